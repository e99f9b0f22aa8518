public import Diagnostics
public import Rules

/// What sort of mistake a mutant stands for.
public enum MutationKind: String, Sendable, CaseIterable {
  case comparator, limit, date, condition, exception, burden, band, citation, consequence
}

/// An entry of a rule set that can be changed by itself.
enum EntryChange: Sendable {
  case rule(Int, Rule)
  case function(Int, RuleFunction)
  case provision(Int, Provision)
  case act(Int, Act)
  case penalty(Int, Penalty)
  case ground(Int, Ground)
  case route(Int, Route)
  case basis(Int, Basis)

  func apply(to set: inout RuleSet) {
    switch self {
    case .rule(let index, let rule): set.rules[index] = rule
    case .function(let index, let function): set.functions[index] = function
    case .provision(let index, let provision): set.provisions[index] = provision
    case .act(let index, let act): set.acts[index] = act
    case .penalty(let index, let penalty): set.penalties[index] = penalty
    case .ground(let index, let ground): set.grounds[index] = ground
    case .route(let index, let route): set.routes[index] = route
    case .basis(let index, let basis): set.bases[index] = basis
    }
  }

  /// What has to be checked again.
  var reach: CheckedRuleSet.Change {
    switch self {
    case .rule(let index, _): .rule(index)
    case .function: .functions
    case .provision, .act, .penalty: .law
    case .ground(let index, _): .ground(index)
    case .route(let index, _): .route(index)
    case .basis(let index, _): .basis(index)
    }
  }
}

/// An entry by its section and id.
public struct EntryName: Sendable, Hashable {
  public enum Section: String, Sendable {
    case rule, function, provision, act, penalty, ground, route, basis
  }

  public var section: Section
  public var id: String
}

/// A rule set with one small mistake in it, such as an editor could make.
public struct Mutant: Sendable {
  public var entry: EntryName
  public var kind: MutationKind
  /// The part of the entry: `when[0]`, `fine.bands[1]`.
  public var place: String
  public var before: String
  public var after: String
  public var span: SourceSpan
  /// Which one, where the same change can be made in the same part more than once.
  var occurrence = 1
  var change: EntryChange

  /// What it is called in the list of equivalent mutants: it changes with the text that it is about.
  public var id: String {
    "\(entry.id) \(place): \(before) -> \(after)" + (occurrence > 1 ? " #\(occurrence)" : "")
  }

  /// The rule set with the mistake in it; nil where the checker refuses it.
  public func applied(to checked: CheckedRuleSet) -> CheckedRuleSet? {
    var set = checked.source
    change.apply(to: &set)
    return checked.variant(set, changing: change.reach)
  }
}

/// One change of a part of an entry, on its way to becoming a mutant.
struct Variant<Value> {
  var value: Value
  var kind: MutationKind
  var place: String
  var before: String
  var after: String
  var span: SourceSpan

  func map<Other>(at prefix: String = "", _ transform: (Value) -> Other) -> Variant<Other> {
    Variant<Other>(
      value: transform(value), kind: kind, place: prefix + place, before: before, after: after, span: span)
  }

  func of(_ kind: MutationKind) -> Variant {
    var variant = self
    variant.kind = kind
    return variant
  }
}
