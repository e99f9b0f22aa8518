/// Where the values of a node were read from: worked out only when somebody asks, by evaluating the objects again.
extension Evaluation {
  /// The record cells that a node's value was read from.
  mutating func places(of number: Int) -> [Int] {
    let node = program.nodes[number]
    switch node.op {
    case .constant, .local, .fail: return []
    case .inner:
      switch sources[innerBase + Int(node.a)] {
      case .nowhere: return []
      case .record(let place): return [place]
      case .node(let source, let variable): return outside(variable) { $0.places(of: source) }
      }
    case .field, .test:
      let operand = evaluate(program.child(node, 0))
      guard operand.kind == .object, let slot = program.slot(of: node.a, inType: operand.count) else {
        return places(of: program.child(node, 0))
      }
      return operand.space == .record ? [Int(operand.payload) + slot] : []
    case .conditional:
      let condition = evaluate(program.child(node, 0))
      guard condition.kind == .boolean else { return places(of: program.child(node, 0)) }
      return places(of: program.child(node, condition.isTrue ? 1 : 2))
    case .fold: return placesOfFold(node)
    case .optionalField, .testValue, .unary, .binary, .call, .host, .and, .or, .not, .list, .map, .matches:
      var found: [Int] = []
      for index in 0..<Int(node.count) {
        for place in places(of: program.child(node, index)) where !found.contains(place) { found.append(place) }
      }
      return found
    }
  }

  private mutating func placesOfFold(_ node: Program.Node) -> [Int] {
    guard node.form == .bind else { return places(of: program.child(node, 0)) + placesOfElements(node) }
    let range = evaluate(program.child(node, 0))
    push(1)
    defer { pop(1) }
    bindValue(range, node)
    return places(of: program.child(node, 2))
  }

  /// What the elements of a mapped list were read from, as far as that is still worth naming.
  private mutating func placesOfElements(_ node: Program.Node) -> [Int] {
    guard node.form == .map || node.form == .transformList, program.links[Int(node.first) + 2] != Program.noChild
    else { return [] }
    let range = evaluate(program.child(node, 0))
    guard range.kind == .list || range.kind == .map else { return [] }
    push(Int(node.b))
    defer { pop(Int(node.b)) }
    var found: [Int] = []
    for index in 0..<min(Int(range.count), 50) {
      bindElement(index, of: range, node)
      for place in places(of: program.child(node, 2)) where !found.contains(place) { found.append(place) }
    }
    return found
  }

  /// Does something as it was before a comprehension's variables came to be: its range is evaluated there.
  mutating func outside<Result>(_ variable: Int, _ body: (inout Evaluation) -> Result) -> Result {
    let saved = (inner[(innerBase + variable)...], sources[(innerBase + variable)...])
    inner.removeLast(saved.0.count)
    sources.removeLast(saved.1.count)
    let result = body(&self)
    inner.append(contentsOf: saved.0)
    sources.append(contentsOf: saved.1)
    return result
  }
}
