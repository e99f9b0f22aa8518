/// The macros over lists, maps and optionals.
extension Evaluation {
  mutating func fold(_ number: Int, _ node: Program.Node) -> Cell {
    let range = evaluate(program.child(node, 0))
    switch node.form {
    case .bind: return bind(range, node)
    case .optMap, .optFlatMap: return overOptional(range, number, node)
    default: break
    }
    switch range.kind {
    case .list, .map: break
    case .unknown, .error: return range
    default: return failing(.noOverload(node.form.rawValue, [range.kind]), at: number)
    }
    push(Int(node.b))
    defer { pop(Int(node.b)) }
    switch node.form {
    case .all: return quantified(range, number, node, deciding: false)
    case .exists: return quantified(range, number, node, deciding: true)
    case .existsOne: return existsOne(range, number, node)
    case .filter, .map, .transformList: return collected(range, number, node)
    case .transformMap, .transformMapEntry: return mapped(range, number, node)
    case .bind, .optMap, .optFlatMap: return .null
    }
  }

  // MARK: Variables

  mutating func push(_ count: Int) {
    for _ in 0..<count {
      inner.append(.null)
      sources.append(.nowhere)
    }
  }

  mutating func pop(_ count: Int) {
    inner.removeLast(count)
    sources.removeLast(count)
  }

  /// Sets the variables to the n-th element: element, or key; with two variables index and element, or key and value.
  mutating func bindElement(_ index: Int, of range: Cell, _ node: Program.Node) {
    // An element costs a step, however little is done with it.
    steps += 1
    let base = innerBase + Int(node.a)
    let isMap = range.kind == .map
    let first = element(range, isMap ? 2 * index : index)
    let source: Source =
      range.space == .record && !isMap
      ? .record(Int(range.payload) + index) : .node(program.child(node, 0), variable: Int(node.a))
    if node.b == 1 {
      inner[base] = first
      sources[base] = source
    } else {
      inner[base] = isMap ? first : .int(Int64(index))
      sources[base] = .nowhere
      inner[base + 1] = isMap ? element(range, 2 * index + 1) : first
      sources[base + 1] = source
    }
  }

  /// Sets the one variable of `bind` or `optMap`.
  mutating func bindValue(_ value: Cell, _ node: Program.Node) {
    inner[innerBase + Int(node.a)] = value
    sources[innerBase + Int(node.a)] = .node(program.child(node, 0), variable: Int(node.a))
  }

  private mutating func bind(_ range: Cell, _ node: Program.Node) -> Cell {
    // `bind` takes errors too, and fails only where the variable is used.
    push(1)
    defer { pop(1) }
    bindValue(range, node)
    return evaluate(program.child(node, 2))
  }

  private mutating func overOptional(_ range: Cell, _ number: Int, _ node: Program.Node) -> Cell {
    if range.kind == .unknown || range.kind == .error { return range }
    guard range.kind == .optional else { return failing(.noOverload(node.form.rawValue, [range.kind]), at: number) }
    guard let content = content(ofOptional: range) else { return range }
    push(1)
    defer { pop(1) }
    bindValue(content, node)
    let value = evaluate(program.child(node, 2))
    if value.kind == .unknown || value.kind == .error { return value }
    if node.form == .optMap { return makeOptional(value) }
    return value.kind == .optional ? value : failing(.noOverload(node.form.rawValue, [value.kind]), at: number)
  }

  // MARK: Quantifiers

  /// `all` (decided by a no) and `exists` (decided by a yes).
  private mutating func quantified(_ range: Cell, _ number: Int, _ node: Program.Node, deciding: Bool) -> Cell {
    let predicate = program.child(node, 1)
    var obstacles = Obstacles()
    for index in 0..<Int(range.count) {
      bindElement(index, of: range, node)
      let found = evaluate(predicate)
      switch found.kind {
      case .boolean: if found.isTrue == deciding { return .bool(deciding) }
      case .unknown: add(found, to: &obstacles)
      case .error: obstacles.errors.append(found)
      default: obstacles.errors.append(failing(.notTruth(found.kind), at: predicate))
      }
      if steps > budget { return failing(.tooLong, at: number) }
    }
    if range.isIncomplete { add(whyIncomplete(range, node: program.child(node, 0)), to: &obstacles) }
    return settled(.bool(!deciding), obstacles)
  }

