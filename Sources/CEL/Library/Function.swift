/// Every function that is built into the language, under its name in expressions. What an overload does is
/// decided by the kinds of its arguments at run time, so that checked and unchecked expressions run alike.
enum Function: String, Sendable, CaseIterable {
  // Operators.
  case add = "_+_"
  case subtract = "_-_"
  case multiply = "_*_"
  case divide = "_/_"
  case modulo = "_%_"
  case negate = "-_"
  case not = "!_"
  case equal = "_==_"
  case notEqual = "_!=_"
  case less = "_<_"
  case lessOrEqual = "_<=_"
  case greater = "_>_"
  case greaterOrEqual = "_>=_"
  case index = "_[_]"
  case optionalIndex = "_[?_]"
  case isIn = "@in"
  case isInOld = "_in_"
  case notStrictlyFalse = "@not_strictly_false"
  // Conversions.
  case dyn, type, int, uint, double, bool, string, bytes, duration, timestamp
  // Texts.
  case size, contains, startsWith, endsWith, matches
  case charAt, indexOf, lastIndexOf, lowerAscii, upperAscii, replace, split, substring, trim, reverse, join, format
  case quote = "strings.quote"
  // Times.
  case getFullYear, getMonth, getDayOfYear, getDayOfMonth, getDate, getDayOfWeek, getHours, getMinutes, getSeconds
  case getMilliseconds
  // Mathematics.
  case greatest = "math.greatest"
  case greatestOf = "math.@max"
  case least = "math.least"
  case leastOf = "math.@min"
  case ceil = "math.ceil"
  case floor = "math.floor"
  case round = "math.round"
  case truncate = "math.trunc"
  case absolute = "math.abs"
  case sign = "math.sign"
  case isNaN = "math.isNaN"
  case isInfinite = "math.isInf"
  case isFinite = "math.isFinite"
  case bitAnd = "math.bitAnd"
  case bitOr = "math.bitOr"
  case bitXor = "math.bitXor"
  case bitNot = "math.bitNot"
  case shiftLeft = "math.bitShiftLeft"
  case shiftRight = "math.bitShiftRight"
  case squareRoot = "math.sqrt"
  // Optionals.
  case optionalOf = "optional.of"
  case optionalOfNonZero = "optional.ofNonZeroValue"
  case optionalNone = "optional.none"
  case hasValue, value, orValue, or
  // Encoders.
  case encode64 = "base64.encode"
  case decode64 = "base64.decode"
  // The dialect of rules.
  case decimal, quotient, sum, amount, meets, date
  case plusDays = "plus_days"
  case plusMonths = "plus_months"
  case plusYears = "plus_years"

  /// Texts that spell a value are read once, when the program is built.
  var isReader: Bool {
    switch self {
    case .decimal, .amount, .date, .duration, .timestamp: true
    default: false
    }
  }

  /// Whether a list known to be incomplete is as good an argument as any other.
  var takesIncompleteLists: Bool {
    switch self {
    case .add, .isIn, .isInOld, .dyn, .type, .equal, .notEqual, .optionalOf, .optionalOfNonZero, .orValue, .or: true
    default: false
    }
  }
}
