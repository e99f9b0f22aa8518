import CEL
import Rules

/// One visit of a campaign before it is drawn.
struct PlannedVisit: Sendable {
  /// Indices into the campaign's kinds and plants.
  var kind: Int
  var plants: [Int]
  /// Since 1970-01-01.
  var day: Int32
  /// Numbered through the whole campaign, from 1.
  var enterprise: Int = 0
  /// From 1, in the order of the days.
  var serial: Int = 0
}

/// Which visits a campaign has: how many of each kind, what is planted into which, on which day, to which enterprise. The
/// totals are met exactly; everything else is left to the seed.
struct CampaignPlan: Sendable {
  let data: CampaignData
  let settings: CampaignSettings
  let count: Int
  private(set) var visits: [PlannedVisit] = []
  private var random: SeededRandom

  init(_ data: CampaignData, _ settings: CampaignSettings, visits count: Int, seed: UInt64) {
    self.data = data
    self.settings = settings
    self.count = count
    random = SeededRandom(seed: seed, purpose: [0])
    planCases()
    planOthers()
    putInOrder()
    assignEnterprises()
  }

  /// A total of the campaign as set, for as many visits as are asked for; halves are rounded up.
  func scaled(_ total: Int) -> Int { settings.visits == 0 ? 0 : (2 * total * count + settings.visits) / (2 * settings.visits) }

  // MARK: Cases

  private mutating func planCases() {
    let cases = min(count, scaled(settings.cases))
    let violations = data.plants.indices.filter { data.plants[$0].outcome == .violation }
    // Scaled together, so that their sum is right in a campaign of any size.
    var counted = 0
    for plant in violations {
      guard let wanted = data.plants[plant].count else { continue }
      let more = scaled(counted + wanted) - scaled(counted)
      counted += wanted
      for _ in 0..<max(0, min(more, cases - visits.count)) { addCase([plant]) }
    }
    let weights = violations.map { data.plants[$0].share }
    while visits.count < cases, let index = random.index(by: weights) { addCase([violations[index]], mayHaveSecond: true) }
  }

  private mutating func addCase(_ plants: [Int], mayHaveSecond: Bool = false) {
    guard let first = plants.first, let kind = kind(for: data.plants[first]) else { return }
    var visit = PlannedVisit(kind: kind, plants: plants, day: 0)
    if mayHaveSecond, random.below(100) < settings.secondPlant, let second = second(beside: first, in: kind) { visit.plants.append(second) }
    visit.day = day(for: visit)
    visits.append(visit)
  }

  /// One of the kinds that a plant fits, by their share.
  private mutating func kind(for plant: Plant) -> Int? {
    let fitting = data.kinds.indices.filter { kind in plant.kinds.contains { $0.value == data.kinds[kind].id.value } }
    let weights = fitting.map { max(1, data.kinds[$0].share) }
    return random.index(by: weights).map { fitting[$0] }
  }

  /// A violation that may stand beside another: it fits the kind and changes nothing that the first changes.
  private mutating func second(beside first: Int, in kind: Int) -> Int? {
    let paths = data.plants[first].patch.map(\.path.value)
    let fitting = data.plants.indices.filter { index in
      let plant = data.plants[index]
      return plant.isBeside && index != first && plant.kinds.contains { $0.value == data.kinds[kind].id.value }
        && plant.patch.allSatisfy { part in !paths.contains { $0.hasPrefix(part.path.value) || part.path.value.hasPrefix($0) } }
    }
    return random.index(by: fitting.map { data.plants[$0].share }).map { fitting[$0] }
  }

  private mutating func day(for visit: PlannedVisit) -> Int32 {
    let earliest = visit.plants.compactMap { data.plants[$0].from?.first }.max() ?? settings.from.first
    let from = min(max(earliest, settings.from.first), settings.to.first)
    return from + Int32(random.below(Int(settings.to.first - from) + 1))
  }

  // MARK: Other visits

  /// Each kind gets its share of all visits, as far as its cases leave room.
  private mutating func planOthers() {
    let total = max(1, data.kinds.reduce(0) { $0 + $1.share })
    var used = data.kinds.map { _ in 0 }
    for visit in visits { used[visit.kind] += 1 }
    var quotas = data.kinds.indices.map { max(0, count * data.kinds[$0].share / total - used[$0]) }
    let weights = data.kinds.map(\.share)
    while visits.count < count, !data.kinds.isEmpty {
      guard let kind = random.index(by: quotas) ?? random.index(by: weights) else { return }
      quotas[kind] = max(0, quotas[kind] - 1)
      let chance = random.below(100)
      let outcome: Plant.Outcome? = chance < settings.nearMiss ? .nearMiss : chance < settings.nearMiss + settings.open ? .open : nil
      let plant = outcome.flatMap { self.plant(of: $0, in: kind) }
      var visit = PlannedVisit(kind: kind, plants: plant.map { [$0] } ?? [], day: 0)
      visit.day = day(for: visit)
      visits.append(visit)
    }
  }

  private mutating func plant(of outcome: Plant.Outcome, in kind: Int) -> Int? {
    let fitting = data.plants.indices.filter { index in
      data.plants[index].outcome == outcome && data.plants[index].kinds.contains { $0.value == data.kinds[kind].id.value }
    }
    return random.index(by: fitting.map { data.plants[$0].share }).map { fitting[$0] }
  }

  // MARK: Order and enterprises

  private mutating func putInOrder() {
    random.shuffle(&visits)
    let order = visits.indices.sorted { (visits[$0].day, $0) < (visits[$1].day, $1) }
    visits = order.map { visits[$0] }
    for index in visits.indices { visits[index].serial = index + 1 }
  }

  /// Enterprises of a kind are visited as chance has it. Those for which an action is recommended are all different.
  private mutating func assignEnterprises() {
    var offset = 1
    for kind in data.kinds.indices {
      let own = visits.indices.filter { visits[$0].kind == kind }
      let grave = own.filter { index in visits[index].plants.contains { !data.plants[$0].recommend.isEmpty } }
      let size = max(grave.count, (own.count + settings.visitsEach - 1) / settings.visitsEach, 1)
      for (number, index) in grave.enumerated() { visits[index].enterprise = offset + number }
      for index in own where visits[index].enterprise == 0 { visits[index].enterprise = offset + random.below(size) }
      offset += size
    }
  }
}
