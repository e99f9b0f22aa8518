import Diagnostics
import Documents

func fuzzRecords(_ bytes: ContiguousArray<UInt8>, _ forms: [InputForm]) {
  let text = SourceText(id: SourceID(0), name: "fuzz", bytes: bytes)
  for form in forms {
    for item in readRecords(InputText(source: text, form: form)) {
      switch item {
      case .document(let document): survive(document)
      case .broken(_, let mistakes):
        precondition(!mistakes.isEmpty)
        precondition(mistakes.allSatisfy { Int($0.primary.span.end) <= bytes.count })
      case .unusable: preconditionFailure("a text is read or broken")
      }
    }
  }
}

func fuzzTable(_ bytes: ContiguousArray<UInt8>) {
  let text = SourceText(id: SourceID(0), name: "fuzz", bytes: bytes)
  var diagnostics: [Diagnostic] = []
  let table = CSVTable(text, reporting: &diagnostics)
  precondition(diagnostics.allSatisfy { Int($0.primary.span.end) <= bytes.count })
  precondition(table.rows.joined().allSatisfy { Int($0.span.end) <= bytes.count })
}

private func survive(_ document: Document) {
  for node in document.nodes.indices {
    precondition(Int(document.span(of: node).end) <= document.source.bytes.count)
    let covered = document.spanMap(of: node).runs.reduce(0) { $0 + Int($1.decodedLength) }
    precondition(covered == Int(document.nodes[node].textLength))
    _ = document.silentClash(at: node)
  }
  var diagnostics: [Diagnostic] = []
  let yaml = SourceText(id: SourceID(1), name: "yaml", bytes: ContiguousArray(writeYAML(document)))
  precondition(isSame(readYAML(yaml, reporting: &diagnostics), document))
  let json = SourceText(id: SourceID(2), name: "json", bytes: ContiguousArray(writeJSON(document, .line)))
  precondition(isSame(readJSONLines(json, reporting: &diagnostics), document) && diagnostics.isEmpty)
}

/// The same tree, and the same texts; a number may be spelled another way, and what JSON cannot spell (`012`, a key that is no text) is a text
private func isSame(_ found: [Document], _ document: Document) -> Bool {
  guard found.count == 1, found[0].nodes.count == document.nodes.count else { return false }
  return document.nodes.indices.allSatisfy { node in
    let (own, other) = (document.nodes[node].kind, found[0].nodes[node].kind)
    let isAsWritten = found[0].bytes(of: node).elementsEqual(document.bytes(of: node))
    return own == other ? own != .string || isAsWritten : other == .string && isAsWritten
  }
}
