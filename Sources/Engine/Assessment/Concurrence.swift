import CEL
import Diagnostics
import Records
import Rules

/// Several acts over the same goods are fined once, by the heavier penalty (Administrative Penalty Law art. 29); what is
/// left of the lighter one keeps its own band; different acts add up.
extension Evaluator {
  mutating func settleConcurrence(_ acts: inout [AssessedAct], record: Record) {
    for first in acts.indices {
      for second in acts.indices where second > first { settle(first, second, &acts, record: record) }
    }
    handUp(&acts)
    for index in acts.indices { fine(&acts[index], record: record) }
  }

  /// What an absorbed act had absorbed is shown at the act that is fined.
  private func handUp(_ acts: inout [AssessedAct]) {
    for _ in acts.indices {
      for lighter in acts.indices where !acts[lighter].absorbed.isEmpty {
        guard let name = acts[lighter].absorbedBy, let heavier = acts.firstIndex(where: { $0.act.id.value == name })
        else { continue }
        for entry in acts[lighter].absorbed where !acts[heavier].absorbed.contains(where: { $0.act == entry.act }) {
          acts[heavier].absorbed.append(entry)
        }
        acts[lighter].absorbed = []
      }
    }
    // Whoever was absorbed by an absorbed act is absorbed by the one that is fined.
    for index in acts.indices {
      var fined = acts[index].absorbedBy
      for _ in acts.indices {
        guard let name = fined, let next = acts.first(where: { $0.act.id.value == name })?.absorbedBy else { break }
        fined = next
      }
      acts[index].absorbedBy = fined
    }
  }

  private mutating func settle(_ first: Int, _ second: Int, _ acts: inout [AssessedAct], record: Record) {
    guard let shared = sharedGoods(acts[first], acts[second], record: record), let one = acts[first].scale,
      let other = acts[second].scale
    else { return }
    let value = value(of: shared.ofFirst, by: (one.of ?? other.of)?.value ?? "", record: record)
    switch dominance(one, other, at: value) {
    case .first: absorb(second, shared.ofSecond, into: first, &acts, record: record)
    case .second: absorb(first, shared.ofFirst, into: second, &acts, record: record)
    case .equal:
      // Of equal ranges one is imposed; the act declared first keeps the goods.
      if declaration(of: acts[first]) <= declaration(of: acts[second]) {
        absorb(second, shared.ofSecond, into: first, &acts, record: record)
      } else {
        absorb(first, shared.ofFirst, into: second, &acts, record: record)
      }
    case .crossing: break
    }
  }

  private func declaration(of act: AssessedAct) -> Int {
    plan.ruleSet.acts.firstIndex { $0.id.value == act.act.id.value } ?? .max
  }

  /// The goods that both acts are about, as each of them names them: a whole and its parts are the same goods.
  func sharedGoods(_ a: AssessedAct, _ b: AssessedAct, record: Record) -> (ofFirst: [CellID], ofSecond: [CellID])? {
    guard a.outcome.isPunishable, b.outcome.isPunishable else { return nil }
    let ofFirst = a.goods.filter { one in b.goods.contains { overlaps(one, $0, record: record) } }
    let ofSecond = b.goods.filter { one in a.goods.contains { overlaps(one, $0, record: record) } }
    return ofFirst.isEmpty ? nil : (ofFirst, ofSecond)
  }

  private func overlaps(_ one: CellID, _ other: CellID, record: Record) -> Bool {
    if one == other { return true }
    let pairs = [(one, other), (other, one)]
    return plan.bases.values.contains { planned in
      planned.basis.covers.contains { whole, part in
        pairs.contains { (a, b) in
          record.listName(of: a) == whole && record.listName(of: b) == part && record.refers(b, to: a)
        }
      }
    }
  }

  private mutating func absorb(
    _ lighter: Int, _ goods: [CellID], into heavier: Int, _ acts: inout [AssessedAct], record: Record
  ) {
    acts[heavier].absorbed.append(
      AbsorbedAct(act: acts[lighter].act.id.value, goods: goods.map { record.path(of: $0) }))
    acts[lighter].goods.removeAll { goods.contains($0) }
    acts[lighter].remainsOf += goods
    if acts[lighter].goods.isEmpty, !acts[lighter].hasOpenGoods {
      acts[lighter].absorbedBy = acts[heavier].act.id.value
    }
  }

  // MARK: Fines

  /// The range of one act over the goods that are left to it.
  mutating func fine(_ act: inout AssessedAct, record: Record) {
    if let heavier = act.absorbedBy {
      act.fine = .nothing
      let title = plan.ruleSet.act(heavier)?.title ?? Localized(zh: heavier, en: heavier)
      act.arithmetic = Localized(
        zh: "同一货物从一重处罚，罚款由「\(title.zh)」吸收", en: "fined once for the same goods, under “\(title.en)”")
      return
    }
    guard act.outcome.isPunishable else {
      act.fine = .nothing
      act.arithmetic =
        act.outcome == .timeBarred
        ? Localized(zh: "已过处罚时效", en: "out of time: no penalty") : Localized(zh: "依法不予处罚", en: "no penalty by law")
      return
    }
    guard let scale = act.scale else {
      act.arithmetic = Self.noRange
      return
    }
    if let basis = scale.of {
      act.value =
        act.isConduct
        ? valueOfConduct(by: basis.value, record: record) : value(of: act.goods, by: basis.value, record: record)
      if act.hasOpenGoods || act.mayHaveMoreGoods { act.value.isComplete = false }
    }
    let (range, words) = range(scale, act.value)
    act.fine = range
    act.arithmetic = words
    soften(&act)
  }

