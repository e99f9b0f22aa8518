/// What a condition proves to be present: paths, printed as ``Expression/text(of:)`` prints them.
public func guardsProven(by checked: CheckedExpression) -> Set<String> {
  Guards(expression: checked.expression).proven(where: true, checked.expression.root)
}

struct Guards {
  let expression: Expression

  /// The path that a node reads; nil where it is no chain of fields from a name.
  func path(_ id: ExprID, depth: Int = 0) -> String? {
    guard depth < 300 else { return nil }
    switch expression[id].kind {
    case .ident(let name, let isAbsolute):
      // The language's own variables, such as the record, are no path.
      return name.hasPrefix("@") ? nil : (isAbsolute ? "." : "") + name
    case .select(let operand, let field, false, false):
      if case .ident(let name, _) = expression[operand].kind, name.hasPrefix("@") { return field }
      return path(operand, depth: depth + 1).map { $0 + "." + Printer.field(field) }
    case .call("_[_]", nil, let arguments) where arguments.count == 2:
      guard case .literal = expression[arguments[1]].kind else { return nil }
      return path(arguments[0], depth: depth + 1).map { $0 + "[" + expression.text(of: arguments[1]) + "]" }
    default: return nil
    }
  }

  /// The path and all that it reads through.
  func paths(_ id: ExprID) -> Set<String> {
    var found: Set<String> = []
    var current: ExprID? = id
    while let node = current {
      if let path = path(node) { found.insert(path) }
      switch expression[node].kind {
      case .select(let operand, _, _, false): current = operand
      case .call("_[_]", nil, let arguments): current = arguments.first
      default: current = nil
      }
    }
    return found
  }

  /// What is present where the node is true, or where it is false.
  func proven(where truth: Bool, _ id: ExprID) -> Set<String> {
    let found = proof(id, depth: 0)
    return truth ? found.yes : found.no
  }

  /// What a truth proves, both ways: worked out together, so that each node is looked at once.
  struct Proof {
    var yes: Set<String> = []
    var no: Set<String> = []
    var negated: Proof { Proof(yes: no, no: yes) }
  }

  private func proof(_ id: ExprID, depth: Int) -> Proof {
    guard depth < Checker.maximumDepth else { return Proof() }
    switch expression[id].kind {
    case .select(let operand, let field, true, false): return Proof(yes: tested(operand, field))
    case .call(let function, nil, let arguments): return proof(of: function, arguments, depth: depth + 1)
    case .and(let terms): return conjunction(terms.map { proof($0, depth: depth + 1) })
    case .or(let terms): return conjunction(terms.map { proof($0, depth: depth + 1).negated }).negated
    case .comprehension(let fold) where fold.form == .bind:
      guard let body = fold.transform else { return Proof() }
      let inner = proof(body, depth: depth + 1)
      let path = path(fold.range)
      return Proof(
        yes: renamed(inner.yes, from: fold.variable, to: path), no: renamed(inner.no, from: fold.variable, to: path))
    default: return Proof()
    }
  }

  private func proof(of function: String, _ arguments: [ExprID], depth: Int) -> Proof {
    switch (function, arguments.count) {
    case ("has", 1): return Proof(yes: paths(arguments[0]))
    case ("!_", 1): return proof(arguments[0], depth: depth).negated
    case ("_!=_", 2): return Proof(yes: comparedWithNull(arguments))
    case ("_==_", 2): return Proof(no: comparedWithNull(arguments))
    case ("_?_:_", 3):
      let parts = arguments.map { proof($0, depth: depth) }
      return Proof(
        yes: parts[0].yes.union(parts[1].yes).intersection(parts[0].no.union(parts[2].yes)),
        no: parts[0].yes.union(parts[1].no).intersection(parts[0].no.union(parts[2].no)))
    default: return Proof()
    }
  }

  private func conjunction(_ parts: [Proof]) -> Proof {
    guard var result = parts.first else { return Proof() }
    for part in parts.dropFirst() {
      result.yes.formUnion(part.yes)
      result.no.formIntersection(part.no)
    }
    return result
  }

  private func tested(_ operand: ExprID, _ field: String) -> Set<String> {
    var found = paths(operand)
    if case .ident(let name, _) = expression[operand].kind, name.hasPrefix("@") {
      found.insert(field)
    } else if let path = path(operand) {
      found.insert(path + "." + Printer.field(field))
    }
    return found
  }

  private func comparedWithNull(_ arguments: [ExprID]) -> Set<String> {
    for (value, other) in [(arguments[0], arguments[1]), (arguments[1], arguments[0])] {
      if case .literal(.null) = expression[other].kind { return paths(value) }
    }
    return []
  }

  /// Paths outside a fold: those that begin with its variable begin with what the variable stands for, or vanish.
  func renamed(_ paths: Set<String>, from variable: String, to path: String?) -> Set<String> {
    var found: Set<String> = []
    for old in paths {
      if !Self.begins(old, with: variable) {
        found.insert(old)
      } else if let path {
        found.insert(path + old.dropFirst(variable.count))
      }
    }
    return found
  }

  static func begins(_ path: String, with variable: String) -> Bool {
    guard path.hasPrefix(variable) else { return false }
    let rest = path.dropFirst(variable.count)
    return rest.isEmpty || rest.hasPrefix(".") || rest.hasPrefix("[")
  }
}
