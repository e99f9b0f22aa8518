/// The evaluation of one node.
extension Evaluation {
  mutating func evaluate(_ number: Int) -> Cell {
    let node = program.nodes[number]
    switch node.op {
    case .constant: return program.literals[Int(node.a)]
    case .local: return Int(node.a) < locals.count ? locals[Int(node.a)] : failing(.noSuchName("#\(node.a)"), at: number)
    case .inner: return inner[innerBase + Int(node.a)]
    default: break
    }
    steps += 1
    guard steps <= budget else { return failing(.tooLong, at: number) }
    guard depth < Self.maximumDepth else { return failing(.tooDeep, at: number) }
    depth += 1
    defer { depth -= 1 }
    // Who watches wants to see every read.
    guard node.share >= 0, !isWatched, let key = program.shares[Int(node.share)].values(in: locals) else {
      return evaluate(number, node)
    }
    if let known = shared.value(of: node.share, key) {
      steps += known.steps
      return steps <= budget ? known.value : failing(.tooLong, at: number)
    }
    let before = steps
    let value = evaluate(number, node)
    shared.keep(value, of: node.share, key, steps: steps - before)
    return value
  }

  private mutating func evaluate(_ number: Int, _ node: Program.Node) -> Cell {
    switch node.op {
    case .constant, .local, .inner: return .null
    case .field: return read(number, node)
    case .test: return test(number, node)
    case .testValue: return testValue(node)
    case .optionalField: return readOptional(number, node)
    case .unary: return unary(number, node)
    case .binary: return binary(number, node)
    case .call: return call(number, node)
    case .host: return callHost(number, node)
    case .and: return connective(number, node, deciding: false)
    case .or: return connective(number, node, deciding: true)
    case .not: return negation(number, node)
    case .conditional: return conditional(number, node)
    case .list: return list(number, node)
    case .map: return map(number, node)
    case .fold: return fold(number, node)
    case .matches: return matches(number, node)
    case .fail: return failing(program.failures[Int(node.a)], at: number)
    }
  }

  // MARK: Truths

  /// `&&` and `||`: the deciding truth wins over unknowns and errors, an unknown over errors.
  private mutating func connective(_ number: Int, _ node: Program.Node, deciding: Bool) -> Cell {
    var obstacles = Obstacles()
    for index in 0..<Int(node.count) {
      let term = evaluate(program.child(node, index))
      switch term.kind {
      case .boolean: if term.isTrue == deciding { return .bool(deciding) }
      case .unknown: add(term, to: &obstacles)
      case .error: obstacles.errors.append(term)
      default: obstacles.errors.append(failing(.notTruth(term.kind), at: program.child(node, index)))
      }
    }
    return settled(.bool(!deciding), obstacles)
  }

  private mutating func negation(_ number: Int, _ node: Program.Node) -> Cell {
    let value = evaluate(program.child(node, 0))
    switch value.kind {
    case .boolean: return .bool(!value.isTrue)
    case .unknown, .error: return value
    default: return failing(.noOverload(Function.not.rawValue, [value.kind]), at: number)
    }
  }

  private mutating func conditional(_ number: Int, _ node: Program.Node) -> Cell {
    let condition = evaluate(program.child(node, 0))
    switch condition.kind {
    case .boolean: return evaluate(program.child(node, condition.isTrue ? 1 : 2))
    case .unknown, .error: return condition
    default: return failing(.notTruth(condition.kind), at: program.child(node, 0))
    }
  }

  // MARK: Calls

  private mutating func unary(_ number: Int, _ node: Program.Node) -> Cell {
    let argument = evaluate(program.child(node, 0))
    if argument.kind == .error || argument.kind == .unknown { return argument }
    if argument.isIncomplete, !node.function.takesIncompleteLists {
      return whyIncomplete(argument, node: program.child(node, 0))
    }
    guard charge(Self.weight(argument)) else { return failing(.tooLong, at: number) }
    return finished(apply(node.function, [argument], at: number), number, node)
  }

  private mutating func binary(_ number: Int, _ node: Program.Node) -> Cell {
    let left = evaluate(program.child(node, 0))
    let right = evaluate(program.child(node, 1))
    if let blocked = blocked(left, right) { return blocked }
    guard charge(Self.weight(left) + Self.weight(right)) else { return failing(.tooLong, at: number) }
    if left.isIncomplete || right.isIncomplete {
      return binaryOverIncomplete(number, node, left, right)
    }
    return finished(apply(node.function, left, right, at: number), number, node)
  }

