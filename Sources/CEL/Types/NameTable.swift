/// The names of a scope: variables, types and functions, found as CEL's containers have it.
struct NameTable {
  let scope: Scope
  private let variables: [String: Int]
  private let functions: [String: FunctionDeclaration]
  private let standard: [String: FunctionDeclaration]

  init(_ scope: Scope) {
    self.scope = scope
    var variables: [String: Int] = [:]
    for (index, variable) in scope.variables.enumerated() { variables[variable.name] = index }
    self.variables = variables
    standard = StandardDeclarations.functions(of: scope.dialect)
    functions = scope.library
  }

  /// With container `A.B`, `x` is tried as `A.B.x`, `A.x`, `x`; `.x` is `x` alone.
  func candidates(_ name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    var found: [String] = []
    var container = scope.container[...]
    while !container.isEmpty {
      found.append(container + "." + name)
      container = container.lastIndex(of: ".").map { container[..<$0] } ?? ""
    }
    found.append(name)
    return found
  }

  enum Meaning {
    case variable(Int, Type)
    case type(Type)
  }

  func meaning(of name: String) -> Meaning? {
    for candidate in candidates(name) {
      if let index = variables[candidate] { return .variable(index, scope.variables[index].type) }
      if let type = StandardDeclarations.typeNames[candidate] { return .type(type) }
    }
    return nil
  }

  func type(named name: String) -> Type? {
    if case .type(let type)? = meaning(of: name) { return type }
    return nil
  }

  func function(named name: String) -> FunctionDeclaration? {
    for candidate in candidates(name) {
      if let function = functions[candidate] ?? standard[candidate] { return function }
    }
    return nil
  }

  /// Names for suggestions; those of the language itself begin with `@` or are operators.
  var functionNames: [String] {
    (Array(functions.keys) + standard.keys + macros).filter { $0.utf8.allSatisfy(Self.isNameByte) }.sorted()
  }

  var variableNames: [String] {
    var names = scope.variables.map(\.name)
    if scope.dialect == .rules, case .object(let record)? = scope.variables.first?.type,
      scope.variables[0].name.hasPrefix("@"), scope.types.types.indices.contains(record)
    {
      names += scope.types.types[record].fields.map(\.name)
    }
    return names.filter { !$0.hasPrefix("@") }
  }

  private var macros: [String] {
    ["has", "all", "exists", "exists_one", "filter", "map"] + (scope.dialect == .rules ? ["absent"] : [])
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { Lexer.continuesName(byte) || byte == UInt8(ascii: ".") }
}

/// Whether the language itself has a function or a macro of this name.
public func isStandardFunction(_ name: String, dialect: Scope.Dialect) -> Bool {
  ["has", "absent"].contains(name) || StandardDeclarations.functions(of: dialect)[name] != nil
}
