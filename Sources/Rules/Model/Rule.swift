public import CEL
public import Diagnostics

/// An expression of a rule file: parsed, its names not yet resolved.
public struct SourceExpression: Sendable {
  public var text: String
  public var expression: Expression
  public var span: SourceSpan
  /// It could not be read, which was reported: nobody knows its type, nor what it proves.
  public var isBroken: Bool

  public init(text: String, expression: Expression, span: SourceSpan, isBroken: Bool = false) {
    self.text = text
    self.expression = expression
    self.span = span
    self.isBroken = isBroken
  }
}

/// A text for people with expressions in it: `…${item.substance}…`.
public struct Template: Sendable {
  public enum Part: Sendable {
    case text(String)
    case value(SourceExpression)
  }

  public var zh: [Part]
  public var en: [Part]
}

/// Who has to show that an exception holds.
public enum Burden: String, Sendable, CaseIterable {
  /// Not raised, it does not help.
  case party
  /// It must be ruled out before anybody is charged.
  case authority
}

/// An exception (`unless`) or an open procedure (`pending`).
public struct Excuse: Sendable {
  public var reason: Localized
  public var burden: Burden
  public var when: [SourceExpression]
}

public struct Iteration: Sendable {
  public var name: Located<String>
  public var list: SourceExpression
}

/// The date by which the law is chosen.
public enum LawDate: Sendable {
  case day(SourceExpression)
  /// A continuing act: judged whole by the law at its end.
  case period(from: SourceExpression, to: SourceExpression)
}

public enum RuleStatus: String, Sendable, CaseIterable {
  case active, draft
}

/// How an entry was checked against the law.
public struct Verification: Sendable {
  public var how: String?
  public var source: String?
  public var checked: CalendarDate?

  /// Somebody read it: what was written from memory convicts nobody.
  public var isRead: Bool { how.map { !Self.unread.contains($0) } ?? false }

  private static let unread: Set<String> = ["memory", "unverified"]
}

/// A rule as written.
public struct Rule: Sendable {
  public var id: Located<String>
  public var title: Localized
  public var status: RuleStatus
  public var category: Located<String>
  public var basis: [Located<String>]
  public var inForce: InForce
  /// In order: the first that is established counts.
  public var lawDate: [LawDate]
  public var each: [Iteration]
  public var applies: [SourceExpression]
  public var when: [SourceExpression]
  public var unless: [Excuse]
  public var pending: [Excuse]
  /// A part could not be read, which was reported: nothing more can be said of its conditions.
  public var isBroken: Bool
  public var act: Located<String>
  public var goods: SourceExpression?
  public var party: SourceExpression?
  public var message: Template
  public var verified: Verification?
}

/// Facts that cannot both be true.
public struct Contradiction: Sendable {
  public var id: Located<String>
  public var each: [Iteration]
  public var when: [SourceExpression]
  public var message: Template
  /// As for ``Rule/isBroken``.
  var isBroken: Bool
}

/// A function of the rule set; calls are replaced by its body.
public struct RuleFunction: Sendable {
  public var name: Located<String>
  public var parameters: [(name: Located<String>, type: Type)]
  public var body: SourceExpression
}
