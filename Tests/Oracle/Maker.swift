/// Writes random expressions. Checked ones guard what may be absent, so that the checker accepts them; unguarded ones
/// do not, and may fail.
struct Maker {
  static let texts = ["apple", "pear", "", "梨", "pe\u{301}ar", "apples", "a"]

  enum Kind: CaseIterable { case bool, int, decimal, text, date, amount, texts, decimals, dates, amounts, crates, crate, person }

  var chance: Chance
  let guards: Bool
  /// Variables of the folds around.
  private var names: [(name: String, kind: Kind)] = []
  private var used = 0

  init(_ seed: UInt64, guards: Bool) {
    chance = Chance(seed)
    self.guards = guards
  }

  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if depth <= 0 || chance.one(in: 8) { return leaf(kind, depth) }
    switch kind {
    case .bool: return truth(depth - 1)
    case .int, .decimal: return number(kind, depth - 1)
    case .text: return chance.one(in: 3) ? choice(kind, depth - 1) : chance.one(in: 3) ? "(\(expression(.text, depth - 1)) + \(expression(.text, depth - 1)))" : leaf(kind, depth)
    case .date:
      let move = chance.pick(["plus_days", "plus_months", "plus_years"])
      return chance.one(in: 2) ? "\(move)(\(expression(.date, depth - 1)), \(chance.pick(["1", "-1", "7", "12", "-400"])))" : chance.one(in: 2) ? choice(kind, depth - 1) : leaf(kind, depth)
    case .amount, .crate, .person: return chance.one(in: 2) ? choice(kind, depth - 1) : leaf(kind, depth)
    case .texts, .decimals, .dates, .amounts, .crates: return list(kind, depth - 1)
    }
  }

  private mutating func choice(_ kind: Kind, _ depth: Int) -> String {
    "(\(expression(.bool, depth)) ? \(expression(kind, depth)) : \(expression(kind, depth)))"
  }

  // MARK: Truths

  private mutating func truth(_ depth: Int) -> String {
    switch chance.below(14) {
    case 0, 1: return "(" + (0..<2 + chance.below(2)).map { _ in expression(.bool, depth) }.joined(separator: chance.pick([" && ", " || "])) + ")"
    case 2: return "!(\(expression(.bool, depth)))"
    case 3: return choice(.bool, depth)
    case 4, 5: return comparison(depth)
    case 6, 7: return fold(depth)
    case 8: return membership(depth)
    case 9: return chance.pick(["has", "absent"]) + "(\(nullable()))"
    case 10: return "meets(\(expression(.amount, depth)), \(expression(.amount, depth)))"
    case 11: return "(\(expression(.text, depth)).\(chance.pick(["contains", "startsWith", "endsWith"]))(\(expression(.text, depth))))"
    case 12:
      let kind = chance.pick([Kind.bool, .decimal, .date, .crate])
      let name = newName()
      let range = expression(kind, depth)
      return "cel.bind(\(name), \(range), \(within(name, kind) { $0.expression(.bool, depth) }))"
    default: return comparison(depth)
    }
  }

  private mutating func comparison(_ depth: Int) -> String {
    if chance.one(in: 12) { return "(\(nullable()) \(chance.pick(["==", "!="])) null)" }
    let kind = chance.pick([Kind.int, .decimal, .text, .date, .amount, .date, .amount, .crate, .person] + Self.lists)
    let isOrdered = [.int, .decimal, .text, .date, .amount].contains(kind)
    let mark = chance.pick(isOrdered ? ["==", "!=", "<", "<=", ">", ">="] : ["==", "!="])
    let other = kind == .decimal && chance.one(in: 3) ? Kind.int : kind
    return "(\(expression(kind, depth)) \(mark) \(expression(other, depth)))"
  }

  private mutating func fold(_ depth: Int) -> String {
    let kind = chance.pick([Kind.crates, .crates] + Self.lists)
    let range = expression(kind, depth)
    let name = newName()
    let macro = chance.pick(["exists", "all", "exists_one"])
    return "\(range).\(macro)(\(name), \(within(name, Self.element(of: kind)) { $0.expression(.bool, depth) }))"
  }

  private mutating func membership(_ depth: Int) -> String {
    let kind = chance.pick(Self.lists)
    return "(\(expression(Self.element(of: kind), depth)) in \(expression(kind, depth)))"
  }

  private static let lists: [Kind] = [.texts, .decimals, .dates, .amounts, .crates]

  private static func element(of kind: Kind) -> Kind {
    switch kind {
    case .texts: .text
    case .decimals: .decimal
    case .dates: .date
    case .amounts: .amount
    default: .crate
    }
  }

  private mutating func newName() -> String {
    used += 1
    return "v\(used)"
  }

  private mutating func within(_ name: String, _ kind: Kind, _ make: (inout Maker) -> String) -> String {
    names.append((name, kind))
    defer { names.removeLast() }
    return make(&self)
  }

  // MARK: Numbers and lists

  private mutating func number(_ kind: Kind, _ depth: Int) -> String {
    switch chance.below(7) {
    case 0, 1:
      let mark = chance.pick(kind == .int ? ["+", "-", "*", "/", "%"] : ["+", "-", "*"])
      let other = kind == .decimal && chance.one(in: 3) ? Kind.int : kind
      return "(\(expression(kind, depth)) \(mark) \(expression(other, depth)))"
    case 2: return choice(kind, depth)
    case 3: return "-(\(expression(kind, depth)))"
    case 4 where kind == .decimal: return expression(.decimals, depth) + ".sum()"
    case 5 where kind == .decimal:
      return "quotient(\(expression(.decimal, depth)), \(chance.pick(["3", "0.2", "12.5", "0.0", "-7"])), \(chance.below(5)))"
    case 4: return expression(chance.pick(Self.lists), depth) + ".size()"
    case 5: return "size(\(expression(.text, depth)))"
    default: return leaf(kind, depth)
    }
  }

  private mutating func list(_ kind: Kind, _ depth: Int) -> String {
    switch chance.below(6) {
    case 0: return "(\(expression(kind, depth)) + \(expression(kind, depth)))"
    case 1:
      let name = newName()
      let range = expression(kind, depth)
      return "\(range).filter(\(name), \(within(name, Self.element(of: kind)) { $0.expression(.bool, depth) }))"
    case 2 where kind != .crates:
      let name = newName()
      let range = expression(.crates, depth)
      let condition = chance.one(in: 3) ? within(name, .crate) { $0.expression(.bool, depth) } + ", " : ""
      return "\(range).map(\(name), \(condition)\(within(name, .crate) { $0.expression(Self.element(of: kind), depth) }))"
    case 3: return "[" + (0..<1 + chance.below(3)).map { _ in expression(Self.element(of: kind), depth) }.joined(separator: ", ") + "]"
    case 4: return choice(kind, depth)
    default: return leaf(kind, depth)
    }
  }

  // MARK: Leaves

  /// What may be absent.
  private mutating func nullable() -> String {
    let crate = self.crate()
    return chance.pick(["s.opened", "s.owner", "p", crate + ".weight", crate + ".residue", crate + ".seller"])
  }

  /// A crate by a name: what a guard can speak of.
  private mutating func crate() -> String { chance.pick(["c"] + names.filter { $0.kind == .crate }.map(\.name)) }

  private mutating func guarded(_ path: String, _ field: String = "", or other: String) -> String {
    guards ? "(has(\(path)) ? \(path)\(field) : \(other))" : path + field
  }

  private mutating func leaf(_ kind: Kind, _ depth: Int) -> String {
    let own = names.filter { $0.kind == kind }.map(\.name)
    if !own.isEmpty, chance.one(in: 2) { return chance.pick(own) }
    let crate = self.crate()
    switch kind {
    case .bool: return chance.pick(["true", "false", "u", "s.open", crate + ".ripe", crate + ".ripe"])
    case .int: return chance.pick(["0", "1", "2", "-3", "9223372036854775807", "s.count", crate + ".pieces"])
    case .decimal:
      let literal = chance.pick(Spellings.decimals).spelling
      return chance.pick([literal, literal, "n", "s.weight", guarded(crate + ".weight", or: literal), "decimal(\"2.5\")", "decimal(\(chance.below(3)))"])
    case .text:
      let literal = "\"\(chance.pick(Self.texts))\""
      return chance.pick([literal, "t", "s.name", crate + ".fruit", guarded("s.owner", ".name", or: literal)])
    case .date:
      let literal = "date(\"\(chance.pick(Spellings.dates).spelling)\")"
      return chance.pick([literal, "d", crate + ".picked", guarded("s.opened", or: literal)])
    case .amount:
      let literal = "amount(\"\(chance.pick(Spellings.amounts).spelling)\")"
      return chance.pick([literal, "s.limit", guarded(crate + ".residue", or: literal)])
    case .texts: return chance.pick(["s.tags", crate + ".marks", "[\"apple\", \"梨\"]"])
    case .decimals: return chance.pick(["s.prices", "[1.50, 2.5]", "[0.1]"])
    case .dates: return chance.pick(["[d, date(\"2023-05\")]", "crates.map(e, e.picked)", "[d].filter(e, u)", "[d]"])
    case .amounts: return chance.pick(["[s.limit, amount(\"3 mg/kg\")]", "[amount(\"10 CFU/g\"), s.limit]", "[s.limit]"])
    case .crates: return chance.pick(["crates", "crates", "s.crates", crate + ".parts"])
    case .crate: return chance.pick(["c", crate, "crates[\(chance.below(2))]"])
    case .person: return guards ? chance.pick(["q", "(has(p) ? p : q)", guarded("s.owner", or: "q")]) : chance.pick(["p", "q", "s.owner", crate + ".seller"])
    }
  }
}
