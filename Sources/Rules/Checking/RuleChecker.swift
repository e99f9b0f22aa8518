import CEL
import Diagnostics
import Records

/// Resolves the names and types the expressions of a whole rule set.
struct RuleChecker {
  let set: RuleSet
  private(set) var functions: FunctionExpansion
  let scopes: ScopeMaker
  let tables: ReferenceTables
  var diagnostics: [Diagnostic] = []
  var names = UsedNames()
  /// To read the words that a diagnostic underlines.
  let sources: [SourceID: SourceText]

  init(_ set: RuleSet, files: [String: SourceText]) {
    self.set = set
    var found: [Diagnostic] = []
    functions = FunctionExpansion(set.functions, reporting: &found)
    found += functions.settleNames(in: set)
    scopes = ScopeMaker(
      schema: set.schema, manifest: set.manifest,
      functions: HostFunction.allCases.map(\.declaration) + functions.declarations)
    sources = Dictionary(files.values.map { ($0.id, $0) }) { first, _ in first }
    tables = ReferenceTables(set, files: files, reporting: &found)
    diagnostics = found
  }

  /// A checker for a variant of a rule set: the tables are those that were read for the original.
  init(_ set: RuleSet, tables: ReferenceTables) {
    self.set = set
    self.tables = tables
    functions = FunctionExpansion(set.functions, reporting: &diagnostics)
    scopes = ScopeMaker(
      schema: set.schema, manifest: set.manifest,
      functions: HostFunction.allCases.map(\.declaration) + functions.declarations)
    sources = [:]
  }

  mutating func check(digest: String) -> CheckedRuleSet? {
    checkNames()
    checkPaths()
    let rules = set.rules.filter { !$0.isBroken }.sorted { $0.id.value < $1.id.value }.map { rule in
      CheckedRuleSet.CheckedRule(rule: rule, body: body(of: rule))
    }
    let contradictions = set.contradictions.filter { !$0.isBroken }.map { contradiction in
      var written = RuleBody<SourceExpression>()
      written.each = contradiction.each.map { .init(name: $0.name.value, list: $0.list) }
      written.when = contradiction.when
      setMessage(contradiction.message, of: &written)
      return CheckedRuleSet.CheckedContradiction(
        contradiction: contradiction, body: check(written, contradiction.each, scope: scopes.scope(withAct: false)))
    }
    let grounds = set.grounds.filter { !$0.isBroken }.map { CheckedRuleSet.CheckedGround(ground: $0, body: body(of: $0)) }
    let routes = set.routes.map { checkedRoute($0) }
    let bases = set.bases.map { checkedBasis($0) }
    let tableScopes = tables.scopes.map { tableScope($0) }
    tellUnknownNames()
    guard !diagnostics.hasErrors else { return nil }
    return CheckedRuleSet(
      source: set, digest: digest, rules: rules, contradictions: contradictions, grounds: grounds, routes: routes,
      bases: bases, actType: scopes.actType, tables: tables, tableScopes: tableScopes)
  }

  /// At the end, when every use of a name was met.
  mutating func tellUnknownNames() { diagnostics += names.unknown { set.mayDeclare($0) } }

  // MARK: Rules

  mutating func body(of rule: Rule) -> RuleBody<CheckedExpression> {
    var written = RuleBody<SourceExpression>()
    written.lawDate = rule.lawDate.map {
      switch $0 {
      case .day(let day): .day(day)
      case .period(let from, let to): .period(from: from, to: to)
      }
    }
    written.each = rule.each.map { .init(name: $0.name.value, list: $0.list) }
    written.applies = rule.applies
    written.when = rule.when
    written.unless = rule.unless.map(\.when)
    written.pending = rule.pending.map(\.when)
    written.goods = rule.goods
    written.party = rule.party
    setMessage(rule.message, of: &written)
    return check(written, rule.each, scope: scopes.scope(withAct: false))
  }

  mutating func body(of ground: Ground) -> RuleBody<CheckedExpression> {
    var written = RuleBody<SourceExpression>()
    written.each = ground.each.map { .init(name: $0.name.value, list: $0.list) }
    written.when = ground.when
    return check(written, ground.each, scope: scopes.scope(withAct: true))
  }

