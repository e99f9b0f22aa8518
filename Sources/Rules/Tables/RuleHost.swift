public import CEL
import Synchronization

/// Answers the functions that the rule set's data offer to conditions: tables, lexicons, the calendar, and what a
/// person found. What the data do not hold is unknown, with the fact that is missing.
///
/// A class, so that an evaluation takes it up without copying.
public final class RuleHost: Host {
  let tables: ReferenceTables
  let scopes: [Entry]
  let judgements: JudgementReader?
  private let nameEnds = Mutex<NameEnds?>(nil)

  /// `scopes` are the compiled conditions of table rows, in the order of ``CheckedRuleSet/tableScopes``.
  public init(_ checked: CheckedRuleSet, scopes: [Entry]) {
    tables = checked.tables
    self.scopes = scopes
    judgements = JudgementReader(checked.source)
  }

  /// What cells of the tables point into.
  public var heap: Heap { tables.heap }

  public func call(_ function: Int, _ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    guard let function = HostFunction(rawValue: function) else { return evaluation.fail("no such function") }
    switch function {
    case .listed: return listed(arguments, &evaluation)
    case .inGroup: return inGroup(arguments, &evaluation)
    case .hasLimit: return hasLimit(arguments, &evaluation)
    case .limit: return limit(arguments, &evaluation)
    case .says: return says(arguments, &evaluation)
    case .judged: return judgements?.judged(arguments, &evaluation) ?? .unknown()
    case .workdays: return workdays(arguments, &evaluation)
    }
  }

  // MARK: Names

  private func listed(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let answer = evaluation.remembering(HostFunction.listed.rawValue, about: arguments[0], of: arguments[1]) { name, evaluation in
      tables.tables[evaluation.text(of: arguments[0])].map { HostAnswer(tables.lists($0, name)) } ?? .noData
    }
    if answer.isNoData { return evaluation.fail("no such table") }
    return answer.truth.map { .bool($0) } ?? unknownName(evaluation.text(of: arguments[1]), &evaluation)
  }

  private func inGroup(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let answer = evaluation.remembering(HostFunction.inGroup.rawValue, about: arguments[1], of: arguments[0]) { name, evaluation in
      let group = evaluation.text(of: arguments[1])
      let isIn = NameFolding.name(name) == NameFolding.name(group) || tables.groups(of: name).contains(group)
      return HostAnswer(isIn ? true : tables.isKnown(name) ? false : nil)
    }
    return answer.truth.map { .bool($0) } ?? unknownName(evaluation.text(of: arguments[0]), &evaluation)
  }

  private func unknownName(_ name: String, _ evaluation: inout Evaluation) -> Cell {
    evaluation.miss(HostFact(kind: Self.nameFact, parts: [name]))
  }

  private static let nameFact = "name"

  /// A name that no table knows is told with those near it.
  public func told(_ fact: HostFact) -> HostFact {
    guard fact.kind == Self.nameFact, let name = fact.parts.first else { return fact }
    let ends = nameEnds.withLock { ends in
      let made = ends ?? tables.known.ends()
      ends = made
      return made
    }
    return HostFact(kind: fact.kind, parts: [name] + tables.known.near(name, by: ends).map { "≈ \($0)" })
  }

  // MARK: Limits

  private struct Applying {
    var rows: [ReferenceTable.Row] = []
    var isOpen = false
  }

  /// Whether a table has rows for a name or its groups; nil for a name that no table knows. Most have none.
  private func hasRows(_ arguments: [Cell], _ evaluation: inout Evaluation) -> HostAnswer {
    evaluation.remembering(HostFunction.limit.rawValue, about: arguments[0], of: arguments[1]) { name, evaluation in
      guard let table = tables.tables[evaluation.text(of: arguments[0])] else { return .noData }
      return HostAnswer(!rows(of: name, in: table).isEmpty ? true : tables.isKnown(name) ? false : nil)
    }
  }

