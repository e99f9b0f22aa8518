import CEL
import Diagnostics
import Rules

/// The small changes of provisions, acts and penalties: another citation, another band, another consequence.
enum LawVariants {
  /// The provisions of the same instrument, in order.
  static func siblings(of provision: String, in set: RuleSet) -> [String] {
    guard let instrument = set.provision(provision)?.instrument.value else { return [] }
    return set.provisions.filter { $0.instrument.value == instrument }.map(\.id.value)
  }

  static func of(_ act: Act, in set: RuleSet) -> [Variant<Act>] {
    var found: [Variant<Act>] = []
    let names = siblings(of: act.provision.value, in: set)
    if let swap = ConditionVariants.swapped(act.provision, among: names, kind: .citation, place: "provision") {
      found.append(
        swap.map { name in
          var other = act
          other.provision = name
          return other
        })
    }
    for (index, version) in act.versions.enumerated() {
      let names = siblings(of: version.value, in: set)
      guard let swap = ConditionVariants.swapped(version, among: names, kind: .citation, place: "versions[\(index)]") else {
        continue
      }
      found.append(
        swap.map { name in
          var other = act
          other.versions[index] = name
          return other
        })
    }
    return found
  }

  /// `isVersion`: it is one of the texts that an act stood for in turn, so that its time of force counts.
  static func of(_ provision: Provision, in set: RuleSet, isVersion: Bool) -> [Variant<Provision>] {
    var found: [Variant<Provision>] = []
    if let penalty = provision.penalty {
      let names = set.penalties.map(\.id.value)
      if let swap = ConditionVariants.swapped(penalty, among: names, kind: .citation, place: "penalty") {
        found.append(
          swap.map { name in
            var other = provision
            other.penalty = name
            return other
          })
      }
    }
    if isVersion {
      let edge = set.manifest.covers.from
      found += ConditionVariants.of(provision.inForce, edge: edge, span: provision.id.span).map { variant in
        variant.map { inForce in
          var other = provision
          other.inForce = inForce
          return other
        }
      }
    }
    return found
  }

  static func of(_ penalty: Penalty, in set: RuleSet) -> [Variant<Penalty>] {
    func with(_ change: (inout Penalty) -> Void) -> Penalty {
      var other = penalty
      change(&other)
      return other
    }
    var found: [Variant<Penalty>] = []
    if let provision = penalty.provision {
      let names = siblings(of: provision.value, in: set)
      if let swap = ConditionVariants.swapped(provision, among: names, kind: .citation, place: "provision") {
        found.append(swap.map { name in with { $0.provision = name } })
      }
    }
    if let fine = penalty.fine {
      found += BandVariants.of(fine, in: set, at: "fine", span: penalty.id.span).map { variant in
        variant.map { scale in with { $0.fine = scale } }
      }
    }
    if let fine = penalty.serious?.fine {
      found += BandVariants.of(fine, in: set, at: "serious.fine", span: penalty.id.span).map { variant in
        variant.map { scale in with { $0.serious?.fine = scale } }
      }
    }
    return found + consequences(of: penalty)
  }

  private static func consequences(of penalty: Penalty) -> [Variant<Penalty>] {
    var found: [Variant<Penalty>] = []
    func add(_ place: String, _ before: String, _ after: String, _ change: (inout Penalty) -> Void) {
      var other = penalty
      change(&other)
      found.append(
        Variant(
          value: other, kind: .consequence, place: place, before: before, after: after, span: penalty.id.span))
    }
    for (index, item) in penalty.confiscate.enumerated() {
      add("confiscate[\(index)]", item.what, "(dropped)") { $0.confiscate.remove(at: index) }
      add("confiscate[\(index)].mandatory", "\(item.isMandatory)", "\(!item.isMandatory)") {
        $0.confiscate[index].isMandatory.toggle()
      }
    }
    if let years = penalty.barYears {
      for other in [years - 1, years + 1] { add("bars", "\(years)", "\(other)") { $0.barYears = other } }
    }
    if let years = penalty.serious?.barYears {
      for other in [years - 1, years + 1] {
        add("serious.bars", "\(years)", "\(other)") { $0.serious?.barYears = other }
      }
    }
    guard let persons = penalty.serious?.persons else { return found }
    for index in persons.roles.indices {
      add("serious.persons.who", persons.roles[index], "(dropped)") { $0.serious?.persons?.roles.remove(at: index) }
    }
    if let measure = persons.measure {
      for (part, other) in BandVariants.neighbours(of: measure) {
        add("serious.persons.fine.\(part)", BandVariants.text(measure), BandVariants.text(other)) {
          $0.serious?.persons?.measure = other
        }
      }
    }
    if let ban = persons.ban {
      for other in neighbours(of: ban) {
        add("serious.persons.ban", CaseOutcome.text(ban), CaseOutcome.text(other)) { $0.serious?.persons?.ban = other }
      }
    }
    return found
  }

  private static func neighbours(of ban: BanLength) -> [BanLength] {
    switch ban {
    case .years(let years): [.years(years - 1), .years(years + 1)]
    case .lifetime: [.years(10)]
    }
  }
}
