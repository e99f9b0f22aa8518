import Diagnostics

extension DiagnosticsSARIF {
  /// One result: what, how bad, where, the other places, and what it is known by from one run to the next.
  mutating func result(_ diagnostic: Diagnostic, in places: inout Places) {
    let line = places.firstLine(of: diagnostic.primary.span)
    let file = places.location(of: diagnostic.primary.span).file
    json.beginObject()
    json.key("ruleId")
    json.string(diagnostic.code)
    json.key("ruleIndex")
    json.int(number(of: diagnostic.code))
    json.key("level")
    json.string(Self.level(diagnostic.severity))
    json.key("message")
    message(words(of: diagnostic))
    json.key("locations")
    location(Label(diagnostic.primary.span, diagnostic.primary.message), id: nil, in: &places, isInList: true)
    json.key("relatedLocations")
    json.beginArray()
    for (id, label) in diagnostic.secondary.enumerated() {
      location(label, id: id, in: &places, isInList: false)
    }
    json.endArray()
    json.key("partialFingerprints")
    json.beginObject()
    json.key("primaryLocationLineHash")
    json.string(fingerprints.next(code: diagnostic.code, file: file, line: line))
    json.endObject()
    json.endObject()
  }

  /// The tool, and of each code that occurred the page that `explain` prints.
  mutating func driver() {
    json.key("name")
    json.string("cosmetics-check")
    json.key("version")
    json.string(version)
    json.key("rules")
    json.beginArray()
    for code in codes { rule(code) }
    json.endArray()
  }

  private mutating func rule(_ code: String) {
    json.beginObject()
    json.key("id")
    json.string(code)
    if let page = pages[code] {
      let (title, explanation) = (page.title[language], page.explanation[language])
      texts("shortDescription", title)
      texts("fullDescription", explanation)
      texts("help", explanation, markdown: "**\(title)**\n\n\(explanation)")
      json.key("defaultConfiguration")
      json.object { json in
        json.key("level")
        json.string(Self.level(page.severity))
      }
    }
    json.endObject()
  }

  private mutating func texts(_ key: String, _ text: String, markdown: String? = nil) {
    json.key(key)
    json.object { json in
      json.key("text")
      json.string(text)
      guard let markdown else { return }
      json.key("markdown")
      json.string(markdown)
    }
  }

  private mutating func number(of code: String) -> Int {
    if let known = codes.firstIndex(of: code) { return known }
    codes.append(code)
    return codes.count - 1
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "note"
    }
  }

  /// The message with the cures and the words that were probably meant: a forge shows nothing else.
  private func words(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.message[language]] + diagnostic.help.map { $0[language] }
    let fresh = diagnostic.suggestions.filter { word in !lines.contains { $0.contains(word) } }
    if !fresh.isEmpty {
      lines.append((language == .zh ? "可能想写：" : "perhaps meant: ") + fresh.joined(separator: language == .zh ? "、" : ", "))
    }
    return lines.joined(separator: "\n")
  }

  private mutating func message(_ text: String) {
    json.object { json in
      json.key("text")
      json.string(text)
    }
  }

  private mutating func location(_ label: Label, id: Int?, in places: inout Places, isInList: Bool) {
    let place = places.location(of: label.span)
    if isInList { json.beginArray() }
    json.beginObject()
    if let id {
      json.key("id")
      json.int(id)
    }
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { json in
        json.key("uri")
        json.string(Self.uri(of: place.file))
      }
      json.key("region")
      json.object { Self.region(place, &$0) }
    }
    if let words = label.message {
      json.key("message")
      message(words[language])
    }
    json.endObject()
    if isInList { json.endArray() }
  }

  private static func region(_ place: Location, _ json: inout JSONWriter) {
    for (key, number) in [
      ("startLine", place.start.line), ("startColumn", place.start.column), ("endLine", place.end.line),
      ("endColumn", place.end.column),
    ] {
      json.key(key)
      json.int(number)
    }
  }

  /// A path as a URI: what a URI may not hold is written as its bytes.
  static func uri(of path: String) -> String {
    var out = path.hasPrefix("/") ? "file://" : ""
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        out += "%"
        out.unicodeScalars.append(digits[Int(byte >> 4)])
        out.unicodeScalars.append(digits[Int(byte & 15)])
      }
    }
    return out
  }
}

/// What a result is known by while lines are added and taken away around it: its code, its file and the text of its
/// line, and which of the equal ones it is.
struct Fingerprints: Sendable {
  private var counts: [UInt64: Int] = [:]

  mutating func next(code: String, file: String, line: String) -> String {
    let hash = Self.number(of: [code, file, String(line.filter { $0 != " " && $0 != "\t" })])
    let count = counts[hash, default: 0] + 1
    counts[hash] = count
    return Self.digits(hash) + ":\(count)"
  }

  /// Sixteen digits for some texts.
  static func hash(of parts: [String]) -> String { digits(number(of: parts)) }

  /// FNV-1a over the texts, with a zero between two.
  private static func number(of parts: [String]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
