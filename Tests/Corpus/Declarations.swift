import Documents

/// A name misspelt where it is declared: the places that use it are many, the mistake is one.
extension Breaking {
  func misspeltDeclarations() {
    for path in ["acts.*.id", "provisions.*.id", "penalties.*.id", "instruments.*.id"] {
      add("misspelt declaration", 2, where: { !$0.isKey && $0.isPlain && $0.path == path && self.uses(of: $0.text) > 3 }) { site, _, number in
        Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
      }
    }
    add("misspelt function declaration", 3, where: { !$0.isKey && $0.isPlain && $0.path == "functions.*.name" && self.calls(of: $0.text) > 1 }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt parameter", 2, where: { $0.isKey && $0.isPlain && $0.path.hasPrefix("functions.*.parameters.") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt name of each", 6, where: { $0.isKey && $0.isPlain && $0.path.hasPrefix("rules.*.each.") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt list of each", 4, where: { !$0.isKey && $0.isPlain && $0.path.hasPrefix("rules.*.each.") && !$0.text.contains(".") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt type of a parameter", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasPrefix("functions.*.parameters.") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt section", 3, where: { $0.isKey && $0.isPlain && !$0.path.contains(".") && ["rules", "acts", "provisions", "penalties", "functions", "tests", "grounds", "lexicons"].contains($0.path) }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("key in the wrong case", 4, where: { $0.isKey && $0.isPlain && $0.isStructural && $0.text.count < 6 && ["rules.*.id", "rules.*.act", "rules.*.when", "rules.*.title.zh", "acts.*.id", "penalties.*.fine.of"].contains($0.path) }) { site, _, number in
      Break(Edit(site.start, site.length, number % 2 == 0 ? site.text.uppercased() : site.text.prefix(1).uppercased() + site.text.dropFirst()), at: site.start, word: site.text)
    }
    add("misspelt nature of an act", 3, where: { !$0.isKey && $0.isPlain && $0.path == "acts.*.nature" }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt word of the manifest", 4, where: { !$0.isKey && $0.isPlain && ["categories.*.id", "actions.*.id", "roles.*.id"].contains($0.path) && self.uses(of: $0.text) > 3 }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("text for goods", 2, where: { !$0.isKey && $0.isPlain && $0.path == "rules.*.goods" }) { site, _, _ in
      Break(Edit(site.start, site.length, "enterprise.name"), at: site.start)
    }
    add("object for the list of each", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasPrefix("rules.*.each.") && !$0.text.contains(".") && $0.keys.isEmpty }) { site, _, _ in
      Break(Edit(site.start, site.length, "enterprise"), at: site.start)
    }
    add("empty basis", 2, where: { !$0.isKey && $0.path == "rules.*.basis" && $0.kind == .sequence }) { site, bytes, _ in
      bytes[site.start] == UInt8(ascii: "[") ? Break(Edit(site.start, site.length, "[]"), at: site.start) : nil
    }
    add("misspelt flag", 2, where: { !$0.isKey && $0.kind == .boolean && $0.path.hasPrefix("penalties") }) { site, _, _ in
      Break(Edit(site.start, site.length, site.text == "true" ? "ture" : "flase"), at: site.start, word: site.text)
    }
    brokenFunctions()
  }

  /// What is wrong in a function's body is wrong there, however many conditions call it.
  private func brokenFunctions() {
    add("function with a broken body", 3, where: { !$0.isKey && $0.path == "functions.*.is" && $0.verbatim != nil && $0.text.contains(")") }) { site, bytes, _ in
      guard let (start, text) = site.verbatim, let close = (start..<start + text.count).last(where: { bytes[$0] == UInt8(ascii: ")") }) else { return nil }
      let after = close == start + text.count - 1 ? close : self.nextToken(close + 1, bytes)
      return Break(Edit(close, 1, ""), at: after - (close == after ? 0 : 1)).also(close).also(close - 1)
    }
    add("field in a function", 4, where: { !$0.isKey && $0.path == "functions.*.is" && $0.words.contains { $0.role == .field && $0.text.count > 3 } }) { site, _, number in
      guard let word = site.words.last(where: { $0.role == .field && $0.text.count > 3 }), let made = Typo.number(number, of: word.text) else { return nil }
      return Break(Edit(word.start, word.text.utf8.count, made), at: word.start, word: word.text)
    }
  }

  private func nextToken(_ start: Int, _ bytes: ContiguousArray<UInt8>) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    return index
  }

  private func uses(of name: String) -> Int {
    useCounts[name, default: 0]
  }

  private func calls(of name: String) -> Int {
    good.sites.count { site in !site.isKey && site.isExpression && site.text.contains(name + "(") }
  }
}
