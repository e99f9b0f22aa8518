import Diagnostics

/// Compiles checked expressions into one program.
public struct ProgramBuilder {
  private var program = Program.Draft()
  // By bytes: texts that differ only in how they are composed are different texts.
  private var nameNumbers: [[UInt8]: Int32] = [:]
  private var textConstants: [[UInt8]: Cell] = [:]
  private var sharing = Sharing()
  /// By node.
  private var kinds: [Int32] = []

  public init() {}

  public mutating func add(_ checked: CheckedExpression) -> Entry {
    if checked.objectTypes.types.count > program.types.types.count { program.types = checked.objectTypes }
    program.expressions.append(checked.expression)
    let root = compile(checked.expression.root, in: checked, depth: 0)
    program.entries.append(.init(root: root, expression: program.expressions.count - 1))
    sharing.noteRoot(kinds[root])
    return Entry(index: program.entries.count - 1)
  }

  public mutating func finish() -> Program {
    let shares = sharing.shares(of: kinds)
    for (node, share) in shares.ofNodes.enumerated() { program.nodes[node].share = share }
    program.shares = ContiguousArray(shares.variables)
    return Program(code: Program.Code(program))
  }

  // MARK: Nodes

  private mutating func emit(
    _ node: Program.Node, children: [Int?] = [], at id: ExprID, in checked: CheckedExpression
  ) -> Int {
    var node = node
    node.first = UInt32(program.links.count)
    node.count = UInt32(children.count)
    for child in children { program.links.append(child.map { UInt32($0) } ?? Program.noChild) }
    program.nodes.append(node)
    let literal = node.op == .constant ? program.literals[Int(node.a)] : nil
    kinds.append(sharing.kind(of: node, literal: literal, children: children.map { $0.map { kinds[$0] } }))
    program.origins.append(Int32(id))
    program.spans.append(checked.expression[id].focus)
    return program.nodes.count - 1
  }

  private mutating func fail(_ failure: Failure, at id: ExprID, in checked: CheckedExpression) -> Int {
    program.failures.append(failure)
    return emit(.init(op: .fail, a: Int32(program.failures.count - 1)), at: id, in: checked)
  }

  private mutating func constant(_ cell: Cell, at id: ExprID, in checked: CheckedExpression) -> Int {
    program.literals.append(cell)
    return emit(.init(op: .constant, a: Int32(program.literals.count - 1)), at: id, in: checked)
  }

  private mutating func number(of name: String) -> Int32 {
    let key = Array(name.utf8)
    if let known = nameNumbers[key] { return known }
    program.names.append(name)
    nameNumbers[key] = Int32(program.names.count - 1)
    return Int32(program.names.count - 1)
  }

  private mutating func compile(_ id: ExprID, in checked: CheckedExpression, depth: Int) -> Int {
    // A chain of selections may be one name: then its reference stands at the outermost.
    if let name = self.name(id, in: checked) { return name }
    switch checked.expression[id].kind {
    case .literal(let literal): return self.literal(literal, at: id, in: checked)
    case .ident(let name, _): return fail(.noSuchName(name), at: id, in: checked)
    case .select(let operand, let field, let isTest, let isOptional):
      let child = compile(operand, in: checked, depth: depth)
      return emit(
        .init(op: isTest ? .test : isOptional ? .optionalField : .field, a: number(of: field)), children: [child],
        at: id, in: checked)
    case .call(let function, let target, let arguments):
      return call(function, target: target, arguments, at: id, in: checked, depth: depth)
    case .and(let terms): return group(.init(op: .and), terms, at: id, in: checked, depth: depth)
    case .or(let terms): return group(.init(op: .or), terms, at: id, in: checked, depth: depth)
    case .list(let elements, let optional):
      var node = Program.Node(op: .list)
      if !optional.isEmpty { mark(&node, elements.indices.map { optional.contains($0) }) }
      return group(node, elements, at: id, in: checked, depth: depth)
    case .map(let entries):
      var node = Program.Node(op: .map)
      if entries.contains(where: \.isOptional) { mark(&node, entries.map(\.isOptional)) }
      return group(node, entries.flatMap { [$0.key, $0.value] }, at: id, in: checked, depth: depth)
    case .message(let name, _): return fail(.messages(name), at: id, in: checked)
    case .comprehension(let fold): return self.fold(fold, at: id, in: checked, depth: depth)
    case .missing: return fail(.senseless, at: id, in: checked)
    }
  }

  private mutating func mark(_ node: inout Program.Node, _ marks: [Bool]) {
    program.optionalMarks.append(marks)
    node.hasOptional = true
    node.a = Int32(program.optionalMarks.count - 1)
  }

  private mutating func group(
    _ node: Program.Node, _ terms: [ExprID], at id: ExprID, in checked: CheckedExpression, depth: Int
  ) -> Int {
    let children = terms.map { compile($0, in: checked, depth: depth) }
    return emit(node, children: children, at: id, in: checked)
  }

