public import Rules

extension Mutant {
  /// Every mutant of a rule set, in order of its sections and entries. Draft rules charge nobody and have none.
  public static func all(of set: RuleSet) -> [Mutant] {
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
    for (index, provision) in set.provisions.enumerated() {
      let variants = LawVariants.of(provision, in: set, isVersion: versions.contains(provision.id.value))
      add(.provision, provision.id.value, variants) { .provision(index, $0) }
    }
    for (index, act) in set.acts.enumerated() {
      add(.act, act.id.value, LawVariants.of(act, in: set)) { .act(index, $0) }
    }
    for (index, penalty) in set.penalties.enumerated() {
      add(.penalty, penalty.id.value, LawVariants.of(penalty, in: set)) { .penalty(index, $0) }
    }
    for (index, ground) in set.grounds.enumerated() {
      add(.ground, ground.id.value, AssessmentVariants.of(ground, in: set)) { .ground(index, $0) }
    }
    for (index, route) in set.routes.enumerated() {
      add(.route, route.id.value, AssessmentVariants.of(route, in: set)) { .route(index, $0) }
    }
    for (index, basis) in set.bases.enumerated() {
      add(.basis, basis.id.value, AssessmentVariants.of(basis)) { .basis(index, $0) }
    }
    return found
  }
}
