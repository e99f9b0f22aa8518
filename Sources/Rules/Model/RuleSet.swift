public import CEL
public import Diagnostics
public import Records

/// A reference table as declared; its rows are CSV beside the file.
public struct TableDeclaration: Sendable {
  public var id: Located<String>
  public var title: Localized?
  public var file: Located<String>
  public var key: [Located<String>]
  public var group: Located<String>?
  public var limit: Located<String>?
  public var scope: Located<String>?
  public var from: Located<String>?
  public var to: Located<String>?
  public var verified: Located<String>?
  /// The column of CAS numbers, whose check digits are looked at.
  public var cas: Located<String>?
  public var rows: Int?
  /// The day on which it was last compared with its source.
  public var checked: CalendarDate?
  /// The folder of the declaring file, with a trailing slash.
  public var folder: String
}

public struct Lexicon: Sendable {
  public struct Entry: Sendable {
    public var term: WordPattern
    /// Ways of saying it, around the word, in which it is innocent.
    public var innocent: [WordPattern]
    /// Only a person can tell.
    public var needsJudgement: Bool
  }

  public var id: Located<String>
  public var title: Localized?
  /// The contexts in which any of its words is innocent.
  public var contexts: [Located<String>]
  public var entries: [Entry]
}

public struct CalendarDeclaration: Sendable {
  public var id: Located<String>
  public var file: Located<String>
  public var date: Located<String>
  public var kind: Located<String>
  public var workday: Set<String>
  public var holiday: Set<String>
  public var years: Set<Int>
  /// The day on which it was last compared with its source.
  public var checked: CalendarDate?
  public var folder: String
}

/// Everything under `rules/` as written: names are still names, expressions are parsed, every part has its place.
public struct RuleSet: Sendable {
  public var manifest: Manifest
  public var schema: RecordSchema
  public var rules: [Rule] = []
  public var functions: [RuleFunction] = []
  public var instruments: [Instrument] = []
  public var provisions: [Provision] = []
  public var acts: [Act] = []
  public var penalties: [Penalty] = []
  public var bases: [Basis] = []
  public var grounds: [Ground] = []
  public var questions: [Question] = []
  public var routes: [Route] = []
  public var tables: [TableDeclaration] = []
  public var lexicons: [Lexicon] = []
  public var calendars: [CalendarDeclaration] = []
  public var wordLists: [WordList] = []
  public var contexts: [WordContext] = []
  public var spellings: [SpellingDeclaration] = []
  public var contradictions: [Contradiction] = []
  public var outlines: [Outline] = []
  public var coverage: [LawMapEntry] = []
  /// Ids of entries that could not be read: they are declared, whatever else is wrong with them.
  var unreadIDs: Set<String> = []
  /// A whole file could not be read, or an entry has no id, so that nobody can say what is not declared.
  var hasUnreadFile = false
  /// Names that sections use for fields of the record, for words of the manifest and for each other, where they stand.
  var usedPaths: [Located<String>] = []
  var usedWords: [Located<String>] = []
  var usedRoles: [Located<String>] = []
  var usedBases: [Located<String>] = []
  var usedProvisions: [Located<String>] = []
  var usedWordLists: [Located<String>] = []

  init(manifest: Manifest, schema: RecordSchema) {
    self.manifest = manifest
    self.schema = schema
  }

  /// Whether an entry may be declared after all: it is there and cannot be read, or its file cannot.
  public func mayDeclare(_ id: String) -> Bool { hasUnreadFile || unreadIDs.contains(id) }

  public func provision(_ id: String) -> Provision? { provisions.first { $0.id.value == id } }
  public func penalty(_ id: String) -> Penalty? { penalties.first { $0.id.value == id } }
  public func act(_ id: String) -> Act? { acts.first { $0.id.value == id } }

  /// A provision as one cites it, with its law; its id where it is not declared.
  public func citation(of id: String) -> Localized {
    guard let provision = provision(id),
      let instrument = instruments.first(where: { $0.id.value == provision.instrument.value })
    else { return Localized(zh: id, en: id) }
    return Localized(
      zh: "《\(instrument.title.zh)》\(provision.cite.zh)", en: "\(instrument.title.en), \(provision.cite.en)")
  }

  /// The provision that an act stands for on a day; nil where the day is not known well enough to tell, or lies in no
  /// version's time.
  public func provision(of act: Act, on day: CalendarDate) -> Provision? {
    guard !act.versions.isEmpty else { return provision(act.provision.value) }
    return act.versions.lazy.compactMap { self.provision($0.value) }.first { $0.inForce.contains(day) == .yes }
  }
}
