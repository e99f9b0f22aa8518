import Documents

/// Slips in the vocabulary and the manifest.
extension Breaking {
  func brokenVocabulary() {
    let isSchema: (Site) -> Bool = { self.good.files[$0.file].name.hasSuffix("schema/inspection.yaml") }
    add("misspelt keyword of the schema", 5, where: { isSchema($0) && $0.isKey && $0.isPlain && ["title", "description", "type", "required", "format", "items", "enum"].contains($0.text) && ($0.path.hasPrefix("$defs.") && $0.path.split(separator: ".").count == 5) }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt type of the schema", 3, where: { isSchema($0) && !$0.isKey && $0.isPlain && $0.path.hasPrefix("$defs.") && $0.path.hasSuffix(".type") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt reference of the schema", 3, where: { isSchema($0) && !$0.isKey && $0.path.hasSuffix("$ref") && $0.style == .singleQuoted }) { site, _, number in
      let name = site.text.split(separator: "/").last.map(String.init) ?? ""
      guard let made = Typo.number(number, of: name) else { return nil }
      let start = site.end - 1 - name.utf8.count
      return Break(Edit(start, name.utf8.count, made), at: site.start, word: site.text)
    }
    add("misspelt required field", 2, where: { isSchema($0) && !$0.isKey && $0.path.hasSuffix("required.*") && $0.text.count > 3 }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    let isManifest: (Site) -> Bool = { self.good.files[$0.file].name == "rules/rules.yaml" }
    add("misspelt key of the manifest", 6, where: { isManifest($0) && $0.isKey && $0.isPlain && !$0.path.contains("row_scope.") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("file of the schema", 1, where: { isManifest($0) && !$0.isKey && $0.path == "schema" }) { site, _, number in
      Break(Edit(site.start + 9, 1, ""), at: site.start, word: site.text)
    }
    brokenYAML(1) { isManifest($0) || isSchema($0) }
  }
}