  private mutating func existsOne(_ range: Cell, _ number: Int, _ node: Program.Node) -> Cell {
    let predicate = program.child(node, 1)
    var count = 0
    var obstacles = Obstacles()
    for index in 0..<Int(range.count) {
      bindElement(index, of: range, node)
      let found = evaluate(predicate)
      switch found.kind {
      case .boolean: count += found.isTrue ? 1 : 0
      case .unknown: add(found, to: &obstacles)
      case .error: return found
      default: return failing(.notTruth(found.kind), at: predicate)
      }
      if steps > budget { return failing(.tooLong, at: number) }
    }
    if range.isIncomplete {
      add(whyIncomplete(range, node: program.child(node, 0)), to: &obstacles)
      return settled(.null, obstacles)
    }
    return count > 1 ? .bool(false) : settled(.bool(count == 1), obstacles)
  }

  // MARK: New lists and maps

  /// `filter`, `map`, `transformList`. An element whose predicate is unknown may be missing from the result: then
  /// the result is incomplete, because of that.
  private mutating func collected(_ range: Cell, _ number: Int, _ node: Program.Node) -> Cell {
    var elements: [Cell] = []
    var open: [Cell] = []
    let hasTransform = program.links[Int(node.first) + 2] != Program.noChild
    for index in 0..<Int(range.count) {
      bindElement(index, of: range, node)
      switch chosen(node) {
      case .no: continue
      case .open(let reason): open.append(reason)
      case .failed(let error): return error
      case .yes:
        let base = innerBase + Int(node.a) + Int(node.b) - 1
        let value = hasTransform ? evaluate(program.child(node, 2)) : inner[base]
        if value.kind == .error { return value }
        elements.append(value)
      }
      if steps > budget { return failing(.tooLong, at: number) }
    }
    if range.isIncomplete { open.append(whyIncomplete(range, node: program.child(node, 0))) }
    return makeList(elements, because: open.isEmpty ? nil : joined(open))
  }

  private enum Choice {
    case yes, no
    case open(Cell)
    case failed(Cell)
  }

  private mutating func chosen(_ node: Program.Node) -> Choice {
    guard program.links[Int(node.first) + 1] != Program.noChild else { return .yes }
    let predicate = program.child(node, 1)
    let found = evaluate(predicate)
    switch found.kind {
    case .boolean: return found.isTrue ? .yes : .no
    case .unknown: return .open(found)
    case .error: return .failed(found)
    default: return .failed(failing(.notTruth(found.kind), at: predicate))
    }
  }

  /// `transformMap` and `transformMapEntry`. Maps are never incomplete: with an unknown key the whole map is unknown.
  private mutating func mapped(_ range: Cell, _ number: Int, _ node: Program.Node) -> Cell {
    var entries: [(key: Cell, value: Cell)] = []
    var open: [Cell] = []
    for index in 0..<Int(range.count) {
      bindElement(index, of: range, node)
      switch chosen(node) {
      case .no: continue
      case .open(let reason): open.append(reason)
      case .failed(let error): return error
      case .yes:
        let key = inner[innerBase + Int(node.a)]
        let value = evaluate(program.child(node, 2))
        if value.kind == .error { return value }
        if node.form == .transformMap {
          entries.append((key, value))
        } else if let failure = add(value, to: &entries) {
          return failing(failure, at: number)
        } else if value.kind == .unknown {
          open.append(value)
        }
      }
      if steps > budget { return failing(.tooLong, at: number) }
    }
    if range.isIncomplete { open.append(whyIncomplete(range, node: program.child(node, 0))) }
    return open.isEmpty ? makeMap(entries) : joined(open)
  }

  private mutating func add(_ map: Cell, to entries: inout [(key: Cell, value: Cell)]) -> Failure? {
    if map.kind == .unknown { return nil }
    // Every new key is compared with those that are there.
    guard charge((entries.count + 1) * Int(map.count) * 16) else { return .tooLong }
    guard map.kind == .map else { return .noOverload(Expression.Form.transformMapEntry.rawValue, [map.kind]) }
    for entry in self.entries(of: map) {
      if let failure = cannotAdd(entry.key, to: entries) { return failure }
      entries.append(entry)
    }
    return nil
  }
}
