public import Diagnostics

/// What may stand in one entry of a rule file. The readers know keys from here, and the JSON Schemas are made from here,
/// so that an editor and the program say the same.
public struct EntryShape: Sendable {
  /// The form of a key's value.
  public indirect enum Form: Sendable {
    /// Any scalar, as it is spelled.
    case text
    /// A name that something else refers to.
    case name
    case flag, integer, number, date
    case expression
    /// One of a closed list.
    case words([String])
    case entry(EntryShape)
    case list(Form)
    /// A single value stands for a list of one.
    case oneOrMany(Form)
    /// Keys of the author's own.
    case mapping(Form)
    case either([Form])
    /// A record of the vocabulary.
    case record
    case anything
  }

  public struct Key: Sendable {
    public var name: String
    public var form: Form
    public var isRequired: Bool
    /// What it is for.
    public var note: Localized?
  }

  /// What messages call it.
  public var name: String
  public var keys: [Key]

  public init(_ name: String, _ keys: [Key]) {
    self.name = name
    self.keys = keys
  }

  var known: [String] { keys.map(\.name) }
}

extension EntryShape.Key {
  static func must(_ name: String, _ form: EntryShape.Form, _ zh: String = "", _ en: String = "") -> Self {
    Self(name: name, form: form, isRequired: true, note: zh.isEmpty ? nil : Localized(zh: zh, en: en))
  }

  static func may(_ name: String, _ form: EntryShape.Form, _ zh: String = "", _ en: String = "") -> Self {
    Self(name: name, form: form, isRequired: false, note: zh.isEmpty ? nil : Localized(zh: zh, en: en))
  }
}

/// The parts that many entries share.
extension EntryShape {
  public static let localized = EntryShape("zh/en", [.must("zh", .text), .must("en", .text)])

  public static let stretch = EntryShape(
    "in_force",
    [.may("from", .date, "起（含）", "from, inclusive"), .may("to", .date, "止（不含）", "to, exclusive")])

  public static let verification = EntryShape(
    "verified",
    [
      .may("how", .text, "如何核对", "how it was checked"), .may("source", .text, "依据何处", "against what"),
      .may("checked", .date, "核对日期", "when"),
    ])

  public static let minMax = EntryShape("min/max", [.may("min", .number), .may("max", .number)])
}

extension EntryShape.Form {
  static let localized = Self.entry(.localized)
  static let stretch = Self.entry(.stretch)
  static let verification = Self.entry(.verification)
  /// Names of provisions, acts, actions: one or several.
  static let names = Self.oneOrMany(.name)
  static let conditions = Self.oneOrMany(.expression)

  static func words<T: RawRepresentable<String> & CaseIterable>(of type: T.Type) -> Self {
    .words(T.allCases.map(\.rawValue))
  }
}
