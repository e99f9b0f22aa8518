import Documents

/// Slips of syntax in conditions, and conditions of wrong types.
extension Breaking {
  func brokenExpressions() {
    replaceInExpressions("one = for ==", 5, " == ", " = ", word: "==") { $0 + 1 }
    replaceInExpressions("and", 4, " && ", " and ", word: "&&") { $0 + 1 }
    replaceInExpressions("or", 3, " || ", " or ", word: "||") { $0 + 1 }
    replaceInExpressions("single &", 3, " && ", " & ", word: "&&") { $0 + 1 }
    replaceInExpressions("single |", 2, " || ", " | ", word: "||") { $0 + 1 }
    replaceInExpressions("=== for ==", 2, " == ", " === ", word: "==") { $0 + 1 }
    replaceInExpressions("<> for !=", 2, " != ", " <> ", word: "!=") { $0 + 1 }
    replaceInExpressions("=> for >=", 2, " >= ", " => ", word: ">=") { $0 + 1 }
    replaceInExpressions("full-width bracket", 4, "(", "（", word: "(") { $0 }
    replaceInExpressions("full-width closing bracket", 3, ")", "）", word: ")") { $0 }
    replaceInExpressions("full-width comma", 3, ", ", "，", word: ",") { $0 }
    replaceInExpressions("full-width equals", 3, " == ", " ＝＝ ", word: "==") { $0 + 1 }
    replaceInExpressions("full-width less", 2, " < ", " ＜ ", word: "<") { $0 + 1 }
    replaceInExpressions("curly quotes", 4, "\"", "“", word: nil) { $0 }
    replaceInExpressions("full-width dot", 2, ".", "．", word: ".") { $0 }
    missingBracketsAndQuotes()
    badConditions()
  }

  private func replaceInExpressions(
    _ kind: String, _ count: Int, _ old: String, _ new: String, word: String?, place: (Int) -> Int
  ) {
    add(kind, count, where: { $0.isExpression && $0.verbatim != nil && $0.text.contains(old) }) { site, bytes, _ in
      guard let (start, text) = site.verbatim, let found = bytes.first(of: old, from: start, to: start + text.count) else { return nil }
      // Inside YAML's double quotes a quote is something else.
      if site.style != .plain, old == "\"" { return nil }
      return Break(Edit(found, old.utf8.count, new), at: place(found), word: word)
    }
  }

  private func missingBracketsAndQuotes() {
    add("missing closing bracket", 6, where: { $0.isExpression && $0.text.hasSuffix(")") }) { site, _, _ in
      guard let (start, text) = site.verbatim else { return nil }
      let end = start + text.count
      // At the end of the text, or at the bracket that is open.
      var found = Break(Edit(end - 1, 1, ""), at: end - 1)
      found.places.append(end - 2)
      if let open = site.words.last(where: { $0.role == .call || $0.role == .memberCall }) { found.places.append(open.start + open.text.utf8.count) }
      return found
    }
    add("missing opening bracket", 4, where: { $0.isExpression && $0.isPlain && $0.words.contains { $0.role == .call } }) { site, _, _ in
      guard let call = site.words.first(where: { $0.role == .call }) else { return nil }
      let open = call.start + call.text.utf8.count
      // Where it is missing, or where the closing one has none.
      return Break(Edit(open, 1, ""), at: open).also(call.start).also(Self.unmatched(site, without: open) ?? open)
    }
    add("missing closing quote", 5, where: { $0.isExpression && $0.isPlain && $0.words.contains { $0.role == .text } }) { site, _, _ in
      guard let text = site.words.last(where: { $0.role == .text }) else { return nil }
      return Break(Edit(text.start + 1 + text.text.utf8.count, 1, ""), at: text.start)
    }
    add("missing opening quote", 4, where: { $0.isExpression && $0.isPlain && $0.words.contains { $0.role == .text && $0.text.utf8.allSatisfy { $0 < 0x80 } } }) { site, _, _ in
      guard let text = site.words.last(where: { $0.role == .text && $0.call == nil }), !text.text.contains(" ") else { return nil }
      return Break(Edit(text.start, 1, ""), at: text.start).also(text.start + text.text.utf8.count)
    }
    add("missing operand", 3, where: { $0.isExpression && $0.isPlain && $0.text.contains(" == ") }) { site, bytes, _ in
      guard let place = bytes.first(of: " == ", from: site.start, to: site.end) else { return nil }
      return Break(Edit(place + 3, site.end - place - 3, ""), at: place + 3).also(place + 1)
    }
  }

  /// The closing bracket that is left over when an opening one is gone, by its place without that one.
  private static func unmatched(_ site: Site, without open: Int) -> Int? {
    guard let (start, text) = site.verbatim else { return nil }
    var depth = 0
    for (index, byte) in text.enumerated() where start + index != open {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth < 0 { return start + index - 1 }
      }
    }
    return nil
  }

  /// A rule of its own, good but for one condition.
  private func badConditions() {
    let bad: [(kind: String, condition: String, mark: String, word: String?)] = [
      ("date with number", "batch.made_on > 5", ">", nil), ("date with number", "sample.taken_on == 2023", "==", nil),
      ("date with text", "batch.made_on >= \"2023-05-18\"", ">=", nil), ("decimal with text", "batch.goods_value > \"100\"", ">", nil),
      ("text with number", "enterprise.name == 5", "==", nil), ("bool with text", "batch.spoiled == \"true\"", "==", nil),
      ("amount with number", "item.value > 10", ">", nil), ("amount with text", "item.value > \"10 mg/kg\"", ">", nil),
      ("text for a condition", "enterprise.name", "- enterprise.name\n", nil), ("date for a condition", "batch.made_on", "- batch.made_on\n", nil),
      ("unguarded nullable", "enterprise.production_licence.state == \"valid\"", "enterprise.production_licence.state", nil),
      ("unguarded nullable", "sample.retest.state == \"open\"", "sample.retest.state", nil),
      ("bad date literal", "batch.made_on >= date(\"2023-02-30\")", "\"2023-02-30\"", nil),
      ("bad date literal", "batch.made_on >= date(\"2023/5/18\")", "\"2023/5/18\"", "2023-05-18"),
      ("bad amount literal", "item.value > amount(\"10 mgkg\")", "\"10 mgkg\"", nil),
      ("fold over a non-list", "enterprise.exists(x, x.id == \"a\")", "enterprise.exists", nil),
      ("empty list word", "batch.product.kind in [\"ordinari\"]", "\"ordinari\"", "ordinary"),
      ("function with too few arguments", "item.value > amount()", "amount()", nil),
      ("negated number", "!batch.goods_value", "!batch", nil),
    ]
    for one in bad {
      add(one.kind, text: Self.rule(one.condition), newFile: "rules/other/zz.yaml", mark: one.mark, offset: one.mark.hasPrefix("- ") ? 2 : 0, word: one.word)
    }
  }

  static func rule(_ condition: String, message: String = "${batch.id}") -> String {
    let quoted = condition.hasPrefix("!") ? "'\(condition)'" : condition
    return """
      rules:
        - id: ZZZ-001
          title: {zh: 甲, en: a}
          category: other
          basis: [csar-59-1-1]
          law_date: batch.made_on
          each: {sample: samples, item: sample.items, batch: batches}
          when:
            - \(quoted)
            - batch.spoiled
          act: unlicensed_production
          goods: batch
          message: {zh: "\(message)", en: "\(message)"}

      """
  }
}

extension Breaking.Break {
  /// Another place that is as natural.
  func also(_ place: Int) -> Self {
    var copy = self
    copy.places.append(place)
    return copy
  }
}
