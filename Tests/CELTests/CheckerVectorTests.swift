import CEL
import Diagnostics
import Testing

/// A type as the vectors spell it: a word, or an object with one key.
indirect enum VectorType: Decodable, Sendable {
  case word(String)
  case list(VectorType)
  case map([VectorType])
  case parameter(String)
  case abstract(String, [VectorType])
  case wrapper(VectorType)
  case type(VectorType)

  private enum Key: String, CodingKey { case list, map, param, abstract, params, wrapper, type }

  init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      self = .word(word)
      return
    }
    let object = try decoder.container(keyedBy: Key.self)
    if let element = try object.decodeIfPresent(VectorType.self, forKey: .list) {
      self = .list(element)
    } else if let parts = try object.decodeIfPresent([VectorType].self, forKey: .map) {
      self = .map(parts)
    } else if let name = try object.decodeIfPresent(String.self, forKey: .param) {
      self = .parameter(name)
    } else if let name = try object.decodeIfPresent(String.self, forKey: .abstract) {
      self = .abstract(name, try object.decodeIfPresent([VectorType].self, forKey: .params) ?? [])
    } else if let inner = try object.decodeIfPresent(VectorType.self, forKey: .wrapper) {
      self = .wrapper(inner)
    } else {
      self = .type(try object.decode(VectorType.self, forKey: .type))
    }
  }

  var type: Type {
    switch self {
    case .word(let word):
      ["bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "null": .null, "timestamp": .timestamp, "duration": .duration][word] ?? .dyn
    case .list(let element): .list(element.type)
    case .map(let parts): .map(parts[0].type, parts[1].type)
    case .parameter(let name): .parameter(name)
    case .abstract("optional_type", let parts): .optional(parts[0].type)
    case .abstract(let name, let parts): .named(name, parts.map(\.type))
    case .wrapper(let inner): .wrapper(inner.type)
    case .type(let inner): .type(inner.type)
    }
  }
}

struct CheckerVector: Decodable, Sendable, CustomTestStringConvertible {
  struct Variable: Decodable, Sendable {
    var name: String
    var `var`: VectorType
  }
  struct Overload: Decodable, Sendable {
    var id: String
    var params: [VectorType]
    var result: VectorType
    var member: Bool
  }
  struct Function: Decodable, Sendable {
    var name: String
    var overloads: [Overload]
  }

  var id: String
  var expr: String
  var ok: Bool
  var container: String
  var type: String?
  var vars: [Variable]?
  var functions: [Function]?
  var errors: [[Int]]?
  var testDescription: String { "\(id) \(expr)" }

  var scope: Scope {
    Scope(
      container: container, variables: (vars ?? []).map { .init(name: $0.name, type: $0.var.type) },
      functions: (functions ?? []).map { function in
        FunctionDeclaration(
          function.name,
          function.overloads.map {
            .init($0.id, $0.params.map(\.type), $0.result.type, isMember: $0.member)
          })
      })
  }
}

@Suite struct CheckerVectorTests {
  static let all = vectorLines("cel_go_checker", CheckerVector.self)

  /// Where we underline the field after the dot, not the dot.
  static let elsewhere: Set<String> = ["cel-go/checker/105"]

  /// As many as `docs/conformance.md` says.
  @Test func `the vectors are there`() {
    #expect(Self.all.count == 93)
    #expect(Self.all.count { !$0.ok } == 13)
  }

  @Test(arguments: all) func `an expression has the type that cel-go gives it`(_ vector: CheckerVector) {
    let parsed = Parsed(vector.expr)
    #expect(parsed.diagnostics.isEmpty)
    var found: [Diagnostic] = []
    let checked = check(parsed.expression, in: vector.scope, expecting: nil, reporting: &found)
    #expect(found.isEmpty == vector.ok, "\(found.map(\.message.en))")
    if let type = vector.type { #expect(checked.type.description == type) }
    #expect(found.count == (vector.errors?.count ?? 0))
    guard !Self.elsewhere.contains(vector.id) else { return }
    for (diagnostic, error) in zip(found, vector.errors ?? []) {
      let place = SourcePosition(line: error[0], column: error[1])
      let low = parsed.source.position(of: diagnostic.primary.span.start)
      let high = parsed.source.position(of: diagnostic.primary.span.end)
      #expect(low <= place && place <= high, "\(low) to \(high): \(diagnostic.message.en)")
    }
  }

  @Test(arguments: all) func `names resolve alike without type checking`(_ vector: CheckerVector) {
    let parsed = Parsed(vector.expr)
    var found: [Diagnostic] = []
    let checked = check(parsed.expression, in: vector.scope, expecting: nil, reporting: &found)
    guard found.isEmpty else { return }
    #expect(resolve(parsed.expression, in: vector.scope).references == checked.references)
  }
}
