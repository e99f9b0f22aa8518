import CEL

/// Decimals, dates and amounts: what is written from a value is read as that value, and orders agree with themselves.
func fuzzScalars(_ bytes: ContiguousArray<UInt8>) {
  guard let (choice, text) = chosen(bytes) else { return }
  let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
  let a = String(parts[0])
  let b = parts.count > 1 ? String(parts[1]) : a
  switch choice % 3 {
  case 0: if let a = ExactDecimal(a), let b = ExactDecimal(b) { decimals(a, b) }
  case 1: if let a = CalendarDate(a), let b = CalendarDate(b) { dates(a, b) }
  default:
    if let a = try? Amount(parsing: a), let b = try? Amount(parsing: b) { amounts(a, b) }
  }
}

private func decimals(_ a: ExactDecimal, _ b: ExactDecimal) {
  precondition(ExactDecimal(a.description) == a)
  if let sum = a + b { precondition(sum - b == a && (b + a) == sum) }
  if let product = a * b {
    precondition((b * a) == product)
    if b != .zero, let back = ExactDecimal.quotient(product, b, scale: Int(a.scale)) { precondition(back == a) }
  }
  precondition([a < b, a == b, a > b].filter { $0 }.count == 1)
  if a < b, let difference = b - a { precondition(difference > .zero) }
}

private func dates(_ a: CalendarDate, _ b: CalendarDate) {
  precondition(CalendarDate(a.description) == a)
  precondition(a.first <= a.last)
  precondition(CalendarDate.before(a, b) != .yes || CalendarDate.before(b, a) == .no)
  precondition(CalendarDate.same(a, b) == CalendarDate.same(b, a))
  if CalendarDate.same(a, b) == .yes { precondition(CalendarDate.before(a, b) == .no) }
  if a.isExact, b.isExact { precondition((CalendarDate.before(a, b) == .yes) == (a.first < b.first)) }
  _ = a.adding(months: 13)
  _ = b.adding(days: -400)
}

private func amounts(_ a: Amount, _ b: Amount) {
  if !(a.isLowerExcluded && a.upper != nil && !a.isSingle) && !(a.isUpperExcluded && a.lower != nil) {
    precondition((try? Amount(parsing: a.description)) == a)
  }
  guard a.isComparable(with: b) else { return }
  precondition(Amount.less(a, b) != .yes || Amount.less(b, a) == .no)
  precondition(Amount.equal(a, b) == Amount.equal(b, a))
  precondition(Amount.lessOrEqual(a, b) == !Amount.less(b, a))
  if Amount.equal(a, b) == .yes { precondition(Amount.less(a, b) != .yes) }
  _ = Amount.meets(a, b)
}
