import CEL
import Diagnostics
import Records

/// One misspelt name is one mistake, however often the right one is used.
extension RuleChecker {
  /// Joins what was told of one unknown name in one entry; where a name of `each` is like it and used nowhere, it is that
  /// which is misspelt.
  mutating func settleNames(from start: Int, of written: RuleBody<SourceExpression>, _ each: [Iteration]) {
    let code = CELMistake.unknownName.rawValue
    var places: [String: [Int]] = [:]
    for index in diagnostics.indices.dropFirst(start) where diagnostics[index].code == code {
      let span = diagnostics[index].primary.span
      guard let name = sources[span.source]?.text(of: span) else { continue }
      places[name, default: []].append(index)
    }
    guard !places.isEmpty else { return }
    let used = Self.names(in: written)
    let idle = each.map(\.name).filter { !used.contains($0.value) }
    var dropped: Set<Int> = []
    for (name, indices) in places.sorted(by: { ($0.value.first ?? 0) < ($1.value.first ?? 0) }) {
      guard let first = indices.first else { continue }
      let spans = Set(indices.map { diagnostics[$0].primary.span }).sorted { $0.start < $1.start }
      if let near = nearNames(to: name, among: idle.map(\.value)).first, let meant = idle.first(where: { $0.value == near }) {
        diagnostics[first] = Self.misspelt(meant, as: name, used: spans)
      } else {
        diagnostics[first].primary.span = spans.first ?? diagnostics[first].primary.span
        diagnostics[first].secondary += spans.dropFirst().prefix(3).map {
          Label($0, Localized(zh: "这里也使用", en: "used here too"))
        }
      }
      dropped.formUnion(indices.dropFirst())
    }
    let kept = diagnostics.indices.filter { !dropped.contains($0) }.map { diagnostics[$0] }
    diagnostics = kept
  }

  private static func misspelt(_ declared: Located<String>, as name: String, used: [SourceSpan]) -> Diagnostic {
    CELMistake.unknownName.at(
      declared.span,
      Localized(
        zh: "each 中的名称是「\(declared.value)」，条件中用的是「\(name)」",
        en: "`each` gives the name `\(declared.value)`, the conditions use `\(name)`"),
      other: used.prefix(3).map { Label($0, Localized(zh: "在这里使用", en: "used here")) },
      help: [Localized(zh: "是不是想写「\(name)」？", en: "did you mean `\(name)`?")], suggestions: [name])
  }

  /// Every name that the expressions of an entry begin with.
  private static func names(in written: RuleBody<SourceExpression>) -> Set<String> {
    var found: Set<String> = []
    _ = written.map { source in
      for node in source.expression.nodes { if case .ident(let name, _) = node.kind { found.insert(name) } }
    }
    return found
  }
}

extension FunctionExpansion {
  /// Functions that nothing calls, where calls agree on a name much like theirs; and parameters that a body never uses.
  /// After an unreadable file nobody knows which functions there are.
  mutating func settleNames(in set: RuleSet) -> [Diagnostic] {
    var calls: [String: Set<SourceSpan>] = [:]
    for expression in set.expressions {
      for node in expression.expression.nodes {
        if case .call(let name, nil, _) = node.kind { calls[name, default: []].insert(node.focus) }
      }
    }
    let declared = Set(set.functions.map(\.name.value))
    let host = Set(HostFunction.allCases.map(\.name))
    let unknown = calls.keys.filter {
      !declared.contains($0) && !host.contains($0) && $0 != "period" && !isStandardFunction($0, dialect: .rules)
    }.sorted()
    if set.hasUnreadFile { for name in unknown { doNotKnow(name) } }
    var found = parameters(of: set)
    let idle = set.functions.filter { calls[$0.name.value] == nil }.map(\.name)
    for name in unknown where calls[name]?.count ?? 0 > 1 {
      guard let near = nearNames(to: name, among: idle.map(\.value)).first, let meant = idle.first(where: { $0.value == near }),
        let uses = calls[name]
      else { continue }
      doNotKnow(name)
      found.append(Self.misspelt(meant, as: name, used: uses.sorted { ($0.source.index, $0.start) < ($1.source.index, $1.start) }))
    }
    return found
  }

  private mutating func parameters(of set: RuleSet) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for function in set.functions {
      let used = Set(
        function.body.expression.nodes.compactMap { node -> String? in
          if case .ident(let name, _) = node.kind { name } else { nil }
        })
      let idle = function.parameters.map(\.name).filter { !used.contains($0.value) }
      let own = Set(function.parameters.map(\.name.value))
      for name in used.sorted() where !own.contains(name) && set.schema.record.slot(of: name) == nil {
        guard let near = nearNames(to: name, among: idle.map(\.value)).first, let meant = idle.first(where: { $0.value == near })
        else { continue }
        doNotKnow(function.name.value)
        found.append(Self.misspelt(meant, as: name, used: [function.body.span]))
      }
    }
    return found
  }

  private static func misspelt(_ declared: Located<String>, as name: String, used: [SourceSpan]) -> Diagnostic {
    CELMistake.unknownFunction.at(
      declared.span,
      Localized(
        zh: "声明的是「\(declared.value)」，使用的是「\(name)」",
        en: "`\(declared.value)` is declared, what is used is `\(name)`"),
      other: used.prefix(3).map { Label($0, Localized(zh: "在这里使用", en: "used here")) },
      help: [Localized(zh: "是不是想写「\(name)」？", en: "did you mean `\(name)`?")], suggestions: [name])
  }
}

extension RuleSet {
  /// Every expression of every entry.
  var expressions: [SourceExpression] {
    var found = functions.map(\.body)
    for rule in rules {
      found += rule.each.map(\.list) + rule.applies + rule.when + (rule.unless + rule.pending).flatMap(\.when)
      found += [rule.goods, rule.party].compactMap { $0 } + rule.message.expressions
      for date in rule.lawDate {
        switch date {
        case .day(let day): found.append(day)
        case .period(let from, let to): found += [from, to]
        }
      }
    }
    for ground in grounds { found += ground.each.map(\.list) + ground.when }
    for contradiction in contradictions {
      found += contradiction.each.map(\.list) + contradiction.when + contradiction.message.expressions
    }
    for route in routes {
      found += route.when
      if case .value(let value)? = route.addressee { found.append(value) }
    }
    return found + bases.flatMap { $0.otherwise + $0.otherwiseAtLeast }
  }
}

extension Template {
  fileprivate var expressions: [SourceExpression] {
    (zh + en).compactMap { part in
      if case .value(let value) = part { value } else { nil }
    }
  }
}