  private mutating func name(_ id: ExprID, in checked: CheckedExpression) -> Int? {
    switch checked.references[id] {
    case .variable(let number):
      let isInner = number >= checked.variableCount
      return emit(
        .init(op: isInner ? .inner : .local, a: Int32(isInner ? number - checked.variableCount : number)), at: id,
        in: checked)
    case .type(let type):
      let name = TypeNames.name(of: type)
      if !program.typeNames.contains(name) { program.typeNames.append(name) }
      let number = program.typeNames.firstIndex(of: name) ?? 0
      return constant(Cell(.type, payload: Int64(number)), at: id, in: checked)
    case .field, .function, nil: return nil
    }
  }

  private mutating func fold(
    _ fold: Expression.Comprehension, at id: ExprID, in checked: CheckedExpression, depth: Int
  ) -> Int {
    let range = compile(fold.range, in: checked, depth: depth)
    let variables = fold.secondVariable == nil ? 1 : 2
    let predicate = fold.predicate.map { compile($0, in: checked, depth: depth + variables) }
    let transform = fold.transform.map { compile($0, in: checked, depth: depth + variables) }
    return emit(
      .init(op: .fold, form: fold.form, a: Int32(depth), b: Int32(variables)),
      children: [range, predicate, transform], at: id, in: checked)
  }

  // MARK: Calls

  private mutating func call(
    _ written: String, target: ExprID?, _ arguments: [ExprID], at id: ExprID, in checked: CheckedExpression,
    depth: Int
  ) -> Int {
    var name = written
    var host: Int?
    var operands = arguments
    if case .function(let full, let swallowsTarget, let number) = checked.references[id] {
      name = full
      host = number
      if let target, !swallowsTarget { operands.insert(target, at: 0) }
    } else if let target {
      operands.insert(target, at: 0)
    }
    if let host {
      return group(.init(op: .host, a: Int32(host)), operands, at: id, in: checked, depth: depth)
    }
    if name == "_?_:_", operands.count == 3 {
      return group(.init(op: .conditional), operands, at: id, in: checked, depth: depth)
    }
    // In rules `has` also takes a name, which may have become a selection from the record.
    if name == "has", operands.count == 1 {
      if case .select(let operand, let field, _, false) = checked.expression[operands[0]].kind,
        self.name(operands[0], in: checked) == nil
      {
        let child = compile(operand, in: checked, depth: depth)
        return emit(.init(op: .test, a: number(of: field)), children: [child], at: operands[0], in: checked)
      }
      return group(.init(op: .testValue), operands, at: id, in: checked, depth: depth)
    }
    guard let function = Function(rawValue: name) else { return fail(.noSuchFunction(name), at: id, in: checked) }
    if function == .not, operands.count == 1 {
      return group(.init(op: .not), operands, at: id, in: checked, depth: depth)
    }
    if let folded = folded(function, operands, at: id, in: checked, depth: depth) { return folded }
    let op: Program.Op = operands.count == 1 ? .unary : operands.count == 2 ? .binary : .call
    return group(.init(op: op, function: function), operands, at: id, in: checked, depth: depth)
  }

  /// What a written text spells is read now, not each time.
  private mutating func folded(
    _ function: Function, _ operands: [ExprID], at id: ExprID, in checked: CheckedExpression, depth: Int
  ) -> Int? {
    guard let last = operands.last, case .literal(.string(let text)) = checked.expression[last].kind else { return nil }
    if function == .matches, operands.count == 2, let pattern = Pattern(text) {
      program.patterns.append(pattern)
      return group(
        .init(op: .matches, a: Int32(program.patterns.count - 1)), [operands[0]], at: id, in: checked, depth: depth)
    }
    guard function.isReader, operands.count == 1 else { return nil }
    if function == .amount {
      guard let amount = try? Amount(parsing: text) else { return nil }
      return constant(program.constants.append(amount, space: .constants), at: id, in: checked)
    }
    guard let cell = readScalar(function, text) else { return nil }
    return constant(cell, at: id, in: checked)
  }

  // MARK: Literals

  private mutating func literal(_ literal: Expression.Literal, at id: ExprID, in checked: CheckedExpression) -> Int {
    switch literal {
    case .null: return constant(.null, at: id, in: checked)
    case .bool(let value): return constant(.bool(value), at: id, in: checked)
    case .int(let value): return constant(.int(value), at: id, in: checked)
    case .uint(let value): return constant(.uint(value), at: id, in: checked)
    case .double(let value, let spelling):
      guard checked.dialect == .rules else { return constant(.double(value), at: id, in: checked) }
      guard let decimal = ExactDecimal(spelling) else { return fail(.outOfRange(spelling), at: id, in: checked) }
      return constant(.decimal(decimal), at: id, in: checked)
    case .string(let value): return constant(text(value), at: id, in: checked)
    case .bytes(let value):
      let offset = program.constants.bytes.count
      program.constants.bytes.append(contentsOf: value)
      return constant(
        Cell(.bytes, payload: Int64(offset), count: UInt32(value.count), space: .constants), at: id, in: checked)
    }
  }

  private mutating func text(_ value: String) -> Cell {
    let bytes = Array(value.utf8)
    if let known = textConstants[bytes] { return known }
    let offset = program.constants.bytes.count
    program.constants.bytes.append(contentsOf: bytes)
    let cell = Cell(.text, payload: Int64(offset), count: UInt32(bytes.count), space: .constants)
    textConstants[bytes] = cell
    return cell
  }
}
