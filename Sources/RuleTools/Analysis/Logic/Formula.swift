/// What a condition says, as far as it can be reasoned about: facts about terms, joined. What cannot be taken apart is
/// a fact of its own about a term that is true or false.
indirect enum Formula: Sendable {
  case constant(Bool)
  case fact(Fact)
  case not(Formula)
  case and([Formula])
  case or([Formula])
}

/// A statement about one term.
struct Fact: Sendable {
  var term: String
  /// The values of the term where the statement is true, and where it is false.
  var yes: ValueSet
  var no: ValueSet
  /// Terms that are there where the statement is true: what the term is read through.
  var present: [String] = []
  /// Says that the term is there, whatever it is.
  var isPresence = false
  /// Says how two terms stand to each other; `term` names both.
  var pair: Pair?
}

extension Formula {
  /// The same with every question whether a term is there taken for a statement of its own, so that nothing follows
  /// from asking both ways.
  var withoutPresence: Formula {
    var count = 0
    return replacingPresence(&count)
  }

  private func replacingPresence(_ count: inout Int) -> Formula {
    switch self {
    case .constant: return self
    case .fact(let fact):
      guard fact.isPresence else { return self }
      count += 1
      return .fact(Fact(term: "has@\(count)", yes: .words(["true"]), no: .words(["false"])))
    case .not(let inner): return .not(inner.replacingPresence(&count))
    case .and(let parts): return .and(parts.map { $0.replacingPresence(&count) })
    case .or(let parts): return .or(parts.map { $0.replacingPresence(&count) })
    }
  }
}

/// One way in which some conditions can hold together: what the terms can be.
struct World: Sendable {
  private var terms: [String: ValueSet] = [:]
  private var orders: [Pair: ValueSet] = [:]

  /// Adds a statement; false where it cannot be so in this world.
  mutating func add(_ fact: Fact, is truth: Bool) -> Bool {
    guard add(fact.term, truth ? fact.yes : fact.no) else { return false }
    if truth, !fact.present.allSatisfy({ add($0, .present) }) { return false }
    if let pair = fact.pair { orders[pair] = terms[fact.term] }
    guard !orders.isEmpty, let closure = OrderClosure(orders) else { return true }
    return !closure.isImpossible { terms[$0] }
  }

  private mutating func add(_ term: String, _ set: ValueSet) -> Bool {
    let now = (terms[term] ?? .anything).intersection(set)
    terms[term] = now
    return !now.isEmpty
  }
}

/// All ways in which some conditions can hold together. Bounded: of what is too much to follow, nothing is claimed.
struct Worlds: Sendable {
  private(set) var all: [World] = [World()]

  private static let mostWorlds = 64
  private static let mostSteps = 5_000

  /// No world is left: the conditions cannot all hold.
  var isImpossible: Bool { all.isEmpty }

  /// The worlds in which the formula is true too (or false); nil where that is too much to follow.
  func assuming(_ formula: Formula, is truth: Bool = true) -> Worlds? {
    var steps = 0
    guard let left = Self.assume(formula, truth, in: all, &steps) else { return nil }
    var result = Worlds()
    result.all = left
    return result
  }

  /// Whether it is proven that the formula cannot be true (or false) here.
  func exclude(_ formula: Formula, is truth: Bool = true) -> Bool {
    assuming(formula, is: truth)?.isImpossible ?? false
  }

  private static func assume(_ formula: Formula, _ truth: Bool, in worlds: [World], _ steps: inout Int) -> [World]? {
    if worlds.isEmpty { return [] }
    steps += worlds.count
    guard steps < mostSteps, worlds.count <= mostWorlds else { return nil }
    switch formula {
    case .constant(let value): return value == truth ? worlds : []
    case .not(let inner): return assume(inner, !truth, in: worlds, &steps)
    case .fact(let fact): return worlds.compactMap { assume(fact, truth, in: $0) }
    case .and(let parts):
      return truth ? each(of: parts, truth, in: worlds, &steps) : any(of: parts, truth, in: worlds, &steps)
    case .or(let parts):
      return truth ? any(of: parts, truth, in: worlds, &steps) : each(of: parts, truth, in: worlds, &steps)
    }
  }

  private static func each(
    of parts: [Formula], _ truth: Bool, in worlds: [World], _ steps: inout Int
  ) -> [World]? {
    var left = worlds
    for part in parts {
      guard let next = assume(part, truth, in: left, &steps) else { return nil }
      left = next
    }
    return left
  }

  private static func any(
    of parts: [Formula], _ truth: Bool, in worlds: [World], _ steps: inout Int
  ) -> [World]? {
    var found: [World] = []
    for part in parts {
      guard let some = assume(part, truth, in: worlds, &steps) else { return nil }
      found += some
      guard found.count <= mostWorlds else { return nil }
    }
    return found
  }

  private static func assume(_ fact: Fact, _ truth: Bool, in world: World) -> World? {
    var world = world
    return world.add(fact, is: truth) ? world : nil
  }
}
