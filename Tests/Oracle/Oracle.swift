import CEL

/// Evaluates an expression by walking its tree, as the contract has it and as slowly as one likes.
struct Oracle {
  let expression: Expression

  func value(_ id: ExprID, _ names: [String: Value]) -> Value {
    switch expression[id].kind {
    case .literal(let literal): return value(of: literal)
    case .ident(let name, _): return names[name] ?? .error
    case .select(let operand, let field, let isTest, _):
      let holder = value(operand, names)
      return isTest ? test(holder, field) : read(holder, field)
    case .and(let terms): return decide(terms.map { value($0, names) }, by: false)
    case .or(let terms): return decide(terms.map { value($0, names) }, by: true)
    case .list(let elements, _):
      let values = elements.map { value($0, names) }
      return values.contains(where: \.isError) ? .error : .list(values, isComplete: true)
    case .comprehension(let fold): return self.fold(fold, names)
    case .call(let function, let target, let arguments): return call(function, (target.map { [$0] } ?? []) + arguments, names)
    case .map, .message, .missing: return .error
    }
  }

  private func value(of literal: Expression.Literal) -> Value {
    switch literal {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(_, let spelling):
      Spellings.decimals.first { $0.spelling == spelling }.map { .decimal($0.value) } ?? .error
    case .string(let value): .text(value)
    case .uint, .bytes: .error
    }
  }

  private func read(_ holder: Value, _ field: String) -> Value {
    switch holder {
    case .unknown: .unknown
    case .object(_, _, let fields): fields[field] ?? .error
    default: .error
    }
  }

  private func test(_ holder: Value, _ field: String) -> Value {
    if case .null = holder { return .bool(false) }
    return isPresent(read(holder, field))
  }

  private func isPresent(_ value: Value) -> Value {
    switch value {
    case .unknown, .error: value
    case .null: .bool(false)
    default: .bool(true)
    }
  }

  // MARK: Truths

  /// One that decides wins; else an unknown; else an error.
  func decide(_ truths: [Value], by deciding: Bool) -> Value {
    if truths.contains(where: { $0.truth == deciding }) { return .bool(deciding) }
    if truths.contains(where: \.isUnknown) { return .unknown }
    return truths.contains { $0.truth == nil } ? .error : .bool(!deciding)
  }

  private func call(_ function: String, _ arguments: [ExprID], _ names: [String: Value]) -> Value {
    if function == "has" { return isPresent(value(arguments[0], names)) }
    if function == "_?_:_" {
      let condition = value(arguments[0], names)
      if condition.isUnknown { return .unknown }
      guard let truth = condition.truth else { return .error }
      return value(arguments[truth ? 1 : 2], names)
    }
    let values = arguments.map { value($0, names) }
    if values.contains(where: \.isUnknown) { return .unknown }
    if values.contains(where: \.isError) { return .error }
    return apply(function, values)
  }

  // MARK: Folds

  private func fold(_ fold: Expression.Comprehension, _ names: [String: Value]) -> Value {
    let range = value(fold.range, names)
    func with(_ element: Value, _ id: ExprID?) -> Value? {
      id.map { value($0, names.merging([fold.variable: element]) { $1 }) }
    }
    if fold.form == .bind { return with(range, fold.transform) ?? .error }
    guard case .list(let elements, let isComplete) = range else { return range.isUnknown ? .unknown : .error }
    let found = elements.map { with($0, fold.predicate) ?? .bool(true) }
    let more: [Value] = isComplete ? [] : [.unknown]
    switch fold.form {
    case .all: return decide(found + more, by: false)
    case .exists: return decide(found + more, by: true)
    case .existsOne: return existsOne(found, isComplete)
    case .filter, .map:
      if found.contains(where: { $0.truth == nil && !$0.isUnknown }) { return .error }
      let chosen = zip(elements, found).filter { $0.1.truth == true }.map { with($0.0, fold.transform) ?? $0.0 }
      if chosen.contains(where: \.isError), fold.transform != nil { return .error }
      return .list(chosen, isComplete: isComplete && !found.contains(where: \.isUnknown))
    case .transformList, .transformMap, .transformMapEntry, .optMap, .optFlatMap, .bind: return .error
    }
  }

  /// An error in it is never absorbed.
  private func existsOne(_ found: [Value], _ isComplete: Bool) -> Value {
    if found.contains(where: { $0.truth == nil && !$0.isUnknown }) { return .error }
    if !isComplete { return .unknown }
    let count = found.count { $0.truth == true }
    if count > 1 { return .bool(false) }
    return found.contains(where: \.isUnknown) ? .unknown : .bool(count == 1)
  }
}

extension Value {
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
  var isError: Bool { if case .error = self { true } else { false } }
  var truth: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// Open where nil.
  init(_ truth: Bool?) { self = truth.map { .bool($0) } ?? .unknown }
}
