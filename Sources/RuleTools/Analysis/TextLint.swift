import Diagnostics
import Documents

/// Texts for people must be there in both languages, wherever they stand: titles, citations, reasons, messages, tests.
struct TextLint {
  private(set) var found: [Diagnostic] = []

  mutating func look(at file: RuleDocument) {
    look(at: file.document.root, in: file.document, isTest: file.kind == .tests)
  }

  private mutating func look(at node: Int, in document: Document, isTest: Bool) {
    switch document.nodes[node].kind {
    case .mapping:
      if let zh = document.value(of: "zh", in: node), let en = document.value(of: "en", in: node) {
        return compare(node, zh, en, in: document)
      }
      for (key, value) in document.entries(of: node) {
        // What a record says is nobody's to translate.
        if isTest, ["record", "patch"].contains(document.string(of: key)) { continue }
        look(at: value, in: document, isTest: isTest)
      }
    case .sequence:
      for element in document.children(of: node) { look(at: element, in: document, isTest: isTest) }
    case .null, .boolean, .number, .string: break
    }
  }

  private mutating func compare(_ node: Int, _ zh: Int, _ en: Int, in document: Document) {
    let (chinese, english) = (Self.plain(document.string(of: zh)), Self.plain(document.string(of: en)))
    if chinese.isEmpty || english.isEmpty {
      guard document.string(of: chinese.isEmpty ? zh : en).allSatisfy(\.isWhitespace) else { return }
      let isChinese = chinese.isEmpty
      return tell(
        .missingTranslation, isChinese ? zh : en, in: document, "\(isChinese ? "中文" : "英文")是空的",
        "the \(isChinese ? "Chinese" : "English") text is empty")
    }
    if chinese == english, chinese.contains(where: \.isLetter) {
      return tell(.sameTranslation, node, in: document, "中英文相同：「\(chinese)」", "both languages say `\(chinese)`")
    }
    if chinese.contains(where: \.isLetter), !chinese.unicodeScalars.contains(where: Self.isHan) {
      tell(.missingTranslation, zh, in: document, "中文里没有汉字", "the Chinese text has no Chinese character")
    }
    if english.contains(where: \.isLetter), !english.unicodeScalars.contains(where: Self.isLatin) {
      tell(.missingTranslation, en, in: document, "英文里没有拉丁字母", "the English text has no Latin letter")
    }
  }

  /// The text without the values that are put into it.
  private static func plain(_ text: String) -> String {
    var out = ""
    var depth = 0
    var before: Character = " "
    for character in text {
      if character == "{", before == "$" || depth > 0 {
        if depth == 0 { out.removeLast() }
        depth += 1
      } else if character == "}", depth > 0 {
        depth -= 1
      } else if depth == 0 {
        out.append(character)
      }
      before = character
    }
    return out.allSatisfy(\.isWhitespace) ? "" : out
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0x20000...0x3FFFD).contains(scalar.value)
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private mutating func tell(_ mistake: LintMistake, _ node: Int, in document: Document, _ zh: String, _ en: String) {
    found.append(mistake.at(document.span(of: node), zh: zh, en: en))
  }
}
