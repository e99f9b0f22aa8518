import CEL
import Records

/// Reads what a condition says from its checked expression.
struct FormulaReader {
  let vocabulary: Vocabulary
  let expression: Expression
  let types: [Type]

  init(_ inlined: InlinedExpression, vocabulary: Vocabulary) {
    expression = inlined.expression
    types = inlined.types
    self.vocabulary = vocabulary
  }

  /// What a node says that is true or false.
  func formula(_ id: ExprID) -> Formula {
    switch expression[id].kind {
    case .literal(.bool(let value)): .constant(value)
    case .and(let terms): .and(terms.map(formula))
    case .or(let terms): .or(terms.map(formula))
    case .select(let operand, let field, true, false):
      presence(of: named(operand, field), through: paths(operand))
    case .call(let function, nil, let arguments): call(function, arguments, id)
    default: truth(of: id)
    }
  }

  private func call(_ function: String, _ arguments: [ExprID], _ id: ExprID) -> Formula {
    switch (function, arguments.count) {
    case ("!_", 1): return .not(formula(arguments[0]))
    case ("has", 1): return presence(of: text(arguments[0]), through: parents(arguments[0]))
    case ("_?_:_", 3):
      let condition = formula(arguments[0])
      return .or([.and([condition, formula(arguments[1])]), .and([.not(condition), formula(arguments[2])])])
    case ("@in", 2): return membership(arguments[0], arguments[1]) ?? truth(of: id)
    case ("_==_", 2): return comparison(.equal, arguments[0], arguments[1])
    case ("_!=_", 2): return .not(comparison(.equal, arguments[0], arguments[1]))
    case ("_<_", 2): return comparison(.less, arguments[0], arguments[1])
    case ("_<=_", 2): return comparison(.lessOrEqual, arguments[0], arguments[1])
    case ("_>_", 2): return comparison(.less, arguments[1], arguments[0])
    case ("_>=_", 2): return comparison(.lessOrEqual, arguments[1], arguments[0])
    default: return truth(of: id)
    }
  }

  // MARK: Single terms

  private func presence(of term: String, through paths: [String]) -> Formula {
    .fact(Fact(term: term, yes: .present, no: .absent, present: paths, isPresence: true))
  }

  /// A node that is true or false, whatever it is made of.
  private func truth(of id: ExprID) -> Formula {
    let no = ValueSet.words(["false"]).orNull(mayBeNull(id))
    return .fact(Fact(term: text(id), yes: .words(["true"]), no: no, present: parents(id)))
  }

  private func membership(_ element: ExprID, _ list: ExprID) -> Formula? {
    guard case .list(let elements, let optional) = expression[list].kind, optional.isEmpty else { return nil }
    guard !elements.isEmpty else { return .constant(false) }
    var words: Set<String> = []
    for case .word(let word)? in elements.map({ constant($0) }) { words.insert(word) }
    guard words.count == elements.count else { return .or(elements.map { comparison(.equal, element, $0) }) }
    let universe = universe(of: element)
    let others = ValueSet(values: .allBut(words), includesNull: mayBeNull(element))
    return .fact(
      Fact(
        term: text(element), yes: universe.intersection(.words(words)),
        no: universe.orNull(true).intersection(others), present: parents(element)))
  }

  // MARK: Comparisons

  enum Relation { case equal, less, lessOrEqual }

  private func comparison(_ relation: Relation, _ left: ExprID, _ right: ExprID) -> Formula {
    if relation == .equal, let formula = withBoolean(left, right) ?? withBoolean(right, left) { return formula }
    if let value = constant(right) { return comparison(left, relation, value, isSwapped: false) }
    if let value = constant(left) { return comparison(right, relation, value, isSwapped: true) }
    return order(relation, left, right)
  }

  private func withBoolean(_ value: ExprID, _ literal: ExprID) -> Formula? {
    guard case .literal(.bool(let truth)) = expression[literal].kind else { return nil }
    return truth ? formula(value) : .not(formula(value))
  }

