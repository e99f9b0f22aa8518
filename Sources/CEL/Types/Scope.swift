/// What an expression may speak of: the dialect, variables, functions and object types.
public struct Scope: Sendable {
  public enum Dialect: Sendable {
    /// CEL as the specification has it: floating-point literals are doubles, guards are not asked for.
    case pure
    /// Rules: a literal with a point is an exact decimal, nullable fields need a guard, dates and amounts compare.
    case rules
  }

  public struct Variable: Sendable {
    public var name: String
    public var type: Type
    /// For a variable that is part of the record (an `each` binding): how to say where it stands.
    public init(name: String, type: Type) {
      self.name = name
      self.type = type
    }
  }

  public var dialect: Dialect { didSet { library = Self.library(functions, dialect) } }
  /// CEL's container: `a.b` resolves `x` as `a.b.x`, `a.x`, `x`.
  public var container: String
  /// A variable's index is its number in the evaluation's locals.
  public var variables: [Variable]
  /// Functions beside the standard library: extensions, and those the host offers.
  public var functions: [FunctionDeclaration] { didSet { library = Self.library(functions, dialect) } }
  /// ``functions`` by name, with the overloads that the language has under the same name. Worked out here and not for each
  /// expression: a scope serves many.
  private(set) var library: [String: FunctionDeclaration]
  public var types: ObjectTypes
  /// Paths (as printed by ``Expression``) already proven present by an earlier guard.
  public var guards: Set<String>
  /// A guard may stand in an earlier condition that could not be read: then none is asked for.
  public var assumesGuards = false

  public init(
    dialect: Dialect = .pure, container: String = "", variables: [Variable] = [],
    functions: [FunctionDeclaration] = [], types: ObjectTypes = ObjectTypes(), guards: Set<String> = []
  ) {
    self.dialect = dialect
    self.container = container
    self.variables = variables
    self.functions = functions
    self.types = types
    self.guards = guards
    library = Self.library(functions, dialect)
  }

  private static func library(_ functions: [FunctionDeclaration], _ dialect: Dialect) -> [String: FunctionDeclaration] {
    let standard = StandardDeclarations.functions(of: dialect)
    var library: [String: FunctionDeclaration] = [:]
    for function in functions {
      guard let known = library[function.name] ?? standard[function.name] else {
        library[function.name] = function
        continue
      }
      var merged = FunctionDeclaration(function.name, known.overloads, host: function.host ?? known.host)
      merged.overloads += function.overloads.filter { new in !known.overloads.contains { $0.id == new.id } }
      library[function.name] = merged
    }
    return library
  }
}

/// A function and its overloads.
public struct FunctionDeclaration: Sendable, Hashable {
  public struct Overload: Sendable, Hashable {
    public var id: String
    public var parameters: [Type]
    public var result: Type
    /// The first parameter is the receiver: `text.startsWith(x)`.
    public var isMember: Bool
    public init(_ id: String, _ parameters: [Type], _ result: Type, isMember: Bool = false) {
      self.id = id
      self.parameters = parameters
      self.result = result
      self.isMember = isMember
    }
  }

  public var name: String
  public var overloads: [Overload]
  /// The number under which the host offers it; nil: built into the language.
  public var host: Int?

  public init(_ name: String, _ overloads: [Overload], host: Int? = nil) {
    self.name = name
    self.overloads = overloads
    self.host = host
  }
}
