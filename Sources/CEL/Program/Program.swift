import Diagnostics

/// An expression of a program.
public struct Entry: Sendable, Hashable {
  let index: Int
}

/// Checked expressions, compiled into one flat block: nodes, children side by side, constants apart.
public struct Program: Sendable {
  let code: Code

  enum Op: UInt8, Sendable, BitwiseCopyable {
    /// `a`: index into the constants' nodes.
    case constant
    /// `a`: number of the variable.
    case local
    /// `a`: number within the enclosing comprehensions.
    case inner
    /// One child and the name number `a`; `b` is the slot that the checker saw, or -1.
    case field
    /// `has(x.f)`.
    case test
    /// `has(x)` of a name.
    case testValue
    /// `x.?f`
    case optionalField
    case unary, binary, call
    /// `a`: the host's number.
    case host
    case and, or, not, conditional
    /// `flags`: some elements are optional, and then `a` is an index into the optional marks.
    case list, map
    /// Children: range, predicate or none, transform or none. `a`: number of its first variable; `b`: how many.
    case fold
    /// `matches` with a pattern known at build time: `a` is its number.
    case matches
    /// `a`: index into the failures.
    case fail
  }

  struct Node: Sendable {
    var op: Op
    var function = Function.dyn
    var form = Expression.Form.all
    /// Some children of a list or map are optional: then `a` is the number of their marks.
    var hasOptional = false
    var a: Int32 = 0
    var b: Int32 = 0
    /// Children: `links[first..<first + count]`.
    var first: UInt32 = 0
    var count: UInt32 = 0
    /// Which other nodes have the same value (``Sharing``); -1: none.
    var share: Int32 = -1
  }

  struct EntryPoint: Sendable {
    var root: Int
    var expression: Int
  }

  static let noChild = UInt32.max
}

extension Program {
  /// What the builder writes.
  struct Draft: Sendable {
    var nodes: ContiguousArray<Node> = []
    var links: ContiguousArray<UInt32> = []
    var constants = Heap()
    var literals: ContiguousArray<Cell> = []
    var names: [String] = []
    var types = ObjectTypes()
    var failures: [Failure] = []
    var patterns: [Pattern] = []
    var optionalMarks: [[Bool]] = []
    var shares: ContiguousArray<SharedVariables> = []
    var typeNames: [String] = TypeNames.standard
    var entries: [EntryPoint] = []
    var expressions: [Expression] = []
    var origins: ContiguousArray<Int32> = []
    var spans: ContiguousArray<SourceSpan> = []
  }

  /// A finished program. A class, so that an evaluation reads it in place.
  final class Code: Sendable {
    let nodes: ContiguousArray<Node>
    let links: ContiguousArray<UInt32>
    let constants: Heap
    /// The cells of constant nodes.
    let literals: ContiguousArray<Cell>
    let names: [String]
    /// Slot of a name in an object type, -1 where it has none: `slots[name * types + type]`.
    let slots: ContiguousArray<Int32>
    let types: ObjectTypes
    let failures: [Failure]
    let patterns: [Pattern]
    let optionalMarks: [[Bool]]
    /// What shared values hang on.
    let shares: ContiguousArray<SharedVariables>
    /// The names of the types as values; the first are those of ``TypeNames``.
    let typeNames: [String]
    let entries: [EntryPoint]
    let expressions: [Expression]
    /// Node -> its place in its expression, and in the source.
    let origins: ContiguousArray<Int32>
    let spans: ContiguousArray<SourceSpan>

    init(_ draft: Draft) {
      nodes = draft.nodes
      links = draft.links
      constants = draft.constants
      literals = draft.literals
      names = draft.names
      types = draft.types
      failures = draft.failures
      patterns = draft.patterns
      optionalMarks = draft.optionalMarks
      shares = draft.shares
      typeNames = draft.typeNames
      entries = draft.entries
      expressions = draft.expressions
      origins = draft.origins
      spans = draft.spans
      var slots: ContiguousArray<Int32> = []
      for name in draft.names {
        for type in draft.types.types { slots.append(Int32(type.slot(of: name) ?? -1)) }
      }
      self.slots = slots
    }

    func child(_ node: Node, _ index: Int) -> Int { Int(links[Int(node.first) + index]) }

    func slot(of name: Int32, inType type: UInt32) -> Int? {
      guard Int(type) < types.types.count else { return nil }
      let slot = slots[Int(name) * types.types.count + Int(type)]
      return slot < 0 ? nil : Int(slot)
    }
  }
}

/// Type values are numbers: the standard types first, in the order of ``Cell/Kind``.
enum TypeNames {
  static let standard = Cell.Kind.allCases.map(\.name)

  static func number(of kind: Cell.Kind) -> Int64 { Int64(kind.rawValue) }

  static func name(of type: Type) -> String {
    switch type {
    case .dyn: "dyn"
    case .null: Cell.Kind.null.name
    case .bool: Cell.Kind.boolean.name
    case .int: Cell.Kind.int.name
    case .uint: Cell.Kind.uint.name
    case .double: Cell.Kind.double.name
    case .string: Cell.Kind.text.name
    case .bytes: Cell.Kind.bytes.name
    case .timestamp: Cell.Kind.timestamp.name
    case .duration: Cell.Kind.duration.name
    case .list: Cell.Kind.list.name
    case .map: Cell.Kind.map.name
    case .type: Cell.Kind.type.name
    case .optional: Cell.Kind.optional.name
    case .decimal: Cell.Kind.decimal.name
    case .amount: Cell.Kind.amount.name
    case .date: Cell.Kind.date.name
    case .object: Cell.Kind.object.name
    case .error: Cell.Kind.error.name
    case .parameter(let name), .named(let name, _): name
    case .wrapper(let type), .nullable(let type): name(of: type)
    }
  }
}