  private func comparison(
    _ term: ExprID, _ relation: Relation, _ value: Constant, isSwapped: Bool
  ) -> Formula {
    let universe = universe(of: term)
    let name = text(term)
    switch value {
    case .null:
      return .not(presence(of: name, through: relation == .equal ? parents(term) : []))
    case .word(let word):
      guard relation == .equal else { return truthOfOrder(relation, name, "\"\(word)\"", isSwapped) }
      let no = ValueSet(values: .allBut([word]), includesNull: mayBeNull(term))
      return .fact(
        Fact(
          term: name, yes: universe.intersection(.words([word])), no: universe.orNull(true).intersection(no),
          present: parents(term)))
    case .number(let number):
      let ranges = Self.ranges(relation, number, isSwapped: isSwapped, isWhole: isWhole(term))
      return fact(name, ranges, of: universe, term)
    case .amount(let number, let dimension):
      // What compares with one dimension does not with another: each is a line of numbers of its own.
      let ranges = Self.ranges(relation, number, isSwapped: isSwapped, isWhole: false)
      return fact("\(name) in \(dimension)", ranges, of: .present, term)
    }
  }

  private func fact(
    _ name: String, _ ranges: (yes: [NumberRange], no: [NumberRange]), of universe: ValueSet, _ term: ExprID
  ) -> Formula {
    let no = ValueSet.numbers(ranges.no).orNull(mayBeNull(term))
    return .fact(
      Fact(
        term: name, yes: universe.intersection(.numbers(ranges.yes)), no: universe.orNull(true).intersection(no),
        present: parents(term)))
  }

  /// Where `term relation number` is true, and where it is false; `isSwapped`: where `number relation term` is.
  private static func ranges(
    _ relation: Relation, _ number: ExactDecimal, isSwapped: Bool, isWhole: Bool
  ) -> (yes: [NumberRange], no: [NumberRange]) {
    var result: (yes: [NumberRange], no: [NumberRange])
    switch relation {
    case .equal:
      result = ([.only(number)], [.upTo(number, included: false), .from(number, included: false)])
    case .less, .lessOrEqual:
      let included = relation == .lessOrEqual
      result =
        isSwapped
        ? ([.from(number, included: included)], [.upTo(number, included: !included)])
        : ([.upTo(number, included: included)], [.from(number, included: !included)])
    }
    if isWhole { result = (result.yes.map(\.whole), result.no.map(\.whole)) }
    return result
  }

  /// Two terms: how the first stands to the second, the one with the smaller text first. What does not compare is `#`.
  private func order(_ relation: Relation, _ left: ExprID, _ right: ExprID) -> Formula {
    let (first, second) = (text(left), text(right))
    if first == second { return .constant(relation != .less) }
    return truthOfOrder(relation, first, second, false, alwaysCompare: isOrdered(left) && isOrdered(right))
  }

  private func truthOfOrder(
    _ relation: Relation, _ left: String, _ right: String, _ isSwapped: Bool, alwaysCompare: Bool = false
  ) -> Formula {
    let (first, second) = isSwapped ? (right, left) : (left, right)
    let isTurned = first > second
    let yes: Set<String> =
      switch relation {
      case .equal: ["="]
      case .less: [isTurned ? ">" : "<"]
      case .lessOrEqual: ["=", isTurned ? ">" : "<"]
      }
    let no = Set<String>(alwaysCompare ? ["<", "=", ">"] : ["<", "=", ">", "#"]).subtracting(yes)
    let term = isTurned ? "\(second) <> \(first)" : "\(first) <> \(second)"
    let pair = isTurned ? Pair(first: second, second: first) : Pair(first: first, second: second)
    return .fact(Fact(term: term, yes: .words(yes), no: .words(no), pair: pair))
  }
}
