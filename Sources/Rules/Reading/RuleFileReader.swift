import CEL
import Diagnostics
import Documents

/// The values of a mapping by key, each key known and given once.
struct Fields {
  var node: NodeID
  var values: [String: NodeID]
  /// A key was not known: what it was meant to say is missing, and its absence must not be reported again.
  var hasUnknownKey = false
  /// Required keys whose absence was reported.
  var reported: Set<String> = []
}

/// Reads the parts that all sections are made of. What is wrong is reported and left out; reading goes on.
struct RuleFileReader {
  let document: Document
  var diagnostics: [Diagnostic] = []
  /// Paths of the record met on the way; fields of a list's elements stand behind the list.
  var usedPaths: [Located<String>] = []
  /// Stretches of the source that were told as one expression that YAML cut.
  var taken: [Range<UInt32>] = []
  /// Words met on the way that the manifest gives a title: steps, what is confiscated, roles of persons.
  var usedWords: [Located<String>] = []
  var usedRoles: [Located<String>] = []
  var usedBases: [Located<String>] = []
  var usedProvisions: [Located<String>] = []
  /// Word lists that patterns name.
  var usedWordLists: [Located<String>] = []

  init(document: Document) { self.document = document }

  // MARK: Structure

  /// A mapping that has the keys of a shape only, and all that must be there. Nothing is left out in silence.
  mutating func fields(_ node: NodeID, as shape: EntryShape, called name: String? = nil) -> Fields? {
    guard var fields = fields(node, known: shape.known, of: name ?? shape.name) else { return nil }
    let id = (fields.values["id"] ?? fields.values["name"]).map { document.string(of: $0) }
    for key in shape.keys where key.isRequired && fields.values[key.name] == nil {
      missing(fields, key.name, of: id ?? name ?? shape.name)
      fields.reported.insert(key.name)
    }
    return fields
  }

  mutating func fields(_ node: NodeID, known: [String], of what: String) -> Fields? {
    guard document.nodes[node].kind == .mapping else {
      shape(node, "\(what) 应为对象", "`\(what)` is an object")
      return nil
    }
    var values: [String: NodeID] = [:]
    var hasUnknownKey = false
    var previous: NodeID?
    for (key, value) in document.entries(of: node) {
      defer { previous = value }
      let name = document.string(of: key)
      guard known.contains(name) else {
        hasUnknownKey = true
        // Not a key at all, but the rest of the value before it?
        if isTaken(key) || (previous.map { tellCut(at: $0) } ?? false) && isTaken(key) { continue }
        let near = nearNames(to: name, among: known)
        diagnostics.append(
          RuleMistake.unknownKey.at(
            document.span(of: key), Localized(zh: "\(what) 没有「\(name)」这一项", en: "`\(what)` has no key `\(name)`"),
            help: near.isEmpty
              ? [
                Localized(
                  zh: "可用：\(known.joined(separator: "、"))", en: "there are: \(known.joined(separator: ", "))")
              ] : [Localized(zh: "是不是想写「\(near[0])」？", en: "did you mean `\(near[0])`?")],
            suggestions: near))
        continue
      }
      values[name] = value
    }
    return Fields(node: node, values: values, hasUnknownKey: hasUnknownKey)
  }

  /// The elements of a list; a single value stands for a list of one where `orSingle`.
  mutating func items(_ fields: Fields, _ key: String, orSingle: Bool = false) -> [NodeID] {
    guard let node = fields.values[key] else { return [] }
    if document.nodes[node].kind == .sequence { return Array(document.children(of: node)) }
    if orSingle { return [node] }
    shape(node, "「\(key)」应为列表", "`\(key)` is a list")
    return []
  }

  /// Whether a part that others need could not be read: then nothing more can be said of the entry's conditions.
  func isBroken(_ fields: Fields) -> Bool {
    fields.hasUnknownKey || fields.values["each"].map { document.nodes[$0].kind != .mapping } ?? false
  }

