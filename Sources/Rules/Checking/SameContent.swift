import CEL
import Diagnostics

/// Whether two values say the same, part by part, whatever their type. Where something stands in a file is no part of what it says.
///
/// It looks into the values by reflection, so that a field added to a model is compared from the first day. In doubt two values differ.
func saysTheSame<Value>(_ one: Value, _ other: Value) -> Bool { isSame((nil, one), (nil, other)) }

private func isSame(_ one: Mirror.Child, _ other: Mirror.Child) -> Bool {
  let (first, second) = (Mirror(reflecting: one.value), Mirror(reflecting: other.value))
  guard one.label == other.label, first.subjectType == second.subjectType else { return false }
  if let same = isSamePart(one, other, first) { return same }
  guard first.children.count == second.children.count else { return false }
  switch first.displayStyle {
  // Their order is not the same twice.
  case .dictionary?, .set?: return isEqual(one, other) ?? isSameTable(one, other)
  default:
    // A value without parts: a number, a word of a closed list, nothing.
    guard !first.children.isEmpty else { return isEqual(one, other) ?? ("\(one.value)" == "\(other.value)") }
    return zip(first.children, second.children).allSatisfy { isSame($0, $1) }
  }
}

/// Of types that have a comparison of their own; nil of others.
private func isSamePart(_ one: Mirror.Child, _ other: Mirror.Child, _ mirror: Mirror) -> Bool? {
  let type = mirror.subjectType
  if type == SourceSpan.self { return true }
  if type == String.self { return isSame(one, other, as: String.self) { $0.utf8.elementsEqual($1.utf8) } }
  if type == Located<String>.self { return isSame(one, other, as: Located<String>.self) { $0.value.utf8.elementsEqual($1.value.utf8) } }
  if type == WordPattern.self { return isSame(one, other, as: WordPattern.self) { $0.text.utf8.elementsEqual($1.text.utf8) } }
  if type == CheckedExpression.self { return isSame(one, other, as: CheckedExpression.self) { $0.saysTheSame(as: $1) } }
  if type == Expression.self { return isSame(one, other, as: Expression.self) { $0.saysTheSame(as: $1) } }
  return nil
}

private func isSame<Value>(
  _ one: Mirror.Child, _ other: Mirror.Child, as type: Value.Type, by compare: (Value, Value) -> Bool
) -> Bool {
  guard let one = one.value as? Value, let other = other.value as? Value else { return false }
  return compare(one, other)
}

/// Nil of values that cannot be compared by themselves.
private func isEqual(_ one: Mirror.Child, _ other: Mirror.Child) -> Bool? {
  guard let one = one.value as? AnyHashable, let other = other.value as? AnyHashable else { return nil }
  return one == other
}

/// Expressions by name.
private func isSameTable(_ one: Mirror.Child, _ other: Mirror.Child) -> Bool {
  isSame(one, other, as: [String: [CheckedExpression]].self) { one, other in
    one.count == other.count && one.allSatisfy { key, value in other[key].map { saysTheSame(value, $0) } ?? false }
  }
}
