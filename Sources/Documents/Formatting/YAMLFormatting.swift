public import Diagnostics

/// What came of formatting a text.
public enum Formatting: Sendable {
  case unchanged
  case changed([UInt8])
  /// It cannot be read.
  case unreadable([Diagnostic])
  /// Nobody could promise that it would still say the same, from this place on; the text is left alone.
  case refused(Localized, at: SourceSpan)
}

/// Formats a YAML text by its lines: two spaces a level, no blanks at line ends, one blank line at most, one between the
/// entries of a section, one space after `:`, `-` and `,`, double quotes where single ones are not needed, one line end at
/// the end. Comments stay where they are; what stands in block scalars moves as a whole. The text that comes out is read
/// again and must say what the old one said; else it is refused. Formatting twice is formatting once.
public func formatYAML(_ source: SourceText) -> Formatting {
  var documents: [Document] = []
  var mistakes: [Diagnostic] = []
  for outcome in yamlOutcomes(source) {
    switch outcome {
    case .document(let document, _): documents.append(document)
    case .failed(let found): mistakes += found
    }
  }
  guard mistakes.isEmpty else { return .unreadable(mistakes) }
  if let alias = documents.lazy.compactMap({ $0.firstAlias }).first {
    return .refused(Localized(zh: "有别名（*），无法按行整理", en: "an alias (*) cannot be formatted by lines"), at: stretch(source, alias))
  }
  var layout = YAMLLayout(source)
  for document in documents { layout.add(document) }
  guard let bytes = layout.assembled() else {
    return .refused(
      Localized(zh: "这一行的写法无法整理", en: "this line is written in a way that cannot be formatted"),
      at: stretch(source, layout.strangeLine))
  }
  if bytes.elementsEqual(source.bytes) { return .unchanged }
  let again = SourceText(id: source.id, name: source.name, bytes: ContiguousArray(bytes))
  var problems: [Diagnostic] = []
  let reread = readYAML(again, reporting: &problems)
  guard !problems.hasErrors, reread.count == documents.count, zip(documents, reread).allSatisfy({ $0.says(theSameAs: $1) })
  else {
    return .refused(
      Localized(zh: "整理后的内容会改变", en: "formatting would change what the file says"), at: stretch(source, 0..<0))
  }
  return .changed(bytes)
}

extension Document {
  /// The place of the first node that is a copy of one before it.
  fileprivate var firstAlias: Range<Int>? {
    var last: UInt32 = 0
    for node in nodes {
      if node.start < last { return Int(node.start)..<Int(node.start) }
      last = node.start
    }
    return nil
  }

  /// The same tree with the same kinds and texts, whatever quotes and places.
  fileprivate func says(theSameAs other: Document) -> Bool {
    guard nodes.count == other.nodes.count else { return false }
    return nodes.indices.allSatisfy { node in
      nodes[node].kind == other.nodes[node].kind && nodes[node].end == other.nodes[node].end
        && bytes(of: node).elementsEqual(other.bytes(of: node))
    }
  }
}
