import CEL
import Diagnostics

/// Where the engine and the oracle differ, or an expression was refused that should not be.
public struct Disagreement: Sendable, CustomStringConvertible {
  public var expression: String
  public var engine: String
  public var oracle: String
  public var description: String { "\(expression)\n  engine: \(engine)\n  oracle: \(oracle)" }
}

/// What became of many cases.
public struct Comparison: Sendable {
  public var cases = 0
  public var values = 0
  public var unknowns = 0
  public var errors = 0
  public var disagreements: [Disagreement] = []

  /// Random expressions, some of them made of others of the same program, each over five random records. The same seed gives the
  /// same cases.
  public init(cases wanted: Int, seed: UInt64) {
    var chance = Chance(seed)
    while cases < wanted, disagreements.count < 10 {
      var maker = Maker(chance.next(), guards: !chance.one(in: 4))
      var texts: [String] = []
      var conditions: [String] = []
      for _ in 0..<8 {
        let kind = chance.one(in: 3) ? chance.pick(Maker.Kind.allCases) : .bool
        let text = maker.expression(kind, 2 + chance.below(4))
        texts.append(text)
        if kind == .bool { conditions.append("(\(text))") }
      }
      // What the engine shares between expressions must not change an answer.
      if conditions.count > 1 {
        texts.append(chance.pick(conditions) + (chance.one(in: 2) ? " && " : " || ") + chance.pick(conditions))
        texts.append("!" + chance.pick(conditions))
      }
      compare(texts, isChecked: maker.guards, &chance)
    }
  }

  private mutating func compare(_ texts: [String], isChecked: Bool, _ chance: inout Chance) {
    var builder = ProgramBuilder()
    var compiled: [(text: String, entry: Entry, oracle: Oracle, root: ExprID)] = []
    for text in texts {
      var diagnostics: [Diagnostic] = []
      let map = SpanMap(source: SourceID(0), verbatimFrom: 0, length: UInt32(text.utf8.count))
      let expression = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &diagnostics)
      let checked =
        isChecked
        ? check(expression, in: Shop.scope, expecting: nil, reporting: &diagnostics) : resolve(expression, in: Shop.scope)
      if let mistake = diagnostics.first {
        return disagreements.append(.init(expression: text, engine: mistake.message.en, oracle: "a good expression"))
      }
      compiled.append((text, builder.add(checked), Oracle(expression: expression), expression.root))
    }
    var evaluation = Evaluation(program: builder.finish())
    for _ in 0..<5 {
      let visit = Visit(&chance)
      let layout = Layout(visit)
      evaluation.load(layout.heap)
      evaluation.locals = layout.locals
      for (text, entry, oracle, root) in compiled {
        evaluation.reset()
        let cell = evaluation.value(of: entry)
        let value = oracle.value(root, visit.names)
        count(value)
        if !layout.agrees(cell, value, evaluation) {
          let shown = "\(evaluation.display(cell)) \(evaluation.errors.map(\.message)) over \(visit.names)"
          disagreements.append(.init(expression: text, engine: shown, oracle: "\(value)"))
          return
        }
      }
    }
  }

  private mutating func count(_ value: Value) {
    cases += 1
    if value.isUnknown { unknowns += 1 } else if value.isError { errors += 1 } else { values += 1 }
  }
}
