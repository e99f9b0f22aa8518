import CEL
import Diagnostics
import Records
public import Rules

/// A rule as a page that a person can read: what it rests on, whom it concerns, its conditions in words, what follows.
public struct RulePage: Sendable {
  /// A sentence of the page, with what was written for it and what belongs under it.
  struct Entry: Sendable {
    var phrase: Phrase
    var written: String?
    var under: [Entry] = []

    init(_ phrase: Phrase, written: String? = nil, under: [Entry] = []) {
      self.phrase = phrase
      self.written = written
      self.under = under
    }

    init(_ text: Localized, under: [Entry] = []) { self.init(.sentence(text), under: under) }
  }

  struct Section: Sendable {
    /// The key of the rule file that it explains, or a word of its own.
    var key: String
    var heading: Localized
    var entries: [Entry]
  }

  public let rule: Rule
  let category: Localized
  let sections: [Section]

  /// Nil where the rule set has no such rule.
  public init?(_ id: String, in checked: CheckedRuleSet, tests: [RuleTest]) {
    guard let found = checked.rules.first(where: { $0.rule.id.value == id }) else { return nil }
    rule = found.rule
    category = checked.source.manifest.title(ofCategory: found.rule.category.value)
    sections = PageBuilder(found, in: checked.source).sections(tests: tests.filter { $0.of.value == id })
      .filter { !$0.entries.isEmpty }
  }
}

/// Puts the sections of a page together.
struct PageBuilder {
  let rule: Rule
  let body: RuleBody<CheckedExpression>
  let rules: RuleSet
  /// What the names of `each` are called: by the list that they go through.
  let names: [String: TermName]

  init(_ found: CheckedRuleSet.CheckedRule, in rules: RuleSet) {
    rule = found.rule
    body = found.body
    self.rules = rules
    names = Self.names(of: body, in: rules)
  }

  /// What the names of `each` are called.
  static func names(of body: RuleBody<CheckedExpression>, in rules: RuleSet) -> [String: TermName] {
    var names: [String: TermName] = [:]
    var taken: Set<String> = []
    for binding in body.each {
      var name = ConditionWords(binding.list, in: rules, names: names).term
      // Two names for one list need telling apart.
      if !taken.insert(name.text.zh).inserted { name = .path(Localized(zh: binding.name, en: binding.name)) }
      names[binding.name] = name
    }
    return names
  }

  func sections(tests: [RuleTest]) -> [RulePage.Section] {
    [
      section("basis", "依据", "What it rests on", basis),
      section("each", "对象", "What it looks at", subjects),
      section("law_date", "适用法律的日期（先查明的为准）", "Date of the law (the first that is established)", dates),
      section("applies", "适用条件（都须成立）", "Whom it concerns (all must hold)", conditions(body.applies, rule.applies)),
      section("when", "违法要件（都须成立）", "Elements of the violation (all must hold)", conditions(body.when, rule.when)),
      section("unless", "除外", "Exceptions", excuses(rule.unless, body.unless, hasBurden: true)),
      section("pending", "程序未结，暂不认定", "Not to be charged yet", excuses(rule.pending, body.pending, hasBurden: false)),
      section("act", "违法行为", "The act in law", act),
      section("penalties", "罚则", "Penalties", penalties),
      section("grounds", "情节", "Grounds", grounds),
      section("routes", "可以提出的建议", "What may be recommended", routes),
      section("message", "说明文字", "Message", [RulePage.Entry(message)]),
      section("tests", "用例", "Tests", tests.flatMap(\.cases).map { RulePage.Entry(CaseWords(rules: rules).sentence(of: $0)) }),
    ]
  }

  private func section(_ key: String, _ zh: String, _ en: String, _ entries: [RulePage.Entry]) -> RulePage.Section {
    RulePage.Section(key: key, heading: Localized(zh: zh, en: en), entries: entries)
  }

  func words(_ expression: CheckedExpression) -> ConditionWords { ConditionWords(expression, in: rules, names: names) }

  // MARK: Conditions

  private func conditions(_ checked: [CheckedExpression], _ written: [SourceExpression]) -> [RulePage.Entry] {
    zip(checked, written).map { RulePage.Entry(words($0).phrase, written: $1.text) }
  }

  private func excuses(_ excuses: [Excuse], _ bodies: [[CheckedExpression]], hasBurden: Bool) -> [RulePage.Entry] {
    zip(excuses, bodies).map { excuse, body in
      var reason = excuse.reason
      if hasBurden {
        switch excuse.burden {
        case .party: reason = Localized(zh: "\(reason.zh)（由当事人证明）", en: "\(reason.en) (for the party to show)")
        case .authority: reason = Localized(zh: "\(reason.zh)（由机关排除）", en: "\(reason.en) (for the authority to rule out)")
        }
      }
      return RulePage.Entry(reason, under: conditions(body, excuse.when))
    }
  }

  private var subjects: [RulePage.Entry] {
    guard !body.each.isEmpty else { return [RulePage.Entry(Localized(zh: "整条记录", en: "the record as a whole"))] }
    return body.each.map { binding in
      let list = words(binding.list).term.text
      return RulePage.Entry(
        Localized(zh: "\(list.zh)的每一项（\(binding.name)）", en: "every \(binding.name) of \(list.en)"))
    }
  }

  private var dates: [RulePage.Entry] {
    body.lawDate.map { date in
      switch date {
      case .day(let day): return RulePage.Entry(words(day).term.text)
      case .period(let from, let to):
        let start = words(from).term.text, end = words(to).term.text
        return RulePage.Entry(
          Localized(
            zh: "\(start.zh)至\(end.zh)，连续的行为以终了之日的法律为准",
            en: "\(start.en) to \(end.en), one continuing act that is judged by the law at its end"))
      }
    }
  }

  private var message: Localized {
    func text(_ parts: [RuleBody<CheckedExpression>.Part], _ language: Language) -> String {
      parts.map { part in
        switch part {
        case .text(let text): text
        case .value(let value): words(value).term.text[language]
        }
      }.joined()
    }
    return Localized(zh: text(body.messageZH, .zh), en: text(body.messageEN, .en))
  }
}
