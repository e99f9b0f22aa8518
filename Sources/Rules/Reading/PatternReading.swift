import Diagnostics

extension RuleFileReader {
  /// Patterns of words under a key; what cannot be read as one is reported.
  mutating func patterns(_ fields: Fields, _ key: String) -> [WordPattern] {
    texts(fields, key).compactMap { pattern($0) }
  }

  mutating func pattern(_ text: Located<String>) -> WordPattern? {
    var parts: [WordPattern.Part] = []
    var rest = text.value[...]
    while let first = rest.first {
      switch first {
      case "(":
        guard let inner = take(until: ")", from: &rest) else { return badPattern(text, "「(」没有「)」", "`(` without `)`") }
        let words = inner.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard words.allSatisfy({ $0.isEmpty || hasLetter($0) }) else { return noLetter(text) }
        parts.append(.choice(words))
      case "<":
        guard let inner = take(until: ">", from: &rest) else { return badPattern(text, "「<」没有「>」", "`<` without `>`") }
        usedWordLists.append(Located(String(inner), text.span))
        parts.append(.list(String(inner)))
      case "…":
        rest = rest.dropFirst()
        let crossesClauses = rest.first == "…"
        if crossesClauses { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        parts.append(.gap(Int(digits) ?? WordPattern.usualGap, crossesClauses: crossesClauses))
      case ")", ">", "|":
        return badPattern(text, "「\(first)」没有开头", "`\(first)` without its beginning")
      default:
        let word = rest.prefix { !"(<…)>|".contains($0) }
        rest = rest.dropFirst(word.count)
        guard hasLetter(word) else { return noLetter(text) }
        parts.append(.word(String(word)))
      }
    }
    if let first = parts.first, let last = parts.last, !first.isGap, !last.isGap {
      return WordPattern(text: text.value, parts: parts, span: text.span)
    }
    return badPattern(text, "句式须以词开头和结尾", "a pattern begins and ends with a word")
  }

  /// Marks are no part of a text's letters: a word of marks alone would stand everywhere.
  private func hasLetter(_ word: some StringProtocol) -> Bool {
    word.unicodeScalars.contains { NameFolding.isLetter($0) }
  }

  private mutating func noLetter(_ text: Located<String>) -> WordPattern? {
    badPattern(text, "此处没有字", "there is no letter here")
  }

  private func take(until end: Character, from rest: inout Substring) -> Substring? {
    guard let close = rest.firstIndex(of: end) else { return nil }
    let inner = rest[rest.index(after: rest.startIndex)..<close]
    rest = rest[rest.index(after: close)...]
    return inner
  }

  private mutating func badPattern(_ text: Located<String>, _ zh: String, _ en: String) -> WordPattern? {
    diagnostics.append(RuleMistake.badPattern.at(text.span, Localized(zh: zh, en: en)))
    return nil
  }
}

extension WordPattern.Part {
  fileprivate var isGap: Bool { if case .gap = self { true } else { false } }
}
