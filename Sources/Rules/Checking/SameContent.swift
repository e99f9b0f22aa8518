import CEL
import Diagnostics

/// Whether two values say the same, part by part, whatever their type. Where something stands in a file is no part of what it says.
///
/// It walks the values by reflection, so that a field added to a model is compared from the first day. In doubt two values differ.
func saysTheSame<Value>(_ one: Value, _ other: Value) -> Bool { isSame(one, other) }

private func isSame(_ one: Any, _ other: Any) -> Bool {
  let type = type(of: one)
  guard type == Swift.type(of: other) else { return false }
  if let same = isSamePart(one, other, type) { return same }
  let (first, second) = (Mirror(reflecting: one), Mirror(reflecting: other))
  guard first.children.count == second.children.count else { return false }
  switch first.displayStyle {
  case .dictionary?:
    guard let ones = one as? [String: Any], let others = other as? [String: Any] else { return false }
    return ones.allSatisfy { key, value in others[key].map { isSame(value, $0) } ?? false }
  case .set?: return isEqual(one, other) ?? false
  default:
    // A value without parts: a number, a word of a closed list, nothing.
    guard !first.children.isEmpty else { return isEqual(one, other) ?? ("\(one)" == "\(other)") }
    return zip(first.children, second.children).allSatisfy { $0.label == $1.label && isSame($0.value, $1.value) }
  }
}

/// Of types that have a comparison of their own; nil of others.
private func isSamePart(_ one: Any, _ other: Any, _ type: Any.Type) -> Bool? {
  if type == SourceSpan.self { return true }
  if type == String.self { return isSame(one, other, as: String.self) { $0.utf8.elementsEqual($1.utf8) } }
  if type == Located<String>.self { return isSame(one, other, as: Located<String>.self) { $0.value.utf8.elementsEqual($1.value.utf8) } }
  if type == WordPattern.self { return isSame(one, other, as: WordPattern.self) { $0.text.utf8.elementsEqual($1.text.utf8) } }
  if type == CheckedExpression.self { return isSame(one, other, as: CheckedExpression.self) { $0.saysTheSame(as: $1) } }
  if type == Expression.self { return isSame(one, other, as: Expression.self) { $0.saysTheSame(as: $1) } }
  return nil
}

private func isSame<Value>(_ one: Any, _ other: Any, as type: Value.Type, by compare: (Value, Value) -> Bool) -> Bool {
  guard let one = one as? Value, let other = other as? Value else { return false }
  return compare(one, other)
}

private func isEqual(_ one: Any, _ other: Any) -> Bool? {
  guard let one = one as? AnyHashable, let other = other as? AnyHashable else { return nil }
  return one == other
}
