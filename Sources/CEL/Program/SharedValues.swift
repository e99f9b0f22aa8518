/// Which nodes of a program ask the same of the same variables. Rules repeat each other's conditions over the same things; what they
/// share is worked out once for each thing of a record.
struct Sharing {
  /// The variables that a shared value hangs on, at most so many.
  static let mostVariables = 4
  /// What is smaller is worked out as quickly as it is looked up.
  private static let leastNodes = 3

  /// A node apart from its place in the text.
  private struct Shape: Hashable {
    var op: Program.Op
    var function: Function
    var form: Expression.Form
    var a: Int64
    var b: Int32
    var children: [Int32]
  }

  /// What is known of nodes of one shape.
  private struct Kind {
    /// Variables by number; those above 62 as the last bit.
    var locals: UInt64 = 0
    /// Variables of comprehensions around the node.
    var inner: UInt64 = 0
    var nodes = 1
    var mayBeShared = true
    var isRoot = false
    /// The kinds of nodes that it is a part of: a second one makes it worth sharing by itself.
    var parent: Int32 = -1
    var hasParents = false
  }

  private var kinds: [Kind] = []
  private var numbers: [Shape: Int32] = [:]
  private var constants: [Constant: Int32] = [:]

  private struct Constant: Hashable {
    var first: UInt64
    var payload: Int64

    init(_ cell: Cell) {
      first =
        UInt64(cell.kind.rawValue) << 56 | UInt64(cell.scale) << 48 | UInt64(cell.space.rawValue) << 40
        | UInt64(cell.flags.rawValue) << 32 | UInt64(cell.count)
      payload = cell.payload
    }
  }

  /// The kind of a node, from those of its children (nil: no child).
  mutating func kind(of node: Program.Node, literal: Cell?, children: [Int32?]) -> Int32 {
    var shape = Shape(
      op: node.op, function: node.function, form: node.form, a: Int64(node.a), b: node.b, children: children.map { $0 ?? -1 })
    if let literal { shape.a = Int64(number(of: Constant(literal))) }
    let isAlone = node.op == .fail || node.op == .matches || node.hasOptional
    if !isAlone, let known = numbers[shape] { return known }
    let number = Int32(kinds.count)
    if !isAlone { numbers[shape] = number }
    kinds.append(kind(node, children))
    note(children, partOf: number)
    return number
  }

  private mutating func number(of constant: Constant) -> Int32 {
    if let known = constants[constant] { return known }
    constants[constant] = Int32(constants.count)
    return Int32(constants.count - 1)
  }

  private func kind(_ node: Program.Node, _ children: [Int32?]) -> Kind {
    var kind = Kind()
    kind.mayBeShared = node.op != .fail && node.op != .constant && node.op != .field
    func bit(_ number: Int32) -> UInt64 { 1 << UInt64(min(max(number, 0), 63)) }
    if node.op == .local { kind.locals = bit(node.a) }
    if node.op == .inner { kind.inner = bit(node.a) }
    for (index, child) in children.enumerated() {
      guard let child else { continue }
      let part = kinds[Int(child)]
      var inner = part.inner
      if node.op == .fold, index > 0 {
        for variable in node.a..<(node.a + node.b) where variable < 63 { inner &= ~bit(variable) }
      }
      kind.inner |= inner
      kind.locals |= part.locals
      kind.nodes += part.nodes
    }
    return kind
  }

  private mutating func note(_ children: [Int32?], partOf parent: Int32) {
    for case let child? in children {
      if kinds[Int(child)].parent >= 0, kinds[Int(child)].parent != parent { kinds[Int(child)].hasParents = true }
      kinds[Int(child)].parent = parent
    }
  }

  mutating func noteRoot(_ kind: Int32) { kinds[Int(kind)].isRoot = true }

  /// For each node the number of its share, or -1; and for each share its variables.
  func shares(of nodes: [Int32]) -> (ofNodes: [Int32], variables: [SharedVariables]) {
    var variables: [SharedVariables] = []
    let ofKinds = kinds.map { kind -> Int32 in
      guard kind.mayBeShared, kind.inner == 0, kind.nodes >= Self.leastNodes, kind.isRoot || kind.hasParents,
        kind.locals.nonzeroBitCount <= Self.mostVariables, kind.locals >> 63 == 0
      else { return -1 }
      variables.append(SharedVariables(kind.locals))
      return Int32(variables.count - 1)
    }
    return (nodes.map { ofKinds[Int($0)] }, variables)
  }
}