  private func setMessage(_ message: Template, of body: inout RuleBody<SourceExpression>) {
    func parts(_ parts: [Template.Part]) -> [RuleBody<SourceExpression>.Part] {
      parts.map {
        switch $0 {
        case .text(let text): .text(text)
        case .value(let value): .value(value)
        }
      }
    }
    body.messageZH = parts(message.zh)
    body.messageEN = parts(message.en)
  }

  /// Checks the parts in the order in which guards reach them: `applies` holds for the whole rule, `when` for what
  /// comes after it, each condition for the later ones of its list.
  private mutating func check(
    _ written: RuleBody<SourceExpression>, _ each: [Iteration], scope base: Scope
  ) -> RuleBody<CheckedExpression> {
    let told = diagnostics.count
    defer { settleNames(from: told, of: written, each) }
    var scope = base
    var shadowed: Set<String> = ["as_of", "inspected", "act"]
    var body = RuleBody<CheckedExpression>()
    for binding in written.each {
      let list = checked(binding.list, scope: scope, shadowed: shadowed, expecting: nil)
      var element = Type.dyn
      switch list.type {
      case .list(let type), .nullable(.list(let type)): element = type
      case .dyn, .error: break
      default:
        report(
          .wrongShape, binding.list.span, "「\(binding.name)」应遍历一个列表，这里是 \(list.type)",
          "`\(binding.name)` goes through a list, this is \(list.type)")
      }
      scope.variables.append(.init(name: binding.name, type: element))
      shadowed.insert(binding.name)
      body.each.append(.init(name: binding.name, list: list))
    }
    var guards = GuardsSoFar(scope)
    body.applies = conditions(written.applies, scope: scope, guards: &guards, shadowed: shadowed)
    let dateScope = scope.guarded(by: guards)
    body.lawDate = written.lawDate.map {
      switch $0 {
      case .day(let day): .day(checked(day, scope: dateScope, shadowed: shadowed, expecting: .date))
      case .period(let from, let to):
        .period(
          from: checked(from, scope: dateScope, shadowed: shadowed, expecting: .nullable(.date)),
          to: checked(to, scope: dateScope, shadowed: shadowed, expecting: .nullable(.date)))
      }
    }
    body.when = conditions(written.when, scope: scope, guards: &guards, shadowed: shadowed)
    for list in written.unless {
      var inner = guards
      body.unless.append(conditions(list, scope: scope, guards: &inner, shadowed: shadowed))
    }
    for list in written.pending {
      var inner = guards
      body.pending.append(conditions(list, scope: scope, guards: &inner, shadowed: shadowed))
    }
    let last = scope.guarded(by: guards)
    body.goods = written.goods.map { goods in
      let result = checked(goods, scope: last, shadowed: shadowed, expecting: nil)
      checkGoods(result.type, at: goods.span)
      return result
    }
    body.party = written.party.map { checked($0, scope: last, shadowed: shadowed, expecting: nil) }
    let part: (RuleBody<SourceExpression>.Part, inout RuleChecker) -> RuleBody<CheckedExpression>.Part = {
      part, checker in
      switch part {
      case .text(let text): .text(text)
      case .value(let value):
        .value(checker.checked(value, scope: last, shadowed: shadowed, expecting: nil, isForDisplay: true))
      }
    }
    for item in written.messageZH { body.messageZH.append(part(item, &self)) }
    for item in written.messageEN { body.messageEN.append(part(item, &self)) }
    return body
  }

  /// A fine is counted over an object, or a list of objects.
  private mutating func checkGoods(_ type: Type, at span: SourceSpan) {
    switch type {
    case .object, .list(.object), .nullable(.object), .nullable(.list(.object)), .dyn, .error, .list(.dyn), .list(.nullable(.object)): return
    default:
      report(.wrongShape, span, "goods 应为对象或对象的列表，这里是 \(type)", "`goods` is an object or a list of objects, this is \(type)")
    }
  }

