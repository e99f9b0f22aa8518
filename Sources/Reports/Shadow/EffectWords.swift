package import Diagnostics
package import Engine
import Rules

/// What a second rule set finds otherwise, in words.
package struct EffectWords {
  /// Gives actions their titles.
  let manifest: Manifest

  package init(_ plan: Plan) { manifest = plan.manifest }

  /// One sentence each: statuses by rule, the case, the fine, recommendations, and where else something is said otherwise.
  package func sentences(of effect: RecordEffect) -> [Localized] {
    moves(effect.moves) + consequences(of: effect)
  }

  /// The same without the single statuses.
  package func consequences(of effect: RecordEffect) -> [Localized] {
    var found: [Localized] = []
    switch (effect.isCase.first, effect.isCase.second) {
    case (false, true): found.append(Localized(zh: "成为案件", en: "becomes a case"))
    case (true, false): found.append(Localized(zh: "不再是案件", en: "is no longer a case"))
    case (true, true), (false, false): break
    }
    if let change = FineChange(effect.fine) {
      let (first, second, word) = (Self.fine(effect.fine.first), Self.fine(effect.fine.second), Self.change(change))
      found.append(Localized(zh: "罚款 \(first.zh) → \(second.zh)（\(word.zh)）", en: "fine \(first.en) → \(second.en) (\(word.en))"))
    }
    found += effect.gained.map { line in
      let text = advice(line)
      return Localized(zh: "新增建议：\(text.zh)", en: "recommendation gained: \(text.en)")
    }
    found += effect.lost.map { line in
      let text = advice(line)
      return Localized(zh: "不再建议：\(text.zh)", en: "recommendation lost: \(text.en)")
    }
    if !effect.parts.isEmpty {
      let words = effect.parts.map(Self.part)
      found.append(
        Localized(
          zh: "表述不同：\(words.map(\.zh).joined(separator: "、"))", en: "said otherwise: \(words.map(\.en).joined(separator: ", "))"))
    }
    return found
  }

  /// Things of one rule with the same statuses stand together; the first of them are named.
  private func moves(_ moves: [RecordEffect.Move]) -> [Localized] {
    struct Kind: Hashable {
      var rule: String
      var from: Status?
      var to: Status?
    }
    var order: [Kind] = []
    var things: [Kind: [String]] = [:]
    for move in moves {
      let kind = Kind(rule: move.rule, from: move.from, to: move.to)
      if things[kind] == nil { order.append(kind) }
      things[kind, default: []].append(move.subject)
    }
    return order.map { kind in
      let named = (things[kind] ?? []).filter { !$0.isEmpty }
      let rest = named.count - Self.namedThings
      let list = named.prefix(Self.namedThings).joined(separator: ", ")
      let more = rest > 0 ? Localized(zh: "等 \(named.count) 处", en: " and \(rest) more") : Localized(zh: "", en: "")
      let words = Self.transition(kind.from, kind.to)
      return Localized(
        zh: "\(kind.rule)  \(words.zh)" + (list.isEmpty ? "" : "（\(list)\(more.zh)）"),
        en: "\(kind.rule)  \(words.en)" + (list.isEmpty ? "" : " (\(list)\(more.en))"))
    }
  }

  private static let namedThings = 3

  package func advice(_ line: RecordEffect.Advice) -> Localized {
    let (title, state) = (manifest.title(of: line.action), Words.state(line.state))
    return Localized(zh: "\(title.zh)（\(state.zh)）", en: "\(title.en) (\(state.en))")
  }

  package static func transition(_ from: Status?, _ to: Status?) -> Localized {
    func word(_ status: Status?) -> Localized { status.map(Words.status) ?? Localized(zh: "无", en: "none") }
    return Localized(zh: "\(word(from).zh) → \(word(to).zh)", en: "\(word(from).en) → \(word(to).en)")
  }

  static func fine(_ range: AmountRange?) -> Localized { range?.words ?? Localized(zh: "无", en: "none") }
  static func fine(_ total: FineTotal?) -> Localized { total?.words ?? Localized(zh: "无", en: "none") }

  package static func change(_ change: FineChange) -> Localized {
    switch change {
    case .up: Localized(zh: "提高", en: "up")
    case .down: Localized(zh: "降低", en: "down")
    case .opened: Localized(zh: "上限变为未知", en: "upper end opened")
    case .closed: Localized(zh: "上限已可确定", en: "upper end closed")
    case .new: Localized(zh: "新增", en: "new")
    case .gone: Localized(zh: "取消", en: "gone")
    case .otherwise: Localized(zh: "幅度变宽或变窄", en: "wider or narrower")
    }
  }

  package static func part(_ part: RecordEffect.Part) -> Localized {
    switch part {
    case .findings: Localized(zh: "认定的内容", en: "what findings say")
    case .acts: Localized(zh: "违法行为", en: "acts")
    case .grounds: Localized(zh: "情节", en: "grounds")
    case .questions: Localized(zh: "待判断的问题", en: "questions")
    case .decisions: Localized(zh: "与已作决定的比较", en: "comparison with decisions")
    case .recommendations: Localized(zh: "建议的内容", en: "what recommendations say")
    case .contradictions: Localized(zh: "事实矛盾", en: "contradictions")
    }
  }
}
