import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  mutating func instrument(_ node: NodeID) -> Instrument? {
    guard let fields = fields(node, as: .instrument),
      let id = requiredText(fields, "id", of: "instrument"),
      let title = requiredLocalized(fields, "title", of: id.value)
    else { return nil }
    return Instrument(id: id, title: title, number: localized(fields, "number"))
  }

  mutating func provision(_ node: NodeID) -> Provision? {
    guard
      let fields = fields(node, as: .provision),
      let id = requiredText(fields, "id", of: "provision"),
      let instrument = requiredText(fields, "instrument", of: id.value),
      let title = requiredLocalized(fields, "title", of: id.value),
      let cite = requiredLocalized(fields, "cite", of: id.value)
    else { return nil }
    return Provision(
      id: id, instrument: instrument, cite: cite, title: title, inForce: inForce(fields),
      verified: verification(fields), penalty: text(fields, "penalty"))
  }

  mutating func act(_ node: NodeID) -> Act? {
    guard let fields = fields(node, as: .act),
      let id = requiredText(fields, "id", of: "act"), let title = requiredLocalized(fields, "title", of: id.value),
      let provision = requiredText(fields, "provision", of: id.value)
    else { return nil }
    if let nature = text(fields, "nature"), nature.value != id.value { usedWords.append(nature) }
    return Act(
      id: id, title: title, provision: provision, nature: text(fields, "nature")?.value ?? id.value,
      versions: texts(fields, "versions"))
  }

  mutating func penalty(_ node: NodeID) -> Penalty? {
    guard
      let fields = fields(node, as: .penalty), let id = requiredText(fields, "id", of: "penalty"),
      let title = requiredLocalized(fields, "title", of: id.value)
    else { return nil }
    return Penalty(
      id: id, title: title, provision: text(fields, "provision"), fine: fields.values["fine"].flatMap { fineScale($0) },
      confiscate: items(fields, "confiscate").compactMap { confiscation($0) }, also: texts(fields, "also"),
      barYears: barYears(fields), serious: fields.values["serious"].flatMap { serious($0) }, isCrimePossible: flag(fields, "crime"))
  }

  private mutating func fineScale(_ node: NodeID) -> FineScale? {
    guard let fields = fields(node, as: .fineScale) else { return nil }
    let basis = text(fields, "of").flatMap { $0.value == "none" ? nil : $0 }
    let told = diagnostics.count
    let nodes = items(fields, "bands")
    let bands = nodes.compactMap { band($0) }
    if bands.isEmpty, diagnostics.count == told, !fields.hasUnknownKey { shape(node, "罚款至少要有一档", "a fine needs a band") }
    // Where a band could not be read, nobody can say whether it meets the next.
    if diagnostics.count == told { meet(bands, nodes) }
    return FineScale(
      of: basis, bands: bands,
      undeterminable: fields.values["undeterminable"].flatMap { range($0) })
  }

  private mutating func meet(_ bands: [Band], _ nodes: [NodeID]) {
    for (previous, next) in zip(bands.indices, bands.indices.dropFirst())
    where bands[previous].below == nil || bands[previous].below != bands[next].from {
      diagnostics.append(
        RuleMistake.bandsDoNotMeet.at(
          document.span(of: document.value(of: "from", in: nodes[next]) ?? nodes[next]),
          Localized(zh: "本档应从上一档的 below 开始", en: "this band should begin where the one before ends"),
          other: [Label(document.span(of: nodes[previous]), Localized(zh: "上一档", en: "the band before"))]))
    }
    if let first = nodes.first, let low = bands.first?.from, low > .zero {
      gap(first, "最低一档之下的数额没有罚款幅度", "what lies below the first band has no fine")
    }
    if let last = nodes.last, bands.last?.below != nil {
      gap(last, "最高一档之上的数额没有罚款幅度", "what lies above the last band has no fine")
    }
  }

  private mutating func gap(_ node: NodeID, _ zh: String, _ en: String) {
    diagnostics.append(RuleMistake.bandsDoNotMeet.at(document.span(of: node), Localized(zh: zh, en: en)))
  }

  private mutating func band(_ node: NodeID) -> Band? {
    guard let fields = fields(node, as: .band) else { return nil }
    let told = diagnostics.count
    let fixed = fields.values["fine"].flatMap { range($0) }
    let times = fields.values["times"].flatMap { range($0) }
    let measure: Band.Measure
    if let fixed, fields.values["times"] == nil {
      measure = .fixed(fixed)
    } else if let times, fields.values["fine"] == nil {
      measure = .times(times)
    } else {
      if diagnostics.count == told, !fields.hasUnknownKey {
        shape(node, "每档写 fine 或 times 之一", "a band has `fine` or `times`")
      }
      return nil
    }
    return Band(from: number(fields, "from"), below: number(fields, "below"), measure: measure)
  }

  private mutating func range(_ node: NodeID) -> AmountRange? {
    guard let fields = fields(node, as: .minMax) else { return nil }
    let low = number(fields, "min") ?? .zero
    let high = number(fields, "max")
    if let high, high < low {
      shape(fields.values["min"] ?? node, "max 不应小于 min", "`max` is not below `min`")
    }
    return AmountRange(min: low, max: high)
  }

  private mutating func confiscation(_ node: NodeID) -> Confiscation? {
    guard let fields = fields(node, as: .confiscation),
      let what = requiredText(fields, "what", of: "confiscate")
    else { return nil }
    usedWords.append(what)
    return Confiscation(what: what.value, isMandatory: flag(fields, "mandatory"), basis: text(fields, "basis"))
  }

  private mutating func serious(_ node: NodeID) -> SeriousConsequences? {
    guard let fields = fields(node, as: .serious) else { return nil }
    return SeriousConsequences(
      oneOf: texts(fields, "one_of"), fine: fields.values["fine"].flatMap { fineScale($0) }, barYears: barYears(fields),
      persons: fields.values["persons"].flatMap { personalPenalty($0) })
  }

  private mutating func barYears(_ fields: Fields) -> Int? {
    guard let bars = fields.values["bars"], let parts = self.fields(bars, as: .years) else { return nil }
    return integer(parts, "years")
  }

  private mutating func personalPenalty(_ node: NodeID) -> PersonalPenalty? {
    guard let fields = fields(node, as: .personalPenalty) else { return nil }
    var measure: Band.Measure?
    if let fine = fields.values["fine"], let parts = self.fields(fine, as: .personalFine) {
      if let basis = text(parts, "of") { usedBases.append(basis) }
      if let times = parts.values["times"] {
        measure = range(times).map { .times($0) }
      } else {
        measure = .fixed(AmountRange(min: number(parts, "min") ?? .zero, max: number(parts, "max")))
      }
    }
    var ban: BanLength?
    if let node = fields.values["ban"] {
      if document.nodes[node].kind == .mapping {
        if let parts = self.fields(node, as: .years, called: "ban") { ban = integer(parts, "years").map { .years($0) } }
      } else if document.string(of: node) == "lifetime" {
        ban = .lifetime
      } else {
        diagnostics.append(
          RuleMistake.wrongShape.at(
            document.span(of: node), Localized(zh: "ban 写 lifetime 或 {years: 10}", en: "`ban` is lifetime or {years: 10}"),
            suggestions: nearNames(to: document.string(of: node), among: ["lifetime"])))
      }
    }
    let roles = texts(fields, "who")
    usedRoles += roles
    return PersonalPenalty(roles: roles.map(\.value), measure: measure, ban: ban)
  }
}
