import Documents

/// The broken records: the good ones, each with one slip.
public func brokenRecords(from good: Good) -> [Specimen] {
  let breaking = Breaking(good, .record)
  breaking.misspeltInRecords()
  breaking.badRecordValues()
  breaking.brokenReferences()
  breaking.brokenRecordShapes()
  breaking.brokenYAML(1) { _ in true }
  return breaking.specimens
}

extension Breaking {
  func misspeltInRecords() {
    add("misspelt field", 20, where: { $0.isKey && $0.isPlain && !["schema", "incomplete"].contains($0.text) }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    let words = ["kind", "verdict", "premises", "lead", "state", "date_basis", "level", "responsible", "audience"]
    add("misspelt listed word", 14, where: { site in !site.isKey && site.isPlain && words.contains { site.path.hasSuffix("." + $0) } }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("misspelt listed word in a list", 3, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("roles.*") }) { site, _, number in
      Typo.number(number, of: site.text).map { Break(Edit(site.start, site.length, $0), at: site.start, word: site.text) }
    }
    add("field of another object", 3, where: { $0.isKey && $0.path == "batches.*.made_on" }) { site, _, _ in
      Break(Edit(site.start, site.length, "verdict"), at: site.start)
    }
    add("Chinese field name", 2, where: { $0.isKey && $0.path == "batches.*.made_on" }) { site, _, _ in
      Break(Edit(site.start, site.length, "生产日期"), at: site.start)
    }
    add("misspelt schema", 2, where: { $0.isKey && $0.path == "schema" }) { site, _, number in
      Break(Edit(site.start, site.length, number % 2 == 0 ? "shema" : "scheam"), at: site.start, word: "schema")
    }
    add("wrong schema version", 2, where: { !$0.isKey && $0.path == "schema" }) { site, _, number in
      Break(Edit(site.start, site.length, number % 2 == 0 ? "inspection/2" : "inspection1"), at: site.start, word: "inspection/1")
    }
  }

  func badRecordValues() {
    let dates: [(String, String?)] = [
      ("2023-02-30", nil), ("2023/5/18", "2023-05-18"), ("20230518", "2023-05-18"), ("2023.5.18", "2023-05-18"), ("18-05-2023", nil),
      ("2023年5月18日", "2023-05-18"), ("2023-5-18", "2023-05-18"), ("２０２３-05-18", "2023-05-18"), ("yesterday", nil), ("2023-13-01", nil), ("true", nil),
    ]
    for (value, word) in dates {
      add("bad date", 1, where: { !$0.isKey && $0.isPlain && ($0.path.hasSuffix("made_on") || $0.path.hasSuffix("visit.date") || $0.path.hasSuffix("taken_on")) }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    let numbers: [(String, String?)] = [
      ("3.2万元", "32000"), ("１２３", "123"), ("1e5x", nil), ("\"1,000\"", "1000"), ("￥500", "500"), ("500元", "500"), ("many", nil), ("12..5", nil), ("0x1F", nil), ("2023-05-18", nil),
    ]
    for (value, word) in numbers {
      add("bad number", 1, where: { !$0.isKey && $0.isPlain && ($0.path.hasSuffix("goods_value") || $0.path.hasSuffix("unit_price") || $0.path.hasSuffix("decisions.*.fine")) }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    let amounts: [(String, String?)] = [
      ("12 mgkg", "12 mg/kg"), ("mg/kg", nil), ("12", nil), ("12 mg/gk", "12 mg/kg"), ("12 ppmm", "12 ppm"), ("12mg/ kgg", nil), ("十 mg/kg", nil), ("<= mg/kg", nil),
    ]
    for (value, word) in amounts {
      add("bad amount", 1, where: { !$0.isKey && $0.isPlain && $0.path == "samples.*.items.*.value" }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    for (value, word) in [("yes", "true"), ("否", "false"), ("\"true\"", "true"), ("1", "true"), ("ture", "true"), ("flase", "false"), ("True1", nil)] as [(String, String?)] {
      add("bad flag", 1, where: { !$0.isKey && $0.kind == .boolean }) { site, _, _ in
        Break(Edit(site.start, site.length, value), at: site.start, word: word)
      }
    }
    add("negative number", 2, where: { !$0.isKey && $0.isPlain && $0.path.hasSuffix("goods_value") }) { site, _, _ in
      Break(Edit(site.start, 0, "-"), at: site.start)
    }
  }

  func brokenReferences() {
    for (kind, path) in [("batch of a sample", "samples.*.batch"), ("product of a batch", "batches.*.product"), ("maker", "batches.*.maker"), ("maker", "products.*.maker"), ("person of a decision", "decisions.*.persons.*.person"), ("inputs of a batch", "batches.*.inputs.*")] {
      add("dangling \(kind)", 2, where: { !$0.isKey && $0.isPlain && $0.path == path }) { site, _, _ in
        let isWord = site.text == "inspected"
        return Break(Edit(site.start, site.length, isWord ? "inspceted" : site.text + "9"), at: site.start, word: site.text)
      }
    }
    add("key of a batch changed", 3, where: { !$0.isKey && $0.isPlain && $0.path == "batches.*.id" }) { site, bytes, _ in
      // Where it was referred to is told, or where it stands.
      guard let use = self.good.sites.first(where: { $0.file == site.file && !$0.isKey && $0.text == site.text && ($0.path == "samples.*.batch" || $0.path.hasPrefix("stated_values")) && $0.start > site.end }) else { return nil }
      return Break(Edit(site.start, site.length, site.text + "x"), at: use.start + 1).also(site.start)
    }
    add("key used twice", 3, where: { !$0.isKey && $0.isPlain && ["batches.*.id", "products.*.id"].contains($0.path) }) { site, _, _ in
      guard let earlier = self.good.sites.last(where: { $0.file == site.file && !$0.isKey && $0.path == site.path && $0.start < site.start }) else { return nil }
      return Break(Edit(site.start, site.length, earlier.text), at: site.start)
    }
  }

  func brokenRecordShapes() {
    let ids = good.files.indices
    for file in spread(Array(ids), 3) {
      let bytes = good.files[file].bytes
      guard let schema = good.sites.first(where: { $0.file == file && $0.isKey && $0.path == "schema" }), let id = good.sites.first(where: { $0.file == file && !$0.isKey && $0.path == "id" }) else { continue }
      let end = bytes.lineEnd(of: schema.start) + 1
      add("missing schema", file: file, Break(Edit(schema.start, end - schema.start, ""), at: schema.start))
      let idLine = bytes.lineStart(of: id.start)
      add("missing id", file: file, Break(Edit(idLine, bytes.lineEnd(of: idLine) + 1 - idLine, ""), at: schema.start))
      let copy = bytes + ContiguousArray("---\n".utf8) + bytes
      specimens.append(
        Specimen(
          subject: .record, kind: "record twice", file: good.files[file].name, texts: [(good.files[file].name, copy)],
          places: [copy.position(of: bytes.count + 4 + id.start)], word: nil, note: "---"))
    }
    add("missing visit date", 2, where: { $0.isKey && $0.path == "visit.date" }) { site, bytes, _ in
      let line = bytes.lineStart(of: site.start)
      guard bytes[line..<site.start].allSatisfy({ $0 == 0x20 }), site.keys.count > 1 else { return nil }
      return Break(Edit(line, bytes.lineEnd(of: line) + 1 - line, ""), at: site.parentStart)
    }
    let shapes: [(String, (Site) -> Bool, String)] = [
      ("text for a list", { $0.path == "enterprise.roles" && $0.kind == .sequence }, "producer"), ("list for a text", { $0.path == "enterprise.name" }, "[a, b]"),
      ("object for a text", { $0.path == "products.*.name" }, "{a: b}"), ("text for an object", { $0.path == "batches.*.quantities" && $0.kind == .mapping }, "many"),
      ("list for an object", { $0.path == "enterprise.production_licence" && $0.kind == .mapping }, "[valid]"), ("null not allowed", { $0.path == "batches.*.made_on" || $0.path == "visit.date" }, "null"),
      ("nothing for a date", { $0.path == "visit.date" }, ""), ("number for a word", { $0.path.hasSuffix("items.*.verdict") }, "1"), ("text for a flag", { $0.kind == .boolean && !$0.isKey }, "maybe"),
    ]
    for (kind, fits, value) in shapes {
      add(kind, 2, where: { !$0.isKey && fits($0) }) { site, bytes, _ in
        guard site.isScalar || [UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[site.start]) else { return nil }
        let found = Break(Edit(site.start, site.length, value), at: site.start)
        return value.isEmpty ? found.also(site.start - 1) : found
      }
    }
    add("duplicate key", 5, where: { $0.isKey && $0.isPlain && $0.keys.count > 1 }) { site, bytes, _ in
      let line = bytes.lineStart(of: site.start)
      let end = bytes.lineEnd(of: line) + 1
      guard bytes[line..<site.start].allSatisfy({ $0 == 0x20 }), end - site.end > 3, !bytes[end..<min(end + site.start - line + 1, bytes.count)].allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) else { return nil }
      return Break(Edit(end, 0, String(decoding: bytes[line..<end], as: UTF8.self)), at: end + site.start - line)
    }
    add("bad incomplete path", 2, where: { !$0.isKey && $0.path == "incomplete.*" && $0.isPlain && $0.text.count > 4 }) { site, _, number in
      let tail = site.text.split(separator: ".").last.map(String.init) ?? site.text
      guard let made = Typo.number(number, of: tail) else { return nil }
      return Break(Edit(site.end - tail.utf8.count, tail.utf8.count, made), at: site.end - tail.utf8.count, word: tail).also(site.start)
    }
  }
}
