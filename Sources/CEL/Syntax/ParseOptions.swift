public import Diagnostics

public struct ParseOptions: Sendable {
  public var dialect: Scope.Dialect
  /// `a.?b`, `a[?i]`, `[?x]`, `{?k: v}`.
  public var allowsOptionals: Bool
  /// `` a.`b-c` ``
  public var allowsQuotedFields: Bool

  public init(dialect: Scope.Dialect = .pure, allowsOptionals: Bool = true, allowsQuotedFields: Bool = true) {
    self.dialect = dialect
    self.allowsOptionals = allowsOptionals
    self.allowsQuotedFields = allowsQuotedFields
  }
}

/// Reads an expression. It never fails: where the text makes no sense there is a `.missing` node and a diagnostic.
/// `map` tells where the bytes of `text` stand in their source.
public func parse(
  _ text: String, at map: SpanMap, options: ParseOptions = ParseOptions(), reporting: inout [Diagnostic]
) -> Expression {
  var lexer = Lexer(text, map: map, options: options)
  lexer.run()
  var parser = Parser(lexer: lexer)
  let root = parser.parseWhole()
  reporting.append(
    contentsOf: parser.diagnostics.sorted { $0.primary.span.start < $1.primary.span.start })
  return Expression(nodes: parser.nodes, root: root)
}
