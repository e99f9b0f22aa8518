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

extension Manifest {
  /// A kind of visit, and what there is to fill in of it.
  public struct Template: Sendable {
    public var id: String
    public var title: Localized
    /// Paths of fields, or of whole objects and lists.
    public var fields: [String]
  }
}

/// A word that people read, with its title.
public struct Word: Sendable {
  public var id: String
  public var title: Localized
  /// Where its id stands.
  var span: SourceSpan

  init(id: Located<String>, title: Localized) {
    self.id = id.value
    self.title = title
    span = id.span
  }
}

/// `rules.yaml`: what the rule set is, and which paths of a record the engine and the reports need.
public struct Manifest: Sendable {
  public typealias Path = [String]

  public struct Judgements: Sendable {
    public var list: Path, question: String, subject: String, answer: String
    /// The question whether the law of the decision is lighter than that of the act, where ranges do not tell.
    public var lighterLaw: Located<String>?
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
    /// Provisions of which authorities name now one, now the other for the same thing.
    public var neighbours: [[String]]
  }

  /// Where a record names earlier penalties, and which decisions of other records count as such.
  public struct History: Sendable {
    public var list: Path, number: String, date: String, act: String
    /// A decision with one of these words in the field is no penalty.
    public var unless: [(field: String, word: String)]
  }

  public var name: String
  public var version: String
  /// Every path of the record that it names, dotted, with its place: the vocabulary must have them.
  var usedPaths: [Located<String>]
  /// The provisions that it names.
  var usedProvisions: [Located<String>] = []
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
  public var history: History?
  public var rollUps: [Path]
  /// Two paths that are told against each other: in which cells there were visits and no case.
  public var rollUpGrid: (rows: Path, columns: Path)?
  public var categories: [Word]
  public var actions: [Word]
  public var roles: [Word]
  public var words: [Word]
  public var templates: [Template] = []

  /// One that says nothing, to read on with where there is none.
  init() {
    self.init(
      name: "", version: "", usedPaths: [], covers: InForce(), schema: "", id: [], date: [], asOf: [], enterprise: [],
      inspected: [], goods: [], rollUps: [], categories: [], actions: [], roles: [], words: [])
  }

  init(
    name: String, version: String, usedPaths: [Located<String>], covers: InForce, schema: String, id: Path, date: Path,
    asOf: [Path], enterprise: Path, enterpriseKey: Path? = nil, inspected: Path, goods: [String],
    rowScope: (name: String, list: String)? = nil, judgements: Judgements? = nil, persons: Persons? = nil,
    decisions: Decisions? = nil, rollUps: [Path], rollUpGrid: (rows: Path, columns: Path)? = nil, categories: [Word],
    actions: [Word], roles: [Word], words: [Word]
  ) {
    self.name = name
    self.version = version
    self.usedPaths = usedPaths
    self.covers = covers
    self.schema = schema
    self.id = id
    self.date = date
    self.asOf = asOf
    self.enterprise = enterprise
    self.enterpriseKey = enterpriseKey
    self.inspected = inspected
    self.goods = goods
    self.rowScope = rowScope
    self.judgements = judgements
    self.persons = persons
    self.decisions = decisions
    self.rollUps = rollUps
    self.rollUpGrid = rollUpGrid
    self.categories = categories
    self.actions = actions
    self.roles = roles
    self.words = words
  }

  /// The title of an action, a role or any other word; the word itself where none is given. No category's: it may share its id with
  /// a word of a closed list.
  public func title(of id: String) -> Localized {
    for list in [actions, words, roles] {
      if let word = list.first(where: { $0.id == id }) { return word.title }
    }
    return Localized(zh: id, en: id)
  }

  public func title(ofCategory id: String) -> Localized {
    categories.first { $0.id == id }?.title ?? Localized(zh: id, en: id)
  }

  /// What people call a word of a closed list. It may mean different things in different fields: `field.word` comes
  /// before `word`.
  public func title(ofWord word: String, in field: String? = nil) -> Localized {
    for id in [field.map { "\($0).\(word)" }, word].compactMap({ $0 }) {
      if let known = (words + roles).first(where: { $0.id == id }) { return known.title }
    }
    return Localized(zh: word, en: word)
  }
}
