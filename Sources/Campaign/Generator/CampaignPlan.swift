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
  /// The cases of the enterprise on earlier days, in their order.
  var earlier: [EarlierCase] = []
  /// The one of them that it was planned to come after.
  var after: EarlierCase?
  /// What has come of the enterprise by then: an index into the campaign's endings. It came of the visit `after`.
  var ending: Int?
  /// The visit that a record to be refused stands beside.
  var beside: Int?
}

/// A case as it is remembered at later visits to its enterprise.
struct EarlierCase: Sendable {
  var day: Int32
  var serial: Int
  var kind: Int
  var plants: [Int]

  init(day: Int32, serial: Int, kind: Int, plants: [Int]) {
    self.day = day
    self.serial = serial
    self.kind = kind
    self.plants = plants
  }

  init(_ visit: PlannedVisit) { self.init(day: visit.day, serial: visit.serial, kind: visit.kind, plants: visit.plants) }

  func visit(of enterprise: Int) -> PlannedVisit {
    PlannedVisit(kind: kind, plants: plants, day: day, enterprise: enterprise, serial: serial)
  }
}

/// Which visits a campaign has: how many of each kind, what is planted into which, on which day, to which enterprise. The
/// totals are met exactly; everything else is left to the seed.
struct CampaignPlan: Sendable {
  let data: CampaignData
  let settings: CampaignSettings
  let count: Int
  private(set) var visits: [PlannedVisit] = []
  /// Records that must be refused, in the order of the visits that they stand beside.
  private(set) var noise: [PlannedVisit] = []
  /// Two cases of one enterprise, told apart from other cases until the enterprises are known. By indices into `visits`.
  private var pairs: [(first: Int, second: Int)] = []
  private var random: SeededRandom

  init(_ data: CampaignData, _ settings: CampaignSettings, visits count: Int, noise percent: Int, seed: UInt64) {
    self.data = data
    self.settings = settings
    self.count = count
    random = SeededRandom(seed: seed, purpose: [0])
    planCases()
    planOthers()
    putInOrder()
    assignEnterprises()
    spareLaterCases()
    rememberCases(seed)
    planNoise(percent, SeededRandom(seed: seed, purpose: [4]))
  }

  /// Visits, and records that must be refused, as they are written.
  var all: [PlannedVisit] {
    var rest = noise[...]
    return visits.flatMap { visit in
      let own = rest.prefix { $0.beside == visit.serial }
      rest = rest.dropFirst(own.count)
      return [visit] + own
    }
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
    if let after = data.plants[first].after { return addPair(first, kind, after) }
    var visit = PlannedVisit(kind: kind, plants: plants, day: 0)
    if mayHaveSecond, random.below(100) < settings.secondPlant, let second = second(beside: first, in: kind) { visit.plants.append(second) }
    visit.day = day(for: visit)
    visits.append(visit)
  }

