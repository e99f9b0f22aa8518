import Diagnostics
import Testing

@testable import CEL

/// A shop with a list of crates, and a host with two functions: a vocabulary of nothing in particular.
///
/// | cell | what |
/// |---|---|
/// | 0 | the shop |
/// | 1 … 5 | its fields: name, opened, limit, crates, owner |
/// | 6 … 8 | the crates |
/// | 9 … 17 | their fields: fruit, weight, ripe |
struct Fixture {
  static let types = ObjectTypes(types: [
    .init(
      name: "shop",
      fields: [
        .init(name: "name", type: .string), .init(name: "opened", type: .date), .init(name: "limit", type: .amount),
        .init(name: "crates", type: .list(.object(1))), .init(name: "owner", type: .nullable(.object(1))),
      ]),
    .init(
      name: "crate",
      fields: [
        .init(name: "fruit", type: .string), .init(name: "weight", type: .decimal), .init(name: "ripe", type: .bool),
      ]),
  ])

  static let functions = [
    FunctionDeclaration("sweet", [.init("sweet", [.string], .bool)], host: 0),
    FunctionDeclaration("asked", [.init("asked", [.string], .bool)], host: 1),
    FunctionDeclaration("elsewhere", [.init("elsewhere", [.dyn], .bool)], host: 2),
  ]

  static let scope = Scope(
    dialect: .rules,
    variables: [.init(name: "@record", type: .object(0)), .init(name: "as_of", type: .date)], functions: functions,
    types: types)

  /// Names that are fields of the shop.
  static let names = ["name": 1, "opened": 2, "limit": 3, "crates": 4, "owner": 5]

  var heap = Heap()

  init() {
    heap.cells.append(Cell(.object, payload: 1))
    for place in 1...17 { heap.cells.append(.unknown(place: place)) }
    heap.cells[4] = Cell(.list, payload: 6, count: 3)
    for crate in 0..<3 {
      heap.cells[6 + crate] = Cell(.object, payload: Int64(9 + 3 * crate), count: 1)
    }
  }

  mutating func set(_ place: Int, _ cell: Cell) { heap.cells[place] = cell }

  mutating func set(_ place: Int, text: String) {
    heap.cells[place] = Cell(.text, payload: Int64(heap.bytes.count), count: UInt32(text.utf8.count))
    heap.bytes.append(contentsOf: text.utf8)
  }

  mutating func set(_ place: Int, amount: String) throws {
    heap.cells[place] = heap.append(try Amount(parsing: amount))
  }

  /// An expression, ready to be evaluated over any fixture.
  struct Compiled {
    var program: Program
    var entry: Entry
    var host: Greengrocer
  }

  static func checked(_ text: String) -> CheckedExpression {
    var diagnostics: [Diagnostic] = []
    let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(text.utf8.count))
    var expression = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &diagnostics)
    #expect(diagnostics.isEmpty, "\(text)")
    for id in expression.nodes.indices {
      guard case .ident(let name, _) = expression[id].kind, names[name] != nil else { continue }
      let span = expression[id].span
      expression.nodes.append(.init(kind: .ident("@record", isAbsolute: false), span: span, focus: span))
      expression.nodes[id].kind = .select(
        operand: expression.nodes.count - 1, field: name, isTest: false, isOptional: false)
    }
    return resolve(expression, in: scope)
  }

  static func compile(_ text: String) -> Compiled {
    var diagnostics: [Diagnostic] = []
    let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: 0)
    var builder = ProgramBuilder()
    // The condition that `elsewhere` asks: of the crate that is its one variable.
    let elsewhere = parse(
      "crate.ripe && [1].all(x, crate.weight > 1.0)", at: map, options: ParseOptions(dialect: .rules),
      reporting: &diagnostics)
    let crate = Scope(dialect: .rules, variables: [.init(name: "crate", type: .object(1))], types: types)
    let condition = builder.add(resolve(elsewhere, in: crate))
    let entry = builder.add(checked(text))
    return Compiled(program: builder.finish(), entry: entry, host: Greengrocer(condition: condition))
  }

  /// Does something with an evaluation of one expression over the fixture.
  func evaluation<Result>(_ compiled: Compiled, _ use: (inout Evaluation, Entry) -> Result) -> Result {
    var evaluation = Evaluation(program: compiled.program, host: compiled.host)
    evaluation.load(heap)
    evaluation.locals = [heap.cells[0], .date(CalendarDate(day: 19_500))]
    return use(&evaluation, compiled.entry)
  }

  func evaluation<Result>(_ text: String, _ use: (inout Evaluation, Entry) -> Result) -> Result {
    evaluation(Self.compile(text), use)
  }

  /// Truth, what is missing, and errors.
  func judge(_ compiled: Compiled) -> (truth: Truth, missing: [Int], facts: [HostFact], errors: [String]) {
    evaluation(compiled) { evaluation, entry in
      let truth = evaluation.truth(of: entry)
      return (truth, evaluation.missing.sorted(), evaluation.missingFacts, evaluation.errors.map(\.message))
    }
  }

  func judge(_ text: String) -> (truth: Truth, missing: [Int], facts: [HostFact], errors: [String]) {
    judge(Self.compile(text))
  }

  func show(_ text: String) -> String {
    evaluation(text) { evaluation, entry in evaluation.display(evaluation.value(of: entry)) }
  }
}

struct Greengrocer: Host {
  let condition: Entry

  func call(_ function: Int, _ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    if function == 2 { return evaluation.evaluate(condition, withLocals: arguments) }
    let text = evaluation.text(of: arguments[0])
    if function == 0 { return text == "stone" ? evaluation.fail("stones are no fruit") : .bool(text != "lemon") }
    return evaluation.miss(HostFact(kind: "question", parts: [text]))
  }

  func told(_ fact: HostFact) -> HostFact { fact }
}
