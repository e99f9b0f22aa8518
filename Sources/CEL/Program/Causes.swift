/// What an unknown hangs on, besides a single cell of the record. What several hang on is worked out only for an answer,
/// where all the causes lie in one list: most of them are thrown away before.
enum Cause: Sendable {
  case fact(HostFact)
  /// Both of these, unknowns or errors.
  case both(Cell, Cell)
}

/// An unknown cell says what it hangs on: a record cell's number, or -2 - n for the n-th cause of the evaluation; -1 for nothing.
extension Evaluation {
  private mutating func unknown(_ cause: Cause) -> Cell {
    causes.append(cause)
    return .unknown(place: -1 - causes.count)
  }

  mutating func unknown(because fact: HostFact) -> Cell { unknown(.fact(fact)) }

  mutating func unknown(at places: [Int]) -> Cell {
    var result = Cell.unknown()
    for place in places { result = joined(result, .unknown(place: place)) }
    return result
  }

  /// One unknown that hangs on both; at least one of them is an unknown, the other may be an error.
  mutating func joined(_ one: Cell, _ other: Cell) -> Cell {
    if one.kind == .unknown, one.payload == -1, other.kind == .unknown { return other }
    if other.kind == .unknown, other.payload == -1 || one.kind == .unknown && one.payload == other.payload { return one }
    return unknown(.both(one, other))
  }

  /// One unknown that hangs on all that these hang on.
  mutating func joined(_ unknowns: [Cell], errors: [Cell] = []) -> Cell {
    var result = Cell.unknown()
    for unknown in unknowns { result = joined(result, unknown) }
    for error in errors { result = joined(result, error) }
    return result
  }

  mutating func failing(_ failure: Failure, at node: Int = -1) -> Cell {
    failures.append((failure, node))
    return Cell(.error, payload: Int64(failures.count - 1), space: .scratch)
  }

  /// Writes down what an unknown or an error hangs on: each fact once, in order.
  mutating func note(_ result: Cell) {
    guard result.kind == .unknown || result.kind == .error else { return }
    if result.kind == .unknown, result.payload >= -1 { return note(missing: Int(result.payload)) }
    var open = [result]
    var seen = DistinctNumbers()
    var errors = DistinctNumbers()
    while let cell = open.popLast() {
      if cell.kind == .error {
        errors.insert(Int(cell.payload))
      } else if cell.payload >= 0 {
        note(missing: Int(cell.payload))
      } else if causes.indices.contains(-2 - Int(cell.payload)), seen.insert(-2 - Int(cell.payload)) {
        switch causes[-2 - Int(cell.payload)] {
        case .fact(let fact): missingFacts.append(fact)
        case .both(let one, let other):
          open.append(other)
          open.append(one)
        }
      }
    }
    missingFacts = unique(missingFacts)
    for number in errors.numbers.prefix(Self.maximumErrors) { note(error: number) }
  }

  private mutating func note(missing place: Int) { missingPlaces.insert(place) }

  private mutating func note(error number: Int) {
    guard failures.indices.contains(number) else { return }
    let (failure, node) = failures[number]
    let isKnown = program.spans.indices.contains(node)
    let error = EvaluationError(
      text: failure.text, expression: isKnown ? ExprID(program.origins[node]) : nil,
      span: isKnown ? program.spans[node] : nil)
    if !errors.contains(error) { errors.append(error) }
  }
}

/// What stands in the way of an answer: unknowns as one, and errors, which count only where nothing is unknown.
struct Obstacles {
  var unknown: Cell?
  var errors: [Cell] = []
}

extension Evaluation {
  mutating func add(_ unknown: Cell, to obstacles: inout Obstacles) {
    obstacles.unknown = obstacles.unknown.map { joined($0, unknown) } ?? unknown
  }

  /// A value unless something unknown or wrong stands in its way.
  mutating func settled(_ value: Cell, _ obstacles: Obstacles) -> Cell {
    guard let unknown = obstacles.unknown else { return obstacles.errors.first ?? value }
    return joined([unknown], errors: obstacles.errors)
  }
}

/// Each element once, in the order in which they came first.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  if elements.count < 2 { return elements }
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
