import Diagnostics
import Engine
import Reports
import Rules

/// What a case of a rule expects, in words.
struct CaseWords {
  let rules: RuleSet

  func sentence(of one: RuleTest.Case) -> Localized {
    let parts = expectations(one.expect)
    let todo = one.todo.map { Localized(zh: "（尚不成立：\($0.zh)）", en: " (does not hold yet: \($0.en))") }
    return Localized(
      zh: "\(one.title.zh) → \(parts.map(\.zh).joined(separator: "；"))\(todo?.zh ?? "")",
      en: "\(one.title.en) → \(parts.map(\.en).joined(separator: "; "))\(todo?.en ?? "")")
  }

  private func expectations(_ expect: RuleTest.Expectation) -> [Localized] {
    var found: [Localized] = []
    if let status = expect.status {
      let words = Status(rawValue: status.value).map { Words.status($0) } ?? Localized(zh: status.value, en: status.value)
      let subject = expect.subject.map { "\($0) " } ?? ""
      found.append(Localized(zh: subject + words.zh, en: subject + words.en))
    }
    if let acts = expect.acts {
      let titles = acts.map { rules.act($0)?.title ?? Localized(zh: $0, en: $0) }
      found.append(
        acts.isEmpty
          ? Localized(zh: "没有违法行为", en: "no act")
          : Localized(
            zh: "行为：\(titles.map(\.zh).joined(separator: "、"))", en: "acts: \(titles.map(\.en).joined(separator: ", "))"))
    }
    for (act, party) in expect.refers ?? [] {
      let title = rules.act(act)?.title ?? Localized(zh: act, en: act)
      found.append(Localized(zh: "移交：\(title.zh)（\(party)）", en: "referred: \(title.en) (\(party))"))
    }
    if let fine = expect.fine { found.append(words(of: fine, Localized(zh: "罚款", en: "a fine"))) }
    for (action, state) in expect.recommend {
      let title = rules.manifest.title(of: action)
      let words = Recommendation.State(rawValue: state).map { Words.state($0) } ?? Localized(zh: state, en: state)
      found.append(Localized(zh: "\(title.zh)：\(words.zh)", en: "\(title.en): \(words.en)"))
    }
    for (action, addressee) in expect.addressees {
      let title = rules.manifest.title(of: action)
      found.append(Localized(zh: "\(title.zh)：向\(addressee)提出", en: "\(title.en): addressed to \(addressee)"))
    }
    for (action, steps) in expect.stepsBefore {
      let title = rules.manifest.title(of: action), before = steps.map { rules.manifest.title(of: $0) }
      found.append(
        Localized(
          zh: "\(title.zh)，事先：\(before.map(\.zh).joined(separator: "、"))",
          en: "\(title.en), before it: \(before.map(\.en).joined(separator: ", "))"))
    }
    return found + consequences(expect)
  }

  /// What a case expects of grounds, citations and consequences.
  private func consequences(_ expect: RuleTest.Expectation) -> [Localized] {
    var found = expect.cites.map { part, provisions in
      let list = provisions.joined(separator: ", ")
      return Localized(zh: "\(part.rawValue) 引用：\(list)", en: "\(part.rawValue) cites: \(list)")
    }
    for (ground, state) in expect.grounds {
      let title = rules.grounds.first { $0.id.value == ground }?.title ?? Localized(zh: ground, en: ground)
      let words = GroundState(rawValue: state).map { Words.ground($0) } ?? Localized(zh: state, en: state)
      found.append(Localized(zh: "\(title.zh)：\(words.zh)", en: "\(title.en): \(words.en)"))
    }
    if let persons = expect.persons, persons.isEmpty { found.append(Localized(zh: "不涉及个人", en: "nothing falls on persons")) }
    for person in expect.persons ?? [] {
      let role = rules.manifest.title(of: person.role)
      let parts = [person.fineMin.map { "≥ \($0)" }, person.fineMax.map { "≤ \($0)" }, person.ban].compactMap { $0 }
      found.append(
        Localized(zh: "\(role.zh)：\(parts.joined(separator: "，"))", en: "\(role.en): \(parts.joined(separator: ", "))"))
    }
    if let fine = expect.personalFine { found.append(words(of: fine, Localized(zh: "对个人罚款合计", en: "fines on persons"))) }
    if let years = expect.barYears {
      found.append(Localized(zh: "\(years) 年内不受理其申请", en: "no applications for \(years) years"))
    }
    for (what, duty) in expect.confiscate ?? [] {
      let title = rules.manifest.title(of: what)
      found.append(
        duty == "must"
          ? Localized(zh: "没收\(title.zh)", en: "forfeit: \(title.en)") : Localized(zh: "可以没收\(title.zh)", en: "may forfeit: \(title.en)"))
    }
    for (what, yuan) in expect.confiscatedYuan {
      let title = rules.manifest.title(of: what)
      found.append(
        Localized(
          zh: "没收\(title.zh) \(yuan.map { "\($0) 元" } ?? "金额待查明")",
          en: "forfeit: \(title.en), \(yuan.map { "\($0) yuan" } ?? "sum not established")"))
    }
    return found
  }

  private func words(of fine: RuleTest.FineExpectation, _ what: Localized) -> Localized {
    switch (fine.min, fine.max) {
    case (nil, nil): Localized(zh: "\(what.zh)上限待查明", en: "the upper end of \(what.en) is open")
    case (let min?, nil):
      fine.isOpen
        ? Localized(zh: "\(what.zh) \(min) 元以上，上限待查明", en: "\(what.en) of \(min) yuan or more, the upper end open")
        : Localized(zh: "\(what.zh)下限 \(min) 元", en: "\(what.en) from \(min) yuan")
    case (nil, let max?): Localized(zh: "\(what.zh)上限 \(max) 元", en: "\(what.en) up to \(max) yuan")
    case (let min?, let max?): Localized(zh: "\(what.zh) \(min) 元至 \(max) 元", en: "\(what.en) of \(min) to \(max) yuan")
    }
  }
}
