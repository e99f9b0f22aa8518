public import Rules

extension Mutant {
  /// Every mutant of a rule set, in order of its sections and entries. Draft rules charge nobody and have none, nor has what
  /// no active rule leads to: whatever stood there, nothing would come out differently.
  public static func all(of set: RuleSet) -> [Mutant] {
    let reached = ReachedEntries(set)
    var found: [Mutant] = []
    func add<Value>(
      _ section: EntryName.Section, _ id: String, _ variants: [Variant<Value>], _ change: (Value) -> EntryChange
    ) {
      var seen: [String: Int] = [:]
      for variant in variants {
        var mutant = Mutant(
          entry: EntryName(section: section, id: id), kind: variant.kind, place: variant.place, before: variant.before,
          after: variant.after, span: variant.span, change: change(variant.value))
        seen[mutant.id, default: 0] += 1
        mutant.occurrence = seen[mutant.id] ?? 1
        found.append(mutant)
      }
    }
    for (index, rule) in set.rules.enumerated() where rule.status == .active {
      add(.rule, rule.id.value, RuleVariants.of(rule, in: set)) { .rule(index, $0) }
    }
    for (index, function) in set.functions.enumerated() {
      add(.function, function.name.value, RuleVariants.of(function)) { .function(index, $0) }
    }
    let versions = Set(set.acts.flatMap { $0.versions.map(\.value) })
    for (index, provision) in set.provisions.enumerated() where reached.provisions.contains(provision.id.value) {
      let variants = LawVariants.of(provision, in: set, isVersion: versions.contains(provision.id.value))
      add(.provision, provision.id.value, variants) { .provision(index, $0) }
    }
    for (index, act) in set.acts.enumerated() where reached.acts.contains(act.id.value) {
      add(.act, act.id.value, LawVariants.of(act, in: set)) { .act(index, $0) }
    }
    for (index, penalty) in set.penalties.enumerated() where reached.penalties.contains(penalty.id.value) {
      add(.penalty, penalty.id.value, LawVariants.of(penalty, in: set)) { .penalty(index, $0) }
    }
    for (index, ground) in set.grounds.enumerated() where reached.includes(ground.of) {
      add(.ground, ground.id.value, AssessmentVariants.of(ground, in: set, reached)) { .ground(index, $0) }
    }
    for (index, route) in set.routes.enumerated() where reached.includes(route.of) {
      add(.route, route.id.value, AssessmentVariants.of(route, in: set, reached)) { .route(index, $0) }
    }
    for (index, basis) in set.bases.enumerated() {
      add(.basis, basis.id.value, AssessmentVariants.of(basis)) { .basis(index, $0) }
    }
    return found
  }
}

/// The acts that active rules find, and what follows from them.
struct ReachedEntries {
  let acts: Set<String>
  let provisions: Set<String>
  let penalties: Set<String>

  init(_ set: RuleSet) {
    let acts = Set(set.rules.filter { $0.status == .active }.map(\.act.value))
    self.acts = acts
    let own = set.acts.filter { acts.contains($0.id.value) }
    let provisions = Set(own.flatMap { ([$0.provision] + $0.versions).map(\.value) })
    self.provisions = provisions
    penalties = Set(provisions.compactMap { set.provision($0)?.penalty?.value })
  }

  func includes(_ concern: Concern) -> Bool {
    concern.penalties.isEmpty && concern.acts.isEmpty || !names(of: concern).isEmpty
  }

  /// Those of its penalties and acts that are reached.
  func names(of concern: Concern) -> [Located<String>] {
    concern.penalties.filter { penalties.contains($0.value) } + concern.acts.filter { acts.contains($0.value) }
  }
}
