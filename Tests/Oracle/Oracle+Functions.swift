/// What functions do; their arguments are neither unknown nor errors.
extension Oracle {
  func apply(_ function: String, _ values: [Value]) -> Value {
    switch (function, values.count) {
    case ("!_", 1): values[0].truth.map { .bool(!$0) } ?? .error
    case ("-_", 1): negated(values[0])
    case ("_==_", 2): equal(values[0], values[1])
    case ("_!=_", 2): apply("!_", orUnknown: equal(values[0], values[1]))
    case ("_<_", 2): below(values[0], values[1])
    case ("_>_", 2): below(values[1], values[0])
    case ("_>=_", 2): apply("!_", orUnknown: below(values[0], values[1]))
    case ("_<=_", 2): apply("!_", orUnknown: below(values[1], values[0]))
    case ("@in", 2): isIn(values[0], values[1])
    case ("_+_", 2), ("_-_", 2), ("_*_", 2), ("_/_", 2), ("_%_", 2): arithmetic(function, values[0], values[1])
    case ("_[_]", 2): element(values[0], values[1])
    case ("size", 1): size(values[0])
    case ("sum", 1): sum(values[0])
    case ("startsWith", 2), ("endsWith", 2), ("contains", 2): texts(function, values[0], values[1])
    case ("date", 1), ("amount", 1), ("decimal", 1): reading(function, values[0])
    case ("plus_days", 2), ("plus_months", 2), ("plus_years", 2): moved(function, values[0], values[1])
    case ("meets", 2): compared(values[0], values[1]) { $0.isWithin($1.limit) }
    case ("quotient", 3): quotient(values)
    default: .error
    }
  }

  private func apply(_ function: String, orUnknown value: Value) -> Value {
    value.isUnknown || value.isError ? value : apply(function, [value])
  }

  // MARK: Comparisons

