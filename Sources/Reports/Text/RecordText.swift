import Documents
import CEL
import Diagnostics
import Engine
import Records
import Rules

/// One judged record as text.
struct RecordText {
  let plan: Plan
  let options: ReportOptions
  let isPlain: Bool
  let record: Record
  let lines: LineIndex
  var block: TextBlock

  func say(_ zh: String, _ en: String) -> String { options.language == .zh ? zh : en }
  func say(_ text: Localized) -> String { text[options.language] }
  private var comma: String { say("、", ", ") }

  mutating func write(_ result: RecordResult, _ findings: RecordFindings, _ assessment: Assessment) {
    verdict(result, findings, assessment)
    for finding in findings.findings { write(finding, isShadow: false) }
    for finding in findings.shadows where finding.status == .violation { write(finding, isShadow: true) }
    for found in findings.warnings {
      block.blank()
      block.add(say("事实矛盾  ", "Contradiction  "), "\(found.path): \(say(found.message))")
    }
    if !assessment.acts.isEmpty { acts(assessment) }
    grounds(assessment)
    decisions(assessment)
    recommendations(assessment)
    open(findings, assessment)
  }

  /// The first line says what came of the file.
  private mutating func verdict(_ result: RecordResult, _ findings: RecordFindings, _ assessment: Assessment) {
    let counts: [(Status, Int)] = [Status.failed, .violation, .pending, .undetermined, .exempt].compactMap { status in
      let count = findings.counts[status]
      return count == 0 ? nil : (status, count)
    }
    let verdict =
      counts.isEmpty
      ? say("未发现违法", "No violation found")
      : counts.map { say("\(Words.status($0).zh) \($1) 项", "\($1) \(Words.status($0).en)") }.joined(separator: say("，", ", "))
    let unexamined = findings.counts[.unexamined]
    let more = unexamined == 0 ? "" : say("（另有 \(unexamined) 项未检查）", " (\(unexamined) more not examined)")
    block.add("", verdict + more + "  \(result.beginning)")
    block.add("  ", [result.id, result.enterprise, result.date].compactMap { $0 }.joined(separator: "  "))
    if let fine = assessment.fine { block.add(say("  罚款幅度  ", "  Fine  "), say(fine.words)) }
  }

  // MARK: Findings

  private mutating func write(_ finding: Finding, isShadow: Bool) {
    let planned = plan.rules[finding.rule]
    block.blank()
    let shadow = isShadow ? say("（草案，不计）", " (draft, not counted)") : ""
    block.add("", "\(say(Words.status(finding.status)))\(shadow)  \(planned.rule.id.value)  \(say(planned.rule.title))")
    block.add(
      say("  位置  ", "  at        "),
      lines.place(of: finding.span.start) + (finding.subject.isEmpty ? "" : "  \(finding.subject)"))
    block.add(say("  依据  ", "  under     "), planned.rule.basis.map { cite($0.value) }.joined(separator: say("；", "; ")))
    if let reason = finding.reason { block.add(say("  理由  ", "  because   "), say(reason.text)) }
    if !finding.missing.isEmpty {
      block.add(say("  缺少  ", "  missing   "), list(finding.missing.map { fact($0) }, most: 6))
    }
    if finding.isReferred {
      block.add(
        say("  移交  ", "  refer     "),
        say("责任主体：\(finding.party.map { record.path(of: $0) } ?? "不明")", "the party is \(finding.party.map { record.path(of: $0) } ?? "unknown")"))
    }
    block.add("  ", say(finding.message))
    if !finding.evidence.isEmpty { evidence(finding.evidence) }
    reasons(finding.reasons)
    if !finding.notRaised.isEmpty {
      block.add(say("  可抗辩  ", "  may raise "), finding.notRaised.map { say($0) }.joined(separator: say("；", "; ")))
    }
    if options.explains { trace(finding) }
  }

