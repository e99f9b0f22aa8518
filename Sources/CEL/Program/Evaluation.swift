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
  /// By node: how it is written, for people.
  var writtenTexts: [Int: String] = [:]
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
  public var missing: [Int] { missingPlaces.numbers }
  var missingPlaces = DistinctNumbers()
  /// The same of facts that the host lacks.
  public internal(set) var missingFacts: [HostFact] = []
  public internal(set) var errors: [EvaluationError] = []
  /// Record cells whose fields were read since ``watch()``.
  private var reads = DistinctNumbers()
  private(set) var isWatched = false
  var shared = SharedValues()
  /// What the host found out about texts.
  var remembered = RememberedAnswers()

  /// `tables` is what cells of the tables' space point into.
  public init(program: Program, host: any Host = NoHost(), tables: Heap = Heap()) {
    self.program = program.code
    self.host = host
    self.tables = tables
  }

  /// Takes a record's heap: cells of the record's space point into it.
  public mutating func load(_ heap: Heap) {
    record = heap
    shared.forget()
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
  public mutating func watch() {
    reads.removeAll()
    isWatched = true
  }

  /// Ends ``watch()``: the cells in the order in which they were first read.
  public mutating func watched() -> [Int] {
    isWatched = false
    return reads.numbers
  }

  /// The field at a place, written down where somebody watches.
  mutating func read(_ space: Cell.Space, _ place: Int) -> Cell {
    if isWatched, space == .record { reads.insert(place) }
    return cell(space, place)
  }

  /// Empties the scratch and what was missing or wrong. Cells that were made before are void.
  public mutating func reset() {
    Self.empty(&scratch.cells)
    Self.empty(&scratch.bytes)
    Self.empty(&causes)
    Self.empty(&failures)
    missingPlaces.removeAll()
    Self.empty(&missingFacts)
    Self.empty(&errors)
  }

  /// Most of them are empty already: then they are not touched.
  private static func empty(_ list: inout some RangeReplaceableCollection) {
    if !list.isEmpty { list.removeAll(keepingCapacity: true) }
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

  /// Whether a condition is false. What it hangs on, where it is neither true nor false, is not worked out.
  public mutating func denies(_ entry: Entry) -> Bool {
    start()
    return evaluate(program.entries[entry.index].root).truth == .no
  }

  /// Whether two cells are texts of the same bytes.
  public func isSameText(_ one: Cell, _ other: Cell) -> Bool {
    one.kind == .text && other.kind == .text && one.count == other.count && bytes(of: one) == bytes(of: other)
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
    Self.empty(&inner)
    Self.empty(&sources)
    innerBase = 0
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
