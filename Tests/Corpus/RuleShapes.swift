import Documents

/// Slips of structure: keys missing, given twice, of the wrong shape; values that are no dates, no numbers, no bands.
extension Breaking {
  func brokenShapes() {
    missingKeys()
    wrongShapes()
    badValues()
    bands()
    duplicateIDs()
    templates()
    testCases()
    tables()
  }

  private func missingKeys() {
    let required = ["title", "category", "basis", "law_date", "when", "act", "message"].map { "rules.*." + $0 }
      + ["provisions.*.title", "provisions.*.instrument", "acts.*.provision", "penalties.*.title", "grounds.*.effect", "tables.*.file", "tests.*.of", "routes.*.action", "questions.*.title"]
    for path in required {
      add("missing \(path)", 1, where: { $0.isKey && $0.path == path }) { site, bytes, _ in
        guard let (from, to) = Self.entry(site, bytes, self.good) else { return nil }
        return Break(Edit(from, to - from, ""), at: site.parentStart)
      }
    }
    for key in ["zh", "en"] {
      add("title without \(key)", 2, where: { $0.isKey && $0.path.hasSuffix("title.\(key)") }) { site, bytes, _ in
        guard let (from, to) = Self.entry(site, bytes, self.good) else { return nil }
        return Break(Edit(from, to - from, ""), at: site.parentStart)
      }
    }
    add("missing id", 3, where: { $0.isKey && ["rules.*.id", "acts.*.id", "provisions.*.id"].contains($0.path) }) { site, bytes, _ in
      guard let value = self.good.sites.first(where: { $0.file == site.file && !$0.isKey && $0.start > site.start }) else { return nil }
      // The first entry goes, with the line's indentation; the next key takes its place behind the dash.
      var end = value.end
      while end < bytes.count, [0x20, 0x0A, UInt8(ascii: ",")].contains(bytes[end]) { end += 1 }
      return Break(Edit(site.start, end - site.start, ""), at: site.start).also(site.parentStart)
    }
  }

  /// The bytes of an entry: whole lines of a block, or a stretch of a flow mapping with its comma.
  private static func entry(_ site: Site, _ bytes: ContiguousArray<UInt8>, _ good: Good) -> (Int, Int)? {
    guard let value = good.sites.first(where: { $0.file == site.file && !$0.isKey && $0.path == site.path && $0.start > site.start }) else { return nil }
    let lineStart = bytes.lineStart(of: site.start)
    if bytes[lineStart..<site.start].allSatisfy({ $0 == 0x20 }) {
      return (lineStart, min(bytes.lineEnd(of: value.end) + 1, bytes.count))
    }
    var end = value.end
    if end < bytes.count, bytes[end] == UInt8(ascii: ",") {
      end += 1
      while end < bytes.count, bytes[end] == 0x20 { end += 1 }
      return (site.start, end)
    }
    var start = site.start
    while start > lineStart, bytes[start - 1] == 0x20 { start -= 1 }
    guard start > lineStart, bytes[start - 1] == UInt8(ascii: ",") else { return nil }
    return (start - 1, end)
  }

  private func wrongShapes() {
    let shapes: [(kind: String, fits: (Site) -> Bool, value: String)] = [
      ("list for a text", { ["rules.*.category", "rules.*.act", "acts.*.provision", "provisions.*.instrument"].contains($0.path) }, "[a, b]"),
      ("text for an object", { ["rules.*.title", "acts.*.title", "rules.*.in_force", "rules.*.each"].contains($0.path) && $0.kind == .mapping }, "text"),
      ("object for a list", { ["grounds.*.of", "routes.*.of"].contains($0.path) && $0.kind == .sequence }, "{a: b}"),
      ("number for a flag", { $0.path == "penalties.*.crime" }, "1"),
      ("null", { ["rules.*.act", "rules.*.category", "rules.*.id", "acts.*.provision", "rules.*.in_force"].contains($0.path) }, "null"),
      ("nothing", { ["rules.*.act", "rules.*.law_date"].contains($0.path) && $0.isPlain }, ""),
      ("empty when", { $0.path == "rules.*.when" && $0.kind == .sequence }, "[]"),
      ("null condition", { $0.path == "rules.*.when.*" && $0.isPlain }, "null"),
    ]
    for shape in shapes {
      add(shape.kind, 4, where: { !$0.isKey && shape.fits($0) }) { site, bytes, _ in
        let isBlock = !site.isScalar && bytes[site.start] != UInt8(ascii: "{") && bytes[site.start] != UInt8(ascii: "[")
        guard !isBlock else { return nil }
        let found = Break(Edit(site.start, site.length, shape.value), at: site.start)
        // Of nothing the place is behind the colon.
        return shape.value.isEmpty ? found.also(site.start - 1) : found
      }
    }
  }

