/// From a function to the family that has it. Arguments are neither unknown nor errors; a result that is
/// `.unknown(place: -1)` says that known operands leave the answer open.
extension Evaluation {
  mutating func apply(_ function: Function, _ a: Cell, _ b: Cell, at node: Int) -> Cell {
    switch function {
    case .equal: return equality(a, b)
    case .notEqual:
      let same = equality(a, b)
      return same.kind == .boolean ? .bool(!same.isTrue) : same
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(function, a, b)
    case .add, .subtract, .multiply, .divide, .modulo: return arithmetic(function, a, b)
    case .isIn, .isInOld: return membership(a, b)
    default: return apply(function, [a, b], at: node)
    }
  }

  mutating func apply(_ function: Function, _ arguments: [Cell], at node: Int) -> Cell {
    let result: Cell? =
      switch function {
      case .add, .subtract, .multiply, .divide, .modulo, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .isIn, .isInOld:
        arguments.count == 2 ? apply(function, arguments[0], arguments[1], at: node) : nil
      case .negate: arguments.count == 1 ? negated(arguments[0]) : nil
      case .not, .notStrictlyFalse: nil
      case .index, .optionalIndex, .size, .reverse, .join, .sum: collections(function, arguments)
      case .dyn, .type, .int, .uint, .double, .bool, .string, .bytes, .duration, .timestamp:
        arguments.count == 1 ? conversion(function, arguments[0]) : nil
      case .contains, .startsWith, .endsWith, .matches: strings(function, arguments)
      case .charAt, .indexOf, .lastIndexOf, .lowerAscii, .upperAscii, .replace, .split, .substring, .trim, .format,
        .quote:
        stringExtension(function, arguments)
      case .getFullYear, .getMonth, .getDayOfYear, .getDayOfMonth, .getDate, .getDayOfWeek, .getHours, .getMinutes,
        .getSeconds, .getMilliseconds:
        timestamps(function, arguments)
      case .greatest, .greatestOf, .least, .leastOf, .ceil, .floor, .round, .truncate, .absolute, .sign, .isNaN,
        .isInfinite, .isFinite, .bitAnd, .bitOr, .bitXor, .bitNot, .shiftLeft, .shiftRight, .squareRoot:
        mathematics(function, arguments)
      case .optionalOf, .optionalOfNonZero, .optionalNone, .hasValue, .value, .orValue, .or:
        optionals(function, arguments)
      case .encode64, .decode64: encoders(function, arguments)
      case .decimal, .quotient: decimals(function, arguments)
      case .amount: amounts(arguments)
      case .meets: arguments.count == 2 ? meets(arguments[0], arguments[1]) : nil
      case .date, .plusDays, .plusMonths, .plusYears: dates(function, arguments)
      }
    return result ?? failing(.noOverload(function.rawValue, arguments.map(\.kind)), at: node)
  }

  /// The failure of a function for arguments of these kinds.
  mutating func noOverload(_ function: Function, _ a: Cell, _ b: Cell) -> Cell {
    failing(.noOverload(function.rawValue, [a.kind, b.kind]))
  }
}
