import Diagnostics
import Documents

/// What takes texts from strangers. Whatever the bytes, a target ends in a value or in diagnostics; anything else is
/// a crash, and so found.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// The readers of documents: what was read has places within the text, and survives being written.
  case yaml, json, csv
  /// An expression parsed, checked, printed, compiled, evaluated and traced, as rules and as pure CEL.
  case expression
  /// A message with expressions in it.
  case template
  /// Functions that read texts: patterns, formats, times, numbers, encodings.
  case function
  /// Decimals, dates and amounts.
  case scalar
  /// A record read by a schema, shown, and written again.
  case record

  public func run(_ bytes: ContiguousArray<UInt8>) {
    switch self {
    case .yaml: fuzzRecords(bytes, [.yaml])
    case .json: fuzzRecords(bytes, [.json, .ndjson])
    case .csv: fuzzTable(bytes)
    case .expression: fuzzExpression(bytes)
    case .template: fuzzTemplate(bytes)
    case .function: fuzzFunctions(bytes)
    case .scalar: fuzzScalars(bytes)
    case .record: fuzzRecord(bytes)
    }
  }
}

/// The first byte chooses, the rest is text.
func chosen(_ bytes: ContiguousArray<UInt8>) -> (choice: UInt8, text: String)? {
  guard let first = bytes.first else { return nil }
  return (first, String(decoding: bytes.dropFirst(), as: UTF8.self))
}

func source(_ text: String) -> SourceText { SourceText(id: SourceID(0), name: "fuzz", text: text) }
