/// What an answer rests on.
public struct Trace: Sendable {
  public struct Read: Sendable, Hashable {
    /// As written in the expression.
    public var text: String
    public var value: Cell
    public var shown: String
    /// The record cell that was read; nil for calls and for names that are no part of the record.
    public var place: Int?

    public static func == (a: Read, b: Read) -> Bool {
      a.text == b.text && a.shown == b.shown && a.place == b.place
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(text)
      hasher.combine(place)
    }
  }

  public var truth: Truth
  public var value: Cell
  /// Outermost field reads and host calls, with what the calls were given: of a decided `||` or `exists` only the
  /// deciding term or element, of a decided-false `&&` or `all` likewise.
  public var reads: [Read]
}

extension Evaluation {
  /// Evaluates once more and writes down what the answer rests on. Neither ``missing`` nor ``errors`` change.
  public mutating func trace(_ entry: Entry) -> Trace {
    steps = 0
    let root = program.entries[entry.index].root
    let expression = program.expressions[program.entries[entry.index].expression]
    let value = evaluate(root)
    var tracer = Tracer(expression: expression)
    explain(root, value, &tracer)
    return Trace(truth: value.truth ?? .unknown, value: value, reads: tracer.reads)
  }

  struct Tracer {
    let expression: Expression
    var reads: [Trace.Read] = []
    private var seen: Set<Trace.Read> = []
    static let maximum = 200

    init(expression: Expression) { self.expression = expression }

    mutating func add(_ read: Trace.Read) {
      guard reads.count < Self.maximum, seen.insert(read).inserted else { return }
      reads.append(read)
    }
  }

  private mutating func explain(_ number: Int, _ tracer: inout Tracer) { explain(number, evaluate(number), &tracer) }

  private mutating func explain(_ number: Int, _ value: Cell, _ tracer: inout Tracer) {
    guard tracer.reads.count < Tracer.maximum, depth < Self.maximumDepth, steps <= budget else { return }
    depth += 1
    defer { depth -= 1 }
    let node = program.nodes[number]
    switch node.op {
    case .constant, .fail: break
    case .local:
      // Objects are what fields are read from; only a plain value is a fact by itself.
      if value.kind != .object { note(number, value, place: nil, &tracer) }
    case .inner:
      guard value.kind != .object else { break }
      switch sources[innerBase + Int(node.a)] {
      case .nowhere: break
      case .record(let place): note(number, value, place: place, &tracer)
      case .node(let source, let variable): outside(variable) { $0.explain(source, &tracer) }
      }
    case .field, .test, .optionalField: explainRead(number, value, node, &tracer)
    case .and: explainConnective(node, value, deciding: false, &tracer)
    case .or: explainConnective(node, value, deciding: true, &tracer)
    case .conditional:
      let condition = evaluate(program.child(node, 0))
      explain(program.child(node, 0), condition, &tracer)
      if condition.kind == .boolean { explain(program.child(node, condition.isTrue ? 1 : 2), value, &tracer) }
    case .fold: explainFold(node, value, &tracer)
    case .host:
      note(number, value, place: nil, &tracer)
      explainChildren(node, &tracer)
    case .testValue, .unary, .binary, .call, .not, .list, .map, .matches: explainChildren(node, &tracer)
    }
  }

  private mutating func explainChildren(_ node: Program.Node, _ tracer: inout Tracer) {
    for index in 0..<Int(node.count) { explain(program.child(node, index), &tracer) }
  }

  private mutating func note(_ number: Int, _ value: Cell, place: Int?, _ tracer: inout Tracer) {
    tracer.add(.init(text: writtenText(of: number, in: tracer.expression), value: value, shown: display(value), place: place))
  }

  /// Worked out once: the same few nodes are read in record after record.
  private mutating func writtenText(of number: Int, in expression: Expression) -> String {
    if let known = writtenTexts[number] { return known }
    var text = expression.text(of: ExprID(program.origins[number]))
    // What `has(x)` read is x.
    if program.nodes[number].op == .test, text.hasPrefix("has("), text.hasSuffix(")") {
      text = String(text.dropFirst(4).dropLast())
    }
    text = plainNames(text)
    writtenTexts[number] = text
    return text
  }

  private mutating func explainRead(_ number: Int, _ value: Cell, _ node: Program.Node, _ tracer: inout Tracer) {
    let operand = evaluate(program.child(node, 0))
    guard operand.kind == .object, let slot = program.slot(of: node.a, inType: operand.count) else {
      explain(program.child(node, 0), operand, &tracer)
      return
    }
    let place = Int(operand.payload) + slot
    // `has(x)` is shown with the value that is there, or not.
    let shown = node.op == .field ? value : cell(operand.space, place)
    note(number, shown, place: operand.space == .record ? place : nil, &tracer)
  }

  private mutating func explainConnective(
    _ node: Program.Node, _ value: Cell, deciding: Bool, _ tracer: inout Tracer
  ) {
    let isDecided = value.kind == .boolean && value.isTrue == deciding
    for index in 0..<Int(node.count) {
      let child = program.child(node, index)
      let term = evaluate(child)
      if isDecided, term.kind != .boolean || term.isTrue != deciding { continue }
      explain(child, term, &tracer)
      if isDecided { return }
    }
  }

  private mutating func explainFold(_ node: Program.Node, _ value: Cell, _ tracer: inout Tracer) {
    let rangeNode = program.child(node, 0)
    let range = evaluate(rangeNode)
    push(Int(node.b))
    defer { pop(Int(node.b)) }
    switch node.form {
    case .bind:
      bindValue(range, node)
      explain(program.child(node, 2), value, &tracer)
    case .all, .exists:
      let isDecided = value.kind == .boolean && value.isTrue == (node.form == .exists)
      if !isDecided { explain(rangeNode, range, &tracer) }
      guard range.kind == .list || range.kind == .map else { return }
      for index in 0..<Int(range.count) where steps <= budget && tracer.reads.count < Tracer.maximum {
        bindElement(index, of: range, node)
        let found = evaluate(program.child(node, 1))
        if isDecided, found.kind != .boolean || found.isTrue != value.isTrue { continue }
        explain(program.child(node, 1), found, &tracer)
        if isDecided { return }
      }
    case .existsOne, .filter, .map, .transformList, .transformMap, .transformMapEntry:
      explain(rangeNode, range, &tracer)
      guard range.kind == .list || range.kind == .map else { return }
      for index in 0..<Int(range.count) where steps <= budget && tracer.reads.count < Tracer.maximum {
        bindElement(index, of: range, node)
        for part in 1...2 where program.links[Int(node.first) + part] != Program.noChild {
          explain(program.child(node, part), &tracer)
        }
      }
    case .optMap, .optFlatMap: explain(rangeNode, range, &tracer)
    }
  }

  /// Parameters of a rule set's functions are named `function@parameter` inside: people read the parameter.
  private func plainNames(_ text: String) -> String {
    var result = ""
    var word = ""
    var quote: Character?
    for character in text {
      if let mark = quote {
        result.append(character)
        if character == mark { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
        result += word
        result.append(character)
        word = ""
      } else if character == "@" {
        word = ""
      } else if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        result += word
        result.append(character)
        word = ""
      }
    }
    return result + word
  }
}
