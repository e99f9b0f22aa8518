import Diagnostics

/// Runs the expressions of a program over one record after the other. It owns the scratch: cells that it returns
/// hold until the next ``reset()``.
public struct Evaluation: ~Copyable, Sendable {
  let program: Program.Code
  let host: any Host
  let tables: Heap
  var record = Heap()
  var scratch = Heap()
  /// By variable number of the scope.
  public var locals: ContiguousArray<Cell> = []
  /// The variables of the comprehensions under way, and where each was read from.
  var inner: ContiguousArray<Cell> = []
  var sources: ContiguousArray<Source> = []
  var innerBase = 0
  var causes: [Cause] = []
  var failures: [(failure: Failure, node: Int)] = []
  var patterns: [[UInt8]: Pattern?] = [:]
  var zones: [String: TimeZoneData?] = [:]
  var steps = 0
  var depth = 0
  /// How many nodes one evaluation may take, and how deep they may be nested.
  public var budget = 1_000_000
  static let maximumDepth = 600
  /// No text or list grows beyond this many bytes or elements.
  static let maximumSize = 4_000_000
  /// So many errors of one evaluation are told.
  static let maximumErrors = 100

  /// Record cells that nobody established and on which the answers since ``reset()`` hang.
  public private(set) var missing: [Int] = []
  /// The same of facts that the host lacks.
  public private(set) var missingFacts: [HostFact] = []
  public private(set) var errors: [EvaluationError] = []
  /// Record cells whose fields were read since ``watch()``, as often as they were read; nobody asks where it is nil.
  var reads: [Int]?

  /// `tables` is what cells of the tables' space point into.
  public init(program: Program, host: any Host = NoHost(), tables: Heap = Heap()) {
    self.program = program.code
    self.host = host
    self.tables = tables
  }

  /// Takes a record's heap: cells of the record's space point into it.
  public mutating func load(_ heap: Heap) {
    record = heap
    reset()
  }

  /// Lays further cells and bytes behind those of the record; they hold until the next record is loaded.
  public mutating func extendRecord<Result>(_ extend: (inout Heap) -> Result) -> Result { extend(&record) }

  /// A value that holds until the next record is loaded, whatever is reset: what lies in the scratch is laid behind the record.
  public mutating func keep(_ cell: Cell) -> Cell {
    guard cell.space == .scratch else { return cell }
    var kept = cell
    switch cell.kind {
    case .text, .bytes:
      let bytes = Array(bytes(of: cell))
      kept.payload = Int64(record.bytes.count)
      record.bytes.append(contentsOf: bytes)
    case .list, .map, .optional, .object, .amount:
      let size = self.size(of: cell)
      let parts = (0..<size).map { keep(self.cell(.scratch, Int(cell.payload) + $0)) }
      kept.payload = Int64(record.cells.count)
      record.cells.append(contentsOf: parts)
    default: return cell
    }
    kept.space = .record
    return kept
  }

  /// How many cells a cell points at.
  private func size(of cell: Cell) -> Int {
    switch cell.kind {
    case .list, .optional: Int(cell.count)
    case .map, .amount: cell.kind == .map ? 2 * Int(cell.count) : 2
    case .object: program.types.types.indices.contains(Int(cell.count)) ? program.types.types[Int(cell.count)].fields.count : 0
    default: 0
    }
  }

  /// From now on writes down which cells of the record are read.
  public mutating func watch() { reads = [] }

  /// Ends ``watch()``: the cells in the order in which they were first read.
  public mutating func watched() -> [Int] {
    defer { reads = nil }
    return Cause.unique(reads ?? [])
  }

  /// The field at a place, written down where somebody watches.
  mutating func read(_ space: Cell.Space, _ place: Int) -> Cell {
    if space == .record { reads?.append(place) }
    return cell(space, place)
  }

  /// Empties the scratch and what was missing or wrong. Cells that were made before are void.
  public mutating func reset() {
    scratch.cells.removeAll(keepingCapacity: true)
    scratch.bytes.removeAll(keepingCapacity: true)
    causes.removeAll(keepingCapacity: true)
    failures.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    missingFacts.removeAll(keepingCapacity: true)
    errors.removeAll(keepingCapacity: true)
  }

