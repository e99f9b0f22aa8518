import CEL
import Diagnostics
import Rules

/// The small changes of one expression: comparators, limits, dates, parts of a conjunction, elements of a list.
struct ExpressionVariants {
  private let written: SourceExpression
  private let place: String
  private var found: [Variant<SourceExpression>] = []

  static func of(_ written: SourceExpression, at place: String) -> [Variant<SourceExpression>] {
    var variants = ExpressionVariants(written: written, place: place)
    variants.visit(written.expression.root)
    return variants.found
  }

  private init(written: SourceExpression, place: String) {
    self.written = written
    self.place = place
  }

  private var expression: Expression { written.expression }

  // MARK: Walking

  private mutating func visit(_ id: ExprID) {
    let node = expression[id]
    switch node.kind {
    case .literal(let literal): self.literal(literal, at: id)
    case .ident, .message, .missing: break
    case .select(let operand, _, _, _): visit(operand)
    case .call(let function, let target, let arguments): call(function, target, arguments, at: id)
    case .and(let terms): self.terms(terms, at: id) { .and($0) }
    case .or(let terms): self.terms(terms, at: id) { .or($0) }
    case .list(let elements, let optional):
      if elements.count > 1, optional.isEmpty {
        for index in elements.indices {
          var rest = elements
          rest.remove(at: index)
          add(.condition, at: id, .list(rest, optionalIndices: []))
        }
      }
    case .map(let entries): entries.forEach { visit($0.value) }
    case .comprehension(let fold): self.fold(fold, at: id)
    }
  }

  private mutating func call(_ function: String, _ target: ExprID?, _ arguments: [ExprID], at id: ExprID) {
    let others: [String: String] = [
      "_<_": "_<=_", "_<=_": "_<_", "_>_": "_>=_", "_>=_": "_>_", "_==_": "_!=_", "_!=_": "_==_",
    ]
    if let other = others[function] {
      add(.comparator, at: id, .call(function: other, target: target, arguments: arguments))
    }
    if function == "!_", let operand = arguments.first { add(.condition, at: id, expression[operand].kind) }
    if function == "date" || function == "amount", let argument = arguments.first,
      case .literal(.string(let text)) = expression[argument].kind
    {
      for other in function == "date" ? Self.days(around: text) : Self.amounts(around: text) {
        add(function == "date" ? .date : .limit, at: argument, .literal(.string(other)))
      }
    }
    if let target { visit(target) }
    arguments.forEach { visit($0) }
  }

  private mutating func terms(_ terms: [ExprID], at id: ExprID, _ make: ([ExprID]) -> Expression.Kind) {
    for index in terms.indices {
      var rest = terms
      rest.remove(at: index)
      add(.condition, at: id, rest.count == 1 ? expression[rest[0]].kind : make(rest))
      if Self.isNegatable(expression[terms[index]].kind) { negate(terms[index]) }
    }
    terms.forEach { visit($0) }
  }

  private mutating func fold(_ fold: Expression.Comprehension, at id: ExprID) {
    visit(fold.range)
    if fold.form == .exists || fold.form == .all {
      var other = fold
      other.form = fold.form == .exists ? .all : .exists
      add(.condition, at: id, .comprehension(other))
    }
    if let predicate = fold.predicate { visit(predicate) }
    if let transform = fold.transform { visit(transform) }
  }

  // MARK: Changes

  private mutating func literal(_ literal: Expression.Literal, at id: ExprID) {
    switch literal {
    case .int(let value):
      for other in [value - 1, value + 1] where value > .min && value < .max {
        add(.limit, at: id, .literal(.int(other)))
      }
    case .double(let value, let spelling):
      for other in Self.numbers(around: spelling) {
        add(.limit, at: id, .literal(.double(Double(other) ?? value, spelling: other)))
      }
    case .null, .bool, .uint, .string, .bytes: break
    }
  }

  /// A comparison is negated by turning its comparator, a negation by taking it away.
  static func isNegatable(_ kind: Expression.Kind) -> Bool {
    guard case .call(let function, _, _) = kind else { return true }
    return !["_==_", "_!=_", "!_"].contains(function)
  }

  private mutating func negate(_ id: ExprID) {
    var changed = expression
    changed.nodes.append(changed.nodes[id])
    changed.nodes[id].kind = .call(function: "!_", target: nil, arguments: [changed.nodes.count - 1])
    add(.condition, at: id, changed)
  }

  private mutating func add(_ kind: MutationKind, at id: ExprID, _ replacement: Expression.Kind) {
    var changed = expression
    changed.nodes[id].kind = replacement
    add(kind, at: id, changed)
  }

  private mutating func add(_ kind: MutationKind, at id: ExprID, _ changed: Expression) {
    found.append(
      Variant(
        value: SourceExpression(text: changed.text(of: changed.root), expression: changed, span: written.span), kind: kind,
        place: place, before: expression.text(of: id), after: changed.text(of: id), span: expression[id].span))
  }

  // MARK: Neighbours

  /// One more and one less in the last decimal place.
  static func numbers(around spelling: String) -> [String] {
    guard let value = ExactDecimal(spelling) else { return [] }
    return neighbours(of: value).map(\.description)
  }

  static func neighbours(of value: ExactDecimal) -> [ExactDecimal] {
    guard let unit = ExactDecimal(mantissa: 1, scale: Int(value.scale)) else { return [] }
    return [value - unit, value + unit].compactMap { $0 }
  }

  static func days(around text: String) -> [String] {
    guard let date = CalendarDate(text), date.first == date.last, date.first > .min, date.last < .max else { return [] }
    return [date.first - 1, date.first + 1].map { CalendarDate(day: $0).description }
  }

  static func amounts(around text: String) -> [String] {
    let number = text.prefix { $0.isNumber || $0 == "." }
    guard !number.isEmpty else { return [] }
    return numbers(around: String(number)).map { $0 + text.dropFirst(number.count) }
  }
}
