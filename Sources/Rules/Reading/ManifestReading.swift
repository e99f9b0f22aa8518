import CEL
import Diagnostics
import Documents

extension RuleFileReader {
  mutating func manifest() -> Manifest? {
    guard
      let top = fields(document.root, as: .manifest),
      let name = requiredText(top, "name", of: "rules.yaml"),
      let version = requiredText(top, "version", of: "rules.yaml"),
      let schema = requiredText(top, "schema", of: "rules.yaml"),
      let recordNode = top.values["record"]
    else { return nil }
    guard
      let record = fields(recordNode, as: .manifestRecord),
      let id = path(record, "id"), let date = path(record, "date"), let enterprise = path(record, "enterprise"),
      let inspected = path(record, "inspected")
    else { return nil }
    var manifest = Manifest(
      name: name.value, version: version.value, usedPaths: [], covers: inForce(top, "covers"), schema: schema.value, id: id,
      date: date, asOf: texts(record, "as_of").map { path($0) },
      enterprise: enterprise, enterpriseKey: path(record, "enterprise_key"), inspected: inspected,
      goods: texts(record, "goods").flatMap { path($0) }, rowScope: rowScope(record), judgements: judgements(record), persons: persons(record),
      decisions: decisions(record),
      rollUps: texts(top, "roll_ups").map { path($0) }, rollUpGrid: rollUpGrid(top),
      categories: words(top, "categories"), actions: words(top, "actions"), roles: words(top, "roles"),
      words: words(top, "words"))
    manifest.history = history(record, decisions: manifest.decisions?.list)
    manifest.templates = templates(top)
    manifest.usedPaths = usedPaths
    manifest.usedProvisions = usedProvisions
    return manifest
  }

  private mutating func words(_ fields: Fields, _ key: String) -> [Word] {
    items(fields, key).compactMap { node in
      guard let word = self.fields(node, as: .word, called: key),
        let id = requiredText(word, "id", of: key), let title = requiredLocalized(word, "title", of: id.value)
      else { return nil }
      return Word(id: id, title: title)
    }
  }

  private mutating func templates(_ fields: Fields) -> [Manifest.Template] {
    items(fields, "templates").compactMap { node in
      guard let entry = self.fields(node, as: .template, called: "templates"),
        let id = requiredText(entry, "id", of: "templates"), let title = requiredLocalized(entry, "title", of: id.value)
      else { return nil }
      let paths = texts(entry, "fields")
      usedPaths += paths
      return Manifest.Template(id: id.value, title: title, fields: paths.map(\.value))
    }
  }

  private mutating func rollUpGrid(_ fields: Fields) -> (rows: Manifest.Path, columns: Manifest.Path)? {
    guard let node = fields.values["roll_up_grid"], let parts = self.fields(node, as: .rollUpGrid),
      let rows = path(parts, "rows"), let columns = path(parts, "columns")
    else { return nil }
    return (rows, columns)
  }

  private mutating func rowScope(_ fields: Fields) -> (name: String, list: String)? {
    if let node = fields.values["row_scope"], document.nodes[node].kind != .mapping {
      shape(node, "row_scope 应为「名称: 列表」", "`row_scope` is a mapping of a name to a list")
    }
    guard let node = fields.values["row_scope"], let entry = document.entries(of: node).first else { return nil }
    return (document.string(of: entry.key), document.string(of: entry.value))
  }

  private mutating func judgements(_ fields: Fields) -> Manifest.Judgements? {
    guard let node = fields.values["judgements"],
      let parts = self.fields(node, as: .judgements),
      let list = path(parts, "list"), let question = field(parts, "question", of: list),
      let subject = field(parts, "subject", of: list), let answer = field(parts, "answer", of: list)
    else { return nil }
    return .init(
      list: list, question: question, subject: subject, answer: answer, lighterLaw: text(parts, "lighter_law"))
  }

  private mutating func persons(_ fields: Fields) -> Manifest.Persons? {
    guard let node = fields.values["persons"],
      let parts = self.fields(node, as: .persons),
      let list = path(parts, "list"), let roles = field(parts, "roles", of: list),
      let income = field(parts, "income", of: list)
    else { return nil }
    return .init(list: list, roles: roles, income: income)
  }

  private mutating func history(_ fields: Fields, decisions: [String]?) -> Manifest.History? {
    guard let node = fields.values["history"],
      let parts = self.fields(node, as: .history),
      let list = path(parts, "list"), let number = field(parts, "number", of: list),
      let date = field(parts, "date", of: list), let act = field(parts, "act", of: list)
    else { return nil }
    var unless: [(field: String, word: String)] = []
    if let node = parts.values["unless"] {
      if document.nodes[node].kind != .mapping { shape(node, "unless 应为「字段: 取值」", "`unless` is a mapping of fields to words") }
      for (key, value) in document.entries(of: node) {
        let name = located(key)
        if let decisions { usedPaths.append(Located((decisions + [name.value]).joined(separator: "."), name.span)) }
        unless.append((name.value, document.string(of: value)))
      }
    }
    return .init(list: list, number: number, date: date, act: act, unless: unless)
  }

  private mutating func neighbours(_ node: NodeID) -> [String] {
    guard document.nodes[node].kind == .sequence else {
      shape(node, "应为条款编号的列表", "this is a list of provisions")
      return []
    }
    let names = document.children(of: node).map { located($0) }
    usedProvisions += names
    return names.map(\.value)
  }

  private mutating func decisions(_ fields: Fields) -> Manifest.Decisions? {
    guard let node = fields.values["decisions"],
      let parts = self.fields(node, as: .decisions),
      let list = path(parts, "list"), let number = field(parts, "number", of: list),
      let date = field(parts, "date", of: list), let fine = field(parts, "fine", of: list),
      let confiscated = field(parts, "confiscated", of: list)
    else { return nil }
    var acts: Manifest.DecidedActs?
    if let actsNode = parts.values["acts"],
      let act = self.fields(actsNode, as: .decidedActs),
      let inner = field(act, "list", of: list), let name = field(act, "act", of: list + [inner]),
      let provision = field(act, "provision", of: list + [inner])
    {
      acts = .init(
        list: inner, act: name, provision: provision,
        goodsValue: field(act, "goods_value", of: list + [inner]), fine: field(act, "fine", of: list + [inner]))
    }
    return .init(
      list: list, number: number, date: date, fine: fine, confiscated: confiscated,
      acts: acts, revoked: field(parts, "revoked", of: list), revokedAction: text(parts, "revoked_action")?.value,
      neighbours: items(parts, "neighbours").map { neighbours($0) })
  }
}
