import Diagnostics

/// Names and fields.
extension Checker {
  mutating func ident(_ id: ExprID, _ name: String, isAbsolute: Bool) -> Type {
    if !isAbsolute, let index = locals.lastIndex(where: { $0.name == name }) {
      references[id] = .variable(scope.variables.count + index)
      return guarded(unification.resolved(locals[index].type), id)
    }
    if let type = named((isAbsolute ? "." : "") + name, at: id) { return guarded(type, id) }
    reportUnknownName(id, name)
    return .error
  }

  /// Resolves a full name at a node.
  private mutating func named(_ name: String, at id: ExprID) -> Type? {
    switch names.meaning(of: name) {
    case .variable(let index, let type):
      references[id] = .variable(index)
      return type
    case .type(let type):
      references[id] = .type(type)
      return .type(type)
    case nil: return nil
    }
  }

  /// A nullable type loses that where the path has been proven present.
  private func guarded(_ type: Type, _ id: ExprID) -> Type {
    guard case .nullable(let inner) = type, let path = Guards(expression: expression).path(id),
      guards.contains(path)
    else { return type }
    return inner
  }

  /// `a.b.c` as one name; nil where it is no chain of names or begins with the variable of a fold.
  func qualifiedName(_ id: ExprID) -> String? {
    var parts: [String] = []
    var current = id
    while case .select(let operand, let field, false, false) = expression[current].kind, parts.count < Parser.maximumDepth {
      parts.append(field)
      current = operand
    }
    guard case .ident(let name, let isAbsolute) = expression[current].kind,
      isAbsolute || !locals.contains(where: { $0.name == name })
    else { return nil }
    return (isAbsolute ? "." : "") + name + parts.reversed().map { "." + $0 }.joined()
  }

  // MARK: Selections

  mutating func select(
    _ id: ExprID, _ operand: ExprID, _ field: String, isTest: Bool, isOptional: Bool, isTested: Bool
  ) -> Type {
    if !isTest, !isOptional, let name = qualifiedName(id), let type = named(name, at: id) { return guarded(type, id) }
    var type = read(operand, isTested: isTest || isTested)
    if type.isNullable, !isTest, !isTested {
      reportGuard(operand)
      types[operand] = type.withoutNull
    }
    guard isTyping else { return .dyn }
    type = unification.resolved(type.withoutNull)
    var isInOptional = isOptional
    if case .optional(let inner) = type {
      isInOptional = true
      type = unification.resolved(inner)
    }
    guard let result = self.field(field, of: type, at: id) else { return .error }
    if isTest { return .bool }
    return isInOptional ? .optional(result.withoutNull) : guarded(result, id)
  }

  private mutating func field(_ field: String, of type: Type, at id: ExprID) -> Type? {
    switch type {
    case .dyn: return .dyn
    case .error: return .error
    case .parameter:
      _ = unification.assign(.dyn, to: type)
      return .dyn
    case .map(_, let value): return unification.resolved(value)
    case .object(let number):
      guard scope.types.types.indices.contains(number) else { return .dyn }
      let object = scope.types.types[number]
      if let slot = object.slot(of: field) {
        references[id] = .field(slot: slot)
        return object.fields[slot].type
      }
      reportUnknownField(id, field, object)
      return nil
    case .named: return .dyn
    default:
      reportNoFields(id, field, type)
      return nil
    }
  }

  /// The words that a node may take; nil where it is no field with a closed list.
  func words(of id: ExprID) -> [String]? {
    switch expression[id].kind {
    case .select(let operand, let field, false, false):
      guard case .object(let number) = unification.resolved(types[operand].withoutNull),
        scope.types.types.indices.contains(number), let slot = scope.types.types[number].slot(of: field)
      else { return nil }
      return scope.types.types[number].fields[slot].words
    case .ident(let name, false): return locals.last { $0.name == name }?.words
    default: return nil
    }
  }
}