  private func badValues() {
    for (value, word) in [("2023-02-30", nil), ("2023/5/18", "2023-05-18"), ("20230518", "2023-05-18"), ("2021-1-1", "2021-01-01"), ("2021-13-01", nil), ("soon", nil)] as [(String, String?)] {
      add("bad date", 2, where: { !$0.isKey && $0.isPlain && ($0.path.hasSuffix("in_force.from") || $0.path.hasSuffix("verified.checked")) && !$0.path.hasPrefix("tables") }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    for (value, word) in [("3.2万元", "32000"), ("１２３", "123"), ("1e5x", nil), ("\"1,000\"", "1000"), ("ten", nil)] as [(String, String?)] {
      add("bad number", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasPrefix("penalties") && ($0.path.hasSuffix(".min") || $0.path.hasSuffix(".max")) }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    add("in force to before from", 3, where: { !$0.isKey && $0.isPlain && $0.path == "rules.*.in_force.from" }) { site, bytes, _ in
      guard site.keys.isEmpty, bytes[site.end] == UInt8(ascii: "}") else { return nil }
      return Break(Edit(site.end, 0, ", to: 2019-01-01"), at: site.end + 6).also(site.parentStart).also(site.end + 2)
    }
    add("bad years", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("bars.years") }) { site, _, _ in
      Break(Edit(site.start, site.length, "ten"), at: site.start)
    }
  }

  private func bands() {
    add("gap between bands", 3, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("bands.*.from") }) { site, _, _ in
      Break(Edit(site.start, site.length, site.text + "0"), at: site.start).also(site.parentStart)
    }
    add("overlapping bands", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("bands.*.from") }) { site, _, _ in
      Break(Edit(site.start, site.length, "9000"), at: site.start).also(site.parentStart)
    }
    add("min above max", 3, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("bands.*.fine.min") && $0.text != "0" }) { site, _, _ in
      Break(Edit(site.start, site.length, site.text + "000"), at: site.start).also(site.parentStart)
    }
    add("missing from of a band", 2, where: { $0.isKey && $0.path.hasSuffix("bands.*.from") }) { site, _, _ in
      guard let value = self.good.sites.first(where: { $0.file == site.file && !$0.isKey && $0.start > site.start }) else { return nil }
      return Break(Edit(site.start, value.end + 2 - site.start, ""), at: site.parentStart)
    }
  }

  private func duplicateIDs() {
    for path in ["rules.*.id", "acts.*.id", "provisions.*.id", "penalties.*.id", "grounds.*.id", "questions.*.id"] {
      let all = good.sites.filter { !$0.isKey && $0.path == path }
      guard all.count > 1 else { continue }
      // The same id in one file; the later one is told.
      if let (first, second) = zip(all, all.dropFirst()).first(where: { $0.file == $1.file }) {
        add("duplicate id", file: second.file, Break(Edit(second.start, second.length, first.text), at: second.start))
      }
    }
    let ids = good.sites.filter { !$0.isKey && $0.path == "rules.*.id" }
    for id in spread(ids, 2) {
      let text = Self.rule("batch.goods_value > 1").split(separator: "\n", omittingEmptySubsequences: false).map { $0.contains("ZZZ-001") ? "  - id: \(id.text)" : String($0) }
      add("duplicate id in another file", text: text.joined(separator: "\n"), newFile: "rules/zz.yaml", mark: id.text)
    }
    add("duplicate key", 8, where: { $0.isKey && $0.isPlain && ["rules.*.act", "rules.*.category", "rules.*.message", "penalties.*.crime", "rules.*.when"].contains($0.path) }) { site, bytes, _ in
      let line = bytes.lineStart(of: site.start)
      guard bytes[line..<site.start].allSatisfy({ $0 == 0x20 }), let (from, to) = Self.entry(site, bytes, self.good) else { return nil }
      let text = String(decoding: bytes[from..<to], as: UTF8.self)
      return Break(Edit(to, 0, text), at: to + site.start - from)
    }
  }

  private func templates() {
    let messages: [(String, Int, String?)] = [
      ("${batch.idd}", 8, "id"), ("${batsh.id}", 2, "batch"), ("${batch.id", 0, nil), ("${batch.id +}", 12, nil), ("${}", 2, nil),
    ]
    for (message, offset, word) in messages {
      let text = Self.rule("batch.goods_value > 1", message: "X").split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.contains("message:") ? "    message: {zh: \"\(message)\", en: \"${batch.id}\"}" : String($0) }
      add("message template", text: text.joined(separator: "\n"), newFile: "rules/other/zz.yaml", mark: message, offset: offset, word: word)
    }
    add("unclosed template", 4, where: { !$0.isKey && $0.path.hasPrefix("rules.*.message.") && $0.text.contains("}") }) { site, bytes, _ in
      guard let (start, text) = site.verbatim, let close = (start..<start + text.count).last(where: { bytes[$0] == UInt8(ascii: "}") }),
        let open = (start..<close).last(where: { bytes[$0] == UInt8(ascii: "$") })
      else { return nil }
      return Break(Edit(close, 1, ""), at: open)
    }
  }

  private func testCases() {
    add("patch of a path that is not there", 4, where: { $0.isKey && $0.isPlain && $0.path.hasPrefix("tests.*.cases.*.patch.") && $0.text.contains("[0].") }) { site, _, number in
      let tail = site.text.split(separator: ".").last.map(String.init) ?? ""
      guard let made = Typo.number(number, of: tail) else { return nil }
      return Break(Edit(site.end - tail.utf8.count, tail.utf8.count, made), at: site.end - tail.utf8.count, word: tail).also(site.start)
    }
    add("patch of an element that is not there", 2, where: { $0.isKey && $0.path.hasPrefix("tests.*.cases.*.patch.") && $0.text.hasPrefix("samples[0]") && $0.isPlain }) { site, _, _ in
      Break(Edit(site.start, 10, "samples[7]"), at: site.start)
    }
    add("case without expect", 2, where: { $0.isKey && $0.path == "tests.*.cases.*.expect" }) { site, bytes, _ in
      guard let (from, to) = Self.entry(site, bytes, self.good) else { return nil }
      return Break(Edit(from, to - from, ""), at: site.parentStart)
    }
    add("field of a test's record", 4, where: { $0.isKey && $0.isPlain && $0.path.hasPrefix("tests.*.record.batches.*.") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
  }

  private func tables() {
    for name in ["contaminants.csv", "restricted.csv", "holidays.csv"] {
      guard let number = good.number(of: name) else { continue }
      let bytes = good.files[number].bytes
      let end = bytes.lineEnd(of: 0)
      let header = String(decoding: bytes[..<end], as: UTF8.self)
      // A cell too many in the second row: the row is told.
      add("row with a cell too many", file: number, Break(Edit(bytes.lineEnd(of: end + 1), 0, ",x"), at: bytes.lineEnd(of: end + 1) + 1).also(end + 1))
      if name != "holidays.csv", let place = bytes.first(of: "name_zh", from: 0, to: end) {
        add("misspelt header of a table", file: number, Break(Edit(place, 7, "nmae_zh"), at: place, word: "name_zh"))
      }
      if name == "holidays.csv", let place = bytes.first(of: "rest", from: end, to: bytes.count) {
        add("misspelt kind of a day", file: number, Break(Edit(place, 4, "rset"), at: place, word: "rest"))
      }
      if let column = header.split(separator: ",").firstIndex(of: "from"), let place = Self.cell(column, ofLineAt: end + 1, bytes) {
        let stop = bytes[place...].firstIndex { $0 == UInt8(ascii: ",") || $0 == 0x0A } ?? place
        add("bad date in a table", file: number, Break(Edit(place, stop - place, "2023-02-30"), at: place))
      }
      if let column = header.split(separator: ",").firstIndex(of: "limit"), let place = Self.cell(column, ofLineAt: end + 1, bytes) {
        let stop = bytes[place...].firstIndex { $0 == UInt8(ascii: ",") || $0 == 0x0A } ?? place
        add("bad amount in a table", file: number, Break(Edit(place, stop - place, "10 mgkg"), at: place))
      }
    }
  }

  /// Where a cell begins, in a row without quotes.
  private static func cell(_ number: Int, ofLineAt start: Int, _ bytes: ContiguousArray<UInt8>) -> Int? {
    let end = bytes.lineEnd(of: start)
    guard !bytes[start..<end].contains(UInt8(ascii: "\"")) else { return nil }
    var place = start
    for _ in 0..<number {
      guard let comma = bytes[place..<end].firstIndex(of: UInt8(ascii: ",")) else { return nil }
      place = comma + 1
    }
    return place
  }
}
