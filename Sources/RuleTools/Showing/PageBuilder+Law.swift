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

  private func cite(_ provision: Provision) -> Localized {
    guard let instrument = rules.instruments.first(where: { $0.id.value == provision.instrument.value }) else {
      return provision.cite
    }
    return Localized(
      zh: "《\(instrument.title.zh)》\(provision.cite.zh)", en: "\(instrument.title.en), \(provision.cite.en)")
  }

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
    let provisions = (act.versions.isEmpty ? [act.provision] : act.versions).compactMap { rules.provision($0.value) }
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
}
