public import CEL
public import Diagnostics
public import Records
import Rules

/// One condition of a rule, or one operand of its `&&` and `||`.
public struct WatchedCondition: Sendable {
  /// Index into the plan's rules.
  public var rule: Int
  /// `when[0]`, `when[0].1` for the second operand of it.
  public var place: String
  public var text: String
  public var span: SourceSpan
}

/// What a condition was over one thing.
public struct ObservedCondition: Sendable {
  /// Index into the probe's conditions.
  public var condition: Int
  public var truth: Truth
  /// Its value decided: false where nothing else in its conjunction was false, true where nothing else in its
  /// disjunction was true.
  public var decides: Bool
}

/// Watches every condition of every rule, each by itself, as a rule comes to it: what follows a false condition is not asked.
public struct ConditionProbe: ~Copyable {
  private struct Part {
    var condition: Int
    var entry: Entry
    var joinsAll = true
    var parts: [Part] = []
  }

  private struct Watch {
    var lists: [Entry]
    /// `applies` and `when`: one conjunction.
    var main: [Part]
    /// Exceptions and open procedures: a conjunction each.
    var excuses: [[Part]]
  }

  public let conditions: [WatchedCondition]
  private let watches: [Watch]
  private var evaluator: Evaluator

  public init(_ plan: Plan) {
    var building = Building()
    var watches: [Watch] = []
    for (index, planned) in plan.rules.enumerated() {
      let body = planned.checked
      watches.append(
        Watch(
          lists: body.each.map { building.builder.add($0.list) },
          main: building.parts(body.applies, at: "applies", rule: index) + building.parts(body.when, at: "when", rule: index),
          excuses: body.unless.enumerated().map { building.parts($1, at: "unless[\($0)].when", rule: index) }
            + body.pending.enumerated().map { building.parts($1, at: "pending[\($0)].when", rule: index) }))
    }
    self.watches = watches
    conditions = building.conditions
    evaluator = Evaluator(plan)
    evaluator.watch(&building.builder)
  }

  private struct Building {
    var builder = ProgramBuilder()
    var conditions: [WatchedCondition] = []

    mutating func parts(_ list: [CheckedExpression], at place: String, rule: Int) -> [Part] {
      list.enumerated().map { part($1, at: "\(place)[\($0)]", rule: rule) }
    }

    private mutating func part(_ checked: CheckedExpression, at place: String, rule: Int) -> Part {
      let expression = checked.expression
      conditions.append(
        WatchedCondition(
          rule: rule, place: place, text: expression.text(of: expression.root), span: expression[expression.root].span))
      var part = Part(condition: conditions.count - 1, entry: builder.add(checked))
      if let (joinsAll, operands) = checked.operands {
        part.joinsAll = joinsAll
        part.parts = operands.enumerated().map { self.part($1, at: "\(place).\($0)", rule: rule) }
      }
      return part
    }
  }

  // MARK: Watching

  /// Everything that the rules ask of a record.
  public mutating func observe(_ record: Record, rule: Int, asOf: CalendarDate? = nil) -> [ObservedCondition] {
    evaluator.asOf = asOf
    evaluator.load(record)
    var found: [ObservedCondition] = []
    bind(0, rule: rule, into: &found)
    return found
  }

  private mutating func bind(_ depth: Int, rule: Int, into found: inout [ObservedCondition]) {
    let watch = watches[rule]
    guard depth < watch.lists.count else {
      guard observe(watch.main, joinsAll: true, into: &found) != .no else { return }
      for excuse in watch.excuses { _ = observe(excuse, joinsAll: true, into: &found) }
      return
    }
    for element in evaluator.elements(of: watch.lists[depth]) {
      evaluator.bind(depth, to: element)
      bind(depth + 1, rule: rule, into: &found)
    }
  }

  private mutating func observe(
    _ parts: [Part], joinsAll: Bool, into found: inout [ObservedCondition]
  ) -> Truth {
    let deciding: Truth = joinsAll ? .no : .yes
    var truths: [Truth] = []
    for part in parts { truths.append(evaluator.truth(of: part.entry)) }
    for (index, part) in parts.enumerated() {
      let decides = truths[index] == deciding && !truths.indices.contains { $0 != index && truths[$0] == deciding }
      found.append(ObservedCondition(condition: part.condition, truth: truths[index], decides: decides))
      if !part.parts.isEmpty { _ = observe(part.parts, joinsAll: part.joinsAll, into: &found) }
      if truths[index] == deciding { return deciding }
    }
    return truths.contains(.unknown) ? .unknown : joinsAll ? .yes : .no
  }
}

extension Evaluator {
  /// Runs another program than the plan's, over the same data.
  mutating func watch(_ builder: inout ProgramBuilder) {
    let scopes = plan.source.tableScopes.map { builder.add($0) }
    let host = RuleHost(plan.source, scopes: scopes)
    evaluation = Evaluation(program: builder.finish(), host: host, tables: host.heap)
  }

  mutating func elements(of list: Entry) -> [Cell] {
    evaluation.reset()
    let value = evaluation.value(of: list)
    return value.kind == .list ? Array(evaluation.cells(of: value)) : []
  }

  mutating func bind(_ depth: Int, to element: Cell) { evaluation.locals[RuleScope.firstBinding + depth] = element }

  mutating func truth(of entry: Entry) -> Truth {
    evaluation.reset()
    return evaluation.truth(of: entry)
  }
}