  /// Rows of a substance, or of the groups it belongs to, that apply to a product on a day.
  private func applying(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Applying {
    guard let table = tables.tables[evaluation.text(of: arguments[0])] else { return Applying() }
    let numbers = rows(of: evaluation.text(of: arguments[1]), in: table)
    var found = Applying()
    for number in numbers where table.rows[number].counts && table.rows[number].limit != nil {
      let row = table.rows[number]
      var truth = arguments[3].date.map { row.valid.contains($0) } ?? .unknown
      if truth != .no, let scope = row.scope, scopes.indices.contains(scope) {
        let answer = evaluation.evaluate(scopes[scope], withLocals: [arguments[2]])
        truth = min(truth, answer.kind == .boolean ? Truth(answer.payload == 1) : .unknown)
      }
      if truth == .yes { found.rows.append(row) }
      if truth == .unknown { found.isOpen = true }
    }
    return found
  }

  /// Those of the name itself, else of its groups.
  private func rows(of name: String, in table: ReferenceTable) -> [Int] {
    let own = tables.rows(of: name, in: table)
    return own.isEmpty ? tables.groups(of: name).sorted().flatMap { tables.rows(of: $0, in: table) } : own
  }

  private func hasLimit(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let answer = hasRows(arguments, &evaluation)
    if answer.isNoData { return evaluation.fail("no such table") }
    guard let isNamed = answer.truth else { return unknownName(evaluation.text(of: arguments[1]), &evaluation) }
    if !isNamed { return .bool(false) }
    let found = applying(arguments, &evaluation)
    if found.rows.isEmpty, found.isOpen { return .unknown() }
    return .bool(!found.rows.isEmpty)
  }

  private func limit(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let answer = hasRows(arguments, &evaluation)
    if answer.isNoData { return evaluation.fail("no such table") }
    let name = evaluation.text(of: arguments[1])
    guard let isNamed = answer.truth else { return unknownName(name, &evaluation) }
    let found = isNamed ? applying(arguments, &evaluation) : Applying()
    // Rows of different scope may hold the same limit; different limits at once are a mistake of the table.
    let limits = Set(found.rows.compactMap { row in row.limit.map { evaluation.display($0) } })
    if found.isOpen { return .unknown() }
    guard limits.count <= 1 else {
      return evaluation.fail("several limits for \(name): \(limits.sorted().joined(separator: ", "))")
    }
    return found.rows.first?.limit ?? evaluation.fail("no limit for \(name); ask has_limit() first")
  }

  // MARK: Words and days

  private func says(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    let answer = evaluation.remembering(HostFunction.says.rawValue, about: arguments[1], of: arguments[0]) { text, evaluation in
      guard let matcher = tables.lexicons[evaluation.text(of: arguments[1])] else { return .noData }
      let (truth, word) = matcher.says(evaluation.prepared(text) { FoldedText($0, tables.spellings) })
      return HostAnswer(truth == .unknown ? nil : truth == .yes, word ?? "")
    }
    if answer.isNoData { return evaluation.fail("no such lexicon") }
    if let truth = answer.truth { return .bool(truth) }
    let parts = [evaluation.text(of: arguments[1]), answer.text, evaluation.text(of: arguments[0])]
    return evaluation.miss(HostFact(kind: "wording", parts: parts))
  }

  private func workdays(_ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    guard let date = arguments[0].date, (0...10_000).contains(arguments[1].payload) else {
      return evaluation.fail("workdays() counts 0 to 10000 days")
    }
    let count = Int(arguments[1].payload)
    let first = moved(date.first, count, &evaluation)
    let last = date.isExact ? first : moved(date.last, count, &evaluation)
    guard let first, let last else { return .unknown() }
    return .date(CalendarDate(first: first, last: last))
  }

  private func moved(_ day: Int32, _ count: Int, _ evaluation: inout Evaluation) -> Int32? {
    if day == CalendarDate.open.low || day == CalendarDate.open.high { return day }
    switch tables.calendar.workday(count, after: day) {
    case .success(let result): return result
    case .failure(let missing):
      _ = evaluation.miss(HostFact(kind: "calendar", parts: [String(missing.year)]))
      return nil
    }
  }
}

extension HostAnswer {
  /// Yes, no, or nobody knows.
  fileprivate init(_ truth: Bool?, _ text: String = "") { self.init(truth.map { $0 ? 1 : 0 } ?? -1, text) }

  fileprivate var truth: Bool? { number < 0 ? nil : number == 1 }

  /// There is no such table or lexicon.
  fileprivate static let noData = HostAnswer(-2)

  fileprivate var isNoData: Bool { number == -2 }
}
