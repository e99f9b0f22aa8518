public import Diagnostics
import Documents

extension EquivalentMutant {
  /// Reads the marks of a rule folder; there need not be any. `root` is the folder with a trailing slash.
  public static func read(
    files: [SourceText], root: String, reporting: inout [Diagnostic]
  ) -> [EquivalentMutant] {
    guard let file = files.first(where: { $0.name == root + fileName }),
      let document = readYAML(file, reporting: &reporting).first
    else { return [] }
    var reader = RuleFileReader(document: document)
    var marks: [EquivalentMutant] = []
    if let top = reader.fields(document.root, as: .mutantFile) {
      marks = reader.items(top, "equivalent_mutants").compactMap { reader.equivalentMutant($0) }
    }
    reporting += reader.diagnostics
    return marks
  }
}

extension RuleFileReader {
  mutating func equivalentMutant(_ node: NodeID) -> EquivalentMutant? {
    guard let fields = fields(node, as: .equivalentMutant),
      let mutant = requiredText(fields, "mutant", of: "mutant")
    else { return nil }
    guard let reason = localized(fields, "reason") else { return nil }
    return EquivalentMutant(mutant: mutant, reason: reason)
  }
}
