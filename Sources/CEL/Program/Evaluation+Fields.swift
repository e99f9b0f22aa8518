/// Reading fields, keys and literals of collections.
extension Evaluation {
  /// `x.f`: a field of an object, a key of a map; through an optional it stays optional.
  mutating func read(_ number: Int, _ node: Program.Node) -> Cell {
    let operand = evaluate(program.child(node, 0))
    switch operand.kind {
    case .object:
      guard let slot = program.slot(of: node.a, inType: operand.count) else {
        return failing(.noSuchField(name(node)), at: number)
      }
      return read(operand.space, Int(operand.payload) + slot)
    case .map:
      guard charge(Int(operand.count) * 16) else { return failing(.tooLong, at: number) }
      if let found = value(ofKey: name(node), in: operand) { return found }
      return failing(.noSuchKey(name(node)), at: number)
    case .optional: return select(operand, node, at: number)
    case .unknown, .error: return operand
    case .null: return failing(.fieldOfNull(name(node)), at: number)
    default: return failing(.noSuchField(name(node)), at: number)
    }
  }

  private func name(_ node: Program.Node) -> String { program.names[Int(node.a)] }

  /// `has(x.f)`: yes with a value, no for null and for a key that a map lacks, unknown for a field left out.
  mutating func test(_ number: Int, _ node: Program.Node) -> Cell {
    let operand = evaluate(program.child(node, 0))
    switch operand.kind {
    case .object:
      guard let slot = program.slot(of: node.a, inType: operand.count) else {
        return failing(.noSuchField(name(node)), at: number)
      }
      return isPresent(read(operand.space, Int(operand.payload) + slot))
    case .map: return .bool(value(ofKey: name(node), in: operand) != nil)
    case .optional:
      let found = select(operand, node, at: number)
      return found.kind == .optional ? .bool(found.count == 1) : found
    case .null: return .bool(false)
    case .unknown, .error: return operand
    default: return failing(.noSuchField(name(node)), at: number)
    }
  }

  func isPresent(_ value: Cell) -> Cell {
    value.kind == .unknown || value.kind == .error ? value : .bool(value.kind != .null)
  }

  mutating func testValue(_ node: Program.Node) -> Cell { isPresent(evaluate(program.child(node, 0))) }

  /// `x.?f`: an optional.
  mutating func readOptional(_ number: Int, _ node: Program.Node) -> Cell {
    let operand = evaluate(program.child(node, 0))
    switch operand.kind {
    case .unknown, .error: return operand
    default: return select(operand, node, at: number)
    }
  }

  private mutating func select(_ operand: Cell, _ node: Program.Node, at number: Int) -> Cell {
    switch operand.kind {
    case .optional:
      guard let content = content(ofOptional: operand) else { return operand }
      return select(content, node, at: number)
    case .map: return makeOptional(value(ofKey: name(node), in: operand))
    case .object:
      guard let slot = program.slot(of: node.a, inType: operand.count) else {
        return failing(.noSuchField(name(node)), at: number)
      }
      let value = read(operand.space, Int(operand.payload) + slot)
      if value.kind == .unknown { return value }
      return makeOptional(value.kind == .null ? nil : value)
    default: return failing(.noSuchKey(name(node)), at: number)
    }
  }

  func value(ofKey key: String, in map: Cell) -> Cell? {
    for index in 0..<Int(map.count) {
      let candidate = element(map, 2 * index)
      if candidate.kind == .text, bytes(of: candidate).elementsEqual(key.utf8) { return element(map, 2 * index + 1) }
    }
    return nil
  }

  /// The value of a key of any type; numbers of different types are one number.
  func value(ofKey key: Cell, in map: Cell) -> Cell? {
    for index in 0..<Int(map.count) where isSameKey(element(map, 2 * index), key) {
      return element(map, 2 * index + 1)
    }
    return nil
  }

  private func isSameKey(_ a: Cell, _ b: Cell) -> Bool {
    if a.kind == .text || b.kind == .text {
      return a.kind == b.kind && a.count == b.count && bytes(of: a).elementsEqual(bytes(of: b))
    }
    if a.kind == .boolean || b.kind == .boolean { return a.kind == b.kind && a.payload == b.payload }
    return numericOrder(a, b) == .equal
  }

  // MARK: Literals

  mutating func list(_ number: Int, _ node: Program.Node) -> Cell {
    guard charge(Int(node.count) * 16) else { return failing(.tooLong, at: number) }
    let marks = node.hasOptional ? program.optionalMarks[Int(node.a)] : []
    var elements: [Cell] = []
    elements.reserveCapacity(Int(node.count))
    for index in 0..<Int(node.count) {
      let cell = evaluate(program.child(node, index))
      if cell.kind == .error { return cell }
      guard node.hasOptional, marks[index] else {
        elements.append(cell)
        continue
      }
      // Whether an element is there at all may be unknown: then so is the list.
      if cell.kind == .unknown { return cell }
      guard cell.kind == .optional else { return failing(.noOverload("[?_]", [cell.kind]), at: number) }
      if let content = content(ofOptional: cell) { elements.append(content) }
    }
    return makeList(elements)
  }

  mutating func map(_ number: Int, _ node: Program.Node) -> Cell {
    // Every key is compared with those before it.
    guard charge(Int(node.count) * 16 + Int(node.count) * Int(node.count)) else { return failing(.tooLong, at: number) }
    let marks = node.hasOptional ? program.optionalMarks[Int(node.a)] : []
    var entries: [(key: Cell, value: Cell)] = []
    for index in 0..<(Int(node.count) / 2) {
      let key = evaluate(program.child(node, 2 * index))
      var value = evaluate(program.child(node, 2 * index + 1))
      if key.kind == .error || key.kind == .unknown { return key }
      if value.kind == .error { return value }
      if node.hasOptional, marks[index] {
        if value.kind == .unknown { return value }
        guard value.kind == .optional else { return failing(.noOverload("{?_: _}", [value.kind]), at: number) }
        guard let content = content(ofOptional: value) else { continue }
        value = content
      }
      if let failure = cannotAdd(key, to: entries) { return failing(failure, at: number) }
      entries.append((key, value))
    }
    return makeMap(entries)
  }

  /// Keys are booleans, whole numbers and texts, each once.
  func cannotAdd(_ key: Cell, to entries: [(key: Cell, value: Cell)]) -> Failure? {
    switch key.kind {
    case .boolean, .int, .uint, .text: break
    default: return .badKey
    }
    return entries.contains { isSameKey($0.key, key) } ? .repeatedKey(display(key)) : nil
  }
}
