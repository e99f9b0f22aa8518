import CEL
import Diagnostics
import Documents
import Rules

/// Makes records of planned visits, and what is known of them.
struct VisitRecords: Sendable {
  let data: CampaignData
  let settings: CampaignSettings
  let seed: UInt64
  private let draws: DrawTable
  /// For each kind those that it changes, the one with a record first and itself last.
  private let chains: [[VisitKind]]

  init(_ data: CampaignData, _ settings: CampaignSettings, seed: UInt64) {
    self.data = data
    self.settings = settings
    self.seed = seed
    draws = DrawTable(data.draws)
    chains = data.kinds.map { kind in
      var chain = [kind]
      while let last = chain.first, last.record == nil, chain.count <= data.kinds.count,
        let next = data.kinds.first(where: { $0.id.value == last.like?.value })
      { chain.insert(next, at: 0) }
      return chain
    }
  }

  /// The record, and the first path of a patch that leads nowhere.
  func record(of visit: PlannedVisit) -> (tree: EditableTree, astray: Located<String>?) {
    var drawing = VisitDrawing(draws, seed: seed, visit: visit, settings: settings)
    let chain = chains[visit.kind]
    var astray: Located<String>?
    guard let base = chain.first?.record else { return (settings.decision, nil) }
    var tree = drawing.filled(base)
    let inquiry = visit.isCase(in: data) ? settings.inquiry : []
    let ending = visit.ending.map { data.endings[$0].patch } ?? []
    for patch in chain.map(\.patch) + [inquiry] + visit.plants.map({ data.plants[$0].patch }) + [ending] {
      for (path, value) in patch {
        let isSet = PathStep.steps(of: path.value).map { tree.set($0[...], to: value.map { drawing.filled($0) }) } ?? false
        if !isSet, astray == nil { astray = path }
      }
    }
    if let path = settings.earlier?.path, let list = PathStep.steps(of: path.value) {
      for (index, entry) in earlier(than: visit).map(\.entry).enumerated() {
        let isSet = tree.set((list + [.index(index)])[...], to: entry)
        if !isSet, astray == nil { astray = path }
      }
    }
    return (tree, astray)
  }

  /// What the record and the facts say of cases of the enterprise that were decided before the visit, act by act.
  private func earlier(than visit: PlannedVisit) -> [(entry: EditableTree, fact: EditableTree?)] {
    guard let form = settings.earlier else { return [] }
    return visit.earlier.flatMap { past in
      var drawing = VisitDrawing(draws, seed: seed, visit: past.visit(of: visit.enterprise), settings: settings)
      let decided = CalendarDate(drawing.text("{\(form.date.value)}"))
      guard let decided, decided.first < visit.day else { return [(entry: EditableTree, fact: EditableTree?)]() }
      return Set(past.plants.flatMap { data.plants[$0].acts.map(\.value) }).sorted().map { act in
        drawing.act = act
        return (drawing.filled(form.entry), form.fact.map { drawing.filled($0) })
      }
    }
  }

  /// What is true of the visit, said apart from its record.
  func facts(of visit: PlannedVisit) -> [EditableTree] {
    var drawing = VisitDrawing(draws, seed: seed, visit: visit, settings: settings)
    let usual = chains[visit.kind].flatMap(\.facts) + visit.plants.flatMap { data.plants[$0].facts }
    let facts = visit.ending.map { data.endings[$0].facts } ?? usual
    return facts.map { drawing.filled($0) } + earlier(than: visit).compactMap(\.fact)
  }

  /// What a decision on the visit says besides its sums and acts.
  func decision(on visit: PlannedVisit) -> EditableTree {
    var drawing = VisitDrawing(draws, seed: seed, visit: visit, settings: settings)
    return drawing.filled(settings.decision)
  }
}