/// The numbers of the variables that a shared value hangs on.
struct SharedVariables: Sendable, BitwiseCopyable {
  private(set) var count: UInt8 = 0
  private var numbers: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)

  init(_ bits: UInt64) {
    for number in 0..<UInt8(63) where bits & (1 << UInt64(number)) != 0 {
      switch count {
      case 0: numbers.0 = number
      case 1: numbers.1 = number
      case 2: numbers.2 = number
      default: numbers.3 = number
      }
      count += 1
    }
  }

  /// The values of the variables, null for none; nil where one of them does not last.
  func values(in locals: ContiguousArray<Cell>) -> SharedKey? {
    var key = SharedKey()
    if count > 0 { guard Self.read(numbers.0, locals, &key.first) else { return nil } }
    if count > 1 { guard Self.read(numbers.1, locals, &key.second) else { return nil } }
    if count > 2 { guard Self.read(numbers.2, locals, &key.third) else { return nil } }
    if count > 3 { guard Self.read(numbers.3, locals, &key.fourth) else { return nil } }
    return key
  }

  private static func read(_ number: UInt8, _ locals: ContiguousArray<Cell>, _ cell: inout Cell) -> Bool {
    guard Int(number) < locals.count else { return false }
    cell = locals[Int(number)]
    return cell.space != .scratch
  }
}

/// What a shared value hangs on.
struct SharedKey: Sendable, BitwiseCopyable {
  var first = Cell.null
  var second = Cell.null
  var third = Cell.null
  var fourth = Cell.null

  func isSame(as other: SharedKey) -> Bool {
    first.bits == other.first.bits && second.bits == other.second.bits && third.bits == other.third.bits
      && fourth.bits == other.fourth.bits
  }

  /// Things of a record differ in where they lie.
  func place(_ share: Int32) -> Int {
    var mixed = UInt64(bitPattern: first.payload) &* 0x9e37_79b9_7f4a_7c15
    mixed ^= (UInt64(bitPattern: second.payload) &+ UInt64(UInt32(bitPattern: share))) &* 0xc2b2_ae3d_27d4_eb4f
    mixed ^= (UInt64(bitPattern: third.payload) ^ UInt64(bitPattern: fourth.payload) << 7) &* 0x1656_67b1_9e37_79f9
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 5)
  }
}

extension Cell {
  /// All of it at once: its fields fill its 16 bytes.
  fileprivate var bits: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }

  /// Whether it still holds after the scratch was emptied. An unknown of several causes does not.
  fileprivate var lasts: Bool {
    switch kind {
    case .unknown: payload >= 0
    case .error: false
    case .boolean, .null: true
    default: space != .scratch
    }
  }
}

/// Shared values of the record at hand. A value that finds its place taken replaces what is there.
struct SharedValues: Sendable {
  private struct Slot: Sendable, BitwiseCopyable {
    var share: Int32 = -1
    /// Which record it belongs to.
    var round: UInt32 = 0
    var key = SharedKey()
    var value = Cell.null
    /// What it cost to work out: whoever takes it pays as much, so that a condition is too long or not, whatever was asked before it.
    var steps: Int32 = 0
  }

  private static let size = 4096
  private var slots = ContiguousArray<Slot>()
  private var round: UInt32 = 1

  /// Another record has come.
  mutating func forget() {
    round &+= 1
    if round == 0 { (slots, round) = ([], 1) }
  }

  func value(of share: Int32, _ key: SharedKey) -> (value: Cell, steps: Int)? {
    if slots.isEmpty { return nil }
    let place = key.place(share) & (Self.size - 1)
    guard slots[place].share == share, slots[place].round == round, slots[place].key.isSame(as: key) else { return nil }
    return (slots[place].value, Int(slots[place].steps))
  }

  mutating func keep(_ value: Cell, of share: Int32, _ key: SharedKey, steps: Int) {
    guard value.lasts else { return }
    if slots.isEmpty { slots = ContiguousArray(repeating: Slot(), count: Self.size) }
    slots[key.place(share) & (Self.size - 1)] = Slot(
      share: share, round: round, key: key, value: value, steps: Int32(clamping: steps))
  }
}
