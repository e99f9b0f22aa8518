public import Diagnostics

/// The number of a node in its expression.
public typealias ExprID = Int

/// A CEL expression as written: a tree in one array, children before or after their parent, `root` the top.
/// The tree never changes after parsing; types, references and programs lie beside it, by ``ExprID``.
public struct Expression: Sendable {
  public enum Literal: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    /// The spelling is kept: beside a decimal it is read as the decimal it spells.
    case double(Double, spelling: String)
    case string(String)
    case bytes([UInt8])
  }

  public struct MapEntry: Sendable, Hashable {
    public var key: ExprID
    public var value: ExprID
    /// `{?key: optional}`
    public var isOptional: Bool
    public init(key: ExprID, value: ExprID, isOptional: Bool = false) {
      self.key = key
      self.value = value
      self.isOptional = isOptional
    }
  }

  public struct FieldEntry: Sendable, Hashable {
    public var name: String
    public var value: ExprID
    public var isOptional: Bool
    public init(name: String, value: ExprID, isOptional: Bool = false) {
      self.name = name
      self.value = value
      self.isOptional = isOptional
    }
  }

  /// What every CEL macro over a list or map becomes (cel-spec `Expr.Comprehension`): one fold.
  public struct Comprehension: Sendable, Hashable {
    /// Which macro it was written as: evaluation and explanation treat `all`, `exists` and so on directly.
    public var form: Form
    public var range: ExprID
    /// The element, or the key or index where there are two variables.
    public var variable: String
    public var secondVariable: String?
    /// `nil` where there is none (`filter` has `transform` nil, `map(x, t)` has `predicate` nil).
    public var predicate: ExprID?
    public var transform: ExprID?
    public init(
      form: Form, range: ExprID, variable: String, secondVariable: String? = nil, predicate: ExprID?,
      transform: ExprID?
    ) {
      self.form = form
      self.range = range
      self.variable = variable
      self.secondVariable = secondVariable
      self.predicate = predicate
      self.transform = transform
    }
  }

  public enum Form: String, Sendable, Hashable, CaseIterable {
    case all, exists, existsOne, map, filter
    /// Two-variable macros of the extension: to lists, to maps, and to entries.
    case transformList, transformMap, transformMapEntry
    /// `optional.optMap` / `optFlatMap`: `range` is the optional.
    case optMap, optFlatMap
    /// `cel.bind(variable, range, transform)`: the one value of `range` under a name.
    case bind
  }

  public enum Kind: Sendable, Hashable {
    case literal(Literal)
    /// `.a` has `isAbsolute`.
    case ident(String, isAbsolute: Bool)
    /// `a.b`; `a.?b` has `isOptional`. A test is the macro `has(a.b)`.
    case select(operand: ExprID, field: String, isTest: Bool, isOptional: Bool)
    /// Operators are calls under their CEL names (`_+_`, `!_`, `_[_]`, `_[?_]`, `_?_:_`, `@in`, `-_`), except
    /// `&&` and `||`, which are ``and`` and ``or`` with all their operands in one list.
    case call(function: String, target: ExprID?, arguments: [ExprID])
    case and([ExprID])
    case or([ExprID])
    case list([ExprID], optionalIndices: [Int])
    case map([MapEntry])
    /// `pkg.Name{field: value}`
    case message(name: String, [FieldEntry])
    case comprehension(Comprehension)
    /// Stands where the text makes no sense; a diagnostic says why.
    case missing
  }

  public struct Node: Sendable {
    public var kind: Kind
    /// Place in the source file.
    public var span: SourceSpan
    /// Place of the operator, the field name after the dot or the function name, where there is one: the best
    /// place to underline.
    public var focus: SourceSpan
    public init(kind: Kind, span: SourceSpan, focus: SourceSpan) {
      self.kind = kind
      self.span = span
      self.focus = focus
    }
  }

  public var nodes: [Node]
  public var root: ExprID

  public init(nodes: [Node], root: ExprID) {
    self.nodes = nodes
    self.root = root
  }

  public subscript(_ id: ExprID) -> Node { nodes[id] }
}