  private mutating func call(_ number: Int, _ node: Program.Node) -> Cell {
    switch arguments(node) {
    case .blocked(let cell): return cell
    case .ready(let cells):
      if !node.function.takesIncompleteLists, let index = cells.firstIndex(where: \.isIncomplete) {
        return whyIncomplete(cells[index], node: program.child(node, index))
      }
      guard charge(cells.reduce(0) { $0 + Self.weight($1) }) else { return failing(.tooLong, at: number) }
      return finished(apply(node.function, cells, at: number), number, node)
    }
  }

  private mutating func callHost(_ number: Int, _ node: Program.Node) -> Cell {
    switch arguments(node) {
    case .blocked(let cell): return cell
    case .ready(let cells):
      guard charge(cells.reduce(0) { $0 + Self.weight($1) }) else { return failing(.tooLong, at: number) }
      let host = self.host
      return finished(host.call(Int(node.a), cells, &self), number, node)
    }
  }

  /// Work that a function may do for an argument: a text is gone through, a map is searched. What goes through lists
  /// counts for itself.
  private static func weight(_ argument: Cell) -> Int {
    switch argument.kind {
    case .text, .bytes: Int(argument.count)
    case .map: Int(argument.count) * 16
    default: 0
    }
  }

  private enum Arguments {
    case ready([Cell])
    case blocked(Cell)
  }

  private mutating func arguments(_ node: Program.Node) -> Arguments {
    var cells: [Cell] = []
    cells.reserveCapacity(Int(node.count))
    var obstacles = Obstacles()
    for index in 0..<Int(node.count) {
      let cell = evaluate(program.child(node, index))
      if cell.kind == .unknown { add(cell, to: &obstacles) }
      if cell.kind == .error { obstacles.errors.append(cell) }
      cells.append(cell)
    }
    if obstacles.unknown == nil, obstacles.errors.isEmpty { return .ready(cells) }
    return .blocked(settled(.null, obstacles))
  }

  private mutating func blocked(_ left: Cell, _ right: Cell) -> Cell? {
    let isOpen = (left.kind == .unknown, right.kind == .unknown)
    switch isOpen {
    case (true, true): return joined(left, right)
    case (true, false): return right.kind == .error ? joined(left, right) : left
    case (false, true): return left.kind == .error ? joined(right, left) : right
    case (false, false):
      if left.kind == .error { return left }
      return right.kind == .error ? right : nil
    }
  }

  /// Operands that are known and leave the answer open: it hangs on where they were read from. Errors get their place.
  private mutating func finished(_ result: Cell, _ number: Int, _ node: Program.Node) -> Cell {
    if result.kind == .unknown, result.payload == -1 {
      var places: [Int] = []
      for index in 0..<Int(node.count) { places += self.places(of: program.child(node, index)) }
      return unknown(at: places)
    }
    if result.kind == .error, failures.indices.contains(Int(result.payload)), failures[Int(result.payload)].node < 0 {
      failures[Int(result.payload)].node = number
    }
    return result
  }

  private mutating func matches(_ number: Int, _ node: Program.Node) -> Cell {
    let subject = evaluate(program.child(node, 0))
    switch subject.kind {
    case .text: return matching(program.patterns[Int(node.a)], subject)
    case .unknown, .error: return subject
    default: return failing(.noOverload(Function.matches.rawValue, [subject.kind, .text]), at: number)
    }
  }

  // MARK: Incomplete lists

  /// What an incomplete list lacks, as an unknown.
  mutating func whyIncomplete(_ list: Cell, node: Int) -> Cell {
    if list.space == .scratch, list.payload > 0, Int(list.payload) <= scratch.cells.count {
      let reason = scratch.cells[Int(list.payload) - 1]
      if reason.kind == .unknown { return reason }
    }
    return unknown(at: places(of: node))
  }

  private mutating func binaryOverIncomplete(_ number: Int, _ node: Program.Node, _ left: Cell, _ right: Cell) -> Cell {
    var reasons: [Cell] = []
    if left.isIncomplete { reasons.append(whyIncomplete(left, node: program.child(node, 0))) }
    if right.isIncomplete { reasons.append(whyIncomplete(right, node: program.child(node, 1))) }
    switch node.function {
    case .add where left.kind == .list && right.kind == .list:
      return makeList(cells(of: left) + cells(of: right), because: joined(reasons))
    case .isIn, .isInOld:
      let found = finished(apply(node.function, left, right, at: number), number, node)
      // Only what is there settles it; what is not there may.
      if found.kind == .boolean { return found.isTrue ? found : joined(reasons) }
      return found.kind == .unknown ? joined([found] + reasons) : joined(reasons, errors: [found])
    case .equal, .notEqual:
      // A list is never equal to what is no list.
      guard left.kind == .list, right.kind == .list else { return .bool(node.function == .notEqual) }
      return joined(reasons)
    case .orValue, .or: return apply(node.function, left, right, at: number)
    default: return joined(reasons)
    }
  }
}
