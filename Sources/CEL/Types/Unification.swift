/// What the type parameters stand for, as far as it is known, and whether one type may stand for another. The
/// rules are those of cel-go's checker, so that the same expressions are accepted.
struct Unification {
  private var substitutions: [String: Type] = [:]
  private var count = 0
  let types: ObjectTypes
  /// A whole number may stand where a decimal is asked for.
  var widensInt = false
  /// Two values of one parameter: either may be the wider one.
  private var isSubstituting = false

  init(types: ObjectTypes) { self.types = types }

  mutating func fresh() -> Type {
    count += 1
    return .parameter("_var\(count)")
  }

  /// The types of a declaration with parameters of their own.
  mutating func instantiate(_ types: [Type]) -> [Type] {
    var names: [String: Type] = [:]
    func renamed(_ type: Type, _ unification: inout Unification) -> Type {
      if case .parameter(let name) = type {
        if let known = names[name] { return known }
        let new = unification.fresh()
        names[name] = new
        return new
      }
      guard !type.parts.isEmpty else { return type }
      var parts = type.parts.map { renamed($0, &unification) }.makeIterator()
      return type.mapParts { parts.next() ?? $0 }
    }
    return types.map { renamed($0, &self) }
  }

  /// The type with what is known put in; what stays free becomes dyn where asked for.
  func resolved(_ type: Type, freeToDyn: Bool = false, depth: Int = 0) -> Type {
    guard depth < 64 else { return .dyn }
    if case .parameter(let name) = type {
      guard let known = substitutions[name] else { return freeToDyn ? .dyn : type }
      return resolved(known, freeToDyn: freeToDyn, depth: depth + 1)
    }
    if type.parts.isEmpty { return type }
    return type.mapParts { resolved($0, freeToDyn: freeToDyn, depth: depth + 1) }
  }

  /// Whether values of the types may stand for the parameters; what was learnt is kept only if all may.
  mutating func assign(_ arguments: [Type], to parameters: [Type]) -> Bool {
    guard arguments.count == parameters.count else { return false }
    let saved = substitutions
    for (argument, parameter) in zip(arguments, parameters) where !agree(argument, parameter) {
      substitutions = saved
      return false
    }
    return true
  }

  mutating func assign(_ argument: Type, to parameter: Type) -> Bool { assign([argument], to: [parameter]) }

  // MARK: Agreement

  private mutating func agree(_ a: Type, _ b: Type) -> Bool {
    if case .parameter(let name) = b {
      let (fits, wasKnown) = substitute(a, for: name)
      if fits { return true }
      if wasKnown { return false }
    }
    if case .parameter(let name) = a { return substitute(b, for: name).fits }
    if a.isDynOrError || b.isDynOrError { return true }
    switch (a, b) {
    case (.nullable(let x), .nullable(let y)): return agree(x, y)
    case (.null, .nullable), (.nullable, .null): return true
    case (let x, .nullable(let y)): return agree(x, y)
    case (.null, _): return Self.takesNull(b)
    case (_, .null): return Self.takesNull(a)
    case (.wrapper(let x), .wrapper(let y)): return agree(x, y)
    case (.wrapper(let x), let y), (let y, .wrapper(let x)): return x == y
    case (.type, .type): return true
    case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return agree(x, y)
    case (.map(let k, let v), .map(let k2, let v2)): return agree(k, k2) && agree(v, v2)
    case (.named(let name, let xs), .named(let other, let ys)):
      guard name == other, xs.count == ys.count else { return false }
      for (x, y) in zip(xs, ys) where !agree(x, y) { return false }
      return true
    case (.object(let x), .object(let y)): return overlap(x, y)
    case (.int, .decimal): return widensInt
    case (.decimal, .int): return widensInt && isSubstituting
    default: return a == b
    }
  }

  private static func takesNull(_ type: Type) -> Bool {
    switch type {
    case .null, .wrapper, .timestamp, .duration, .optional, .named, .nullable: true
    default: false
    }
  }

  /// A reference may lead to objects of several types; those that share a field may be the same object.
  private func overlap(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    guard types.types.indices.contains(a), types.types.indices.contains(b) else { return false }
    return types.types[a].fields.contains { types.types[b].slot(of: $0.name) != nil }
  }

  private mutating func substitute(_ type: Type, for name: String) -> (fits: Bool, wasKnown: Bool) {
    if type == .parameter(name) { return (true, true) }
    if let known = substitutions[name] {
      if known == type { return (true, true) }
      let saved = isSubstituting
      isSubstituting = true
      defer { isSubstituting = saved }
      guard agree(type, known) else { return (false, true) }
      let general = mostGeneral(type, known)
      if !occurs(name, in: general) { substitutions[name] = general }
      return (true, true)
    }
    guard !occurs(name, in: type) else { return (false, false) }
    substitutions[name] = type
    return (true, false)
  }

  private func occurs(_ name: String, in type: Type, depth: Int = 0) -> Bool {
    guard depth < 64 else { return true }
    if case .parameter(let other) = type {
      if other == name { return true }
      return substitutions[other].map { occurs(name, in: $0, depth: depth + 1) } ?? false
    }
    return type.parts.contains { occurs(name, in: $0, depth: depth + 1) }
  }

  // MARK: Generality

  func mostGeneral(_ a: Type, _ b: Type) -> Type {
    if case (.decimal, .int) = (a, b) { return a }
    // What may be null, beside null.
    if a == .null, b != .dyn { return b }
    if b == .null, a != .dyn { return a }
    return Self.isAsGeneral(a, as: b) ? a : b
  }

  private static func isAsGeneral(_ a: Type, as b: Type) -> Bool {
    if a == .dyn { return true }
    if case .parameter = a { return true }
    if b == .dyn { return false }
    if case .parameter = b { return false }
    switch (a, b) {
    case (.type, .type): return true
    case (.list(let x), .list(let y)), (.optional(let x), .optional(let y)): return isAsGeneral(x, as: y)
    case (.map(let k, let v), .map(let k2, let v2)): return isAsGeneral(k, as: k2) && isAsGeneral(v, as: v2)
    case (.named(let name, let xs), .named(let other, let ys)):
      return name == other && zip(xs, ys).allSatisfy { isAsGeneral($0, as: $1) }
    default: return a == b
    }
  }
}
