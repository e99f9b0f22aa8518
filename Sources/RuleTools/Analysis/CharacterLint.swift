import CEL
import Diagnostics
import Documents
import Rules

/// Characters that make two words differ that look the same.
struct CharacterLint {
  private(set) var found: [Diagnostic] = []

  /// Keys whose values are names that something else is found by.
  private static let names: Set<String> = [
    "id", "name", "enum", "const", "act", "acts", "basis", "provision", "versions", "penalty", "category", "instrument", "of",
    "action", "also", "one_of", "alternatives", "who", "what", "steps_before", "key", "group", "limit", "file", "nature",
  ]

  /// Keys under which records or parts of records stand. A record is data: its words are nobody's names here.
  private static func data(in kind: RuleDocument.Kind) -> Set<String> {
    switch kind {
    case .tests: ["record", "patch"]
    case .campaign: ["record", "patch", "facts", "decision", "one_of", "weighted", "text"]
    case .rules, .schema: []
    }
  }

  mutating func look(at file: RuleDocument) {
    look(at: file.document.root, under: "", in: file.document, past: Self.data(in: file.kind))
  }

  private mutating func look(at node: Int, under key: String, in document: Document, past data: Set<String>) {
    switch document.nodes[node].kind {
    case .mapping:
      for (name, value) in document.entries(of: node) {
        let text = document.string(of: name)
        if let odd = LookAlikes.first(inName: text) { tell(odd, text, name, in: document) }
        if data.contains(text) { continue }
        look(at: value, under: text, in: document, past: data)
      }
    case .sequence:
      for element in document.children(of: node) { look(at: element, under: key, in: document, past: data) }
    case .null, .boolean, .number, .string: look(atScalar: node, under: key, in: document)
    }
  }

  private mutating func look(atScalar node: Int, under key: String, in document: Document) {
    let text = document.string(of: node)
    if Self.names.contains(key), let odd = LookAlikes.first(inName: text) {
      tell(odd, text, node, in: document)
    } else if let odd = LookAlikes.first(inText: text) {
      tell(odd, text, node, in: document)
    }
  }

  private mutating func tell(
    _ odd: (offset: Int, scalar: Unicode.Scalar), _ text: String, _ node: Int, in document: Document
  ) {
    let end = odd.offset + String(Character(odd.scalar)).utf8.count
    let span = document.spanMap(of: node).span(of: UInt32(odd.offset)..<UInt32(end))
    tell(odd.scalar, text, span)
  }

  private mutating func tell(_ scalar: Unicode.Scalar, _ text: String, _ span: SourceSpan) {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
    let meant = LookAlikes.narrowed(text)
    let words =
      LookAlikes.isInvisible(scalar)
      ? Localized(zh: "有看不见的字符 \(name)", en: "an invisible character, \(name)")
      : Localized(
        zh: "字符「\(scalar)」（\(name)）不是它看起来的那个字符",
        en: "the character `\(scalar)`, \(name), is not the one that it looks like")
    found.append(
      LintMistake.lookAlike.at(span, words, suggestions: meant != text && meant.utf8.count <= 64 ? [meant] : []))
  }

  // MARK: Expressions and tables

  /// Words in the conditions are compared with words of records.
  mutating func look(at set: RuleSet) {
    for source in set.expressions {
      for node in source.expression.nodes {
        guard case .literal(.string(let word)) = node.kind, let odd = Self.odd(inWord: word) else { continue }
        tell(odd, word, node.span)
      }
    }
  }

  /// In a word full-width letters and digits are odd, full-width marks are Chinese punctuation. What is odd in any text
  /// is told where the text is looked at.
  private static func odd(inWord word: String) -> Unicode.Scalar? {
    guard LookAlikes.first(inText: word) == nil else { return nil }
    return word.unicodeScalars.first { scalar in
      guard case (.fullWidth, let ascii)? = LookAlikes.meaning(of: scalar) else { return false }
      return ascii.allSatisfy { $0.isLetter || $0.isNumber }
    }
  }

  /// A table's cells are names that records are looked up by.
  mutating func look(at table: SourceText) {
    var start = 0
    for line in table.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      defer { start += line.count + 1 }
      guard line.contains(where: { $0 >= 0x80 }) else { continue }
      let text = String(decoding: line, as: UTF8.self)
      guard let odd = LookAlikes.first(inText: text), start + odd.offset > 0 || odd.scalar.value != 0xFEFF
      else { continue }
      let length = String(Character(odd.scalar)).utf8.count
      tell(
        odd.scalar, "", SourceSpan(source: table.id, start: UInt32(start + odd.offset), length: UInt32(length)))
    }
  }
}
