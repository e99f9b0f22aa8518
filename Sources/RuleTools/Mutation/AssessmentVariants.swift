import CEL
import Diagnostics
import Rules

/// The small changes of grounds, routes and bases.
enum AssessmentVariants {
  static func of(_ ground: Ground, in set: RuleSet, _ reached: ReachedEntries) -> [Variant<Ground>] {
    func with(_ change: (inout Ground) -> Void) -> Ground {
      var other = ground
      change(&other)
      return other
    }
    var found = ConditionVariants.of(ground.when, at: "when").map { variant in
      variant.map { list in with { $0.when = list } }
    }
    found += citation(ground.provision, in: set).map { swap in swap.map { name in with { $0.provision = name } } }
    found += concern(ground.of, reached).map { variant in variant.map { of in with { $0.of = of } } }
    found += ConditionVariants.of(ground.inForce, edge: set.manifest.covers.from, span: ground.id.span).map { variant in
      variant.map { inForce in with { $0.inForce = inForce } }
    }
    let effects = GroundEffect.allCases
    if let index = effects.firstIndex(of: ground.effect) {
      let other = effects[(index + 1) % effects.count]
      found.append(
        Variant(
          value: with { $0.effect = other }, kind: .consequence, place: "effect", before: ground.effect.rawValue,
          after: other.rawValue, span: ground.id.span))
    }
    return found
  }

  static func of(_ route: Route, in set: RuleSet, _ reached: ReachedEntries) -> [Variant<Route>] {
    func with(_ change: (inout Route) -> Void) -> Route {
      var other = route
      change(&other)
      return other
    }
    var found = ConditionVariants.of(route.when, at: "when").map { variant in
      variant.map { list in with { $0.when = list } }
    }
    found += citation(route.provision, in: set).map { swap in swap.map { name in with { $0.provision = name } } }
    found += concern(route.of, reached).map { variant in variant.map { of in with { $0.of = of } } }
    let actions = set.manifest.actions.map(\.id)
    if let swap = ConditionVariants.swapped(route.action, among: actions, kind: .consequence, place: "action") {
      found.append(swap.map { name in with { $0.action = name } })
    }
    let needs = Route.Need.allCases
    if let index = needs.firstIndex(of: route.needs) {
      let other = needs[(index + 1) % needs.count]
      found.append(
        Variant(
          value: with { $0.needs = other }, kind: .consequence, place: "needs", before: route.needs.rawValue,
          after: other.rawValue, span: route.id.span))
    }
    return found
  }

  static func of(_ basis: Basis) -> [Variant<Basis>] {
    var found: [Variant<Basis>] = []
    func add(_ place: String, _ before: String, _ change: (inout Basis) -> Void) {
      var other = basis
      change(&other)
      found.append(
        Variant(value: other, kind: .band, place: place, before: before, after: "(dropped)", span: basis.id.span))
    }
    if let field = basis.atLeast { add("at_least", field) { $0.atLeast = nil } }
    if let field = basis.low { add("low", field) { $0.low = nil } }
    for (index, expression) in basis.otherwise.enumerated() {
      add("else[\(index)]", expression.text) { $0.otherwise.remove(at: index) }
    }
    for (index, expression) in basis.otherwiseAtLeast.enumerated() {
      add("else_at_least[\(index)]", expression.text) { $0.otherwiseAtLeast.remove(at: index) }
    }
    for (index, cover) in basis.covers.enumerated() {
      add("covers", "\(cover.whole): \(cover.part)") { $0.covers.remove(at: index) }
    }
    if basis.stated != nil { add("stated", basis.id.value) { $0.stated = nil } }
    return found
  }

  private static func citation(_ provision: Located<String>?, in set: RuleSet) -> [Variant<Located<String>>] {
    guard let provision else { return [] }
    let names = LawVariants.siblings(of: provision.value, in: set)
    return [ConditionVariants.swapped(provision, among: names, kind: .citation, place: "provision")].compactMap { $0 }
  }

  /// Each name that a rule leads to left out; the last one stays, because a concern without names would concern everything.
  private static func concern(_ concern: Concern, _ reached: ReachedEntries) -> [Variant<Concern>] {
    guard concern.penalties.count + concern.acts.count > 1 else { return [] }
    let names = Set(reached.names(of: concern).map(\.value))
    let penalties = ConditionVariants.dropped(concern.penalties, kind: .consequence, place: "of").map { variant in
      variant.map { Concern(penalties: $0, acts: concern.acts) }
    }
    let acts = ConditionVariants.dropped(concern.acts, kind: .consequence, place: "acts").map { variant in
      variant.map { Concern(penalties: concern.penalties, acts: $0) }
    }
    return (penalties + acts).filter { names.contains($0.before) }
  }
}
