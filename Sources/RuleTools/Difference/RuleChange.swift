public import Diagnostics

/// An entry of a rule set that is there or not, or says something else.
public struct RuleChange: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case added, removed, changed, renamed
    /// The entries of a section stand in another order, where that makes a difference.
    case reordered
  }

  /// Something that was said, in words, and as it was written where that is not the same.
  public struct Item: Sendable, Hashable {
    public var text: Localized
    public var written: String?

    init(_ text: Localized, written: String? = nil) {
      self.text = text
      self.written = written
    }

    init(_ text: String) { self.init(Localized(zh: text, en: text)) }
  }

  /// A part of the entry and what stood in it before, and now.
  public struct Part: Sendable {
    /// `when`, `serious.persons`, `unless[0].burden`: as in the new entry.
    public var path: String
    public var title: Localized
    public var removed: [Item]
    public var added: [Item]
    /// The same things stand in another order: both lists are whole.
    public var isOrder = false
  }

  public var kind: Kind
  /// The section that it stands in: `rules`, `penalties`, `vocabulary`.
  public var section: String
  public var id: String
  /// What it was called, where it was renamed.
  public var formerID: String?
  public var title: Localized?
  /// Where it stands now; of what was removed, where it stood.
  public var span: SourceSpan
  public var parts: [Part] = []
  /// The rows of its file, for tables.
  public var rows: RowChanges?
}

/// What became of the rows of a table.
public struct RowChanges: Sendable {
  public struct Cell: Sendable {
    public var column: String
    public var before: String
    public var after: String
  }

  public struct Changed: Sendable {
    public var key: String
    public var cells: [Cell]
  }

  public var added: [String] = []
  public var removed: [String] = []
  public var changed: [Changed] = []

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}
