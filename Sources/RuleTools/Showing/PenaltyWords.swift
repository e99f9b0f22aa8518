import CEL
import Diagnostics
import Reports
import Rules

/// What a penalty provision threatens, as sentences: the fine with its arithmetic, then what comes with it.
struct PenaltyWords {
  let rules: RuleSet

  func sentences(of penalty: Penalty) -> [Localized] {
    var found: [Localized] = []
    if let fine = penalty.fine { found += bands(of: fine) }
    found += penalty.confiscate.map { sentence(of: $0) }
    if !penalty.also.isEmpty {
      let list = titles(penalty.also.map(\.value))
      found.append(Localized(zh: "并处：\(list.zh)", en: "with it: \(list.en)"))
    }
    if let years = penalty.barYears {
      found.append(Localized(zh: "\(years) 年内不受理其申请", en: "no applications for \(years) years"))
    }
    if let serious = penalty.serious { found += sentences(of: serious) }
    if penalty.isCrimePossible {
      found.append(Localized(zh: "构成犯罪的，依法追究刑事责任", en: "where it is a crime, criminal law applies"))
    }
    return found
  }

  func sentence(of item: Confiscation) -> Localized {
    let what = rules.manifest.title(of: item.what)
    return item.isMandatory
      ? Localized(zh: "没收\(what.zh)", en: "forfeit: \(what.en)") : Localized(zh: "可以没收\(what.zh)", en: "may forfeit: \(what.en)")
  }

  private func titles(_ ids: [String]) -> Localized {
    let list = ids.map { rules.manifest.title(of: $0) }
    return Localized(zh: list.map(\.zh).joined(separator: "、"), en: list.map(\.en).joined(separator: ", "))
  }

  // MARK: Fines

  /// One sentence a band, then what holds where the value cannot be told.
  func bands(of scale: FineScale) -> [Localized] {
    let basis = scale.of.map { id in
      rules.bases.first { $0.id.value == id.value }?.title ?? Localized(zh: id.value, en: id.value)
    }
    var found = scale.bands.map { band -> Localized in
      let fine = words(of: band.measure, basis)
      guard let stretch = stretch(band, basis) else { return fine }
      return Localized(zh: "\(stretch.zh)：\(fine.zh)", en: "\(stretch.en): \(fine.en)")
    }
    if let range = scale.undeterminable, let basis {
      let fine = words(of: .fixed(range), nil)
      found.append(
        Localized(zh: "\(basis.zh)无法计算或者明显偏低：\(fine.zh)", en: "\(basis.en) cannot be told or is clearly too low: \(fine.en)"))
    }
    return found
  }

  private func stretch(_ band: Band, _ basis: Localized?) -> Localized? {
    guard let basis else { return nil }
    switch (band.from, band.below) {
    case (nil, nil): return nil
    case (nil, let below?): return Localized(zh: "\(basis.zh)不足 \(below) 元", en: "\(basis.en) below \(below) yuan")
    case (let from?, nil): return Localized(zh: "\(basis.zh) \(from) 元以上", en: "\(basis.en) of \(from) yuan or more")
    case (let from?, let below?):
      return Localized(
        zh: "\(basis.zh) \(from) 元以上不足 \(below) 元", en: "\(basis.en) of \(from) yuan or more, below \(below) yuan")
    }
  }

  private func words(of measure: Band.Measure, _ basis: Localized?) -> Localized {
    switch measure {
    case .fixed(let range):
      guard let max = range.max else { return Localized(zh: "罚款 \(range.min) 元以上", en: "a fine of \(range.min) yuan or more") }
      if range.min == .zero { return Localized(zh: "罚款不超过 \(max) 元", en: "a fine of at most \(max) yuan") }
      if range.min == max { return Localized(zh: "罚款 \(max) 元", en: "a fine of \(max) yuan") }
      return Localized(zh: "罚款 \(range.min) 元至 \(max) 元", en: "a fine of \(range.min) to \(max) yuan")
    case .times(let range):
      let of = basis ?? Localized(zh: "数额", en: "the value")
      guard let max = range.max else { return Localized(zh: "罚款 \(range.min) × \(of.zh)以上", en: "a fine of \(range.min) × \(of.en) or more") }
      if range.min == .zero { return Localized(zh: "罚款不超过 \(max) × \(of.zh)", en: "a fine of at most \(max) × \(of.en)") }
      return Localized(
        zh: "罚款 \(range.min) × \(of.zh)至 \(max) × \(of.zh)", en: "a fine of \(range.min) × \(of.en) to \(max) × \(of.en)")
    }
  }

  // MARK: Serious cases

  private func sentences(of serious: SeriousConsequences) -> [Localized] {
    var found: [Localized] = []
    func add(_ zh: String, _ en: String) { found.append(Localized(zh: "情节严重的，\(zh)", en: "in serious cases, \(en)")) }
    if !serious.oneOf.isEmpty {
      let list = titles(serious.oneOf.map(\.value))
      add("由下列措施中选择：\(list.zh)", "one of: \(list.en)")
    }
    for band in serious.fine.map({ bands(of: $0) }) ?? [] { add(band.zh, band.en) }
    if let years = serious.barYears { add("\(years) 年内不受理其申请", "no applications for \(years) years") }
    if let persons = serious.persons {
      let list = titles(persons.roles)
      add("对\(list.zh)：\(consequences(of: persons).zh)", "for \(list.en): \(consequences(of: persons).en)")
    }
    return found
  }

  private func consequences(of persons: PersonalPenalty) -> Localized {
    let income = Localized(zh: "上一年度从本单位取得的收入", en: "the last year's income from the enterprise")
    let parts = [persons.measure.map { words(of: $0, income) }, Words.ban(persons.ban)].compactMap { $0 }
    return Localized(zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
  }
}
