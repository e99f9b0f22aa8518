import CEL
import Diagnostics
import Documents
import Rules

/// A small vocabulary with every kind of field: known, absent, left out, incomplete.
private enum Stall {
  static let types = ObjectTypes(types: [
    .init(
      name: "crate",
      fields: [
        .init(name: "fruit", type: .string, words: ["apple", "pear"]), .init(name: "weight", type: .decimal),
        .init(name: "ripe", type: .bool), .init(name: "picked", type: .nullable(.date)),
        .init(name: "residue", type: .amount), .init(name: "pieces", type: .int),
        .init(name: "marks", type: .list(.string)), .init(name: "seller", type: .nullable(.object(1))),
      ]),
    .init(name: "person", fields: [.init(name: "name", type: .string), .init(name: "born", type: .date)]),
  ])

  static let rules = Scope(
    dialect: .rules,
    variables: [
      .init(name: "crates", type: .list(.object(0))), .init(name: "c", type: .object(0)), .init(name: "d", type: .date),
      .init(name: "t", type: .string), .init(name: "n", type: .decimal), .init(name: "u", type: .bool),
    ], types: types)

  static let pure = Scope(
    dialect: .pure,
    variables: [
      .init(name: "x", type: .dyn), .init(name: "s", type: .string), .init(name: "l", type: .list(.int)),
      .init(name: "a.b", type: .int), .init(name: "m", type: .map(.string, .dyn)),
      .init(name: "ts", type: .timestamp),
    ])

  /// Three crates behind six cells of variables: the first known, the second partly, the third not at all.
  static let heap: Heap = {
    var heap = Heap(cells: ContiguousArray(repeating: .null, count: 6))
    func text(_ text: String) -> Cell {
      heap.bytes.append(contentsOf: text.utf8)
      return Cell(.text, payload: Int64(heap.bytes.count - text.utf8.count), count: UInt32(text.utf8.count))
    }
    let amount = heap.append(Amount(lower: ExactDecimal(1), upper: ExactDecimal(5), unit: .none))
    let first = heap.cells.count
    for crate in 0..<3 { heap.cells.append(Cell(.object, payload: Int64(first + 3 + 8 * crate))) }
    let apple = text("apple"), pear = text("pear")
    let marks = Cell(.list, payload: Int64(first + 27), count: 2, flags: .incomplete)
    heap.cells += [apple, .decimal(ExactDecimal(3)), .bool(true), .null, amount, .int(7), marks, .null]
    heap.cells += [.unknown(place: first + 11), .decimal(ExactDecimal(-2)), .unknown(place: first + 13)]
    heap.cells += [.date(CalendarDate(first: 19_000, last: 19_400)), .unknown(place: first + 15), .int(-1)]
    heap.cells += [.unknown(place: first + 17), Cell(.object, payload: Int64(first + 29), count: 1)]
    for place in first + 19..<first + 27 { heap.cells.append(.unknown(place: place)) }
    heap.cells += [apple, pear, text("n"), .date(CalendarDate(day: 9_000))]
    heap.cells[0] = Cell(.list, payload: Int64(first), count: 3)
    heap.cells[1] = heap.cells[first + 1]
    heap.cells[2] = .date(CalendarDate(day: 19_500))
    heap.cells[3] = pear
    heap.cells[4] = .decimal(ExactDecimal(12))
    heap.cells[5] = .unknown(place: 5)
    return heap
  }()

  static func locals(_ dialect: Scope.Dialect, _ evaluation: inout Evaluation) -> ContiguousArray<Cell> {
    if dialect == .rules { return ContiguousArray(heap.cells[..<6]) }
    let list = evaluation.makeList([.int(1), .int(2), .int(3)])
    let text = evaluation.makeText("s\u{301}检")
    let map = evaluation.makeMap([(text, list)])
    return [list, text, list, .int(4), map, Cell(.timestamp, payload: 1_234_567_890, count: 5)]
  }
}

func fuzzExpression(_ bytes: ContiguousArray<UInt8>) {
  guard let (choice, text) = chosen(bytes) else { return }
  let dialect = choice & 1 == 0 ? Scope.Dialect.rules : .pure
  let scope = dialect == .rules ? Stall.rules : Stall.pure
  var diagnostics: [Diagnostic] = []
  let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(text.utf8.count))
  let expression = parse(text, at: map, options: ParseOptions(dialect: dialect), reporting: &diagnostics)
  let isParsed = diagnostics.isEmpty
  let checked =
    choice & 2 == 0
    ? check(expression, in: scope, expecting: nil, reporting: &diagnostics) : resolve(expression, in: scope)
  precondition(diagnostics.allSatisfy { Int($0.primary.span.end) <= text.utf8.count })
  precondition(diagnostics.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
  _ = guardsProven(by: checked)
  if isParsed { survive(expression, dialect) }
  evaluate(checked, dialect, tracing: choice & 4 != 0)
}

/// What was printed is read as the same.
private func survive(_ expression: Expression, _ dialect: Scope.Dialect) {
  let printed = expression.text(of: expression.root)
  var diagnostics: [Diagnostic] = []
  let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(printed.utf8.count))
  let again = parse(printed, at: map, options: ParseOptions(dialect: dialect), reporting: &diagnostics)
  precondition(diagnostics.isEmpty)
  precondition(again.text(of: again.root) == printed)
}

private func evaluate(_ checked: CheckedExpression, _ dialect: Scope.Dialect, tracing: Bool) {
  var builder = ProgramBuilder()
  let entry = builder.add(checked)
  var evaluation = Evaluation(program: builder.finish())
  evaluation.budget = 5_000
  evaluation.load(Stall.heap)
  evaluation.locals = Stall.locals(dialect, &evaluation)
  let value = evaluation.value(of: entry)
  let shown = evaluation.display(value)
  precondition(value.kind != .error || !evaluation.errors.isEmpty)
  if dialect == .rules, evaluation.errors.isEmpty {
    // What was kept of the first time changes nothing.
    evaluation.reset()
    let again = evaluation.value(of: entry)
    precondition(again.kind == value.kind && evaluation.display(again) == shown)
  }
  guard tracing else { return }
  let trace = evaluation.trace(entry)
  precondition(trace.value.kind == value.kind)
  precondition(value.kind == .error || evaluation.display(trace.value) == shown)
}

/// The text as a plain scalar, as a quoted one, or folded: the places of the expressions in it are within it.
func fuzzTemplate(_ bytes: ContiguousArray<UInt8>) {
  guard let (choice, text) = chosen(bytes) else { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let written =
    switch choice & 3 {
    case 0: text
    case 1: "\"" + text + "\""
    case 2: "'" + text.replacing("'", with: "''") + "'"
    default: ">-\n  " + lines.joined(separator: "\n  ")
    }
  var diagnostics: [Diagnostic] = []
  guard let document = readYAML(source(written), reporting: &diagnostics).first else { return }
  let node = document.root
  diagnostics = []
  // Blanks at the end of a block are part of its text, not of its place.
  let place = document.span(of: node).start...UInt32(written.utf8.count)
  let parts = readTemplate(node, in: document, reporting: &diagnostics)
  precondition(diagnostics.allSatisfy { place.contains($0.primary.span.start) && place.contains($0.primary.span.end) })
  for part in parts {
    guard case .value(let value) = part else { continue }
    precondition(place.contains(value.span.start) && place.contains(value.span.end))
    evaluate(check(value.expression, in: Stall.rules, expecting: nil, reporting: &diagnostics), .rules, tracing: false)
  }
}
