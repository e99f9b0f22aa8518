/// Amounts: intervals with a unit.
extension Evaluation {
  /// `amount("12.5 mg/kg")`, `amount(5)`.
  mutating func amounts(_ arguments: [Cell]) -> Cell? {
    guard arguments.count == 1 else { return nil }
    let argument = arguments[0]
    switch argument.kind {
    case .amount: return argument
    case .text:
      let text = text(of: argument)
      do throws(Amount.Mistake) {
        return makeAmount(try Amount(parsing: text))
      } catch {
        return failing(.badAmount(text: text, error))
      }
    default: return argument.decimal.map { makeAmount(Amount($0)) }
    }
  }

  /// A number beside an amount is an amount without unit.
  private func operand(_ cell: Cell) -> Amount? { amount(of: cell) ?? cell.decimal.map { Amount($0) } }

  /// Unknown where the intervals straddle, an error across dimensions, nil where one is neither amount nor number.
  mutating func truth(ofAmounts function: Function, _ a: Cell, _ b: Cell) -> Cell? {
    guard let left = operand(a), let right = operand(b) else { return nil }
    guard left.isComparable(with: right) else { return failing(.dimensions(left.description, right.description)) }
    let truth: Truth =
      switch function {
      case .less: Amount.less(left, right)
      case .lessOrEqual: Amount.lessOrEqual(left, right)
      case .greater: Amount.less(right, left)
      case .greaterOrEqual: Amount.lessOrEqual(right, left)
      default: Amount.equal(left, right)
      }
    return cell(truth)
  }

  /// `meets(value, limit)`: whether all of the value lies within the limit.
  mutating func meets(_ value: Cell, _ limit: Cell) -> Cell? {
    guard let value = operand(value), let limit = operand(limit) else { return nil }
    guard value.isComparable(with: limit) else { return failing(.dimensions(value.description, limit.description)) }
    return cell(Amount.meets(value, limit))
  }

  /// An unknown truth of known operands gets its places from the caller.
  func cell(_ truth: Truth) -> Cell { truth == .unknown ? .unknown() : .bool(truth == .yes) }
}
