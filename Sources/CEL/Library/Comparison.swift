/// Equality and order. Numbers of all types lie on one line; other mixtures are unequal and have no order.
extension Evaluation {
  enum Order { case less, equal, greater, unordered }

  /// True, false, unknown (where intervals leave it open) or an error.
  mutating func equality(_ a: Cell, _ b: Cell) -> Cell {
    steps += 1
    guard steps <= budget else { return failing(.tooLong) }
    if a.kind == .unknown { return b.kind == .unknown ? joined(a, b) : a }
    if b.kind == .unknown { return b }
    switch (a.kind, b.kind) {
    case (.null, .null): return .bool(true)
    case (.boolean, .boolean), (.duration, .duration), (.type, .type): return .bool(a.payload == b.payload)
    case (.text, .text), (.bytes, .bytes):
      guard charge(Int(min(a.count, b.count))) else { return failing(.tooLong) }
      return .bool(a.count == b.count && bytes(of: a).elementsEqual(bytes(of: b)))
    case (.timestamp, .timestamp): return .bool(a.payload == b.payload && a.count == b.count)
    case (.date, .date): return truth(ofDates: .equal, a, b)
    case (.amount, _), (_, .amount): return truth(ofAmounts: .equal, a, b) ?? .bool(false)
    case (.list, .list): return equalLists(a, b)
    case (.map, .map): return equalMaps(a, b)
    case (.object, .object): return .bool(a.payload == b.payload && a.space == b.space && a.count == b.count)
    case (.optional, .optional):
      guard let left = content(ofOptional: a), let right = content(ofOptional: b) else {
        return .bool(a.count == b.count)
      }
      return equality(left, right)
    default: return .bool(numericOrder(a, b) == .equal)
    }
  }

  private mutating func equalLists(_ a: Cell, _ b: Cell) -> Cell {
    if a.isIncomplete || b.isIncomplete { return .unknown() }
    guard a.count == b.count else { return .bool(false) }
    var obstacles = Obstacles()
    for index in 0..<Int(a.count) where differ(equality(element(a, index), element(b, index)), &obstacles) {
      return .bool(false)
    }
    return settled(.bool(true), obstacles)
  }

  private mutating func equalMaps(_ a: Cell, _ b: Cell) -> Cell {
    guard a.count == b.count else { return .bool(false) }
    guard charge(Int(a.count) * Int(b.count)) else { return failing(.tooLong) }
    var obstacles = Obstacles()
    for entry in entries(of: a) {
      guard let other = value(ofKey: entry.key, in: b), !differ(equality(entry.value, other), &obstacles) else {
        return .bool(false)
      }
    }
    return settled(.bool(true), obstacles)
  }

  /// As in `&&`, one pair that differs decides, whatever became of those that are neither equal nor different.
  private mutating func differ(_ same: Cell, _ obstacles: inout Obstacles) -> Bool {
    if same.kind == .unknown { add(same, to: &obstacles) }
    if same.kind == .error { obstacles.errors.append(same) }
    return same.kind == .boolean && !same.isTrue
  }

  /// `x in list`, `key in map`.
  mutating func membership(_ value: Cell, _ holder: Cell) -> Cell {
    switch holder.kind {
    case .map: return .bool(self.value(ofKey: value, in: holder) != nil)
    case .list:
      var obstacles = Obstacles()
      for index in 0..<Int(holder.count) {
        let same = equality(element(holder, index), value)
        if same.kind == .unknown { add(same, to: &obstacles) }
        if same.kind == .error { obstacles.errors.append(same) }
        if same.kind == .boolean, same.isTrue { return same }
        if steps > budget { return failing(.tooLong) }
      }
      return settled(.bool(false), obstacles)
    default: return noOverload(.isIn, value, holder)
    }
  }

  // MARK: Order

  mutating func comparison(_ function: Function, _ a: Cell, _ b: Cell) -> Cell {
    if a.kind == .date, b.kind == .date { return truth(ofDates: function, a, b) }
    if a.kind == .amount || b.kind == .amount {
      return truth(ofAmounts: function, a, b) ?? noOverload(function, a, b)
    }
    guard let order = order(a, b) else { return noOverload(function, a, b) }
    return .bool(Self.holds(function, order))
  }

  static func holds(_ function: Function, _ order: Order) -> Bool {
    switch function {
    case .less: order == .less
    case .lessOrEqual: order == .less || order == .equal
    case .greater: order == .greater
    case .greaterOrEqual: order == .greater || order == .equal
    default: false
    }
  }

  func order(_ a: Cell, _ b: Cell) -> Order? {
    switch (a.kind, b.kind) {
    case (.boolean, .boolean), (.duration, .duration): return Self.order(a.payload, b.payload)
    case (.text, .text), (.bytes, .bytes):
      let (left, right) = (bytes(of: a), bytes(of: b))
      return left.lexicographicallyPrecedes(right) ? .less : left.elementsEqual(right) ? .equal : .greater
    case (.timestamp, .timestamp): return Self.order((a.payload, a.count), (b.payload, b.count))
    default: return numericOrder(a, b)
    }
  }

  /// Nil where one is no number.
  func numericOrder(_ a: Cell, _ b: Cell) -> Order? {
    switch (a.kind, b.kind) {
    case (.int, .int): return Self.order(a.payload, b.payload)
    case (.uint, .uint): return Self.order(a.uint, b.uint)
    case (.double, .int), (.double, .uint), (.double, .double), (.double, .decimal), (.int, .double),
      (.uint, .double), (.decimal, .double):
      guard let left = approximate(a), let right = approximate(b) else { return nil }
      return left < right ? .less : left > right ? .greater : left == right ? .equal : .unordered
    case (.int, .uint): return a.payload < 0 ? .less : Self.order(UInt64(a.payload), b.uint)
    case (.uint, .int): return b.payload < 0 ? .greater : Self.order(a.uint, UInt64(b.payload))
    case (.decimal, .decimal), (.decimal, .int), (.int, .decimal), (.decimal, .uint), (.uint, .decimal):
      guard let left = a.decimal else { return .greater }
      guard let right = b.decimal else { return .less }
      return Self.order(left, right)
    default: return nil
    }
  }

  /// The double next to a number.
  func approximate(_ cell: Cell) -> Double? {
    switch cell.kind {
    case .double: cell.double
    case .int: Double(cell.payload)
    case .uint: Double(cell.uint)
    case .decimal: cell.decimal.flatMap { Double($0.description) }
    default: nil
    }
  }

  static func order<Value: Comparable>(_ a: Value, _ b: Value) -> Order { a < b ? .less : a == b ? .equal : .greater }

  private static func order(_ a: (Int64, UInt32), _ b: (Int64, UInt32)) -> Order {
    a < b ? .less : a == b ? .equal : .greater
  }
}
