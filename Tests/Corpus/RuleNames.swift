import Documents

/// Misspelt names in rule files.
extension Breaking {
  func misspeltRuleNames() {
    add("misspelt key", 24, where: { $0.isKey && $0.isPlain && $0.isStructural }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    let ids: [(String, (String) -> Bool, Int)] = [
      ("provision in basis", { $0 == "rules.*.basis.*" }, 8),
      ("act of a rule", { $0 == "rules.*.act" }, 6),
      ("category of a rule", { $0 == "rules.*.category" }, 4),
      ("instrument of a provision", { $0 == "provisions.*.instrument" }, 3),
      ("penalty of a provision", { $0 == "provisions.*.penalty" }, 3),
      ("provision of an act", { $0 == "acts.*.provision" }, 3),
      ("provision of a penalty", { $0 == "penalties.*.provision" }, 3),
      ("action", { $0.hasSuffix(".also.*") || $0.hasSuffix(".one_of.*") || $0 == "routes.*.action" || $0.hasSuffix("alternatives.*") || $0.hasSuffix("steps_before.*") }, 6),
      ("role", { $0.hasSuffix(".who.*") }, 2),
      ("penalty of a ground or route", { ($0.hasPrefix("grounds") || $0.hasPrefix("routes")) && $0.hasSuffix(".of.*") }, 4),
      ("act of a ground or route", { $0.hasSuffix(".acts.*") && !$0.hasPrefix("tests") }, 3),
      ("basis of a fine", { $0.hasPrefix("penalties") && $0.hasSuffix(".fine.of") || $0.hasSuffix("confiscate.*.basis") }, 4),
      ("closed word", { ["rules.*.status", "rules.*.unless.*.burden", "grounds.*.effect", "grounds.*.applies_at", "routes.*.needs", "questions.*.of"].contains($0) }, 8),
      ("rule of a test", { $0 == "tests.*.of" }, 4),
      ("status of a test", { $0.hasSuffix(".expect.status") }, 4),
      ("act of a test", { $0.hasPrefix("tests") && $0.hasSuffix(".expect.acts.*") }, 3),
      ("recommendation of a test", { $0.hasPrefix("tests") && $0.contains(".recommend.") }, 3),
      ("column of a table", { $0 == "tables.*.key.*" || $0 == "tables.*.group" || $0 == "tables.*.limit" || $0 == "tables.*.valid.from" }, 4),
      ("file of a table", { $0 == "tables.*.file" || $0 == "calendars.*.file" }, 2),
      ("field of a basis", { $0.hasPrefix("bases.") && ($0.hasSuffix(".value") || $0.hasSuffix(".at_least")) }, 3),
      ("path of the manifest", { $0.hasPrefix("record.") && !$0.hasSuffix(".list") && !$0.contains("revoked_action") && !$0.contains("row_scope") || $0 == "roll_ups.*" }, 6),
    ]
    for (kind, fits, count) in ids {
      add("misspelt \(kind)", count, where: { !$0.isKey && $0.isPlain && fits($0.path) && $0.text != "none" }) { site, _, number in
        // Of a path the last name is misspelt; the place is the path's, or the name's.
        let tail = site.text.split(separator: ".").last.map(String.init) ?? site.text
        guard let made = Typo.number(number, of: tail) else { return nil }
        let offset = site.end - tail.utf8.count
        let isPath = tail != site.text
        var found = Break(Edit(offset, tail.utf8.count, made), at: site.start, word: isPath ? tail : site.text)
        if isPath { found.places = [offset] }
        return found
      }
    }
  }

  func misspeltWordsInConditions() {
    misspelt("field in a condition", 24) { $0.role == .field }
    misspelt("name in a condition", 10) { $0.role == .name && !["true", "false", "null", "in"].contains($0.text) }
    misspelt("function", 10) { $0.role == .call }
    misspelt("member function", 6) { $0.role == .memberCall }
    misspelt("fold variable", 4) { $0.role == .variable }
    misspelt("closed-list word", 16) { $0.role == .text && $0.call == nil && $0.text.utf8.allSatisfy { $0 < 0x80 } && !$0.text.isEmpty }
    misspelt("table", 4) { $0.role == .text && ["listed", "limit", "has_limit"].contains($0.call) }
    misspelt("lexicon", 4) { $0.role == .text && $0.call == "says" }
    misspelt("question", 4) { $0.role == .text && $0.call == "judged" }
    misspelt("unit", 3) { $0.role == .text && $0.call == "amount" }
  }

  private func misspelt(_ kind: String, _ count: Int, _ fits: (Word) -> Bool) {
    add("misspelt \(kind)", count, where: { site in site.isExpression && site.words.contains(where: fits) }) { site, _, number in
      let words = site.words.filter(fits)
      guard !words.isEmpty else { return nil }
      let word = words[number % words.count]
      // A word of four letters and more; of an amount the unit.
      let text = kind == "unit" ? word.text.split(separator: " ").last.map(String.init) ?? "" : word.text
      guard let made = Typo.number(number, of: text) else { return nil }
      let quote = word.role == .text ? 1 : 0
      let offset = word.start + quote + word.text.utf8.count - text.utf8.count
      let edit = Edit(offset, text.utf8.count, made)
      var found = Break(edit, at: word.start, word: text)
      if quote == 1 { found.places.append(offset) }
      return found
    }
  }
}

extension Site {
  /// A key of the rule language, not one that its author chose.
  var isStructural: Bool {
    let parts = path.split(separator: ".").map(String.init)
    if parts.contains(where: { ["patch", "each", "parameters", "recommend", "covers", "row_scope", "properties", "$defs"].contains($0) && $0 != parts.last }) { return false }
    if parts.first == "bases", parts.count == 2 { return false }
    if parts.first == "tests", parts.contains("record") && parts.last != "record" { return false }
    return !parts.contains { $0.hasPrefix("$") || $0.hasPrefix("x-") }
  }
}