  private func equal(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.null, .null): return .bool(true)
    case (.bool(let a), .bool(let b)): return .bool(a == b)
    case (.text(let a), .text(let b)): return .bool(a.utf8.elementsEqual(b.utf8))
    case (.date(let a), .date(let b)): return Value(a.isSame(b))
    case (.amount, .amount): return compared(a, b) { $0.isSame($1) }
    case (.object(let a, let kind, _), .object(let b, let other, _)): return .bool(a == b && kind == other)
    case (.list(let a, let isComplete), .list(let b, let alsoComplete)):
      guard isComplete, alsoComplete else { return .unknown }
      return a.count == b.count ? decide(zip(a, b).map { equal($0, $1) }, by: false) : .bool(false)
    default:
      guard let a = a.number, let b = b.number else { return .bool(false) }
      return .bool(a == b)
    }
  }

  private func below(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.bool(let a), .bool(let b)): return .bool(!a && b)
    case (.text(let a), .text(let b)): return .bool(a.utf8.lexicographicallyPrecedes(b.utf8))
    case (.date(let a), .date(let b)): return Value(a.isBelow(b))
    case (.amount, .amount): return compared(a, b) { $0.isBelow($1) }
    default:
      guard let a = a.number, let b = b.number else { return .error }
      return .bool(a < b)
    }
  }

  /// Across dimensions there is no answer.
  private func compared(_ a: Value, _ b: Value, _ compare: (Span<Digits>, Span<Digits>) -> Bool?) -> Value {
    guard case .amount(let a) = a, case .amount(let b) = b else { return .error }
    guard a.dimension == nil || b.dimension == nil || a.dimension == b.dimension else { return .error }
    return Value(compare(a.span, b.span))
  }

  private func isIn(_ value: Value, _ list: Value) -> Value {
    guard case .list(let elements, let isComplete) = list else { return .error }
    return decide(elements.map { equal($0, value) } + (isComplete ? [] : [.unknown]), by: true)
  }

  // MARK: Numbers

  private func negated(_ a: Value) -> Value {
    switch a {
    case .int(let value): value == .min ? .error : .int(-value)
    case .decimal(let value): fitting(-value)
    default: .error
    }
  }

  private func fitting(_ value: Digits) -> Value { value.fits ? .decimal(value) : .error }

  private func arithmetic(_ function: String, _ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.int(let a), .int(let b)):
      let (a, b) = (Int128(a), Int128(b))
      if b == 0, function == "_/_" || function == "_%_" { return .error }
      let result = function == "_+_" ? a + b : function == "_-_" ? a - b : function == "_*_" ? a * b : function == "_/_" ? a / b : a % b
      return Int64(exactly: result).map { .int($0) } ?? .error
    case (.text(let a), .text(let b)) where function == "_+_": return .text(a + b)
    case (.list(let a, let isComplete), .list(let b, let alsoComplete)) where function == "_+_":
      return .list(a + b, isComplete: isComplete && alsoComplete)
    default:
      guard let a = a.number, let b = b.number else { return .error }
      switch function {
      case "_+_": return fitting(a + b)
      case "_-_": return fitting(a + -b)
      case "_*_": return fitting(a * b)
      default: return .error
      }
    }
  }

  private func quotient(_ values: [Value]) -> Value {
    guard let a = values[0].number, let b = values[1].number, case .int(let places) = values[2], b.digits != 0,
      (0...18).contains(places)
    else { return .error }
    return fitting(Digits.quotient(a, b, places: Int(places)))
  }

  // MARK: Lists and texts

  private func element(_ list: Value, _ index: Value) -> Value {
    guard case .list(let elements, let isComplete) = list, case .int(let index) = index else { return .error }
    if !isComplete { return .unknown }
    return elements.indices.contains(Int(index)) ? elements[Int(index)] : .error
  }

  private func size(_ value: Value) -> Value {
    switch value {
    case .text(let text): .int(Int64(text.unicodeScalars.count))
    case .list(let elements, let isComplete): isComplete ? .int(Int64(elements.count)) : .unknown
    default: .error
    }
  }

  private func sum(_ list: Value) -> Value {
    guard case .list(let elements, let isComplete) = list else { return .error }
    if !isComplete || elements.contains(where: \.isUnknown) { return .unknown }
    guard let first = elements.first else { return .int(0) }
    if first.number == nil { return .error }
    return elements.dropFirst().reduce(first) { $0.isError ? .error : arithmetic("_+_", $0, $1) }
  }

  private func texts(_ function: String, _ a: Value, _ b: Value) -> Value {
    guard case .text(let a) = a, case .text(let b) = b else { return .error }
    let (whole, part) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    guard part.count <= whole.count else { return .bool(false) }
    switch function {
    case "startsWith": return .bool(whole.starts(with: part))
    case "endsWith": return .bool(whole.suffix(part.count).elementsEqual(part))
    default: return .bool((0...whole.count - part.count).contains { whole[$0...].starts(with: part) })
    }
  }

  private func reading(_ function: String, _ value: Value) -> Value {
    if case .text(let text) = value { return Spellings.value(function, text) ?? .error }
    return function == "decimal" ? value.number.map { fitting($0) } ?? .error : .error
  }

  // MARK: Dates

  private func moved(_ function: String, _ date: Value, _ count: Value) -> Value {
    guard case .date(let span) = date, case .int(let count) = count else { return .error }
    let move: (Int) -> Int = { day in
      if function == "plus_days" { return day + Int(count) }
      return Calendar.day(day, movedByMonths: Int(count) * (function == "plus_years" ? 12 : 1))
    }
    return .date(Span(span.low.map(move), span.high.map(move)))
  }
}

extension Value {
  var number: Digits? {
    switch self {
    case .int(let value): Digits(Int128(value))
    case .decimal(let value): value
    default: nil
    }
  }
}

extension Span {
  /// As a limit: one number is the most that is allowed.
  var limit: Span { isSingle ? Span(nil, high) : self }
}

/// Days from 1970-01-01, counted one year and one month after the other.
enum Calendar {
  static func length(_ month: Int, of year: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    var total = day - 1
    for earlier in 1..<month { total += length(earlier, of: year) }
    for other in min(year, 1970)..<max(year, 1970) {
      let days = length(2, of: other) + 337
      total += year > 1970 ? days : -days
    }
    return total
  }

  static func day(_ number: Int, movedByMonths months: Int) -> Int {
    var (year, month, rest) = (1970, 1, number)
    while rest < 0 {
      year -= 1
      rest += length(2, of: year) + 337
    }
    while rest >= length(month, of: year) {
      rest -= length(month, of: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    let moved = year * 12 + month - 1 + months
    let (newYear, newMonth) = (moved / 12, moved % 12 + 1)
    return day(newYear, newMonth, min(rest + 1, length(newMonth, of: newYear)))
  }
}
