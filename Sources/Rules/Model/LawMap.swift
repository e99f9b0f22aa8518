public import Diagnostics

/// How a law is divided, as far as the map of the law is to be complete: its articles, their paragraphs, their items.
/// It is written from the law, not from the rules, so that what no rule thought of is missed.
public struct Outline: Sendable {
  public struct Article: Sendable {
    public var number: Located<String>
    /// For each paragraph how many items it has.
    public var items: [Int]
  }

  public var instrument: Located<String>
  public var articles: [Article]

  /// The ids of its parts in order. An article of one paragraph is that paragraph, unless it has items.
  public var parts: [Located<String>] {
    articles.flatMap { article -> [Located<String>] in
      let name = "\(instrument.value)-\(article.number.value)"
      func part(_ id: String) -> Located<String> { Located(id, article.number.span) }
      if article.items == [0] { return [part(name)] }
      return article.items.enumerated().flatMap { paragraph, count in
        let paragraph = "\(name)-\(paragraph + 1)"
        return [part(paragraph)] + (0..<max(0, count)).map { part("\(paragraph)-\($0 + 1)") }
      }
    }
  }

  /// Whether the id is one of an article of the outline, a part of it or not.
  public func speaks(of id: String) -> Bool {
    articles.contains { article in
      let name = "\(instrument.value)-\(article.number.value)"
      return id == name || id.hasPrefix(name + "-")
    }
  }
}

/// What the rule set makes of one part of the law.
public struct LawMapEntry: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    /// Rules, penalties, grounds or routes say it.
    case encoded
    /// It hangs on what only a person can find.
    case openNorm = "open_norm"
    /// It says how authorities proceed, or how other parts are to be read; nothing is found by it.
    case procedural
    /// It is left out, with the reason.
    case excluded
  }

  public var provision: Located<String>
  public var status: Status
  public var rules: [Located<String>]
  public var penalties: [Located<String>]
  public var grounds: [Located<String>]
  public var routes: [Located<String>]
  /// What a person has to find.
  public var questions: [Located<String>]
  /// Fields of the record by which a person's finding enters.
  public var fields: [Located<String>]
  /// Why.
  public var note: Localized?
}
