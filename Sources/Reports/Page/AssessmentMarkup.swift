import CEL
import Diagnostics
import Engine
import Rules

/// What follows in law from the findings of one record, as a page shows it.
struct AssessmentMarkup {
  let place: RecordMarkup

  private var words: PageWords { place.words }
  private var manifest: Manifest { place.plan.manifest }

  func draw(_ assessment: Assessment, _ page: inout Markup) {
    if !assessment.acts.isEmpty { place.heading("处理意见", "Assessment", &page) }
    for act in assessment.acts { draw(act, &page) }
    totals(assessment, &page)
    grounds(assessment, &page)
    for decision in assessment.decisions { draw(decision, &page) }
    if !assessment.recommendations.isEmpty { place.heading("建议", "Recommendations", &page) }
    if !assessment.recommendations.isEmpty {
      recommendations(assessment, &page)
    }
  }

  static func yuan(_ range: AmountRange) -> Localized {
    let low = Numerals.money(range.min)
    guard range.max != nil else { return Localized(zh: "\(low) 元以上（上限待查明）", en: "\(low) yuan or more (upper end open)") }
    let text = Numerals.range(range)
    return Localized(zh: "\(text.zh) 元", en: "\(text.en) yuan")
  }

  static func yuan(_ amount: ExactDecimal) -> Localized {
    Localized(zh: "\(Numerals.money(amount)) 元", en: "\(Numerals.money(amount)) yuan")
  }

  // MARK: Acts

  private func draw(_ act: AssessedAct, _ page: inout Markup) {
    page.element("dl", ["class": "act"]) { page in
      place.row("行为", "act", [act.act.title] + marks(act), &page)
      place.row("罚款", "fine", act.fine.map { Self.yuan($0) } ?? Localized(zh: "–", en: "–"), &page)
      place.row("计算", "because", act.arithmetic, &page)
      for law in act.laws { draw(law, of: act, &page) }
      if !act.laws.isEmpty, act.law == nil {
        place.row("孰轻", "lighter", Localized(zh: "由人判断", en: "a person has to find which law is lighter"), &page)
      }
      for absorbed in act.absorbed {
        let title = words.act(absorbed.act)
        let goods = absorbed.goods.joined(separator: ", ")
        place.row("吸收", "absorbs", Localized(zh: "\(title.zh)：\(goods)", en: "\(title.en): \(goods)"), &page)
      }
      place.row("没收", "forfeit", act.confiscation.map(confiscated), &page)
      for person in act.persons { place.row("个人", "person", self.person(person), &page) }
      if let years = act.barYears {
        place.row("限制", "bar", Localized(zh: "\(years) 年内不受理其申请", en: "no applications for \(years) years"), &page)
      }
    }
  }

  private func marks(_ act: AssessedAct) -> [Localized] {
    (act.outcome == .penalty ? [] : [Words.outcome(act.outcome)]) + (act.isSerious ? [Localized(zh: "情节严重", en: "serious")] : [])
  }

  private func draw(_ law: LawOfTime, of act: AssessedAct, _ page: inout Markup) {
    let cited = words.citation(law.provision)
    let fine = law.fine.map { Self.yuan($0) } ?? Localized(zh: "–", en: "–")
    let counts = law.moment == act.law
    let text = Localized(
      zh: "\(cited.zh)：\(fine.zh)\(counts ? "（适用）" : "")", en: "\(cited.en): \(fine.en)\(counts ? " (it counts)" : "")")
    if law.moment == .act { place.row("行为时", "law then", text, &page) } else { place.row("处罚时", "law now", text, &page) }
  }

  private func confiscated(_ item: Confiscated) -> Localized {
    let title = words.title(of: item.what)
    let amount = item.amount.map { Self.yuan($0) }
    return Localized(
      zh: title.zh + (amount.map { " \($0.zh)" } ?? "") + (item.isMandatory ? "" : "（可以）"),
      en: title.en + (amount.map { " \($0.en)" } ?? "") + (item.isMandatory ? "" : " (may)"))
  }

  private func person(_ person: PersonalConsequence) -> Localized {
    let role = words.title(of: person.role)
    let fine = person.fine(withIncome: place.options.unmasks).map { Self.yuan($0) } ?? person.formula ?? Localized(zh: "–", en: "–")
    let ban = Words.ban(person.ban)
    let path = person.path.map { " \($0)" } ?? ""
    return Localized(
      zh: "\(role.zh)\(path)：\(fine.zh)" + (ban.map { "；\($0.zh)" } ?? ""),
      en: "\(role.en)\(path): \(fine.en)" + (ban.map { "; \($0.en)" } ?? ""))
  }

  private func totals(_ assessment: Assessment, _ page: inout Markup) {
    let persons = assessment.personalFine(withIncomes: place.options.unmasks)
    guard assessment.acts.count > 1 || persons != nil else { return }
    page.element("dl") { page in
      if assessment.acts.count > 1, let fine = assessment.fine { place.row("合计", "total", Self.yuan(fine), &page) }
      if let persons { place.row("个人合计", "persons", Self.yuan(persons), &page) }
    }
  }

