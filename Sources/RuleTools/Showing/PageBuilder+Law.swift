import Diagnostics
import Rules

/// The sections of a page that come from the law: what is cited, the act, its penalties.
extension PageBuilder {
  var basis: [RulePage.Entry] {
    rule.basis.map { id in
      guard let provision = rules.provision(id.value) else { return RulePage.Entry(Localized(zh: id.value, en: id.value)) }
      let cite = cite(provision), force = PageBuilder.words(of: provision.inForce)
      return RulePage.Entry(
        Localized(
          zh: "\(cite.zh)：\(provision.title.zh)（\(id.value)\(force.zh.isEmpty ? "" : "，" + force.zh)）",
          en: "\(cite.en): \(provision.title.en) (\(id.value)\(force.en.isEmpty ? "" : ", " + force.en))"))
    }
  }

  private func cite(_ provision: Provision) -> Localized { rules.citation(of: provision.id.value) }

  /// A stretch of time in words; nothing where both ends are open.
  static func words(of stretch: InForce) -> Localized {
    switch (stretch.from, stretch.to) {
    case (nil, nil): Localized(zh: "", en: "")
    case (let from?, nil): Localized(zh: "\(from) 起有效", en: "in force from \(from)")
    case (nil, let to?): Localized(zh: "\(to) 前有效", en: "in force before \(to)")
    case (let from?, let to?): Localized(zh: "\(from) 起、\(to) 前有效", en: "in force from \(from), before \(to)")
    }
  }

  var act: [RulePage.Entry] {
    guard let act = rules.act(rule.act.value) else { return [] }
    var entries = [
      RulePage.Entry(Localized(zh: "\(act.title.zh)（\(act.id.value)）", en: "\(act.title.en) (\(act.id.value))"))
    ]
    if let goods = body.goods {
      let text = words(goods).term.text
      entries.append(RulePage.Entry(Localized(zh: "罚款按\(text.zh)计算", en: "the fine is counted over \(text.en)")))
    }
    if let party = body.party {
      let text = words(party).term.text
      entries.append(
        RulePage.Entry(
          Localized(zh: "责任主体是\(text.zh)；不是被检查者的，移交而不在此处罚", en: "\(text.en) answers for it; where that is not who was inspected, it is referred and not fined here")))
    }
    return entries
  }

  /// One entry a penalty; where the text of the act changed, each version has its own.
  var penalties: [RulePage.Entry] {
    guard let act = rules.act(rule.act.value) else { return [] }
    let provisions = act.provisions.compactMap { rules.provision($0.value) }
    return provisions.compactMap { provision in
      guard let penalty = provision.penalty.flatMap({ rules.penalty($0.value) }) else { return nil }
      let cited = penalty.provision.flatMap { rules.provision($0.value) }.map { cite($0) } ?? penalty.title
      let force = act.versions.isEmpty ? Localized(zh: "", en: "") : PageBuilder.words(of: provision.inForce)
      return RulePage.Entry(
        Localized(
          zh: "\(cited.zh)（\(penalty.id.value)\(force.zh.isEmpty ? "" : "，" + force.zh)）",
          en: "\(cited.en) (\(penalty.id.value)\(force.en.isEmpty ? "" : ", " + force.en))"),
        under: PenaltyWords(rules: rules).sentences(of: penalty).map { RulePage.Entry($0) })
    }
  }

  // MARK: Grounds and routes

  private func concerns(_ concern: Concern, _ act: Act) -> Bool {
    let provisions = act.provisions.compactMap { rules.provision($0.value) }
    return concern.includes(act: act.id.value, penalty: nil)
      || provisions.contains { concern.includes(act: act.id.value, penalty: $0.penalty?.value) }
  }

  /// What makes the act graver or lighter.
  var grounds: [RulePage.Entry] {
    guard let act = rules.act(rule.act.value) else { return [] }
    return rules.grounds.filter { concerns($0.of, act) }.map { ground in
      let effect = PageBuilder.words(of: ground.effect)
      let cited = ground.provision.flatMap { rules.provision($0.value) }.map { cite($0) }
      return RulePage.Entry(
        Localized(
          zh: "\(ground.title.zh)：\(effect.zh)" + (cited.map { "（\($0.zh)）" } ?? ""),
          en: "\(ground.title.en): \(effect.en)" + (cited.map { " (\($0.en))" } ?? "")))
    }
  }

  static func words(of effect: GroundEffect) -> Localized {
    switch effect {
    case .serious: Localized(zh: "情节严重", en: "serious")
    case .mustNotPunish: Localized(zh: "不予处罚", en: "no penalty")
    case .mayNotPunish: Localized(zh: "可以不予处罚", en: "may be waived")
    case .timeBarred: Localized(zh: "已过时效", en: "time-barred")
    case .lighter: Localized(zh: "从轻", en: "lighter")
    case .reduced: Localized(zh: "减轻", en: "reduced")
    case .heavier: Localized(zh: "从重", en: "heavier")
    }
  }

  /// The ways that the law gives from the act to a consequence.
  var routes: [RulePage.Entry] {
    guard let act = rules.act(rule.act.value) else { return [] }
    return rules.routes.filter { concerns($0.of, act) }.map { route in
      let title = rules.manifest.title(of: route.action.value), need = PageBuilder.words(of: route.needs)
      let cited = route.provision.flatMap { rules.provision($0.value) }.map { cite($0) }
      return RulePage.Entry(
        Localized(
          zh: "\(title.zh)：\(need.zh)" + (cited.map { "（\($0.zh)）" } ?? ""),
          en: "\(title.en): \(need.en)" + (cited.map { " (\($0.en))" } ?? "")))
    }
  }

  static func words(of need: Route.Need) -> Localized {
    switch need {
    case .serious: Localized(zh: "须有情节严重的情形成立", en: "needs a ground that makes the act serious")
    case .act: Localized(zh: "须违法行为成立", en: "needs the act to stand")
    case .undetermined: Localized(zh: "事实尚待查明时", en: "while facts are missing")
    case .noPenalty: Localized(zh: "违法行为成立而不予处罚时", en: "where the act stands and is not punished")
    }
  }
}
