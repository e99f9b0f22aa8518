/// The list of sheets in `xl/workbook.xml`.
final class SheetList: XMLContent {
  private(set) var sheets: [(name: String, relation: String)] = []
  /// Days are counted from 1904, as early spreadsheets of one maker did.
  private(set) var countsFrom1904 = false

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
    case "sheet": sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
    default: break
    }
  }

  func text(_ text: String) {}
  func end(_ name: String) {}
}

/// `xl/_rels/workbook.xml.rels`: which part a sheet is.
final class Relations: XMLContent {
  private(set) var targets: [String: String] = [:]

  func start(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  func text(_ text: String) {}
  func end(_ name: String) {}
}

/// `xl/sharedStrings.xml`: the texts that cells point at, without their looks and without how they are pronounced.
final class SharedStrings: XMLContent {
  private(set) var strings: ContiguousArray<String> = []
  private var current = ""
  private var isText = false
  private var isPronunciation = false

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "si": current = ""
    case "t": isText = !isPronunciation
    case "rPh": isPronunciation = true
    default: break
    }
  }

  func text(_ text: String) { if isText { current += text } }

  func end(_ name: String) {
    switch name {
    case "si": strings.append(current)
    case "t": isText = false
    case "rPh": isPronunciation = false
    default: break
    }
  }
}

/// `xl/styles.xml`: which styles show a number as a day or in percent.
final class CellStyles: XMLContent {
  enum Look { case plain, day, percent }

  private(set) var looks: [Look] = []
  private var formats: [Int: String] = [:]
  private var isCellFormat = false

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { formats[id] = attributes["formatCode"] }
    case "cellXfs": isCellFormat = true
    case "xf" where isCellFormat: looks.append(look(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
    default: break
    }
  }

  func text(_ text: String) {}

  func end(_ name: String) { if name == "cellXfs" { isCellFormat = false } }

  private func look(_ format: Int) -> Look {
    switch format {
    case 9, 10: return .percent
    // Those of East Asian spreadsheets among them.
    case 14...22, 27...36, 45...47, 50...58: return .day
    default: break
    }
    guard let code = formats[format] else { return .plain }
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for letter in code.utf8 {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch letter {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"): isEscaped = true
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      case UInt8(ascii: "%") where !isQuoted: return .percent
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "h"):
        if !isQuoted, !isBracketed { return .day }
      default: break
      }
    }
    return .plain
  }
}