  private func grounds(_ assessment: Assessment, _ page: inout Markup) {
    let shown = assessment.grounds.filter { $0.state == .holds || ($0.state == .open && $0.isPointedAt) }
    guard !shown.isEmpty else { return }
    page.element("dl") { page in
      for ground in shown {
        let state = Words.ground(ground.state)
        place.row(
          "情节", "ground", Localized(zh: "\(ground.ground.title.zh)：\(state.zh)", en: "\(ground.ground.title.en): \(state.en)"), &page)
        if ground.state == .open { place.row("缺少", "missing", ground.missing.map { place.words.fact($0) }, most: 3, &page) }
      }
    }
  }

  // MARK: Decisions and recommendations

  private func draw(_ decision: ComparedDecision, _ page: inout Markup) {
    let number = decision.number ?? ""
    place.heading("对照决定 \(number)", "Compared with the decision \(number)", &page)
    page.element("dl") { page in
      place.row("罚款", "fine", Self.words(decision.fine), &page)
      place.row("没收", "forfeited", Self.words(decision.confiscated), &page)
      let differing = decision.acts.filter { $0.position != .agrees }
      if differing.isEmpty, !decision.acts.isEmpty { place.row("行为", "acts", Words.position(.agrees), &page) }
      let acts = differing.map { act in
        let title = words.act(act.act)
        let position = Words.position(act.position)
        return Localized(zh: "\(title.zh)：\(position.zh)", en: "\(title.en): \(position.en)")
      }
      place.row("行为", "act", acts, &page)
      if decision.revocation != .notDecided {
        let action = words.title(of: manifest.decisions?.revokedAction ?? "")
        place.row(action.zh, action.en, Words.position(decision.revocation), &page)
      }
    }
  }

  /// What was decided, where it lies, and what the law allows.
  static func words(_ sum: ComparedDecision.Sum) -> Localized {
    let decided = sum.decided.map { yuan($0) } ?? Localized(zh: "–", en: "–")
    let position = Words.position(sum.position)
    let expected = sum.expected.map { yuan($0) }
    return Localized(
      zh: "\(decided.zh)：\(position.zh)" + (expected.map { "（\($0.zh)）" } ?? ""),
      en: "\(decided.en): \(position.en)" + (expected.map { " (\($0.en))" } ?? ""))
  }

  /// What every use of a route has in common stands once on the page, and that a line rests on all acts need not be said: most
  /// lines come down to their action.
  private func recommendations(_ assessment: Assessment, _ page: inout Markup) {
    let acts = Set(assessment.acts.map(\.act.title))
    let lines = assessment.recommendations.map { (line: $0, parts: own($0, of: acts)) }
    let plain = lines.filter { $0.line.state == .recommended && $0.parts.isEmpty }
    page.element("dl") { page in
      if !plain.isEmpty {
        page.element("dt", [:], Words.state(.recommended))
        page.element("dd") { page in
          for (index, entry) in plain.enumerated() {
            if index > 0 { page.text(" · ") }
            action(of: entry.line.route, &page)
          }
        }
      }
      for entry in lines where entry.line.state != .recommended || !entry.parts.isEmpty {
        page.element("dt", [:], Words.state(entry.line.state))
        page.element("dd") { page in
          action(of: entry.line.route, &page)
          for part in entry.parts {
            page.text(" · ")
            page.texts(part, most: 8)
          }
        }
      }
    }
  }

  /// An action, with a link to what its route says.
  private func action(of route: Route, _ page: inout Markup) {
    let title = words.title(of: route.action.value)
    if Self.hasCard(route) { page.element("a", ["href": "#route-\(route.id.value)"], title) } else { page.text(title) }
  }

  /// What of a line is this visit's own; of a line that is not recommended outright always its conditions.
  private func own(_ line: Recommendation, of acts: Set<Localized>) -> [[Localized]] {
    let isPlain = line.state == .recommended && Set(line.conditions) == acts
    let blocked = line.blockedBy.map { words.fact($0) } + line.bars
    return [isPlain ? [] : line.conditions, addressee(line), blocked].filter { !$0.isEmpty }
  }

  /// Whom the record names; whom the route names stands with the route.
  private func addressee(_ line: Recommendation) -> [Localized] {
    guard case .value? = line.route.addressee, let addressee = line.addressee else { return [] }
    return [Localized(zh: "向 \(addressee.zh)", en: "to \(addressee.en)")]
  }

  /// Whether a route has more to say than its action: a provision, alternatives, steps.
  static func hasCard(_ route: Route) -> Bool {
    route.provision != nil || !route.alternatives.isEmpty || !route.stepsBefore.isEmpty
  }
}
