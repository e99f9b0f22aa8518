import CEL
import Diagnostics
import Documents

/// Expressions in their scalars, and what YAML may have made of them.
extension RuleFileReader {
  /// An expression; what cannot be read is told and stands there as broken, so that its neighbours are still checked.
  mutating func expression(_ node: NodeID) -> SourceExpression? {
    if isTaken(node) { return nil }
    guard document.nodes[node].kind != .mapping, document.nodes[node].kind != .sequence else {
      if !tellCut(at: node) { noExpression(node, help: document.silentClash(at: node)) }
      return missing(at: node)
    }
    let text = located(node)
    guard document.nodes[node].kind != .null, !text.value.isEmpty else {
      noExpression(node, help: document.silentClash(at: node))
      return missing(at: node)
    }
    var found: [Diagnostic] = []
    let expression = parse(
      text.value, at: document.spanMap(of: node), options: ParseOptions(dialect: .rules), reporting: &found)
    guard found.isEmpty else {
      if !tellCut(at: node), !tellAnchor(before: node) { diagnostics += found }
      return missing(at: node)
    }
    return SourceExpression(text: text.value, expression: expression, span: text.span)
  }

  /// Stands for one that was told: of what it would have given, nothing more is said.
  func missing(at node: NodeID) -> SourceExpression {
    let span = document.span(of: node)
    return SourceExpression(
      text: "", expression: Expression(nodes: [.init(kind: .missing, span: span, focus: span)], root: 0), span: span,
      isBroken: true)
  }

  mutating func expression(_ fields: Fields, _ key: String) -> SourceExpression? {
    fields.values[key].flatMap { expression($0) }
  }

  mutating func expressions(_ fields: Fields, _ key: String) -> [SourceExpression] {
    items(fields, key, orSingle: true).compactMap { expression($0) }
  }

  private mutating func noExpression(_ node: NodeID, help: [Localized]) {
    diagnostics.append(
      RuleMistake.wrongShape.at(
        document.span(of: node), Localized(zh: "此处应为条件表达式", en: "an expression is expected here"), help: help))
  }

  // MARK: Clashes with YAML

  /// Part of an expression that was told already: a comma tore it off.
  func isTaken(_ node: NodeID) -> Bool {
    taken.contains { $0.contains(document.nodes[node].start) }
  }

  /// Where more of the line than YAML left is an expression, that is what was meant: one mistake, told as such.
  mutating func tellCut(at node: NodeID) -> Bool {
    guard let cut = document.silentCut(at: node) else { return false }
    var ignored: [Diagnostic] = []
    let map = SpanMap(source: cut.span.source, verbatimFrom: cut.span.start, length: cut.span.length)
    _ = parse(cut.text, at: map, options: ParseOptions(dialect: .rules), reporting: &ignored)
    guard ignored.isEmpty else { return false }
    diagnostics.append(cut.diagnostic)
    taken.append(cut.span.start..<cut.span.end)
    return true
  }

  /// A message of which YAML took the part with the expressions for a comment.
  mutating func tellComment(in node: NodeID) -> Bool {
    guard let cut = document.silentCut(at: node), cut.kind == .hash, cut.text.contains("${"),
      !document.string(of: node).contains("${")
    else { return false }
    diagnostics.append(cut.diagnostic)
    return true
  }

  /// No expression begins with `&`: what stood there was no anchor either.
  private mutating func tellAnchor(before node: NodeID) -> Bool {
    guard let clash = document.silentAnchor(before: node) else { return false }
    diagnostics.append(clash.diagnostic)
    return true
  }
}