  private mutating func evidence(_ evidence: [Evidence]) {
    let shown = evidence.map { fact -> String in
      let from = fact.standIn.map { say("（取自 \($0)）", " (from \($0))") } ?? ""
      let line = lines.shortPlace(of: record.span(of: fact.cell).start)
      return "\(fact.words(options))\(from) [\(line)]"
    }
    block.add(say("  证据  ", "  evidence  "), shown.joined(separator: say("；", "; ")))
  }

  private mutating func trace(_ finding: Finding) {
    ShownCondition.write(finding.trace, "    ", options.language, to: &block)
  }

  func cite(_ id: String) -> String { say(plan.ruleSet.citation(of: id)) }

  private func fact(_ fact: MissingFact) -> String { say(plan.ruleSet.words(of: fact)) }

  private func list(_ items: [String], most: Int) -> String {
    let shown = items.prefix(most).joined(separator: comma)
    return items.count > most ? shown + say(" 等 \(items.count) 项", " and \(items.count - most) more") : shown
  }

  // MARK: Assessment

  private mutating func acts(_ assessment: Assessment) {
    block.blank()
    block.add("", say("处理意见", "Assessment"))
    for act in assessment.acts {
      block.add(say("  行为  ", "  act       "), say(act.act.title) + "（\(act.act.id.value)）".replacingParentheses(options.language))
      let outcome = act.outcome == .penalty ? "" : say("；\(Words.outcome(act.outcome).zh)", "; \(Words.outcome(act.outcome).en)")
      let serious = act.isSerious ? say("；情节严重", "; serious") : ""
      block.add(say("  罚款  ", "  fine      "), (act.fine.map { say($0.words) } ?? "-") + outcome + serious)
      block.add(say("  计算  ", "  because   "), say(act.arithmetic))
      laws(act)
      for absorbed in act.absorbed {
        let title = plan.ruleSet.act(absorbed.act)?.title
        block.add(
          say("  吸收  ", "  absorbs   "), "\(title.map { say($0) } ?? absorbed.act): \(absorbed.goods.joined(separator: comma))")
      }
      confiscation(act)
      persons(act)
    }
    if assessment.acts.count > 1, let fine = assessment.fine {
      block.add(say("  合计  ", "  total     "), say(fine.words))
    }
    if let fine = assessment.personalFine(withIncomes: options.unmasks) {
      block.add(say("  个人合计", "  persons   "), say(fine.words))
    }
  }

  private mutating func confiscation(_ act: AssessedAct) {
    guard !act.confiscation.isEmpty else { return }
    let items = act.confiscation.map { item in
      say(plan.manifest.title(of: item.what)) + (item.amount.map { say(" \($0) 元", " \($0) yuan") } ?? "")
        + (item.isMandatory ? "" : say("（可以）", " (may)"))
    }
    block.add(say("  没收  ", "  forfeit   "), items.joined(separator: comma))
  }

  private mutating func persons(_ act: AssessedAct) {
    for person in act.persons {
      let fine = person.fine(withIncome: options.unmasks).map { say($0.words) } ?? person.formula.map { say($0) } ?? "-"
      let ban = Words.ban(person.ban).map { "；" + say($0) } ?? ""
      block.add(
        say("  个人  ", "  person    "),
        "\(say(plan.manifest.title(of: person.role)))\(person.path.map { " \($0)" } ?? ""): \(fine)\(ban)")
    }
    if let years = act.barYears {
      block.add(say("  限制  ", "  bar       "), say("\(years) 年内不受理其申请", "no applications for \(years) years"))
    }
  }

  private mutating func grounds(_ assessment: Assessment) {
    let shown = assessment.grounds.filter { $0.state == .holds || ($0.state == .open && $0.isPointedAt) }
    for ground in shown {
      let missing = ground.state == .open ? say("；缺少 ", "; missing ") + list(ground.missing.map { fact($0) }, most: 3) : ""
      block.add(
        say("  情节  ", "  ground    "),
        "\(say(ground.ground.title)): \(say(Words.ground(ground.state)))\(missing)")
      // A fact may stand in several conditions.
      var kept: [String] = []
      for fact in ground.evidence where fact.kept != nil && !kept.contains(fact.words(options)) { kept.append(fact.words(options)) }
      if !kept.isEmpty { block.add(say("    据    ", "    from    "), kept.joined(separator: say("；", "; "))) }
    }
  }

