public import Diagnostics

/// The forms that records come in.
public enum InputForm: String, Sendable, CaseIterable {
  case yaml, json, ndjson
  /// The tables of a folder, together one workbook; and a workbook in one file.
  case csv, xlsx

  /// What a file's name says, if anything.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    switch fileName[dot...].lowercased() {
    case ".yaml", ".yml": self = .yaml
    case ".json": self = .json
    case ".ndjson", ".jsonl": self = .ndjson
    case ".csv": self = .csv
    case ".xlsx": self = .xlsx
    default: return nil
    }
  }

  /// What the beginning of a text says. `{` begins one object of JSON, or the first of one a line: it is the latter
  /// where the first line holds all of an object and more follows.
  init(beginningOf bytes: ContiguousArray<UInt8>) {
    // An archive, or the form that encrypted and old workbooks have, of which the reader will tell more.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .xlsx
      return
    }
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    switch rest.first {
    case UInt8(ascii: "["): self = .json
    case UInt8(ascii: "{"):
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let more = rest[end...].contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      self = more && Self.isClosed(rest[..<end]) ? .ndjson : .json
    default: self = .yaml
    }
  }

  private static func isClosed(_ line: ContiguousArray<UInt8>.SubSequence) -> Bool {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for byte in line {
      if isQuoted {
        if isEscaped { isEscaped = false } else if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isQuoted = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return depth <= 0 && !isQuoted
  }
}

/// A text to be read for records: a whole file, or some lines of newline-delimited JSON.
public struct InputText: Sendable {
  public var source: SourceText
  public var form: InputForm

  public init(source: SourceText, form: InputForm) {
    self.source = source
    self.form = form
  }
}

/// One record of the input, or what stands in for one that could not be read.
public enum InputItem: Sendable {
  case document(Document)
  /// A record, or a whole text, that is broken; it counts as one.
  case broken(SourceText, [Diagnostic])
  /// A path that yields no record at all: no such file, an empty folder, a file that may not be read.
  case unusable(SourceText, Diagnostic)
}

/// All records of one text. A pure function, so that texts may be read on many threads.
public func readRecords(_ text: InputText) -> [InputItem] {
  let outcomes: [ReadOutcome]
  switch text.form {
  case .yaml: outcomes = yamlOutcomes(text.source)
  case .json:
    var parser = JSONParser()
    outcomes = jsonOutcomes(text.source, &parser)
  case .ndjson:
    var parser = JSONParser()
    return items(jsonLineOutcomes(text.source, &parser), text.source)
  case .csv, .xlsx: return [.broken(text.source, [unreadableForm(text.source, Localized(zh: "这里不能读表格", en: "no workbook can be read here"))])]
  }
  if outcomes.isEmpty { return [.broken(text.source, [emptyText(text.source)])] }
  return items(outcomes, text.source)
}

private func items(_ outcomes: [ReadOutcome], _ source: SourceText) -> [InputItem] {
  outcomes.map { outcome in
    switch outcome {
    case .document(let document, _): .document(document)
    case .failed(let mistakes): .broken(source, mistakes)
    }
  }
}

func unreadableForm(_ source: SourceText, _ message: Localized, help: [Localized] = []) -> Diagnostic {
  DocumentMistake.unknownForm.at(stretch(source, 0..<0), message, help: help)
}

func emptyText(_ source: SourceText) -> Diagnostic {
  DocumentMistake.emptyText.at(
    stretch(source, 0..<0), Localized(zh: "文件中没有任何记录", en: "there is no record in the file"))
}
