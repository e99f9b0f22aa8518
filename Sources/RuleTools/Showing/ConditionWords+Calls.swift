import CEL
import Diagnostics
import Rules

/// Comparisons, and what the tables, lexicons and questions of a rule set answer.
extension ConditionWords {
  private enum Comparison: String {
    case equal = "_==_", notEqual = "_!=_", less = "_<_", lessOrEqual = "_<=_", greater = "_>_", greaterOrEqual = "_>=_"

    var opposite: Comparison {
      switch self {
      case .equal: .notEqual
      case .notEqual: .equal
      case .less: .greaterOrEqual
      case .greaterOrEqual: .less
      case .greater: .lessOrEqual
      case .lessOrEqual: .greater
      }
    }

    var ofNumbers: Localized {
      switch self {
      case .equal: Localized(zh: "等于", en: "equals")
      case .notEqual: Localized(zh: "不等于", en: "does not equal")
      case .less: Localized(zh: "小于", en: "is less than")
      case .lessOrEqual: Localized(zh: "不大于", en: "is at most")
      case .greater: Localized(zh: "大于", en: "is more than")
      case .greaterOrEqual: Localized(zh: "不小于", en: "is at least")
      }
    }

    var ofDates: Localized {
      switch self {
      case .equal: Localized(zh: "即", en: "is")
      case .notEqual: Localized(zh: "不是", en: "is not")
      case .less: Localized(zh: "早于", en: "is before")
      case .lessOrEqual: Localized(zh: "不晚于", en: "is not after")
      case .greater: Localized(zh: "晚于", en: "is after")
      case .greaterOrEqual: Localized(zh: "不早于", en: "is not before")
      }
    }

    var ofThings: Localized {
      switch self {
      case .notEqual: Localized(zh: "不是", en: "is not")
      case .equal, .less, .lessOrEqual, .greater, .greaterOrEqual: Localized(zh: "是", en: "is")
      }
    }
  }

  func call(_ id: ExprID, _ function: String, _ target: ExprID?, _ arguments: [ExprID], holds: Bool) -> Phrase {
    let parts = (target.map { [$0] } ?? []) + arguments
    return condition(function, parts, holds: holds) ?? stated(term(id).text, holds: holds)
  }

  /// The sentence of a call that is true or false; nil where there are no words for it.
  func condition(_ function: String, _ parts: [ExprID], holds: Bool = true) -> Phrase? {
    if let comparison = Comparison(rawValue: function), parts.count == 2 {
      return compared(parts[0], parts[1], holds ? comparison : comparison.opposite)
    }
    if function == "@in", parts.count == 2 { return contained(parts[0], parts[1], holds: holds) }
    if function == "!_", parts.count == 1 { return phrase(parts[0], holds: !holds) }
    return asked(function, parts, holds: holds)
  }

  private func compared(_ left: ExprID, _ right: ExprID, _ comparison: Comparison) -> Phrase {
    if case .literal(.bool(let value)) = expression[right].kind, comparison == .equal || comparison == .notEqual {
      return phrase(left, holds: value == (comparison == .equal))
    }
    let words: Localized
    switch (plain(checked.types[left]), plain(checked.types[right])) {
    case (.date, _), (_, .date): words = comparison.ofDates
    case (.object, .object): words = comparison.ofThings
    default: words = comparison.ofNumbers
    }
    return sentence(value(left, beside: right), words, value(right, beside: left))
  }

  private func contained(_ element: ExprID, _ list: ExprID, holds: Bool) -> Phrase {
    let subject = value(element, beside: list)
    guard case .list(let members, _) = expression[list].kind else {
      let all = term(list).text
      return .sentence(
        holds
          ? Localized(zh: "\(subject.zh)在\(all.zh)之中", en: "\(subject.en) is among \(all.en)")
          : Localized(zh: "\(subject.zh)不在\(all.zh)之中", en: "\(subject.en) is not among \(all.en)"))
    }
    let words = members.map { value($0, beside: element) }
    if words.count == 1 { return compared(element, members[0], holds ? .equal : .notEqual) }
    let zh = words.map(\.zh).joined(separator: "、")
    let en = words.map(\.en).joined(separator: ", ")
    return .sentence(
      holds
        ? Localized(zh: "\(subject.zh)是\(zh)之一", en: "\(subject.en) is one of \(en)")
        : Localized(zh: "\(subject.zh)不是\(zh)中的任何一个", en: "\(subject.en) is none of \(en)"))
  }

  private func sentence(_ left: Localized, _ verb: Localized, _ right: Localized) -> Phrase {
    .sentence(Localized(zh: "\(left.zh)\(verb.zh)\(Self.set(right.zh))", en: "\(left.en) \(verb.en) \(right.en)"))
  }

