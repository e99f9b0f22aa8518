import CEL
import Diagnostics

/// Whether two values say the same, part by part, whatever their type. Where something stands in a file is no part of what it says.
///
/// It walks the values by reflection, so that a field added to a model is compared from the first day. In doubt two values differ.
func saysTheSame<Value>(_ one: Value, _ other: Value) -> Bool { isSame(one, other) }

private func isSame(_ one: Any, _ other: Any) -> Bool {
  if let same = isSamePart(one, other) { return same }
  let (first, second) = (Mirror(reflecting: one), Mirror(reflecting: other))
  guard first.subjectType == second.subjectType, first.children.count == second.children.count else { return false }
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
private func isSamePart(_ one: Any, _ other: Any) -> Bool? {
  switch (one, other) {
  case is (SourceSpan, SourceSpan): true
  case (let one as String, let other as String): one.utf8.elementsEqual(other.utf8)
  case (let one as CheckedExpression, let other as CheckedExpression): one.saysTheSame(as: other)
  case (let one as Expression, let other as Expression): one.saysTheSame(as: other)
  default: nil
  }
}

private func isEqual(_ one: Any, _ other: Any) -> Bool? {
  guard let one = one as? AnyHashable, let other = other as? AnyHashable else { return nil }
  return one == other
}
