public import CEL
public import Diagnostics
import Records

/// A rule set in which every name is resolved and every expression typed. There is no other way to make one.
public struct CheckedRuleSet: Sendable {
  public struct CheckedRule: Sendable {
    public var rule: Rule
    public var body: RuleBody<CheckedExpression>
  }

  public struct CheckedContradiction: Sendable {
    public var contradiction: Contradiction
    public var body: RuleBody<CheckedExpression>
  }

  public struct CheckedGround: Sendable {
    public var ground: Ground
    public var body: RuleBody<CheckedExpression>
  }

  public struct CheckedRoute: Sendable {
    public var route: Route
    public var when: [CheckedExpression]
    public var addressee: CheckedExpression?
  }

  /// What stands in for a basis value, for one list of goods.
  public struct CheckedBasis: Sendable {
    public var basis: Basis
    /// By list of goods: expressions over one of its elements, which is the only variable.
    public var otherwise: [String: [CheckedExpression]]
    /// The same for what adds up to a lower limit.
    public var otherwiseAtLeast: [String: [CheckedExpression]]
  }

  public let source: RuleSet
  /// Identifies the bytes of all files: `sha256:…`.
  public let digest: String
  /// In order of id.
  public let rules: [CheckedRule]
  public let contradictions: [CheckedContradiction]
  public let grounds: [CheckedGround]
  public let routes: [CheckedRoute]
  public let bases: [CheckedBasis]
  /// The type of `act`, for laying one out.
  public let actType: Int
  let tables: ReferenceTables
  /// The conditions over a product that table rows depend on; the product is the only variable.
  public let tableScopes: [CheckedExpression]

  public func basis(_ id: String) -> CheckedBasis? { bases.first { $0.basis.id.value == id } }

  /// Checks a rule set. `files` are the tables' files by path. Nil where there is an error; every one is reported.
  public static func check(
    _ set: RuleSet, files: [String: SourceText], digest: String, reporting: inout [Diagnostic]
  ) -> CheckedRuleSet? {
    var checker = RuleChecker(set, files: files)
    let checked = checker.check(digest: digest)
    reporting += checker.diagnostics
    return checker.diagnostics.hasErrors ? nil : checked
  }

  init(
    source: RuleSet, digest: String, rules: [CheckedRule], contradictions: [CheckedContradiction],
    grounds: [CheckedGround], routes: [CheckedRoute], bases: [CheckedBasis], actType: Int, tables: ReferenceTables,
    tableScopes: [CheckedExpression]
  ) {
    self.source = source
    self.digest = digest
    self.rules = rules
    self.contradictions = contradictions
    self.grounds = grounds
    self.routes = routes
    self.bases = bases
    self.actType = actType
    self.tables = tables
    self.tableScopes = tableScopes
  }
}
