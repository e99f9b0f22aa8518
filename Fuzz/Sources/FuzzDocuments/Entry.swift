import Diagnostics
import Documents

/// One input for all readers: whatever the bytes, reading ends in documents or diagnostics whose places lie in the
/// text, and what was read survives being written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = ContiguousArray(UnsafeBufferPointer(start: start, count: count))
  let text = SourceText(id: SourceID(0), name: "fuzz", bytes: bytes)
  for form in InputForm.allCases {
    for item in readRecords(InputText(source: text, form: form)) {
      switch item {
      case .document(let document): check(document)
      case .broken(_, let mistakes):
        precondition(!mistakes.isEmpty)
        precondition(mistakes.allSatisfy { Int($0.primary.span.end) <= count })
      case .unusable: preconditionFailure("a text is read or broken")
      }
    }
  }
  var diagnostics: [Diagnostic] = []
  _ = CSVTable(text, reporting: &diagnostics)
  precondition(diagnostics.allSatisfy { Int($0.primary.span.end) <= count })
  return 0
}

private func check(_ document: Document) {
  for node in document.nodes.indices {
    precondition(Int(document.span(of: node).end) <= document.source.bytes.count)
    let covered = document.spanMap(of: node).runs.reduce(0) { $0 + Int($1.decodedLength) }
    precondition(covered == Int(document.nodes[node].textLength))
    _ = document.silentClash(at: node)
  }
  var diagnostics: [Diagnostic] = []
  let yaml = SourceText(id: SourceID(1), name: "yaml", bytes: ContiguousArray(writeYAML(document)))
  let again = readYAML(yaml, reporting: &diagnostics)
  precondition(again.count == 1 && again[0].nodes.count == document.nodes.count)
  let json = SourceText(id: SourceID(2), name: "json", bytes: ContiguousArray(writeJSON(document, .line)))
  let lines = readJSONLines(json, reporting: &diagnostics)
  precondition(lines.count == 1 && lines[0].nodes.count == document.nodes.count && diagnostics.isEmpty)
}
