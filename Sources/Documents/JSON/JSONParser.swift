internal import CSimdJSON
import Diagnostics

/// The limits of JSON texts.
enum JSONLimit {
  static let bytes = 1 << 30
  static let depth = 64
}

/// simdjson with its buffers, to be used for one text after another.
struct JSONParser: ~Copyable {
  private let reader: OpaquePointer?

  init() { reader = csimdjson_new() }

  deinit { if let reader { csimdjson_free(reader) } }

  /// Reads one JSON value that fills a stretch of the source, or says what is wrong with it.
  mutating func read(_ source: SourceText, _ range: Range<Int>) -> Result<JSONTree, DiagnosticError> {
    let status = source.bytes.withUnsafeBufferPointer { bytes -> Int32 in
      guard let reader else { return Int32(CSIMDJSON_MEMORY) }
      let stretch = UnsafeBufferPointer(rebasing: bytes[range])
      return csimdjson_read(reader, stretch.baseAddress, stretch.count, UInt32(JSONLimit.depth))
    }
    guard let reader, status == 0 else {
      return .failure(DiagnosticError(diagnostic: mistake(source, range, status)))
    }
    var count = 0
    let nodes = UnsafeBufferPointer(start: csimdjson_nodes(reader, &count), count: count)
    var length = 0
    let text = UnsafeBufferPointer(start: csimdjson_text(reader, &length), count: length)
    return .success(JSONTree(source: source, base: UInt32(range.lowerBound), nodes: nodes, text: text))
  }

  private func mistake(_ source: SourceText, _ range: Range<Int>, _ status: Int32) -> Diagnostic {
    if let mistake = encodingMistake(of: source, in: range, as: .json) { return mistake }
    var diagnosis = JSONDiagnosis(source, range)
    if let mistake = diagnosis.mistake() { return mistake }
    let words = status > 0 ? csimdjson_error_text(status).map { String(cString: $0) } ?? "" : "simdjson \(status)"
    let offset = range.lowerBound + min(reader.map { csimdjson_error_offset($0) } ?? 0, range.count)
    return DocumentMistake.jsonSyntax.at(
      stretch(source, offset..<offset),
      Localized(zh: "JSON 无法读取（\(words)）", en: "the JSON cannot be read: \(words)"))
  }
}

struct DiagnosticError: Error {
  var diagnostic: Diagnostic
}

/// What was read, still in the parser's memory: valid until it reads again.
struct JSONTree {
  let source: SourceText
  let base: UInt32
  let nodes: UnsafeBufferPointer<csimdjson_node>
  let text: UnsafeBufferPointer<UInt8>

  /// The tree with memory of its own.
  var document: Document {
    let copied = ContiguousArray<Document.Node>(unsafeUninitializedCapacity: nodes.count) { target, count in
      for (index, node) in nodes.enumerated() {
        let kind = Document.Kind(rawValue: node.kind) ?? .null
        target.initializeElement(
          at: index,
          to: Document.Node(
            kind: kind, style: kind == .string ? .doubleQuoted : .plain, start: base + node.start, length: node.length,
            text: node.text, textLength: node.text_length, end: node.end))
      }
      count = nodes.count
    }
    return Document(source: source, nodes: copied, text: ContiguousArray(text))
  }
}
