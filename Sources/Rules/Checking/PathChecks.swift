import Diagnostics
import Records

/// The paths that the manifest and the bases name must be there in the vocabulary, or the engine would silently find nothing.
extension RuleChecker {
  mutating func checkPaths() {
    for path in set.manifest.usedPaths { checkPath(path) }
    let goods = set.manifest.goods.compactMap { set.schema.elementType(ofList: $0) }.map { set.schema.types[$0] }
    // A list that is not there was told above; what its elements have cannot be said.
    guard goods.count == set.manifest.goods.count else { return }
    for basis in set.bases where basis.conduct == nil {
      // A basis is of some list of goods; of a person's income, of the list of persons.
      let fields = [basis.value] + [basis.atLeast, basis.low].compactMap { $0 }
      let persons = set.manifest.persons.flatMap { set.schema.elementType(ofList: $0.list.first ?? "") }
      let types = goods + [persons.map { set.schema.types[$0] }].compactMap { $0 }
      for field in fields where !types.contains(where: { $0.slot(of: field) != nil }) {
        reportPath(Located(field, basis.id.span), among: types.flatMap { $0.fields.map(\.name) })
      }
    }
  }

  private mutating func checkPath(_ path: Located<String>) {
    var type = set.schema.record
    let steps = path.value.split(separator: ".").map(String.init)
    for (index, step) in steps.enumerated() {
      guard let field = type.field(step) else { return reportPath(path, among: type.fields.map(\.name), step: step) }
      if index == steps.count - 1 { return }
      switch field.shape {
      case .object(let next), .list(.object(let next), _, _): type = set.schema.types[next]
      default: return reportPath(path, among: [], step: steps[index + 1])
      }
    }
  }

  private mutating func reportPath(_ path: Located<String>, among names: [String], step: String? = nil) {
    let near = nearNames(to: step ?? path.value, among: names)
    diagnostics.append(
      RuleMistake.unknownPath.at(
        path.span,
        Localized(
          zh: "词汇表中没有「\(path.value)」", en: "the vocabulary has no `\(path.value)`"),
        help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [],
        suggestions: near))
  }
}
