import CEL
import Diagnostics
import Records

/// Every name that one entry of a rule set uses for another must be declared, and every id be used once.
extension RuleChecker {
  mutating func checkNames() {
    declare()
    for rule in set.rules {
      for basis in rule.basis { names.use(basis, in: .provisions) }
      names.use(rule.act, in: .acts)
      names.use(rule.category, in: .categories)
      if rule.status == .active { checkVerified(rule) }
    }
    useInLaw()
    for ground in set.grounds {
      if let provision = ground.provision { names.use(provision, in: .provisions) }
      use(ground.of)
    }
    for route in set.routes {
      names.use(route.action, in: .actions)
      if let provision = route.provision { names.use(provision, in: .provisions) }
      use(route.of)
      for alternative in route.alternatives { names.use(alternative, in: .actions) }
    }
    for word in set.usedWords { names.use(word, in: .words) }
    for role in set.usedRoles { names.use(role, in: .roles) }
    if let question = set.manifest.judgements?.lighterLaw { names.use(question, in: .questions) }
    for basis in set.usedBases { names.use(basis, in: .bases) }
    for provision in set.usedProvisions + set.manifest.usedProvisions { names.use(provision, in: .provisions) }
    for list in set.usedWordLists { names.use(list, in: .wordLists) }
    for context in set.lexicons.flatMap(\.contexts) { names.use(context, in: .contexts) }
  }

  private mutating func declare() {
    let sections: [(UsedNames.Section, [Located<String>])] = [
      (.instruments, set.instruments.map(\.id)), (.provisions, set.provisions.map(\.id)), (.acts, set.acts.map(\.id)),
      (.penalties, set.penalties.map(\.id)), (.bases, set.bases.map(\.id)), (.questions, set.questions.map(\.id)),
      (.tables, set.tables.map(\.id)), (.lexicons, set.lexicons.map(\.id)),
      (.wordLists, set.wordLists.map(\.id)), (.contexts, set.contexts.map(\.id)),
    ]
    for (section, ids) in sections {
      diagnostics += repeated(ids)
      names.declare(ids, in: section)
    }
    for ids in [
      set.rules.map(\.id), set.grounds.map(\.id), set.routes.map(\.id), set.contradictions.map(\.id), set.coverage.map(\.provision),
    ] { diagnostics += repeated(ids) }
    let manifest = set.manifest
    func places(_ words: [Word]) -> [Located<String>] { words.map { Located($0.id, $0.span) } }
    for ids in [manifest.categories, manifest.actions, manifest.words, manifest.roles].map(places) { diagnostics += repeated(ids) }
    names.declare(places(manifest.categories), in: .categories)
    names.declare(places(manifest.actions), in: .actions)
    // Acts of one nature have a word for it, or bear the name of one of them.
    let words = places(manifest.words) + places(manifest.actions) + set.acts.map(\.id)
    names.declare(words.enumerated().filter { place, word in !words[..<place].contains { $0.value == word.value } }.map(\.element), in: .words)
    names.declare(places(manifest.roles), in: .roles)
  }

  private mutating func useInLaw() {
    for provision in set.provisions {
      names.use(provision.instrument, in: .instruments)
      if let penalty = provision.penalty { names.use(penalty, in: .penalties) }
    }
    for act in set.acts {
      for provision in [act.provision] + act.versions { names.use(provision, in: .provisions) }
    }
    for penalty in set.penalties {
      if let provision = penalty.provision { names.use(provision, in: .provisions) }
      for basis in [penalty.fine?.of, penalty.serious?.fine?.of].compactMap({ $0 }) { names.use(basis, in: .bases) }
      for basis in penalty.confiscate.compactMap(\.basis) { names.use(basis, in: .bases) }
      for action in penalty.also + (penalty.serious?.oneOf ?? []) { names.use(action, in: .actions) }
    }
  }

  private mutating func use(_ concern: Concern) {
    for penalty in concern.penalties { names.use(penalty, in: .penalties) }
    for act in concern.acts { names.use(act, in: .acts) }
  }

  /// An active rule rests on provisions that somebody read; so does the provision of its act.
  private mutating func checkVerified(_ rule: Rule) {
    let act = set.act(rule.act.value)?.provisions ?? []
    for basis in rule.basis + act.map({ Located($0.value, rule.act.span) }).filter({ name in !rule.basis.contains { $0.value == name.value } }) {
      guard let provision = set.provision(basis.value), provision.verified?.isRead != true else { continue }
      diagnostics.append(
        RuleMistake.unverified.at(
          basis.span,
          Localized(
            zh: "「\(basis.value)」没有写明如何核实，或者只凭记忆", en: "`\(basis.value)` does not say how it was verified, or was not"),
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
      case .table: names.use(located, in: .tables)
      case .lexicon: names.use(located, in: .lexicons)
      case .question: names.use(located, in: .questions)
      }
    }
  }
}

/// The ids of a section of which an earlier one is the same, each with the place of the first.
func repeated(_ ids: [Located<String>]) -> [Diagnostic] {
  var first: [String: SourceSpan] = [:]
  return ids.compactMap { id in
    guard let earlier = first[id.value] else {
      first[id.value] = id.span
      return nil
    }
    return RuleMistake.duplicateID.at(
      id.span, Localized(zh: "编号「\(id.value)」已被使用", en: "the id `\(id.value)` is used already"),
      other: [Label(earlier, Localized(zh: "第一次在这里", en: "first used here"))])
  }
}
