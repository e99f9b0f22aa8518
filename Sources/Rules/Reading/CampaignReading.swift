import CEL
public import Diagnostics
import Documents

extension CampaignData {
  /// Reads the campaign files of a rule folder; there need not be any. `root` is the folder with a trailing slash.
  public static func read(files: [SourceText], root: String, reporting: inout [Diagnostic]) -> CampaignData {
    var data = CampaignData()
    for file in files.sorted(by: { $0.name < $1.name }) where file.name.hasPrefix(root + folder) && file.name.hasSuffix(".yaml") {
      for document in readYAML(file, reporting: &reporting) {
        var reader = RuleFileReader(document: document)
        if let top = reader.fields(document.root, as: .campaignFile) {
          if let node = top.values["campaign"] { data.settings = reader.campaignSettings(node) ?? data.settings }
          data.draws += reader.items(top, "draws").compactMap { reader.campaignDraw($0) }
          data.kinds += reader.items(top, "kinds").compactMap { reader.visitKind($0) }
          data.plants += reader.items(top, "plants").compactMap { reader.plant($0) }
          data.endings += reader.items(top, "endings").compactMap { reader.ending($0) }
        }
        reporting += reader.diagnostics
      }
    }
    return data
  }
}

extension RuleFileReader {
  mutating func campaignSettings(_ node: NodeID) -> CampaignSettings? {
    guard let fields = fields(node, as: .campaignSettings), let decision = fields.values["decision"],
      let recommended = fields.values["recommended"].flatMap({ self.fields($0, as: .recommendedTotal) }),
      let between = fields.values["between"].flatMap({ self.fields($0, as: .drawnTime) }),
      let visits = atLeast(0, fields, "visits"), let cases = atLeast(0, fields, "cases"), let money = number(fields, "money"),
      let action = text(recommended, "action"), let enterprises = atLeast(0, recommended, "enterprises"),
      let from = date(between, "from"), let to = date(between, "to"), let each = atLeast(1, fields, "visits_each"),
      let second = atLeast(0, fields, "second_plant"), let near = atLeast(0, fields, "near_miss"), let open = atLeast(0, fields, "open")
    else { return nil }
    if to.first < from.first { shape(between.node, "to 不早于 from", "`to` is not before `from`") }
    let positions = weights(fields, "positions").compactMap { value, weight in
      Int(value.text ?? "").map { (percent: $0, weight: weight) }
    }
    return CampaignSettings(
      visits: visits, cases: cases, money: money, action: action, enterprises: enterprises, from: from, to: to, visitsEach: each,
      secondPlant: second, nearMiss: near, open: open, positions: positions, decision: EditableTree(document, decision),
      earlier: fields.values["earlier"].flatMap { earlierForm($0) }, inquiry: patch(fields, "inquiry"), span: document.span(of: node))
  }

  private mutating func earlierForm(_ node: NodeID) -> EarlierForm? {
    guard let fields = fields(node, as: .earlierForm), let path = text(fields, "path"), let date = text(fields, "date"),
      let entry = fields.values["entry"]
    else { return nil }
    return EarlierForm(
      path: path, date: date, entry: EditableTree(document, entry), fact: fields.values["fact"].map { EditableTree(document, $0) })
  }

  mutating func visitKind(_ node: NodeID) -> VisitKind? {
    guard let fields = fields(node, as: .visitKind), let id = requiredText(fields, "id", of: "kind"),
      let title = localized(fields, "title"), let share = atLeast(0, fields, "share")
    else { return nil }
    let record = fields.values["record"].map { EditableTree(document, $0) }
    let like = text(fields, "like")
    if record == nil, like == nil { missing(fields, "record", of: id.value) }
    return VisitKind(
      id: id, title: title, share: share, enterprises: text(fields, "enterprises"), like: like, record: record, patch: patch(fields),
      facts: facts(fields))
  }

  mutating func plant(_ node: NodeID) -> Plant? {
    guard let fields = fields(node, as: .plant), let id = requiredText(fields, "id", of: "plant"), let title = localized(fields, "title"),
      let expect = fields.values["expect"].flatMap({ self.fields($0, as: .plantExpectation) })
    else { return nil }
    return Plant(
      id: id, title: title, outcome: word(fields, "outcome", Plant.Outcome.self) ?? .violation, kinds: texts(fields, "kinds"),
      share: atLeast(0, fields, "share") ?? 0, count: atLeast(0, fields, "count"), from: date(fields, "from"),
      after: fields.values["after"].flatMap { after($0) }, ending: text(fields, "ending"), isBeside: flag(fields, "beside"), patch: patch(fields),
      facts: facts(fields), acts: texts(expect, "acts"),
      status: pairs(expect, "status").map { (rule: $0, status: $1) }, recommend: pairs(expect, "recommend").map { (action: $0, state: $1) })
  }

  mutating func ending(_ node: NodeID) -> Ending? {
    guard let fields = fields(node, as: .ending), let id = requiredText(fields, "id", of: "ending"), let title = localized(fields, "title"),
      let since = text(fields, "since")
    else { return nil }
    return Ending(id: id, title: title, since: since, patch: patch(fields), facts: facts(fields))
  }

  private mutating func after(_ node: NodeID) -> Plant.After? {
    guard let fields = fields(node, as: .plantedAfter), let from = atLeast(1, fields, "from"), let to = atLeast(from, fields, "to") else {
      return nil
    }
    return Plant.After(plants: texts(fields, "plants"), from: from, to: to)
  }

  private mutating func patch(_ fields: Fields, _ name: String = "patch") -> CampaignPatch {
    guard let node = fields.values[name] else { return [] }
    guard document.nodes[node].kind == .mapping else {
      shape(node, "\(name) 应为「路径: 值」", "`\(name)` is a mapping of paths to values")
      return []
    }
    return document.entries(of: node).map { key, value in
      let isAbsent = document.nodes[value].kind == .string && document.string(of: value) == RuleTest.absent
      return (located(key), isAbsent ? nil : EditableTree(document, value))
    }
  }

  private mutating func facts(_ fields: Fields) -> [EditableTree] { items(fields, "facts").map { EditableTree(document, $0) } }

  private mutating func pairs(_ fields: Fields, _ key: String) -> [(Located<String>, Located<String>)] {
    guard let node = fields.values[key] else { return [] }
    return document.entries(of: node).map { (located($0.key), located($0.value)) }
  }

  /// A mapping of values to how often each is taken.
  mutating func weights(_ fields: Fields, _ key: String) -> [(value: EditableTree, weight: Int)] {
    guard let node = fields.values[key] else { return [] }
    let found = document.entries(of: node).map { key, value in
      (value: EditableTree(document, key), weight: Int(document.string(of: value)) ?? -1)
    }
    if found.isEmpty || found.contains(where: { $0.weight < 0 }) || found.allSatisfy({ $0.weight == 0 }) {
      shape(node, "「\(key)」应为「值: 权重」，权重为非负整数", "`\(key)` is a mapping of values to weights, whole numbers from 0 on")
      return []
    }
    return found
  }

  mutating func atLeast(_ least: Int, _ fields: Fields, _ key: String) -> Int? {
    guard let value = integer(fields, key) else { return nil }
    if value < least, let node = fields.values[key] {
      shape(node, "「\(key)」不小于 \(least)", "`\(key)` is at least \(least)")
      return nil
    }
    return value
  }
}
