import Diagnostics
import Documents
import Foundation

/// Lines of a resource, each one JSON object.
func vectors<Vector: Decodable>(_ name: String, as: Vector.Type = Vector.self) -> [Vector] {
  guard let url = Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Vectors"),
    let data = try? Data(contentsOf: url)
  else { return [] }
  return data.split(separator: 0x0A).compactMap { try? JSONDecoder().decode(Vector.self, from: Data($0)) }
}

func source(_ text: String) -> SourceText { SourceText(id: SourceID(0), name: "text", text: text) }
func source(bytes: some Sequence<UInt8>) -> SourceText {
  SourceText(id: SourceID(0), name: "text", bytes: ContiguousArray(bytes))
}

/// A document as a list of words, so that two trees can be compared: `{`, `s:key`, `n:1`, `}`.
func words(of document: Document, node: NodeID = 0, sorted: Bool = false) -> [String] {
  guard !document.nodes.isEmpty else { return [] }
  let text = document.string(of: node)
  switch document.nodes[node].kind {
  case .null: return ["z"]
  case .boolean: return ["b:" + text.lowercased()]
  case .number: return ["n:" + text]
  case .string: return ["s:" + text]
  case .sequence: return ["["] + document.children(of: node).flatMap { words(of: document, node: $0, sorted: sorted) } + ["]"]
  case .mapping:
    // A key is a text, whatever it spells.
    var entries = document.entries(of: node).map {
      ["s:" + document.string(of: $0.key)] + words(of: document, node: $0.value, sorted: sorted)
    }
    if sorted { entries.sort { $0[0].utf8.lexicographicallyPrecedes($1[0].utf8) } }
    return ["{"] + entries.flatMap { $0 } + ["}"]
  }
}

/// Numbers by their value: the vectors spell them in another way.
func sameWords(_ a: [String], _ b: [String]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || (number($0) != nil && number($0) == number($1)) }
}

private func number(_ word: String) -> Double? {
  guard word.hasPrefix("n:") else { return nil }
  let text = word.dropFirst(2)
  if text.hasPrefix("0o") { return UInt64(text.dropFirst(2), radix: 8).map(Double.init) }
  return Double(text)
}
