import CEL
import Diagnostics
import Records

/// Every name that one entry of a rule set uses for another must be declared, and every id be used once.
extension RuleChecker {
  mutating func checkNames() {
    let instruments = declared(set.instruments.map(\.id))
    let provisions = declared(set.provisions.map(\.id))
    let acts = declared(set.acts.map(\.id))
    let penalties = declared(set.penalties.map(\.id))
    let bases = declared(set.bases.map(\.id))
    _ = declared(set.rules.map(\.id))
    _ = declared(set.grounds.map(\.id))
    _ = declared(set.routes.map(\.id))
    _ = declared(set.questions.map(\.id))
    _ = declared(set.tables.map(\.id))
    _ = declared(set.lexicons.map(\.id))
    let actions = set.manifest.actions.map(\.id)
    for provision in set.provisions {
      use(provision.instrument, of: instruments, .unknownName)
      if let penalty = provision.penalty { use(penalty, of: penalties, .unknownPenalty) }
    }
    for act in set.acts {
      for provision in [act.provision] + act.versions { use(provision, of: provisions, .unknownProvision) }
    }
    for rule in set.rules {
      for basis in rule.basis { use(basis, of: provisions, .unknownProvision) }
      use(rule.act, of: acts, .unknownAct)
      use(rule.category, of: set.manifest.categories.map(\.id), .unknownName)
      if rule.status == .active { checkVerified(rule) }
    }
    for penalty in set.penalties {
      if let provision = penalty.provision { use(provision, of: provisions, .unknownProvision) }
      for basis in [penalty.fine?.of, penalty.serious?.fine?.of].compactMap({ $0 }) { use(basis, of: bases, .unknownName) }
      for basis in penalty.confiscate.compactMap(\.basis) { use(basis, of: bases, .unknownName) }
      for action in penalty.also + (penalty.serious?.oneOf ?? []) { use(action, of: actions, .unknownName) }
    }
    for ground in set.grounds {
      if let provision = ground.provision { use(provision, of: provisions, .unknownProvision) }
      check(ground.of, penalties: penalties, acts: acts)
    }
    for route in set.routes {
      use(route.action, of: actions, .unknownName)
      if let provision = route.provision { use(provision, of: provisions, .unknownProvision) }
      check(route.of, penalties: penalties, acts: acts)
      for alternative in route.alternatives { use(alternative, of: actions, .unknownName) }
    }
  }

  private mutating func check(_ concern: Concern, penalties: [String], acts: [String]) {
    for penalty in concern.penalties { use(penalty, of: penalties, .unknownPenalty) }
    for act in concern.acts { use(act, of: acts, .unknownAct) }
  }

  /// The ids of a section; one that is used twice is reported with both places.
  private mutating func declared(_ ids: [Located<String>]) -> [String] {
    var first: [String: SourceSpan] = [:]
    for id in ids {
      if let earlier = first[id.value] {
        diagnostics.append(
          RuleMistake.duplicateID.at(
            id.span, Localized(zh: "编号「\(id.value)」已被使用", en: "the id `\(id.value)` is used already"),
            other: [Label(earlier, Localized(zh: "第一次在这里", en: "first used here"))]))
      } else {
        first[id.value] = id.span
      }
    }
    return ids.map(\.value)
  }

  private mutating func use(_ name: Located<String>, of names: [String], _ mistake: RuleMistake) {
    guard !names.contains(name.value), !set.unreadIDs.contains(name.value), !set.hasUnreadFile else { return }
    let near = nearNames(to: name.value, among: names)
    diagnostics.append(
      mistake.at(
        name.span, Localized(zh: "「\(name.value)」没有声明", en: "`\(name.value)` is not declared"),
        help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
        suggestions: near))
  }

  /// An active rule rests on provisions that somebody read.
  private mutating func checkVerified(_ rule: Rule) {
    for basis in rule.basis {
      guard let provision = set.provision(basis.value), provision.verified?.how == nil else { continue }
      diagnostics.append(
        RuleMistake.unverified.at(
          basis.span,
          Localized(
            zh: "「\(basis.value)」没有写明如何核实", en: "`\(basis.value)` does not say how it was verified"),
          other: [Label(provision.id.span, Localized(zh: "在此声明", en: "declared here"))],
          help: [Localized(zh: "写明 verified，或将规则设为 status: draft", en: "give it `verified`, or make the rule `status: draft`")]))
    }
  }

  /// Tables, lexicons and questions that a condition names in words.
  mutating func checkNamesOfData(in expression: Expression) {
    for node in expression.nodes {
      guard case .call(let function, nil, let arguments) = node.kind,
        let host = HostFunction.allCases.first(where: { $0.name == function }), let (position, kind) = host.names,
        arguments.indices.contains(position),
        case .literal(.string(let name)) = expression[arguments[position]].kind
      else { continue }
      let located = Located(name, expression[arguments[position]].span)
      switch kind {
      case .table: use(located, of: set.tables.map(\.id.value), .unknownTable)
      case .lexicon: use(located, of: set.lexicons.map(\.id.value), .unknownLexicon)
      case .question: use(located, of: set.questions.map(\.id.value), .unknownQuestion)
      }
    }
  }
}
