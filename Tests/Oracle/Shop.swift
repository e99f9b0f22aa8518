import CEL

/// The toy vocabulary: a shop with crates and persons.
enum Shop {
  typealias Field = ObjectTypes.Field

  static let types = ObjectTypes(types: [
    .init(
      name: "shop",
      fields: [
        Field(name: "name", type: .string), Field(name: "opened", type: .nullable(.date)), Field(name: "open", type: .bool),
        Field(name: "count", type: .int), Field(name: "weight", type: .decimal), Field(name: "limit", type: .amount),
        Field(name: "crates", type: .list(.object(1))), Field(name: "owner", type: .nullable(.object(2))),
        Field(name: "tags", type: .list(.string)), Field(name: "prices", type: .list(.decimal)),
      ]),
    .init(
      name: "crate",
      fields: [
        Field(name: "fruit", type: .string), Field(name: "weight", type: .nullable(.decimal)),
        Field(name: "ripe", type: .bool), Field(name: "picked", type: .date), Field(name: "residue", type: .nullable(.amount)),
        Field(name: "pieces", type: .int), Field(name: "seller", type: .nullable(.object(2))),
        Field(name: "marks", type: .list(.string)), Field(name: "parts", type: .list(.object(1))),
      ]),
    .init(name: "person", fields: [Field(name: "name", type: .string), Field(name: "born", type: .nullable(.date))]),
  ])

  static let scope = Scope(
    dialect: .rules,
    variables: [
      .init(name: "s", type: .object(0)), .init(name: "crates", type: .list(.object(1))),
      .init(name: "c", type: .object(1)), .init(name: "d", type: .date), .init(name: "p", type: .nullable(.object(2))),
      .init(name: "q", type: .object(2)), .init(name: "u", type: .bool), .init(name: "n", type: .decimal), .init(name: "t", type: .string),
    ], types: types)
}

/// A random record: every field known, partly known, absent or left out.
struct Visit {
  private(set) var names: [String: Value] = [:]
  private var chance: Chance
  private var persons: [Value] = []
  private var count = 0

  init(_ chance: inout Chance) {
    self.chance = Chance(chance.next())
    persons = (0..<2).map { _ in object(.person, depth: 0) }
    let shop = object(.shop, depth: 0)
    names["s"] = shop
    if case .object(_, _, let fields) = shop { names["crates"] = fields["crates"] }
    names["c"] = object(.crate, depth: 1)
    names["d"] = value(of: .date, depth: 0)
    names["p"] = value(of: .nullable(.object(2)), depth: 0)
    names["q"] = value(of: .object(2), depth: 0)
    names["u"] = value(of: .bool, depth: 0)
    names["n"] = value(of: .decimal, depth: 0)
    names["t"] = value(of: .string, depth: 0)
  }

  private mutating func object(_ kind: Value.Kind, depth: Int) -> Value {
    count += 1
    let own = count
    var fields: [String: Value] = [:]
    for field in Shop.types.types[kind.rawValue].fields { fields[field.name] = value(of: field.type, depth: depth + 1) }
    return .object(own, kind, fields)
  }

  private mutating func value(of type: Type, depth: Int) -> Value {
    if chance.one(in: 6) { return .unknown }
    switch type {
    case .nullable(let inner): return chance.one(in: 4) ? .null : known(inner, depth)
    default: return known(type, depth)
    }
  }

  private mutating func known(_ type: Type, _ depth: Int) -> Value {
    switch type {
    case .bool: return .bool(chance.one(in: 2))
    case .int: return .int([0, 1, 2, 3, -7, 400, .max, .min][chance.below(8)])
    case .decimal: return .decimal(Spellings.decimals[chance.below(Spellings.decimals.count)].value)
    case .string: return .text(Maker.texts[chance.below(Maker.texts.count)])
    case .date: return .date(Spellings.dates[chance.below(Spellings.dates.count)].value)
    case .amount: return .amount(Spellings.amounts[chance.below(Spellings.amounts.count)].value)
    case .object(2): return persons.isEmpty ? .unknown : persons[chance.below(persons.count)]
    case .object: return object(.crate, depth: depth)
    case .list(let element):
      let count = depth > 2 ? 0 : chance.below(4)
      // Elements of a list are given, save what is in them.
      return .list((0..<count).map { _ in known(element, depth + 1) }, isComplete: !chance.one(in: 4))
    default: return .unknown
    }
  }
}

/// A small generator with a seed: every run tries the same cases.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  mutating func one(in count: Int) -> Bool { below(count) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