  /// Figures stand apart from the words before them.
  private static func set(_ text: String) -> String { text.utf8.first.map { $0 < 0x80 } == true ? " " + text : text }

  // MARK: What the rule set and the texts are asked

  private func asked(_ function: String, _ parts: [ExprID], holds: Bool) -> Phrase? {
    let texts = parts.map { term($0).text }
    func say(_ zhYes: String, _ zhNo: String, _ enYes: String, _ enNo: String) -> Phrase {
      .sentence(holds ? Localized(zh: zhYes, en: enYes) : Localized(zh: zhNo, en: enNo))
    }
    switch (function, parts.count) {
    case ("listed", 2):
      let table = tableTitle(parts[0]), name = texts[1]
      return say(
        "\(name.zh)列于《\(table.zh)》", "\(name.zh)不列于《\(table.zh)》", "\(name.en) stands in “\(table.en)”",
        "\(name.en) does not stand in “\(table.en)”")
    case ("in_group", 2):
      let group = string(parts[1]).map { rules.manifest.title(ofWord: $0) } ?? texts[1]
      return say(
        "\(texts[0].zh)归入“\(group.zh)”一类", "\(texts[0].zh)不归入“\(group.zh)”一类",
        "\(texts[0].en) belongs to the group “\(group.en)”", "\(texts[0].en) does not belong to the group “\(group.en)”")
    case ("has_limit", 4):
      let table = tableTitle(parts[0])
      let of = Localized(zh: limited(texts).zh, en: limited(texts).en)
      return say(
        "《\(table.zh)》对\(of.zh)定有限值", "《\(table.zh)》对\(of.zh)没有限值", "“\(table.en)” has a limit for \(of.en)",
        "“\(table.en)” has no limit for \(of.en)")
    case ("says", 2):
      let lexicon = lexiconTitle(parts[1])
      return say(
        "\(texts[0].zh)含有“\(lexicon.zh)”用语", "\(texts[0].zh)不含“\(lexicon.zh)”用语",
        "\(texts[0].en) uses words of “\(lexicon.en)”", "\(texts[0].en) uses no words of “\(lexicon.en)”")
    case ("judged", 2):
      let act = string(parts[1]).flatMap { rules.act($0) }?.title
      return judged(parts[0], about: act.map { Localized(zh: "「\($0.zh)」", en: "“\($0.en)”") } ?? texts[1], holds: holds)
    case ("contains", 2):
      return say(
        "\(texts[0].zh)含有\(texts[1].zh)", "\(texts[0].zh)不含\(texts[1].zh)", "\(texts[0].en) contains \(texts[1].en)",
        "\(texts[0].en) does not contain \(texts[1].en)")
    case ("meets", 2):
      return say(
        "\(texts[0].zh)符合\(texts[1].zh)", "\(texts[0].zh)不符合\(texts[1].zh)", "\(texts[0].en) meets \(texts[1].en)",
        "\(texts[0].en) does not meet \(texts[1].en)")
    default: return nil
    }
  }

  private func judged(_ question: ExprID, about subject: Localized, holds: Bool) -> Phrase {
    let id = string(question) ?? ""
    let title = rules.questions.first { $0.id.value == id }?.title ?? term(question).text
    return .sentence(
      holds
        ? Localized(zh: "人工认定为是：\(title.zh)（就\(subject.zh)）", en: "a person found, of \(subject.en): yes to “\(title.en)”")
        : Localized(zh: "人工认定为否：\(title.zh)（就\(subject.zh)）", en: "a person found, of \(subject.en): no to “\(title.en)”"))
  }

  /// What a limit is about: the name, the thing that it is used in, the day.
  func limited(_ texts: [Localized]) -> Localized {
    Localized(
      zh: "\(texts[1].zh)（用于\(texts[2].zh)，时间为\(texts[3].zh)）", en: "\(texts[1].en) (in \(texts[2].en), at \(texts[3].en))")
  }

  func tableTitle(_ id: ExprID) -> Localized {
    let name = string(id)
    return rules.tables.first { $0.id.value == name }?.title ?? term(id).text
  }

  private func lexiconTitle(_ id: ExprID) -> Localized {
    let name = string(id)
    return rules.lexicons.first { $0.id.value == name }?.title ?? term(id).text
  }

  func string(_ id: ExprID) -> String? {
    if case .literal(.string(let text)) = expression[id].kind { return text }
    // A parameter of a function stands for what the caller wrote.
    if case .ident(let name, _) = expression[id].kind, case .words(let words)? = names[name], words.zh.hasPrefix("「") {
      return String(words.zh.dropFirst().dropLast())
    }
    return nil
  }

  func plain(_ type: Type) -> Type {
    if case .nullable(let inner) = type { return inner }
    return type
  }
}
