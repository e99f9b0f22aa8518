public import Diagnostics
import Documents

extension CampaignData {
  /// Names that campaign files use and nobody declares, ids used twice, and draws made of each other. Nothing is said of
  /// names that are `told` where they are declared.
  public func mistakes(in set: RuleSet, told: Set<String> = []) -> [Diagnostic] {
    var checks = CampaignChecks(data: self, set: set, told: told)
    checks.run()
    return checks.found
  }
}

private struct CampaignChecks {
  let data: CampaignData
  let set: RuleSet
  let told: Set<String>
  private let draws: [String: CampaignDraw]
  /// What a text may name, in the order of the files.
  private let drawable: [String]
  var found: [Diagnostic] = []

  init(data: CampaignData, set: RuleSet, told: Set<String>) {
    self.data = data
    self.set = set
    self.told = told
    drawable = data.draws.map(\.id.value) + DrawnText.given
    draws = Dictionary(data.draws.map { ($0.id.value, $0) }) { first, _ in first }
  }

  mutating func run() {
    for ids in [data.draws.map(\.id), data.kinds.map(\.id), data.plants.map(\.id), data.endings.map(\.id)] { found += repeated(ids) }
    for draw in data.draws { check(draw) }
    for kind in data.kinds { check(kind) }
    for plant in data.plants { check(plant) }
    for ending in data.endings {
      look(up: ending.since, among: drawable, .unknownName)
      check(ending.patch, ending.facts, in: ending.id.span.source)
    }
    guard let settings = data.settings else { return }
    look(up: settings.action, among: set.manifest.actions.map(\.id), .unknownName)
    check(settings.decision, in: settings.span.source)
    check(settings.inquiry, [], in: settings.span.source)
    guard let earlier = settings.earlier else { return }
    look(up: earlier.date, among: drawable, .unknownName)
    for tree in [earlier.entry, earlier.fact].compactMap({ $0 }) { check(tree, in: settings.span.source) }
    check([(path: earlier.path, value: nil)], [], in: settings.span.source)
  }

  private mutating func look(up name: Located<String>, among names: [String], _ mistake: RuleMistake) {
    guard !names.contains(name.value), !set.mayDeclare(name.value), !told.contains(name.value) else { return }
    found.append(
      mistake.at(
        name.span, Localized(zh: "没有「\(name.value)」", en: "there is no `\(name.value)`"),
        suggestions: nearNames(to: name.value, among: names)))
  }

  private mutating func check(_ kind: VisitKind) {
    if let record = kind.record { check(record, in: kind.id.span.source) }
    check(kind.patch, kind.facts, in: kind.id.span.source)
    if let enterprises = kind.enterprises { look(up: enterprises, among: data.kinds.map(\.id.value), .unknownName) }
    guard let like = kind.like else { return }
    look(up: like, among: data.kinds.map(\.id.value), .unknownName)
    var chain = [kind.id.value]
    var next = data.kinds.first { $0.id.value == like.value }
    while let one = next, !chain.contains(one.id.value) {
      chain.append(one.id.value)
      next = one.record == nil ? data.kinds.first { $0.id.value == one.like?.value } : nil
    }
    if let one = next { tellCircle(Located(one.id.value, like.span)) }
  }

  private mutating func check(_ plant: Plant) {
    for kind in plant.kinds { look(up: kind, among: data.kinds.map(\.id.value), .unknownName) }
    for earlier in plant.after?.plants ?? [] { look(up: earlier, among: data.plants.map(\.id.value), .unknownName) }
    if let ending = plant.ending { look(up: ending, among: data.endings.map(\.id.value), .unknownName) }
    check(plant.patch, plant.facts, in: plant.id.span.source)
    for act in plant.acts { look(up: act, among: set.acts.map(\.id.value), .unknownAct) }
    for (rule, _) in plant.status { look(up: rule, among: set.rules.map(\.id.value), .unknownName) }
    for (action, _) in plant.recommend { look(up: action, among: set.manifest.actions.map(\.id), .unknownName) }
  }

  private mutating func check(_ patch: CampaignPatch, _ facts: [EditableTree], in source: SourceID) {
    for (path, value) in patch {
      if PathStep.steps(of: path.value) == nil {
        found.append(
          RuleMistake.unknownPath.at(path.span, Localized(zh: "「\(path.value)」不是路径", en: "`\(path.value)` is no path")))
      }
      if let value { check(value, in: source) }
    }
    for fact in facts { check(fact, in: source) }
  }

  private mutating func check(_ tree: EditableTree, in source: SourceID) {
    switch tree {
    case .mapping(_, let entries): for entry in entries { check(entry.value, in: source) }
    case .sequence(_, let elements): for element in elements { check(element, in: source) }
    case .scalar(let node, _):
      let place = SourceSpan(source: source, start: node.start, length: node.length)
      for name in DrawnText(tree.text ?? "").names {
        look(up: Located(name.id, place), among: drawable, .unknownName)
      }
    }
  }

  private mutating func check(_ draw: CampaignDraw) {
    if case .oneOf(let values) = draw.form { for (value, _) in values { check(value, in: draw.id.span.source) } }
    for name in draw.sources {
      look(up: Located(name.value.id, name.span), among: drawable, .unknownName)
      // What belongs to the enterprise cannot change with the visit.
      if draw.isOfEnterprise, draws[name.value.id]?.isOfEnterprise == false || ["visit", "serial", "beside", "act"].contains(name.value.id) {
        found.append(
          RuleMistake.wrongShape.at(
            name.span,
            Localized(zh: "单位的「\(draw.id.value)」不能取自每次检查的「\(name.value.id)」", en: "`\(draw.id.value)` belongs to the enterprise and cannot be made of `\(name.value.id)`, which changes with the visit")))
      }
    }
    if reaches(draw.id.value, from: draw, past: []) { tellCircle(draw.id) }
  }

  private func reaches(_ id: String, from draw: CampaignDraw, past: Set<String>) -> Bool {
    draw.sources.contains { source in
      let next = source.value.id
      if next == id { return true }
      guard !past.contains(next), let made = draws[next] else { return false }
      return reaches(id, from: made, past: past.union([next]))
    }
  }

  private mutating func tellCircle(_ name: Located<String>) {
    found.append(RuleMistake.wrongShape.at(name.span, Localized(zh: "「\(name.value)」取自它自己", en: "`\(name.value)` is made of itself")))
  }
}

extension CampaignDraw {
  /// What it is made of, where it stands.
  var sources: [Located<DrawnText.Name>] {
    switch form {
    case .oneOf(let values):
      values.flatMap { names(in: $0.value) }
    case .number: []
    case .day(let of, _, _, _), .share(let of, _, _), .compact(let of), .month(let of), .year(let of), .earlier(let of): [name(of)]
    case .product(let factors): factors.map(name)
    case .rest(let of, let less): ([of] + less).map(name)
    case .text(let text): DrawnText(text.value).names.map { Located($0, text.span) }
    }
  }

  private func name(_ text: Located<String>) -> Located<DrawnText.Name> { Located(DrawnText.Name(text.value), text.span) }

  private func names(in tree: EditableTree) -> [Located<DrawnText.Name>] {
    switch tree {
    case .mapping(_, let entries): entries.flatMap { names(in: $0.value) }
    case .sequence(_, let elements): elements.flatMap { names(in: $0) }
    case .scalar(let node, _):
      DrawnText(tree.text ?? "").names.map {
        Located($0, SourceSpan(source: id.span.source, start: node.start, length: node.length))
      }
    }
  }
}
