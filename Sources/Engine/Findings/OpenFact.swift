import CEL
import Records
import Rules

/// A fact that is missing, as the evaluation knows it: a number or a look-up. Most are never shown, so that they become text
/// only where they are.
enum OpenFact: Hashable {
  case cell(CellID)
  case host(HostFact)
}

extension Evaluator {
  /// Whether a fact is missing at all.
  func lacksFact(_ record: Record) -> Bool {
    !evaluation.missingFacts.isEmpty || evaluation.missing.contains { record.heap.cells.indices.contains($0) }
  }

  /// What the answers since the last reset hang on.
  func openFacts(_ record: Record) -> [OpenFact] {
    var facts: [OpenFact] = []
    for place in evaluation.missing where record.heap.cells.indices.contains(place) { facts.append(.cell(place)) }
    for fact in evaluation.missingFacts { facts.append(.host(fact)) }
    return facts
  }

  func missingFacts(_ record: Record) -> [MissingFact] { told(openFacts(record), in: record) }

  /// Facts as they are shown, each once.
  func told(_ facts: [OpenFact], in record: Record) -> [MissingFact] {
    Self.unique(facts.map { told($0, in: record) })
  }

  func told(_ fact: OpenFact, in record: Record) -> MissingFact {
    switch fact {
    case .cell(let place): .path(record.path(of: place))
    case .host(let fact): MissingFact(host: plan.host.told(fact))
    }
  }

  static func unique(_ facts: [MissingFact]) -> [MissingFact] {
    if facts.count < 2 { return facts }
    var seen: Set<MissingFact> = []
    return facts.filter { seen.insert($0).inserted }
  }
}

/// Facts by the number of rules that ask for each.
struct WantedFacts {
  private var rules: [OpenFact: (count: Int, last: Int)] = [:]

  /// Rules come one after the other.
  mutating func add(_ facts: [OpenFact], rule: Int) {
    for fact in facts {
      let known = rules[fact]
      if known?.last != rule { rules[fact] = ((known?.count ?? 0) + 1, rule) }
    }
  }

  /// Most wanted first, then by their texts.
  func listed(_ told: (OpenFact) -> MissingFact) -> [(fact: MissingFact, rules: Int)] {
    let facts = rules.map { key, value in
      let fact = told(key)
      return (fact: fact, rules: value.count, text: fact.text)
    }
    return facts.sorted { $0.rules == $1.rules ? $0.text < $1.text : $0.rules > $1.rules }.map { ($0.fact, $0.rules) }
  }
}
