/// The functions that are built into the language, with their overloads.
enum StandardDeclarations {
  typealias Overload = FunctionDeclaration.Overload

  static let pure = table(operators + conversions + texts + times + extensions)
  static let rules = table(operators + conversions + texts + times + extensions + dialect)

  static func functions(of dialect: Scope.Dialect) -> [String: FunctionDeclaration] {
    switch dialect {
    case .pure: pure
    case .rules: rules
    }
  }

  /// Type names that are values; the long ones are names like any other.
  static let typeNames: [String: Type] = [
    "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
    "list": .list(.dyn), "map": .map(.dyn, .dyn), "null_type": .null, "type": .type(.dyn),
    "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp,
    "google.protobuf.Duration": .duration,
  ]

  private static func table(_ declarations: [FunctionDeclaration]) -> [String: FunctionDeclaration] {
    var table: [String: FunctionDeclaration] = [:]
    for declaration in declarations {
      table[declaration.name, default: FunctionDeclaration(declaration.name, [])].overloads += declaration.overloads
    }
    return table
  }

  static func global(_ id: String, _ parameters: [Type], _ result: Type) -> Overload {
    Overload(id, parameters, result)
  }

  static func member(_ id: String, _ parameters: [Type], _ result: Type) -> Overload {
    Overload(id, parameters, result, isMember: true)
  }

  static let a = Type.parameter("A")
  static let b = Type.parameter("B")

  // MARK: Operators

  static let operators: [FunctionDeclaration] =
    arithmetic + comparisons + [
      .init("!_", [global("logical_not", [.bool], .bool)]),
      .init("@not_strictly_false", [global("not_strictly_false", [.bool], .bool)]),
      .init("_?_:_", [global("conditional", [.bool, a, a], a)]),
      .init("_==_", [global("equals", [a, a], .bool)]),
      .init("_!=_", [global("not_equals", [a, a], .bool)]),
      .init("@in", [global("in_list", [a, .list(a)], .bool), global("in_map", [a, .map(a, b)], .bool)]),
      .init(
        "_[_]",
        [
          global("index_list", [.list(a), .int], a), global("index_map", [.map(a, b), a], b),
          global("optional_list_index_int", [.optional(.list(a)), .int], .optional(a)),
          global("optional_map_index_value", [.optional(.map(a, b)), a], .optional(b)),
        ]),
      .init(
        "_[?_]",
        [
          global("list_optindex_optional_int", [.list(a), .int], .optional(a)),
          global("optional_list_optindex_optional_int", [.optional(.list(a)), .int], .optional(a)),
          global("map_optindex_optional_value", [.map(a, b), a], .optional(b)),
          global("optional_map_optindex_optional_value", [.optional(.map(a, b)), a], .optional(b)),
        ]),
    ]

  private static let arithmetic: [FunctionDeclaration] = [
    .init(
      "_+_",
      [.int, .uint, .double, .string, .bytes, .duration].map { global("add_\($0)", [$0, $0], $0) } + [
        global("add_list", [.list(a), .list(a)], .list(a)),
        global("add_timestamp_duration", [.timestamp, .duration], .timestamp),
        global("add_duration_timestamp", [.duration, .timestamp], .timestamp),
      ]),
    .init(
      "_-_",
      [.int, .uint, .double, .duration].map { global("subtract_\($0)", [$0, $0], $0) } + [
        global("subtract_timestamp_timestamp", [.timestamp, .timestamp], .duration),
        global("subtract_timestamp_duration", [.timestamp, .duration], .timestamp),
      ]),
    .init("_*_", [.int, .uint, .double].map { global("multiply_\($0)", [$0, $0], $0) }),
    .init("_/_", [.int, .uint, .double].map { global("divide_\($0)", [$0, $0], $0) }),
    .init("_%_", [.int, .uint].map { global("modulo_\($0)", [$0, $0], $0) }),
    .init("-_", [.int, .double].map { global("negate_\($0)", [$0], $0) }),
  ]

  private static let comparisons: [FunctionDeclaration] = [
    ("_<_", "less"), ("_<=_", "less_equals"), ("_>_", "greater"), ("_>=_", "greater_equals"),
  ].map { name, word in
    let same: [Type] = [.bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration]
    let numbers: [Type] = [.int, .uint, .double]
    let mixed = numbers.flatMap { left in
      numbers.filter { $0 != left }.map { global("\(word)_\(left)_\($0)", [left, $0], .bool) }
    }
    return FunctionDeclaration(name, same.map { global("\(word)_\($0)", [$0, $0], .bool) } + mixed)
  }

  // MARK: Conversions

  static let conversions: [FunctionDeclaration] =
    [
      ("bool", .bool, [.bool, .string]), ("bytes", .bytes, [.bytes, .string]),
      ("double", .double, [.double, .int, .string, .uint]), ("duration", .duration, [.duration, .string]),
      ("int", .int, [.int, .double, .duration, .string, .timestamp, .uint]),
      ("string", .string, [.string, .bool, .bytes, .double, .duration, .int, .timestamp, .uint]),
      ("timestamp", .timestamp, [.timestamp, .string, .int]), ("uint", .uint, [.uint, .double, .int, .string]),
    ].map { (name: String, result: Type, from: [Type]) in
      FunctionDeclaration(name, from.map { global("\($0)_to_\(name)", [$0], result) })
    } + [
      .init("dyn", [global("to_dyn", [a], .dyn)]), .init("type", [global("type", [a], .type(a))]),
    ]

  // MARK: Texts and sizes

  static let texts: [FunctionDeclaration] =
    [
      .init(
        "size",
        [(.string, "string"), (.bytes, "bytes"), (.list(a), "list"), (.map(a, b), "map")].flatMap {
          (type: Type, word: String) in
          [global("size_\(word)", [type], .int), member("\(word)_size", [type], .int)]
        }),
      .init(
        "matches",
        [global("matches", [.string, .string], .bool), member("matches_string", [.string, .string], .bool)]),
    ]
    + ["contains", "startsWith", "endsWith"].map {
      .init($0, [member("\($0)_string", [.string, .string], .bool)])
    }

  // MARK: Times

  static let times: [FunctionDeclaration] =
    [
      "getFullYear", "getMonth", "getDayOfYear", "getDayOfMonth", "getDate", "getDayOfWeek", "getHours", "getMinutes",
      "getSeconds", "getMilliseconds",
    ].map { name in
      var overloads = [
        member("timestamp_\(name)", [.timestamp], .int),
        member("timestamp_\(name)_with_tz", [.timestamp, .string], .int),
      ]
      if ["getHours", "getMinutes", "getSeconds", "getMilliseconds"].contains(name) {
        overloads.append(member("duration_\(name)", [.duration], .int))
      }
      return FunctionDeclaration(name, overloads)
    }
}