  private mutating func conditions(
    _ written: [SourceExpression], scope: Scope, guards: inout GuardsSoFar, shadowed: Set<String>
  ) -> [CheckedExpression] {
    written.map { condition in
      let told = diagnostics.count
      let result = checked(condition, scope: scope.guarded(by: guards), shadowed: shadowed, expecting: .bool)
      guards.proven.formUnion(guardsProven(by: result))
      // What a condition with a mistake in it was meant to prove, nobody knows.
      if diagnostics.count > told || result.expression.nodes.contains(where: { $0.kind == .missing }) {
        guards.areUnknown = true
      }
      return result
    }
  }

  /// A value that is only shown may be absent: then the text says so.
  private mutating func checked(
    _ written: SourceExpression, scope: Scope, shadowed: Set<String>, expecting: Type?, isForDisplay: Bool = false
  ) -> CheckedExpression {
    let expression = scopes.readingRecord(functions.expand(written.expression), shadowed: shadowed)
    checkNamesOfData(in: expression)
    return CEL.check(expression, in: scope, expecting: expecting, reporting: &diagnostics)
  }

  // MARK: Assessment

  mutating func checkedRoute(_ route: Route) -> CheckedRuleSet.CheckedRoute {
    let scope = scopes.scope(withAct: true)
    var guards = GuardsSoFar(scope)
    let shadowed: Set<String> = ["as_of", "inspected", "act"]
    let when = conditions(route.when, scope: scope, guards: &guards, shadowed: shadowed)
    var addressee: CheckedExpression?
    if case .value(let value)? = route.addressee {
      addressee = checked(value, scope: scope.guarded(by: guards), shadowed: shadowed, expecting: nil)
    }
    return .init(route: route, when: when, addressee: addressee)
  }

  mutating func checkedBasis(_ basis: Basis) -> CheckedRuleSet.CheckedBasis {
    .init(
      basis: basis, otherwise: checkedOverGoods(basis.otherwise),
      otherwiseAtLeast: checkedOverGoods(basis.otherwiseAtLeast))
  }

  /// An expression of a basis speaks of the fields of the goods; a list whose elements lack them has none.
  private mutating func checkedOverGoods(_ expressions: [SourceExpression]) -> [String: [CheckedExpression]] {
    var found: [String: [CheckedExpression]] = [:]
    for list in set.manifest.goods {
      guard let type = set.schema.elementType(ofList: list) else { continue }
      let fields = set.schema.types[type]
      for written in expressions {
        let names = written.expression.nodes.compactMap { node -> String? in
          if case .ident(let name, _) = node.kind { return name }
          return nil
        }
        guard names.allSatisfy({ fields.slot(of: $0) != nil }) else { continue }
        let scope = Scope(
          dialect: .rules, variables: [.init(name: "@goods", type: .object(type))], types: scopes.types)
        let expression = scopes.reading(
          written.expression, fieldsOf: fields.slot(of:), variable: "@goods", shadowed: [])
        found[list, default: []].append(CEL.check(expression, in: scope, expecting: nil, reporting: &diagnostics))
      }
    }
    return found
  }

  private mutating func tableScope(_ written: SourceExpression) -> CheckedExpression {
    let subject = set.manifest.rowScope
    let type = subject.flatMap { set.schema.elementType(ofList: $0.list) }.map { Type.object($0) } ?? .dyn
    let scope = Scope(
      dialect: .rules, variables: [.init(name: subject?.name ?? "row", type: type)], types: scopes.types)
    return CEL.check(functions.expand(written.expression), in: scope, expecting: .bool, reporting: &diagnostics)
  }

  mutating func report(_ mistake: RuleMistake, _ span: SourceSpan, _ zh: String, _ en: String) {
    diagnostics.append(mistake.at(span, Localized(zh: zh, en: en)))
  }
}

/// What the conditions read so far prove to be present; unknown where one of them could not be read.
private struct GuardsSoFar {
  var proven: Set<String>
  var areUnknown: Bool

  init(_ scope: Scope) {
    proven = scope.guards
    areUnknown = scope.assumesGuards
  }
}

extension Scope {
  fileprivate func guarded(by guards: GuardsSoFar) -> Scope {
    var scope = self
    scope.guards = guards.proven
    scope.assumesGuards = guards.areUnknown
    return scope
  }
}