  private mutating func decisions(_ assessment: Assessment) {
    for decision in assessment.decisions {
      block.blank()
      block.add("", say("对照决定  ", "Compared with the decision  ") + (decision.number ?? ""))
      sum(say("  罚款  ", "  fine      "), decision.fine)
      sum(say("  没收  ", "  forfeited "), decision.confiscated)
      for act in decision.acts {
        let title = plan.ruleSet.act(act.act)?.title
        block.add(
          say("  行为  ", "  act       "), "\(title.map { say($0) } ?? act.act): \(say(Words.position(act.position)))")
      }
      if decision.revocation != .notDecided {
        block.add("  \(say(plan.manifest.title(of: plan.manifest.decisions?.revokedAction ?? "")))  ", say(Words.position(decision.revocation)))
      }
    }
  }

  private mutating func sum(_ label: String, _ sum: ComparedDecision.Sum) {
    let decided = sum.decided.map { say("\($0) 元", "\($0) yuan") } ?? "-"
    let expected = sum.expected.map { say("（\($0.words.zh)）", " (\($0.words.en))") } ?? ""
    block.add(label, "\(decided): \(say(Words.position(sum.position)))\(expected)")
  }

  private mutating func recommendations(_ assessment: Assessment) {
    guard !assessment.recommendations.isEmpty else { return }
    block.blank()
    block.add("", say("建议", "Recommendations"))
    for line in assessment.recommendations {
      block.add("  ", "\(say(plan.manifest.title(of: line.route.action.value)))  \(say(Words.state(line.state)))")
      if let provision = line.route.provision { block.add(say("    路径  ", "    route     "), cite(provision.value)) }
      if let addressee = line.addressee { block.add(say("    向    ", "    to        "), say(addressee)) }
      if !line.conditions.isEmpty {
        block.add(say("    条件  ", "    given     "), list(line.conditions.map { say($0) }, most: 8))
      }
      let blocked = line.blockedBy.map { fact($0) } + line.bars.map { say($0) }
      if !blocked.isEmpty { block.add(say("    待决  ", "    blocked by "), list(blocked, most: 8)) }
      if !line.route.alternatives.isEmpty {
        block.add(say("    或者  ", "    or        "), line.route.alternatives.map { say(plan.manifest.title(of: $0.value)) }.joined(separator: comma))
      }
      if !line.route.stepsBefore.isEmpty {
        block.add(say("    事先  ", "    before    "), line.route.stepsBefore.map { say(plan.manifest.title(of: $0)) }.joined(separator: comma))
      }
    }
  }

  /// Questions for a person, and the facts that most rules ask for.
  private mutating func open(_ findings: RecordFindings, _ assessment: Assessment) {
    let asked = assessment.questions.filter { $0.answer == nil }
    if !asked.isEmpty {
      block.blank()
      block.add("", say("需要人工判断", "For a person to find"))
      for question in asked { block.add("  ", fact(.question(id: question.question, subject: question.subject))) }
    }
    guard !findings.unexamined.isEmpty else { return }
    block.blank()
    block.add(
      say("尚未查明  ", "Not established  "),
      findings.unexamined.prefix(8).map { say("\(fact($0.fact))（\($0.rules) 条规则）", "\(fact($0.fact)) (\($0.rules) rules)") }
        .joined(separator: comma)
        + (findings.unexamined.count > 8 ? say(" 等 \(findings.unexamined.count) 项", " and \(findings.unexamined.count - 8) more") : ""))
  }
}

extension String {
  /// Full-width parentheses as the language writes them.
  fileprivate func replacingParentheses(_ language: Language) -> String {
    guard language == .en else { return self }
    return String(map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 }).replacingFirst("(", with: " (")
  }

  private func replacingFirst(_ mark: Character, with text: String) -> String {
    guard let index = firstIndex(of: mark) else { return self }
    return self[..<index] + text + self[self.index(after: index)...]
  }
}
