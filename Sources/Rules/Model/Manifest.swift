public import CEL
public import Diagnostics

/// A word of a rule file with its place.
public struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var span: SourceSpan

  public init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }
}

/// A stretch of time: `to` is exclusive, nil is open.
public struct InForce: Sendable, Hashable {
  public var from: CalendarDate?
  public var to: CalendarDate?

  public init(from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether it is in force on the day, as far as the day is known.
  public func contains(_ date: CalendarDate) -> Truth {
    var truth = Truth.yes
    if let from {
      truth = min(truth, date.first >= from.first ? .yes : date.last < from.first ? .no : .unknown)
    }
    if let to {
      truth = min(truth, date.last < to.first ? .yes : date.first >= to.first ? .no : .unknown)
    }
    return truth
  }
}

/// A word that people read, with its title.
public struct Word: Sendable {
  public var id: String
  public var title: Localized

  public init(id: String, title: Localized) {
    self.id = id
    self.title = title
  }
}

/// `rules.yaml`: what the rule set is, and which paths of a record the engine and the reports need.
public struct Manifest: Sendable {
  public typealias Path = [String]

  public struct Judgements: Sendable {
    public var list: Path, question: String, subject: String, answer: String
  }

  public struct Persons: Sendable {
    public var list: Path, roles: String, income: String
  }

  public struct DecidedActs: Sendable {
    public var list: String, act: String, provision: String, goodsValue: String?, fine: String?
  }

  public struct Decisions: Sendable {
    public var list: Path, number: String, date: String, fine: String, confiscated: String
    public var acts: DecidedActs?
    public var revoked: String?
    public var revokedAction: String?
  }

  public var name: String
  public var version: String
  /// Every path of the record that it names, dotted, with its place: the vocabulary must have them.
  var usedPaths: [Located<String>]
  public var covers: InForce
  public var schema: String
  public var id: Path
  public var date: Path
  public var asOf: [Path]
  public var enterprise: Path
  public var enterpriseKey: Path?
  public var inspected: Path
  public var goods: [String]
  /// What the conditions of table rows speak of: a variable's name and the list whose elements it may be.
  public var rowScope: (name: String, list: String)?
  public var judgements: Judgements?
  public var persons: Persons?
  public var decisions: Decisions?
  public var rollUps: [Path]
  public var categories: [Word]
  public var actions: [Word]
  public var roles: [Word]
  public var words: [Word]

  /// The title of an action, a role or any other word; the word itself where none is given.
  public func title(of id: String) -> Localized {
    for list in [actions, words, roles, categories] {
      if let word = list.first(where: { $0.id == id }) { return word.title }
    }
    return Localized(zh: id, en: id)
  }
}