  private func soften(_ act: inout AssessedAct) {
    guard let range = act.fine, act.isReducible || act.outcome == .mayWaive else { return }
    act.fine = AmountRange(min: .zero, max: range.max)
    let more =
      act.outcome == .mayWaive
      ? Localized(zh: "可以不予处罚，下限为 0", en: "the penalty may be waived: the lower end is 0")
      : Localized(zh: "有减轻情节，可低于法定下限", en: "a ground allows less than the lower end")
    act.arithmetic = Localized(zh: act.arithmetic.zh + "；" + more.zh, en: act.arithmetic.en + "; " + more.en)
  }

  private func range(_ scale: FineScale, _ value: GoodsValue) -> (AmountRange?, Localized) {
    guard let id = scale.of?.value else {
      let range = scale.bands.first?.range(at: .zero)
      return (range, range.map { Localized(zh: "定额 \($0.words.zh)", en: "fixed: \($0.words.en)") } ?? Self.noRange)
    }
    let title = plan.bases[id]?.basis.title ?? Localized(zh: id, en: id)
    if value.isUndeterminable, let range = scale.undeterminable {
      return (
        range,
        Localized(
          zh: "\(title.zh)无法计算或者明显偏低：\(range.words.zh)",
          en: "\(title.en) cannot be determined or is clearly too low: \(range.words.en)")
      )
    }
    let sum = Self.sum(value, title: title)
    if value.isComplete, let (range, band) = scale.range(at: value.known) {
      let how = Self.words(band, value.known, range)
      return (range, Localized(zh: "\(sum.zh)；\(how.zh)", en: "\(sum.en); \(how.en)"))
    }
    guard let range = scale.range(atLeast: value.known) else { return (nil, Self.noRange) }
    let least =
      value.known == .zero
      ? Localized(zh: "\(title.zh)未查明，按最低档", en: "\(title.en) not established: from the lowest band")
      : Localized(zh: "\(sum.zh)（不低于）", en: "\(sum.en) (at least)")
    return (range, Localized(zh: "\(least.zh)：\(range.words.zh)", en: "\(least.en): \(range.words.en)"))
  }

  private static let noRange = Localized(zh: "罚款幅度未列明", en: "no fine range is given")

  private static func sum(_ value: GoodsValue, title: Localized) -> Localized {
    guard value.arithmetic.count > 1 else {
      let one = value.arithmetic.first ?? Localized(zh: "\(value.known) 元", en: "\(value.known) yuan")
      return Localized(zh: "\(title.zh) \(one.zh)", en: "\(title.en) \(one.en)")
    }
    let zh = value.arithmetic.map(\.zh).joined(separator: " + ")
    let en = value.arithmetic.map(\.en).joined(separator: " + ")
    return Localized(zh: "\(title.zh) \(zh) = \(value.known) 元", en: "\(title.en) \(en) = \(value.known) yuan")
  }

  private static func words(_ band: Band, _ value: ExactDecimal, _ range: AmountRange) -> Localized {
    switch band.measure {
    case .fixed:
      let edge = band.below.map { Localized(zh: "不足 \($0) 元", en: "below \($0)") }
        ?? band.from.map { Localized(zh: "\($0) 元以上", en: "\($0) and more") } ?? Localized(zh: "", en: "")
      return Localized(zh: "\(edge.zh) → \(range.words.zh)", en: "\(edge.en) → \(range.words.en)")
    case .times(let factor):
      let top = factor.max.map { "\($0)" } ?? "…"
      return Localized(
        zh: "\(value) × (\(factor.min) 至 \(top) 倍) = \(range.words.zh)",
        en: "\(value) × (\(factor.min) to \(top)) = \(range.words.en)")
    }
  }

  // MARK: Total

  /// Different acts add up. Where two ranges over the same goods cross, the total holds what either choice leads to.
  mutating func totalFine(of acts: [AssessedAct], record: Record) -> AmountRange? {
    var crossing: [(Int, Int)] = []
    for first in acts.indices {
      for second in acts.indices where second > first && sharedGoods(acts[first], acts[second], record: record) != nil {
        crossing.append((first, second))
      }
    }
    guard !crossing.isEmpty else { return Self.added(acts) }
    var total: AmountRange?
    // Six crossing pairs are 64 choices; more are bounded by the smallest and the largest of all.
    for choice in 0..<(1 << min(crossing.count, 6)) {
      var chosen = acts
      for (bit, pair) in crossing.prefix(6).enumerated() {
        let keepsFirst = choice >> bit & 1 == 0
        let loser = keepsFirst ? pair.1 : pair.0
        let winner = keepsFirst ? pair.0 : pair.1
        guard let shared = sharedGoods(chosen[winner], chosen[loser], record: record) else { continue }
        absorb(loser, shared.ofSecond, into: winner, &chosen, record: record)
        fine(&chosen[loser], record: record)
      }
      let sum = Self.added(chosen)
      total = total.map { known in sum.map { known.hull($0) } ?? known } ?? sum
    }
    return total
  }

  private static func added(_ acts: [AssessedAct]) -> AmountRange? {
    acts.map(\.fineOrOpen).reduce(AmountRange.nothing) { $0.adding($1) }
  }
}

extension AmountRange {
  /// `180000 – 360000 yuan`; an open end says so.
  public var words: Localized {
    guard let max else { return Localized(zh: "\(min) 元以上（上限待查明）", en: "\(min) yuan or more (upper end open)") }
    if min == max { return Localized(zh: "\(min) 元", en: "\(min) yuan") }
    return Localized(zh: "\(min) 至 \(max) 元", en: "\(min) to \(max) yuan")
  }
}
