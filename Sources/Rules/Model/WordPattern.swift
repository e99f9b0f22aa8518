public import CEL
public import Diagnostics

/// A way of saying something: words in a row, of which some are given by a list, some are alternatives, some are left open.
public struct WordPattern: Sendable {
  public enum Part: Sendable, Equatable {
    case word(String)
    /// `(a|b)`: one of these; an empty one may be left out.
    case choice([String])
    /// `<list>`: one of the words of a word list.
    case list(String)
    /// `…` or `…4`: up to so many letters of the same clause; `……` or `……20`: of the text.
    case gap(Int, crossesClauses: Bool)
  }

  public var text: String
  public var parts: [Part]
  public var span: SourceSpan

  /// How many letters `…` leaves open where no number follows.
  static let usualGap = 6
}

/// Words that patterns share under a name.
public struct WordList: Sendable {
  public var id: Located<String>
  public var words: [Located<String>]
}

/// What must stand near a word so that it is innocent: a denial, a warning, a quotation.
public struct WordContext: Sendable {
  public var id: Located<String>
  public var phrases: [WordPattern]
  /// Longer phrases in which one of these is none.
  public var except: [WordPattern]
  /// Where one of these stands between the phrase and the word, the phrase is not about the word.
  public var ends: [WordPattern]
  /// How many letters of the clause may stand between the phrase and the word after it; nil: the phrase does not look ahead.
  public var before: Int?
  /// The same for a phrase that stands behind the word.
  public var after: Int?
  /// The phrase may stand anywhere in the text.
  public var isAnywhere: Bool
  /// The phrase has the word within it.
  public var isAround: Bool
}

/// Other spellings of letters, as CSV beside the file.
public struct SpellingDeclaration: Sendable {
  public var id: Located<String>
  public var file: Located<String>
  /// The column of what is written, and that of the letter it stands for.
  public var written: Located<String>
  public var means: Located<String>
  public var checked: CalendarDate?
  /// The folder of the declaring file, with a trailing slash.
  public var folder: String
}
