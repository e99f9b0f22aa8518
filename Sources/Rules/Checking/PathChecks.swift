import Diagnostics
import Records

/// The paths that the manifest and the bases name must be there in the vocabulary, or the engine would silently find nothing.
extension RuleChecker {
  mutating func checkPaths() {
    for path in set.manifest.usedPaths + set.usedPaths { checkPath(path) }
    let goods = set.manifest.goods.compactMap { set.schema.elementType(ofList: $0) }.map { set.schema.types[$0] }
    // A list that is not there was told above; what its elements have cannot be said.
    guard goods.count == set.manifest.goods.count else { return }
    for basis in set.bases {
      // A basis is of some list of goods; of a person's income, of the list of persons.
      let persons = set.manifest.persons.flatMap { set.schema.elementType(ofList: $0.list.first ?? "") }
      let types = goods + [persons.map { set.schema.types[$0] }].compactMap { $0 }
      // Of conduct without goods the value stands at a path of its own.
      let own = basis.conduct?.last.map { [$0] } ?? []
      for field in basis.fields where !own.contains(field.value) && !types.contains(where: { $0.slot(of: field.value) != nil }) {
        reportPath(field, among: own + types.flatMap { $0.fields.map(\.name) })
      }
    }
  }

  private mutating func checkPath(_ path: Located<String>) {
    var type = set.schema.record
    let steps = path.value.split(separator: ".").map(String.init)
    for (index, step) in steps.enumerated() {
      guard let field = type.field(step) else {
        let place = Self.place(of: index, in: steps, path.span)
        return reportPath(Located(path.value, place), among: type.fields.map(\.name), step: step)
      }
      if index == steps.count - 1 { return }
      switch field.shape {
      case .object(let next), .list(.object(let next), _, _): type = set.schema.types[next]
      default: return reportPath(path, among: [], step: steps[index + 1])
      }
    }
  }

  /// Where a step of a path stands: counted from the end, for of a list's field only the last name is written there.
  private static func place(of index: Int, in steps: [String], _ span: SourceSpan) -> SourceSpan {
    let rest = steps[(index + 1)...].reduce(0) { $0 + $1.utf8.count + 1 }
    let own = steps[index].utf8.count
    guard rest + own <= Int(span.length) else { return span }
    return SourceSpan(source: span.source, start: span.end - UInt32(rest + own), length: UInt32(own))
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