  mutating func missing(_ fields: Fields, _ key: String, of what: String) {
    if fields.hasUnknownKey || fields.reported.contains(key) { return }
    diagnostics.append(
      RuleMistake.missingKey.at(
        document.span(of: fields.node), Localized(zh: "\(what) 缺少「\(key)」", en: "`\(what)` needs `\(key)`")))
  }

  mutating func shape(_ node: NodeID, _ zh: String, _ en: String) {
    diagnostics.append(RuleMistake.wrongShape.at(document.span(of: node), Localized(zh: zh, en: en)))
  }

  /// The same of a value that was written in another way than it is read.
  private mutating func wrongValue(_ node: NodeID, _ zh: String, _ en: String, meant: String?) {
    diagnostics.append(
      RuleMistake.wrongShape.at(
        document.span(of: node), Localized(zh: zh, en: en),
        help: meant.map { [Localized(zh: "请写 \($0)", en: "write \($0)")] } ?? [], suggestions: meant.map { [$0] } ?? []))
  }

  // MARK: Scalars

  func located(_ node: NodeID) -> Located<String> {
    Located(document.string(of: node), document.span(of: node))
  }

  mutating func scalar(_ node: NodeID, isNullTold: Bool = true) -> Located<String>? {
    switch document.nodes[node].kind {
    case .mapping, .sequence:
      shape(node, "此处应为单个值", "a single value is expected here")
      return nil
    case .null where isNullTold:
      shape(node, "此处缺少值；没有就删去这一项", "a value is missing here; take the key away where there is none")
      return nil
    default: return located(node)
    }
  }

  mutating func text(_ fields: Fields, _ key: String) -> Located<String>? {
    fields.values[key].flatMap { scalar($0) }
  }

  mutating func requiredText(_ fields: Fields, _ key: String, of what: String) -> Located<String>? {
    guard fields.values[key] != nil else {
      missing(fields, key, of: what)
      return nil
    }
    return text(fields, key)
  }

  mutating func texts(_ fields: Fields, _ key: String) -> [Located<String>] {
    items(fields, key, orSingle: true).compactMap { scalar($0) }
  }

  mutating func requiredLocalized(_ fields: Fields, _ key: String, of what: String) -> Localized? {
    if fields.values[key] == nil { missing(fields, key, of: what) }
    return localized(fields, key)
  }

  mutating func localized(_ fields: Fields, _ key: String) -> Localized? {
    fields.values[key].flatMap { localized($0) }
  }

  mutating func localized(_ node: NodeID) -> Localized? {
    guard let both = fields(node, as: .localized) else { return nil }
    guard let zh = requiredText(both, "zh", of: "zh/en"), let en = requiredText(both, "en", of: "zh/en")
    else { return nil }
    return Localized(zh: zh.value, en: en.value)
  }

  mutating func flag(_ fields: Fields, _ key: String) -> Bool {
    guard let node = fields.values[key] else { return false }
    guard document.nodes[node].kind == .boolean else {
      let near = nearNames(to: document.string(of: node), among: ["true", "false"])
      wrongValue(node, "「\(key)」应为 true 或 false", "`\(key)` is true or false", meant: near.first)
      return false
    }
    return document.string(of: node).lowercased() == "true"
  }

  mutating func integer(_ fields: Fields, _ key: String) -> Int? {
    guard let node = fields.values[key] else { return nil }
    let written = document.string(of: node)
    guard let value = Int(written) else {
      wrongValue(node, "「\(key)」应为整数", "`\(key)` is a whole number", meant: ExactDecimal.meant(by: written))
      return nil
    }
    return value
  }

  mutating func number(_ fields: Fields, _ key: String) -> ExactDecimal? {
    guard let node = fields.values[key] else { return nil }
    let written = document.string(of: node)
    guard let value = ExactDecimal(written) else {
      wrongValue(node, "「\(key)」应为数字", "`\(key)` is a number", meant: ExactDecimal.meant(by: written))
      return nil
    }
    return value
  }

