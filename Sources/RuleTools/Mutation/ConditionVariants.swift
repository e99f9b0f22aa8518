import CEL
import Diagnostics
import Rules

/// Changes of lists of conditions and of what stands around them.
enum ConditionVariants {
  /// Each condition changed, dropped and negated.
  static func of(_ conditions: [SourceExpression], at place: String) -> [Variant<[SourceExpression]>] {
    conditions.indices.flatMap { index -> [Variant<[SourceExpression]>] in
      let written = conditions[index]
      let own = "\(place)[\(index)]"
      func replaced(_ other: SourceExpression?) -> [SourceExpression] {
        var list = conditions
        if let other { list[index] = other } else { list.remove(at: index) }
        return list
      }
      var variants = ExpressionVariants.of(written, at: own).map { variant in variant.map { replaced($0) } }
      variants.append(
        Variant(
          value: replaced(nil), kind: .condition, place: own, before: written.text, after: "(dropped)", span: written.span))
      if ExpressionVariants.isNegatable(written.expression[written.expression.root].kind) {
        let negated = negation(of: written)
        variants.append(
          Variant(
            value: replaced(negated), kind: .condition, place: own, before: written.text, after: negated.text,
            span: written.span))
      }
      return variants
    }
  }

  private static func negation(of written: SourceExpression) -> SourceExpression {
    var changed = written.expression
    let node = changed.nodes[changed.root]
    changed.nodes.append(
      .init(kind: .call(function: "!_", target: nil, arguments: [changed.root]), span: node.span, focus: node.focus))
    changed.root = changed.nodes.count - 1
    return SourceExpression(text: changed.text(of: changed.root), expression: changed, span: written.span)
  }

  /// Exceptions or open procedures: each dropped, widened, narrowed, and with its burden turned.
  static func of(_ excuses: [Excuse], at place: String, withBurden: Bool) -> [Variant<[Excuse]>] {
    excuses.indices.flatMap { index -> [Variant<[Excuse]>] in
      let excuse = excuses[index]
      let own = "\(place)[\(index)]"
      let span = excuse.when.first?.span ?? SourceSpan(source: SourceID(0), start: 0, length: 0)
      func replaced(_ other: Excuse?) -> [Excuse] {
        var list = excuses
        if let other { list[index] = other } else { list.remove(at: index) }
        return list
      }
      var variants = of(excuse.when, at: "when").filter { !$0.value.isEmpty }.map { variant in
        variant.of(variant.kind == .condition ? .exception : variant.kind).map(at: own + ".") { when in
          var other = excuse
          other.when = when
          return replaced(other)
        }
      }
      variants.append(
        Variant(
          value: replaced(nil), kind: .exception, place: own, before: excuse.reason.en, after: "(dropped)", span: span))
      if withBurden {
        var other = excuse
        other.burden = excuse.burden == .party ? .authority : .party
        variants.append(
          Variant(
            value: replaced(other), kind: .burden, place: own + ".burden", before: excuse.burden.rawValue,
            after: other.burden.rawValue, span: span))
      }
      return variants
    }
  }

  /// Both ends, a day earlier and a day later. `edge` is the beginning of what the rule set covers: before it nothing is
  /// judged, so that no rule can begin earlier.
  static func of(_ inForce: InForce, edge: CalendarDate?, span: SourceSpan) -> [Variant<InForce>] {
    func days(_ date: CalendarDate, _ name: String, _ set: (CalendarDate) -> InForce) -> [Variant<InForce>] {
      [date.first - 1, date.first + 1].map { CalendarDate(day: $0) }.filter { day in
        edge.map { $0.first <= day.first } ?? true
      }.map { day in
        Variant(
          value: set(day), kind: .date, place: "in_force.\(name)", before: date.description, after: day.description,
          span: span)
      }
    }
    let from = inForce.from.map { date in days(date, "from") { InForce(from: $0, to: inForce.to) } } ?? []
    let to = inForce.to.map { date in days(date, "to") { InForce(from: inForce.from, to: $0) } } ?? []
    return from + to
  }

  /// A name replaced by the one that stands next to it where it is declared: what a slip of the hand would put there.
  static func swapped(
    _ name: Located<String>, among names: [String], kind: MutationKind, place: String
  ) -> Variant<Located<String>>? {
    guard names.count > 1, let index = names.firstIndex(of: name.value) else { return nil }
    let other = names[(index + 1) % names.count]
    return Variant(
      value: Located(other, name.span), kind: kind, place: place, before: name.value, after: other, span: name.span)
  }

  /// A list with each of its names left out.
  static func dropped(
    _ names: [Located<String>], kind: MutationKind, place: String
  ) -> [Variant<[Located<String>]>] {
    names.indices.map { index in
      var rest = names
      rest.remove(at: index)
      return Variant(
        value: rest, kind: kind, place: place, before: names[index].value, after: "(dropped)", span: names[index].span)
    }
  }
}
