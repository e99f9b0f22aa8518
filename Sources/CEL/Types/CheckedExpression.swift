/// What a name in an expression stands for.
public enum Reference: Hashable, Sendable {
  /// A variable of the scope by its index; numbers from `scope.variables.count` on are the variables of the
  /// enclosing comprehensions, outermost first (a two-variable one takes two numbers).
  /// A select chain that names one dotted variable (`a.b.c`) has its reference at the outermost select.
  case variable(Int)
  /// A type's name used as a value: `int`, `google.protobuf.Timestamp`.
  case type(Type)
  /// The slot of a field of a schema object, at a select node.
  case field(slot: Int)
  /// The full name of a called function. `swallowsTarget`: the call's target was only its namespace (`math.abs(x)`).
  case function(name: String, swallowsTarget: Bool, host: Int?)
}

/// An expression whose names are resolved and whose nodes have types. Only `check` and `resolve` make one.
public struct CheckedExpression: Sendable {
  public let expression: Expression
  /// By ``ExprID``; `dyn` throughout where it was resolved without type checking.
  public let types: [Type]
  /// By ``ExprID``; nil where a node is no name, or names nothing (which fails when evaluated).
  public let references: [Reference?]
  /// The number of variables of the scope it was checked in.
  public let variableCount: Int
  public let dialect: Scope.Dialect
  /// The object types of the scope: a reference may lead to objects of more than one type.
  let objectTypes: ObjectTypes

  init(
    expression: Expression, types: [Type], references: [Reference?], variableCount: Int, dialect: Scope.Dialect,
    objectTypes: ObjectTypes = ObjectTypes()
  ) {
    self.expression = expression
    self.types = types
    self.references = references
    self.variableCount = variableCount
    self.dialect = dialect
    self.objectTypes = objectTypes
  }

  public var type: Type { types[expression.root] }
}