  /// A case and the one that it comes after; neither, where there is no room for both.
  private mutating func addPair(_ plant: Int, _ kind: Int, _ after: Plant.After) {
    let earlier = data.plants.indices.filter { index in
      let other = data.plants[index]
      return after.plants.contains { $0.value == other.id.value } && other.kinds.contains { $0.value == data.kinds[kind].id.value }
    }
    let last = settings.to.first - Int32(clamping: after.from)
    guard visits.count + 2 <= scaled(settings.cases), last >= settings.from.first,
      let before = random.index(by: earlier.map { max(1, data.plants[$0].share) })
    else { return }
    var first = PlannedVisit(kind: kind, plants: [earlier[before]], day: 0)
    first.day = day(for: first, until: last)
    let most = min(after.to, Int(settings.to.first - first.day))
    let second = PlannedVisit(kind: kind, plants: [plant], day: first.day + Int32(random.within(after.from, most)))
    pairs.append((visits.count, visits.count + 1))
    visits += [first, second]
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

  private mutating func day(for visit: PlannedVisit, until last: Int32? = nil) -> Int32 {
    let to = last ?? settings.to.first
    let earliest = visit.plants.compactMap { data.plants[$0].from?.first }.max() ?? settings.from.first
    let from = min(max(earliest, settings.from.first), to)
    return from + Int32(random.below(Int(to - from) + 1))
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
    var mixed = Array(visits.indices)
    random.shuffle(&mixed)
    let order = mixed.indices.sorted { (visits[mixed[$0]].day, $0) < (visits[mixed[$1]].day, $1) }.map { mixed[$0] }
    var place = order
    for (new, old) in order.enumerated() { place[old] = new }
    visits = order.map { visits[$0] }
    pairs = pairs.map { (place[$0.first], place[$0.second]) }
    for index in visits.indices { visits[index].serial = index + 1 }
  }

  /// Enterprises are visited as chance has it, and each is a case once, unless a case was planned to come after another.
  private mutating func assignEnterprises() {
    let seconds = Set(pairs.map(\.second))
    var offset = 1
    for pool in data.kinds.indices where data.kinds[pool].enterprises == nil {
      let own = visits.indices.filter { owner(of: visits[$0].kind) == pool }
      let cases = own.filter { visits[$0].isCase(in: data) && !seconds.contains($0) }
      var numbers = Array(offset..<offset + max(cases.count, (own.count + settings.visitsEach - 1) / settings.visitsEach, 1))
      random.shuffle(&numbers)
      for (index, number) in zip(cases, numbers) { visits[index].enterprise = number }
      for index in own where visits[index].enterprise == 0 { visits[index].enterprise = numbers[random.below(numbers.count)] }
      offset += numbers.count
    }
    for pair in pairs { visits[pair.second].enterprise = visits[pair.first].enterprise }
  }

  /// The kind whose enterprises are visited.
  private func owner(of kind: Int) -> Int {
    guard let name = data.kinds[kind].enterprises?.value else { return kind }
    return data.kinds.firstIndex { $0.id.value == name } ?? kind
  }

  /// An enterprise that is a case later on went on until then: what would have ended it before is not planted.
  private mutating func spareLaterCases() {
    var isCaseLater: Set<Int> = []
    for index in visits.indices.reversed() {
      let visit = visits[index]
      if visit.isCase(in: data) {
        isCaseLater.insert(visit.enterprise)
      } else if isCaseLater.contains(visit.enterprise), visit.plants.contains(where: { data.plants[$0].ending != nil }) {
        visits[index].plants = []
      }
    }
  }

  private mutating func rememberCases(_ seed: UInt64) {
    var cases: [Int: [EarlierCase]] = [:]
    var ended: [Int: EnterpriseEnd] = [:]
    let ends = EnterpriseEnds(data, settings, seed: seed)
    for index in visits.indices {
      visits[index].earlier = cases[visits[index].enterprise] ?? []
      if let end = ended[visits[index].enterprise], end.since <= visits[index].day, !visits[index].isCase(in: data) {
        visits[index].plants = []
        (visits[index].ending, visits[index].after) = (end.ending, end.visit)
      }
      let visit = visits[index]
      if let end = ends.end(by: visit) { ended[visit.enterprise] = end }
      guard visit.isCase(in: data) else { continue }
      cases[visit.enterprise, default: []].append(EarlierCase(visit))
    }
    for pair in pairs {
      visits[pair.second].after = visits[pair.second].earlier.first { $0.serial == visits[pair.first].serial }
    }
  }

  // MARK: Records to be refused

  /// Each stands beside a visit of its kind, on the same day and to the same enterprise. Visits to one that has come to its
  /// end hold nothing to be written wrongly.
  private mutating func planNoise(_ percent: Int, _ stream: SeededRandom) {
    random = stream
    var beside: Set<Int> = []
    let fitting = visits.indices.filter { visits[$0].ending == nil }
    let wanted = min((count * percent + 99) / 100, fitting.count)
    while beside.count < wanted { beside.insert(fitting[random.below(fitting.count)]) }
    for index in beside.sorted() {
      guard let plant = plant(of: .invalid, in: visits[index].kind) else { continue }
      var record = visits[index]
      record.plants = [plant]
      record.beside = record.serial
      record.serial = visits.count + noise.count + 1
      noise.append(record)
    }
  }
}
