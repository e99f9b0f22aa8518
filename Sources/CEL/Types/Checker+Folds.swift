import Diagnostics

/// The macros over lists and maps.
extension Checker {
  mutating func fold(_ id: ExprID, _ fold: Expression.Comprehension) -> Type {
    if fold.form == .bind { return bind(fold) }
    let range = value(fold.range)
    let kind = rangeKind(id, fold, range)
    let saved = guards
    defer { guards = saved }
    enter(fold, first: kind.first, second: kind.second)
    defer { leave(fold) }
    if let predicate = fold.predicate {
      truth(predicate)
      guards.formUnion(proven(where: true, predicate))
    }
    guard let transform = fold.transform else { return result(fold, kind, nil, id) }
    let transformed = fold.form == .map || fold.form == .transformList ? value(transform) : read(transform)
    return result(fold, kind, transformed, id)
  }

  private mutating func bind(_ fold: Expression.Comprehension) -> Type {
    let type = read(fold.range)
    let saved = guards
    defer { guards = saved }
    enter(fold, first: type, second: nil)
    defer { leave(fold) }
    return fold.transform.map { read($0) } ?? .error
  }

  // MARK: Variables

  private mutating func enter(_ fold: Expression.Comprehension, first: Type, second: Type?) {
    let words = isTyping ? elementWords(of: fold) : nil
    let filtered = provenByFilter(fold)
    for name in [fold.variable, fold.secondVariable].compactMap({ $0 }) {
      guards = guards.filter { !Guards.begins($0, with: name) }
      asked = asked.filter { !Guards.begins($0, with: name) }
    }
    guards.formUnion(filtered)
    locals.append(
      Local(
        name: fold.variable, type: first, words: fold.secondVariable == nil ? words : nil,
        origin: fold.form == .bind ? fold.range : nil))
    if let name = fold.secondVariable { locals.append(Local(name: name, type: second ?? .dyn, words: words)) }
  }

  private mutating func leave(_ fold: Expression.Comprehension) {
    locals.removeLast(fold.secondVariable == nil ? 1 : 2)
    for name in [fold.variable, fold.secondVariable].compactMap({ $0 }) {
      asked = asked.filter { !Guards.begins($0, with: name) }
    }
  }

  /// What is proven of each element because the range was filtered by it.
  private func provenByFilter(_ fold: Expression.Comprehension) -> Set<String> {
    guard fold.form != .bind, fold.secondVariable == nil,
      case .comprehension(let inner) = expression[fold.range].kind, inner.form == .filter,
      let predicate = inner.predicate
    else { return [] }
    let own = proven(where: true, predicate).filter { Guards.begins($0, with: inner.variable) }
    return Guards(expression: expression).renamed(own, from: inner.variable, to: fold.variable)
  }

  private func elementWords(of fold: Expression.Comprehension) -> [String]? {
    if let words = words(of: fold.range) { return words }
    if case .comprehension(let inner) = expression[fold.range].kind, inner.form == .filter {
      return words(of: inner.range)
    }
    return nil
  }

  // MARK: Types

  private struct RangeKind {
    var first: Type
    var second: Type
    /// Of a list or map the element that `filter` keeps.
    var element: Type
  }

  private mutating func rangeKind(_ id: ExprID, _ fold: Expression.Comprehension, _ range: Type) -> RangeKind {
    guard isTyping else { return RangeKind(first: .dyn, second: .dyn, element: .dyn) }
    let isOptional = fold.form == .optMap || fold.form == .optFlatMap
    let hasTwo = fold.secondVariable != nil
    switch unification.resolved(range) {
    case .optional(let inner) where isOptional: return RangeKind(first: inner, second: .dyn, element: inner)
    case .list(let element) where !isOptional:
      return RangeKind(first: hasTwo ? .int : element, second: element, element: element)
    case .map(let key, let value) where !isOptional: return RangeKind(first: key, second: value, element: key)
    case .dyn, .parameter:
      _ = unification.assign(.dyn, to: range)
      return RangeKind(first: .dyn, second: .dyn, element: .dyn)
    case .error: break
    case let other: reportNotIterable(fold.range, other, isOptional: isOptional)
    }
    return RangeKind(first: .error, second: .error, element: .error)
  }

  private mutating func result(
    _ fold: Expression.Comprehension, _ kind: RangeKind, _ transformed: Type?, _ id: ExprID
  ) -> Type {
    let value = transformed ?? .error
    switch fold.form {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(unification.resolved(kind.element))
    case .map, .transformList: return .list(value)
    case .transformMap: return .map(unification.resolved(kind.first), value)
    case .transformMapEntry, .bind: return value
    case .optMap: return .optional(value)
    case .optFlatMap:
      let inner = unification.fresh()
      guard assign(value, to: .optional(inner)) else {
        if let transform = fold.transform { reportWrongType(transform, value, .optional(value)) }
        return .error
      }
      return value
    }
  }
}
