import CEL

/// What references lead to, and how they are written.
extension Record {
  /// The cells of the objects that a reference may lead to.
  public func targets(of target: RecordSchema.Target) -> [CellID] {
    let listed = field(target.list, of: root).map { Array(elements(of: heap.cells[$0])) } ?? []
    let named = target.words.values.sorted().compactMap { field($0, of: root) }
    return (named + listed).filter { heap.cells[$0].kind == .object }
  }

  /// The word that stands for an object at the record's top; nil where none does.
  public func word(for cell: CellID) -> String? {
    let name = path(of: cell)
    for field in schema.types.flatMap(\.fields) {
      guard case .reference(let target) = field.shape else { continue }
      if let word = target.words.filter({ $0.value == name }).keys.min() { return word }
    }
    return nil
  }
}
