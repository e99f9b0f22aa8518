import Diagnostics
import Engine
import Records
import Rules

/// What things of a rule set and of its records are called on a page.
struct PageWords: Sendable {
  let plan: Plan

  func title(of action: String) -> Localized { plan.manifest.title(of: action) }

  func category(_ id: String) -> Localized { plan.manifest.title(ofCategory: id) }

  func act(_ id: String) -> Localized { plan.ruleSet.act(id)?.title ?? Localized(zh: id, en: id) }

  func citation(_ id: String) -> Localized { plan.ruleSet.citation(of: id) }

  /// Several provisions; those of one law that follow each other name it once.
  func citation(_ ids: [String]) -> Localized {
    var zh = "", en = "", last = ""
    for id in ids {
      let provision = plan.ruleSet.provision(id)
      if let provision, provision.instrument.value == last {
        zh += "、\(provision.cite.zh)"
        en += ", \(provision.cite.en)"
      } else {
        let whole = citation(id)
        zh += (zh.isEmpty ? "" : "；") + whole.zh
        en += (en.isEmpty ? "" : "; ") + whole.en
      }
      last = provision?.instrument.value ?? ""
    }
    return Localized(zh: zh, en: en)
  }

  /// A field's own title.
  func field(_ path: [String]) -> Localized {
    titles(of: path).last ?? Localized(zh: path.joined(separator: "."), en: path.joined(separator: "."))
  }

  /// A value of a roll-up; a word of a closed list as people read it.
  func group(_ value: GroupValue, of path: [String]) -> Localized {
    switch value {
    case .absent: return Localized(zh: "已查明没有", en: "established as absent")
    case .unknown: return Localized(zh: "未查明", en: "not established")
    case .masked: return Localized(zh: "不予显示", en: "not shown")
    case .value(let word):
      guard words(of: path) != nil else { return Localized(zh: word, en: word) }
      return self.word(word, of: path.last ?? "")
    }
  }

  func word(_ word: String, of field: String) -> Localized { plan.manifest.title(ofWord: word, in: field) }

  /// The words of a closed list, in the order of the vocabulary; nil where any text may stand.
  func words(of path: [String]) -> [String]? {
    guard case .text(let limits)? = fields(of: path)?.last?.shape else { return nil }
    return limits.words
  }

  func question(_ id: String) -> Localized { plan.ruleSet.questions.first { $0.id.value == id }?.title ?? Localized(zh: id, en: id) }

  /// A fact that one record lacks: the path as it is written, or the question and what it is about.
  func fact(_ fact: MissingFact) -> Localized {
    guard case .question(let id, let subject) = fact else { return Localized(zh: fact.text, en: fact.text) }
    let title = question(id)
    guard !subject.isEmpty else { return title }
    return Localized(zh: "\(title.zh)（\(subject)）", en: "\(title.en) (\(subject))")
  }

  /// A fact that is missing, with its title; the path as it is written beside it.
  func fact(_ fact: LackedFact) -> Localized {
    switch fact {
    case .field(let path):
      let titles = titles(of: path.split(separator: ".").map { String($0.replacing("[]", with: "")) })
      guard !titles.isEmpty else { return Localized(zh: path, en: path) }
      return Localized(
        zh: titles.map(\.zh).joined(separator: " › "), en: titles.map(\.en).joined(separator: " › "))
    case .question(let id):
      let title = question(id)
      return Localized(zh: "人工判断「\(title.zh)」", en: "a person's finding “\(title.en)”")
    case .other(let text): return Localized(zh: text, en: text)
    }
  }

  private func titles(of path: [String]) -> [Localized] { fields(of: path)?.map(\.title) ?? [] }

  /// The fields on the way of a path, through objects, lists and references; nil where it leads nowhere.
  private func fields(of path: [String]) -> [RecordSchema.Field]? {
    let schema = plan.ruleSet.schema
    var type: RecordSchema.ObjectType? = schema.record
    var found: [RecordSchema.Field] = []
    for name in path {
      guard let field = type?.field(name) else { return nil }
      found.append(field)
      type = schema.object(in: field.shape)
    }
    return found
  }
}

extension RecordSchema {
  /// The type of the objects that a field holds or leads to.
  fileprivate func object(in shape: Shape) -> ObjectType? {
    switch shape {
    case .object(let type): types[type]
    case .list(let element, _, _): object(in: element)
    case .reference(let target): types[target.seenAs]
    default: nil
    }
  }
}
