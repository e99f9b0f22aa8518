public import CEL
public import Diagnostics
public import Documents

/// Cases for one rule over one record: what must come out.
public struct RuleTest: Sendable {
  public struct Expectation: Sendable {
    public var status: Located<String>?
    /// Which thing, where the rule looks at several.
    public var subject: String?
    public var acts: [String]?
    /// Act -> the place of the party that is referred for it; `unknown` where the record does not say who.
    public var refers: [(act: String, party: String)]?
    public var fine: FineExpectation?
    /// Action -> state.
    public var recommend: [(action: String, state: String)]
    /// Action -> to whom its first recommendation is addressed, in Chinese; `none`: to nobody.
    public var addressees: [(action: String, addressee: String)] = []
    /// Action -> what has to be done before its first recommendation, in order and in full.
    public var stepsBefore: [(action: String, steps: [String])] = []
    /// What each part of the outcome cites, in full.
    public var cites: [(part: CitingPart, provisions: [String])] = []
    /// Ground -> state, over the acts that the rule's findings belong to.
    public var grounds: [(ground: String, state: String)] = []
    /// Empty: nothing falls on anybody.
    public var persons: [PersonExpectation]?
    /// The sum of what persons are fined.
    public var personalFine: FineExpectation?
    /// Years in which nothing can be applied for; 0: there is no such bar.
    public var barYears: Int?
    /// What is confiscated -> `must` or `may`, in full.
    public var confiscate: [(what: String, duty: String)]?
    /// What is confiscated -> yuan; nil: not established.
    public var confiscatedYuan: [(what: String, yuan: ExactDecimal?)] = []
    /// Every name of the rule set that it holds, where it stands.
    public var names: [Name] = []
  }

  /// Ends of a range in yuan, each expected only where it is given.
  public struct FineExpectation: Sendable {
    public var min: ExactDecimal?
    public var max: ExactDecimal?
    /// The upper end must be open.
    public var isOpen: Bool
  }

  public struct Name: Sendable {
    public enum Kind: Sendable { case act, action, actionState, ground, groundState, provision, role, step, confiscated, duty }

    public var kind: Kind
    public var name: Located<String>
  }

  /// A part of the outcome that names provisions.
  public enum CitingPart: String, Sendable, CaseIterable {
    /// The rule's finding.
    case rule
    /// The acts that the finding belongs to.
    case act
    /// Their penalties.
    case penalty
    /// The grounds that hold for them.
    case ground
    /// What is recommended for them.
    case recommendation
  }

  /// What falls on those who hold a role.
  public struct PersonExpectation: Sendable {
    public var role: String
    /// Yuan.
    public var fineMin: ExactDecimal?
    public var fineMax: ExactDecimal?
    /// Years; `lifetime`.
    public var ban: String?
  }

  public struct Patch: Sendable {
    public var path: String
    /// The value's node in the test's document; nil: the field is left out.
    public var value: NodeID?
    public var span: SourceSpan
  }

  public struct Case: Sendable {
    public var title: Localized
    public var patches: [Patch]
    public var asOf: CalendarDate?
    public var expect: Expectation
    /// Known not to hold yet, and why.
    public var todo: Localized?
    public var span: SourceSpan
  }

  public var of: Located<String>
  /// A file's path from the rule folder.
  public var base: Located<String>?
  /// The record in full, in the test's own document.
  public var record: NodeID?
  public var cases: [Case]
  /// The document that all nodes belong to.
  public var document: Document
}