  public mutating func value(of entry: Entry) -> Cell {
    start()
    let result = evaluate(program.entries[entry.index].root)
    note(result)
    return result
  }

  /// The truth of a condition; an error counts as unknown, and is in ``errors``.
  public mutating func truth(of entry: Entry) -> Truth {
    start()
    let root = program.entries[entry.index].root
    var result = evaluate(root)
    if result.truth == nil, result.kind != .error { result = failing(.notTruth(result.kind), at: root) }
    note(result)
    return result.truth ?? .unknown
  }

  /// Evaluates with other variables, for hosts; the variables are restored. An unknown keeps what it hung on.
  public mutating func evaluate(_ entry: Entry, withLocals others: [Cell]) -> Cell {
    let saved = (locals, innerBase)
    locals = ContiguousArray(others)
    innerBase = inner.count
    defer { (locals, innerBase) = saved }
    return evaluate(program.entries[entry.index].root)
  }

  /// Counts work that one node does by itself, 32 pieces of it as one step. False where it is too much.
  mutating func charge(_ work: Int) -> Bool {
    steps += work / 32
    return steps <= budget
  }

  private mutating func start() {
    steps = 0
    depth = 0
    inner.removeAll(keepingCapacity: true)
    sources.removeAll(keepingCapacity: true)
    innerBase = 0
  }

  /// Writes down what an unknown or an error hangs on.
  private mutating func note(_ result: Cell) {
    switch result.kind {
    case .unknown:
      let cause = cause(of: result)
      missing = Cause.unique(missing + cause.places)
      missingFacts = Cause.unique(missingFacts + cause.facts)
      for number in cause.errors.prefix(Self.maximumErrors) { note(error: number) }
    case .error: note(error: Int(result.payload))
    default: break
    }
  }

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

/// Where a comprehension's variable was read from.
enum Source: Sendable {
  case nowhere
  /// A cell of the record.
  case record(Int)
  /// The value of this node, or a part of it; it belongs to the comprehension whose first variable has that number.
  case node(Int, variable: Int)
}

/// What an unknown hangs on.
struct Cause: Sendable, Hashable {
  var places: [Int] = []
  var facts: [HostFact] = []
  /// Errors that would count if the rest were established.
  var errors: [Int] = []

  mutating func join(_ other: Cause) { self = Cause(joining: [self, other]) }

  init(places: [Int] = [], facts: [HostFact] = [], errors: [Int] = []) {
    (self.places, self.facts, self.errors) = (places, facts, errors)
  }

  /// All of them, each once, in their order.
  init(joining causes: [Cause]) {
    places = Self.unique(causes.flatMap(\.places))
    facts = Self.unique(causes.flatMap(\.facts))
    errors = Self.unique(causes.flatMap(\.errors))
  }

  static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    if elements.count < 2 { return elements }
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}

/// An unknown cell says what it hangs on: a record cell's number, or -2 - n for the n-th cause of the evaluation.
extension Evaluation {
  func cause(of cell: Cell) -> Cause {
    guard cell.kind == .unknown else { return Cause() }
    if cell.payload >= 0 { return Cause(places: [Int(cell.payload)]) }
    let number = -2 - Int(cell.payload)
    return causes.indices.contains(number) ? causes[number] : Cause()
  }

  mutating func unknown(_ cause: Cause) -> Cell {
    if cause.facts.isEmpty, cause.errors.isEmpty, cause.places.count <= 1 {
      return .unknown(place: cause.places.first ?? -1)
    }
    causes.append(cause)
    return .unknown(place: -1 - causes.count)
  }

  /// One unknown that hangs on all that these hang on.
  mutating func joined(_ unknowns: [Cell], errors: [Cell] = []) -> Cell {
    if unknowns.count == 1, errors.isEmpty { return unknowns[0] }
    return unknown(Cause(joining: unknowns.map { cause(of: $0) } + [Cause(errors: errors.map { Int($0.payload) })]))
  }

  mutating func failing(_ failure: Failure, at node: Int = -1) -> Cell {
    failures.append((failure, node))
    return Cell(.error, payload: Int64(failures.count - 1), space: .scratch)
  }
}
