import Documents

/// Slips of YAML, in rule files and records alike.
extension Breaking {
  func brokenYAML(_ factor: Int, where fits: @escaping (Site) -> Bool) {
    let isBlockKey: (Site) -> Bool = { site in
      guard site.isKey, site.isPlain, fits(site) else { return false }
      let bytes = self.good.files[site.file].bytes
      let line = bytes.lineStart(of: site.start)
      return site.start > line + 1 && bytes[line..<site.start].allSatisfy { $0 == 0x20 }
    }
    add("tab indentation", 4 * factor, where: isBlockKey) { site, bytes, _ in
      let line = bytes.lineStart(of: site.start)
      return Break(Edit(line, site.start - line, "\t"), at: line)
    }
    add("indented too far", 4 * factor, where: { isBlockKey($0) && $0.keys.first != $0.text }) { site, _, _ in
      Break(Edit(site.start, 0, " "), at: site.start + 1).also(site.start + 1 + site.length)
    }
    add("indented too little", 4 * factor, where: { isBlockKey($0) && $0.keys.first != $0.text }) { site, _, _ in
      Break(Edit(site.start - 1, 1, ""), at: site.start - 1)
    }
    add("no space after the colon", 4 * factor, where: isBlockKey) { site, bytes, _ in
      guard site.end + 1 < bytes.count, bytes[site.end] == UInt8(ascii: ":"), bytes[site.end + 1] == 0x20 else { return nil }
      return Break(Edit(site.end + 1, 1, ""), at: site.start)
    }
    add("no colon", 3 * factor, where: isBlockKey) { site, bytes, _ in
      guard site.end + 1 < bytes.count, bytes[site.end] == UInt8(ascii: ":"), bytes[site.end + 1] == 0x20 else { return nil }
      return Break(Edit(site.end, 1, ""), at: site.start)
    }
    add("full-width colon", 3 * factor, where: isBlockKey) { site, bytes, _ in
      guard site.end + 1 < bytes.count, bytes[site.end] == UInt8(ascii: ":"), bytes[site.end + 1] == 0x20 else { return nil }
      return Break(Edit(site.end, 2, "："), at: site.end).also(site.start)
    }
    add("colon in a value", 3 * factor, where: { !$0.isKey && $0.isPlain && fits($0) && $0.length > 6 && $0.path.hasSuffix("title.en") }) { site, _, _ in
      Break(Edit(site.start + 3, 0, ": "), at: site.start + 3).also(site.start)
    }
    add("unclosed double quote", 3 * factor, where: { !$0.isKey && $0.style == .doubleQuoted && fits($0) }) { site, _, _ in
      Break(Edit(site.end - 1, 1, ""), at: site.start)
    }
    add("unclosed bracket", 3 * factor, where: { !$0.isKey && $0.kind == .sequence && fits($0) }) { site, bytes, _ in
      guard bytes[site.start] == UInt8(ascii: "["), bytes[site.end - 1] == UInt8(ascii: "]"), bytes[site.end] == 0x0A else { return nil }
      let after = bytes[site.end...].firstIndex { $0 != 0x0A && $0 != 0x20 } ?? site.end
      return Break(Edit(site.end - 1, 1, ""), at: site.start).also(after - 1)
    }
    add("unclosed brace", 3 * factor, where: { !$0.isKey && $0.kind == .mapping && fits($0) }) { site, bytes, _ in
      guard bytes[site.start] == UInt8(ascii: "{"), bytes[site.end - 1] == UInt8(ascii: "}"), bytes[site.end] == 0x0A else { return nil }
      return Break(Edit(site.end - 1, 1, ""), at: site.start)
    }
    add("no comma in braces", 3 * factor, where: { $0.isKey && $0.isPlain && fits($0) && $0.keys.count > 1 && $0.keys.first != $0.text }) { site, bytes, _ in
      guard bytes[site.start - 1] == 0x20, bytes[site.start - 2] == UInt8(ascii: ","), bytes[bytes.lineStart(of: site.start)..<site.start].contains(UInt8(ascii: "{")) else { return nil }
      // Where the comma was, or where the next key's colon shows it.
      return Break(Edit(site.start - 2, 1, ""), at: site.start - 1).also(site.start - 2).also(site.end - 1)
    }
    add("a dash without a space", 2 * factor, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix(".*") && fits($0) }) { site, bytes, _ in
      guard site.start > 3, bytes[site.start - 1] == 0x20, bytes[site.start - 2] == UInt8(ascii: "-"), bytes[site.start - 3] == 0x20 else { return nil }
      return Break(Edit(site.start - 1, 1, ""), at: site.start - 2)
    }
  }

  /// Where YAML and the language of conditions clash.
  func clashes() {
    let isItem: (Site) -> Bool = { $0.isExpression && $0.isPlain && $0.path.hasSuffix("when.*") && self.isOnItsLine($0) }
    add("leading !", 4, where: isItem) { site, _, _ in Break(Edit(site.start, 0, "!"), at: site.start) }
    add("leading quote", 3, where: { isItem($0) && $0.text.contains(" == ") }) { site, _, _ in
      Break(Edit(site.start, site.length, "\"a\" == " + site.text.prefix { $0 != " " }), at: site.start).also(site.start + 4)
    }
    add("leading bracket", 3, where: isItem) { site, _, _ in
      Break(Edit(site.start, site.length, "[1, 2].exists(x, x > 0)"), at: site.start).also(site.start + 6)
    }
    add("leading brace", 2, where: isItem) { site, _, _ in
      Break(Edit(site.start, site.length, "{1: 2}.size() > 0"), at: site.start).also(site.start + 6)
    }
    add("conditional with : ", 3, where: isItem) { site, _, _ in
      Break(Edit(site.start, site.length, "true ? false : true"), at: site.start).also(site.start + 13).also(site.start + 12)
    }
    add("comment cuts a condition", 3, where: { isItem($0) && $0.text.contains("\"") }) { site, bytes, _ in
      guard let quote = bytes.first(of: "\"", from: site.start, to: site.end) else { return nil }
      return Break(Edit(quote + 1, 0, "a #"), at: quote)
    }
    add("comma in a flow list", 4, where: { $0.isExpression && $0.isPlain && $0.path.hasSuffix("when.*") && !self.isOnItsLine($0) && $0.words.contains { $0.role == .call } }) { site, bytes, _ in
      guard let call = site.words.first(where: { $0.role == .call }) else { return nil }
      let open = call.start + call.text.utf8.count
      return Break(Edit(open + 1, 0, "as_of, "), at: open + 6).also(open).also(site.start)
    }
  }

  private func isOnItsLine(_ site: Site) -> Bool {
    let bytes = good.files[site.file].bytes
    return bytes[site.start - 2] == UInt8(ascii: "-") && bytes[site.end] == 0x0A
  }
}
