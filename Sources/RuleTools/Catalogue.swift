import CEL
public import Diagnostics
import Documents
import Records
import Rules

/// Every diagnostic that the program can give, of all stages.
public enum Catalogue {
  /// In order of code number.
  public static var entries: [CodePage] {
    let all =
      entries(of: DocumentMistake.self) + entries(of: CELMistake.self) + entries(of: RecordMistake.self)
      + entries(of: RuleMistake.self) + entries(of: LintMistake.self)
    return all.sorted { ($0.code.dropFirst(), $0.code) < ($1.code.dropFirst(), $1.code) }
  }

  /// The page of every code.
  public static var pages: [String: DiagnosticPage] {
    Dictionary(entries.map { ($0.code, $0.page) }) { first, _ in first }
  }

  /// The entry of a code, in either case: `e0301`.
  public static func entry(_ code: String) -> CodePage? {
    let wanted = code.uppercased()
    return entries.first { $0.code == wanted }
  }

  private static func entries<Mistake: DiagnosticCode>(of type: Mistake.Type) -> [CodePage] {
    type.allCases.map { CodePage(code: $0.rawValue, page: $0.page) }
  }
}
