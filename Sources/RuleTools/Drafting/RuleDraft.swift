import CEL
import Records
public import Rules

/// A new rule and its tests as text: a draft, which charges nobody until a person makes it active.
public struct RuleDraft: Sendable {
  public var id: String
  public var category: String
  public var act: String
  /// Provisions; empty: the one that the act stands for.
  public var basis: [String] = []
  /// `name=list`, outermost first.
  public var each: [(name: String, list: String)] = []
  public var when: String
  /// The date by which the law is chosen; nil: the date of the record.
  public var lawDate: String?
  public var title: (zh: String, en: String)

  public init(id: String, category: String, act: String, when: String, title: (zh: String, en: String)) {
    self.id = id
    self.category = category
    self.act = act
    self.when = when
    self.title = title
  }

  /// The rule file.
  public func ruleFile(for set: RuleSet) -> String {
    let cited = basis.isEmpty ? [set.act(act)?.provision.value].compactMap { $0 } : basis
    var text = """
      # yaml-language-server: $schema=../schema/rule.schema.json
      # A draft: it is shown as a shadow and charges nobody. Say here what the rule is about, then make it `status: active`.
      rules:
        - id: \(id)
          title: {zh: \(Self.quoted(title.zh)), en: \(Self.quoted(title.en))}
          status: draft
          category: \(category)
          basis: [\(cited.joined(separator: ", "))]
          in_force: {from: \(set.manifest.covers.from.map { "\($0)" } ?? "")}
          law_date: \(lawDate ?? set.manifest.date.joined(separator: "."))

      """
    if !each.isEmpty {
      text += "    each: {\(each.map { "\($0.name): \($0.list)" }.joined(separator: ", "))}\n"
    }
    text += "    when:\n      - >-\n        \(when)\n    act: \(act)\n"
    let id = set.manifest.id.joined(separator: ".")
    return text + "    message: {zh: \"${\(id)}：\(title.zh)\", en: \"${\(id)}: \(title.en)\"}\n"
  }

  /// The tests: what the rule says of the smallest record, and the case that is still to be written. `status` is what the
  /// rule says of that record.
  public func testFile(for set: RuleSet, status: String) -> String {
    let record = MinimalRecord(schema: set.schema).yaml(indent: 6)
    return """
      # yaml-language-server: $schema=../schema/test.schema.json
      tests:
        - of: \(id)
          record:
      \(record)
          cases:
            - title: {zh: 没有查明任何事实, en: Nothing is established}
              expect: {status: \(status)}
            - title: {zh: 违法成立, en: The violation is established}
              todo: {zh: 用 patch 写出使规则成立的事实, en: "patch in the facts that make the rule hold, then take this mark away"}
              expect: {status: violation}

      """
  }

  static func quoted(_ text: String) -> String {
    "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
  }
}

/// The smallest record that the vocabulary allows: required fields only.
struct MinimalRecord {
  let schema: RecordSchema

  func yaml(indent: Int) -> String {
    lines(of: 0, depth: 0).map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
  }

  private func lines(of type: Int, depth: Int) -> [String] {
    guard depth < 8, schema.types.indices.contains(type) else { return [] }
    return schema.types[type].fields.filter(\.isRequired).flatMap { field -> [String] in
      switch field.shape {
      case .object(let inner):
        return ["\(field.name):"] + lines(of: inner, depth: depth + 1).map { "  " + $0 }
      case .text(let limits):
        return ["\(field.name): \(limits.constant ?? limits.words?.first ?? "x")"]
      case .boolean: return ["\(field.name): false"]
      case .integer, .decimal: return ["\(field.name): 1"]
      case .date: return ["\(field.name): 2024-01-02"]
      case .amount: return ["\(field.name): 1 mg/kg"]
      case .list, .reference: return ["\(field.name): []"]
      }
    }
  }
}