  mutating func date(_ fields: Fields, _ key: String) -> CalendarDate? {
    guard let node = fields.values[key] else { return nil }
    let written = document.string(of: node)
    guard let value = CalendarDate(written), value.isExact else {
      wrongValue(
        node, "「\(key)」应为日期，如 2021-01-01", "`\(key)` is a date such as 2021-01-01",
        meant: CalendarDate.meant(by: written))
      return nil
    }
    return value
  }

  mutating func inForce(_ fields: Fields, _ key: String = "in_force") -> InForce {
    guard let node = fields.values[key], let both = self.fields(node, as: .stretch, called: key)
    else { return InForce() }
    let stretch = InForce(from: date(both, "from"), to: date(both, "to"))
    if let from = stretch.from, let to = stretch.to, to.first <= from.first {
      shape(both.values["to"] ?? node, "`to` 应晚于 `from`", "`to` comes after `from`")
    }
    return stretch
  }

  /// One of the words of a closed list.
  mutating func word<T: RawRepresentable<String> & CaseIterable>(
    _ fields: Fields, _ key: String, _ type: T.Type
  ) -> T? {
    guard let node = fields.values[key] else { return nil }
    let name = document.string(of: node)
    if let value = T(rawValue: name) { return value }
    let words = T.allCases.map(\.rawValue)
    diagnostics.append(
      RuleMistake.unknownWord.at(
        document.span(of: node), Localized(zh: "「\(key)」没有「\(name)」这个值", en: "`\(name)` is no value of `\(key)`"),
        help: [Localized(zh: "可选：\(words.joined(separator: "、"))", en: "one of: \(words.joined(separator: ", "))")],
        suggestions: nearNames(to: name, among: words)))
    return nil
  }

  mutating func requiredWord<T: RawRepresentable<String> & CaseIterable>(
    _ fields: Fields, _ key: String, _ type: T.Type, of what: String
  ) -> T? {
    if fields.values[key] == nil { missing(fields, key, of: what) }
    return word(fields, key, type)
  }

  mutating func verification(_ fields: Fields) -> Verification? {
    guard let node = fields.values["verified"],
      let parts = self.fields(node, as: .verification)
    else { return nil }
    return Verification(
      how: text(parts, "how")?.value, source: text(parts, "source")?.value, checked: date(parts, "checked"))
  }

  // MARK: Paths

  mutating func path(_ fields: Fields, _ key: String) -> [String]? {
    text(fields, key).map { path($0) }
  }

  mutating func path(_ text: Located<String>) -> [String] {
    usedPaths.append(text)
    return text.value.split(separator: ".").map(String.init)
  }

  /// A field of the elements of a list.
  mutating func field(_ fields: Fields, _ key: String, of list: [String]?) -> String? {
    guard let name = text(fields, key) else { return nil }
    if let list { usedPaths.append(Located((list + [name.value]).joined(separator: "."), name.span)) }
    return name.value
  }

  mutating func iterations(_ fields: Fields) -> [Iteration] {
    guard let node = fields.values["each"] else { return [] }
    guard document.nodes[node].kind == .mapping else {
      shape(node, "each 应为「名称: 列表」", "`each` is a mapping of names to lists")
      return []
    }
    return document.entries(of: node).compactMap { key, value in
      isTaken(key) ? nil : Iteration(name: located(key), list: expression(value) ?? missing(at: value))
    }
  }

  // MARK: Templates

  mutating func template(_ fields: Fields, _ key: String) -> Template? {
    guard let node = fields.values[key], let both = self.fields(node, as: .localized, called: key) else {
      return nil
    }
    guard let zh = both.values["zh"], let en = both.values["en"], scalar(zh) != nil, scalar(en) != nil else { return nil }
    if tellComment(in: zh) || tellComment(in: en) { return Template(zh: [], en: []) }
    return Template(
      zh: readTemplate(zh, in: document, reporting: &diagnostics),
      en: readTemplate(en, in: document, reporting: &diagnostics))
  }
}
