public import Diagnostics
public import Engine
import Rules

/// Which rules apply to some record of many. What is kept does not grow with the number of records.
public struct PopulationLint: Sendable {
  private let plan: Plan
  private var applies: Set<Int> = []
  /// By rule: how often each part of it kept it from a thing, and how often it was not examined.
  private var hindrances: [Int: [String: Int]] = [:]
  private var unexamined: [Int: Int] = [:]
  public private(set) var records = 0

  public init(_ plan: Plan) { self.plan = plan }

  /// Takes in what was found in one record; the findings must have been made for a ledger.
  public mutating func add(_ findings: RecordFindings) {
    records += 1
    for verdict in findings.verdicts where !applies.contains(verdict.rule) {
      switch verdict.status {
      case .notApplicable: hindrances[verdict.rule, default: [:]][verdict.reason ?? "applies", default: 0] += 1
      case .unexamined: unexamined[verdict.rule, default: 0] += 1
      case .violation, .pending, .exempt, .undetermined, .clear, .failed: applies.insert(verdict.rule)
      }
    }
  }

  /// Every rule that applied to nothing, with what mostly kept it from the records. Where it may have applied and the
  /// records do not say so, that is a note: what is not established is not "no".
  public var diagnostics: [Diagnostic] {
    plan.rules.indices.filter { !applies.contains($0) }.map { index in
      unexamined[index].map { note(of: index, times: $0) } ?? warning(of: index)
    }
  }

  private func note(of index: Int, times: Int) -> Diagnostic {
    let id = plan.rules[index].rule.id
    var diagnostic = LintMistake.appliesToNothing.at(
      id.span, zh: "所给的 \(records) 条记录中，没有一条能判断「\(id.value)」：有 \(times) 次缺少事实",
      en: "`\(id.value)` could be judged on none of the records (\(records)): facts were not established \(Self.times(times))")
    diagnostic.severity = .note
    return diagnostic
  }

  private func warning(of index: Int) -> Diagnostic {
    let id = plan.rules[index].rule.id
    var words = Localized(
      zh: "「\(id.value)」不适用于所给的 \(records) 条记录中的任何一条",
      en: "`\(id.value)` applies to none of the records (\(records))")
    var other: [Label] = []
    if let (reason, count) = hindrances[index]?.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      words.zh += "，多因 \(reason)（\(count) 次）"
      words.en += ", mostly because of `\(reason)` (\(Self.times(count)))"
      if let span = span(of: reason, in: index) {
        other.append(Label(span, Localized(zh: "\(count) 次不成立", en: "not so \(Self.times(count))")))
      }
    }
    return LintMistake.appliesToNothing.at(id.span, words, other: other)
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// The place of the part of a rule that a verdict names: `applies[1]`, `each.batch`.
  private func span(of reason: String, in index: Int) -> SourceSpan? {
    let rule = plan.rules[index].rule
    if reason.hasPrefix("each.") {
      return rule.each.first { "each." + $0.name.value == reason }?.list.span
    }
    return rule.applies.indices.first { "applies[\($0)]" == reason }.map { rule.applies[$0].span }
  }
}
