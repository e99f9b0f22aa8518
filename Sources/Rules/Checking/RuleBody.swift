
/// The expressions of a rule, in one form or another: as written, checked, compiled.
public struct RuleBody<Form: Sendable>: Sendable {
  public enum Date: Sendable {
    case day(Form)
    case period(from: Form, to: Form)
  }

  public enum Part: Sendable {
    case text(String)
    case value(Form)
  }

  public struct Binding: Sendable {
    public var name: String
    public var list: Form
  }

  public var lawDate: [Date] = []
  public var each: [Binding] = []
  public var applies: [Form] = []
  public var when: [Form] = []
  public var unless: [[Form]] = []
  public var pending: [[Form]] = []
  public var goods: Form?
  public var party: Form?
  public var messageZH: [Part] = []
  public var messageEN: [Part] = []

  public init() {}

  /// The same body with every expression in another form.
  public func map<Other>(_ transform: (Form) -> Other) -> RuleBody<Other> {
    var other = RuleBody<Other>()
    other.lawDate = lawDate.map {
      switch $0 {
      case .day(let day): .day(transform(day))
      case .period(let from, let to): .period(from: transform(from), to: transform(to))
      }
    }
    other.each = each.map { .init(name: $0.name, list: transform($0.list)) }
    other.applies = applies.map(transform)
    other.when = when.map(transform)
    other.unless = unless.map { $0.map(transform) }
    other.pending = pending.map { $0.map(transform) }
    other.goods = goods.map(transform)
    other.party = party.map(transform)
    let part: (Part) -> RuleBody<Other>.Part = {
      switch $0 {
      case .text(let text): .text(text)
      case .value(let value): .value(transform(value))
      }
    }
    other.messageZH = messageZH.map(part)
    other.messageEN = messageEN.map(part)
    return other
  }
}
