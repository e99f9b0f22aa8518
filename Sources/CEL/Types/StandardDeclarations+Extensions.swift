/// The extension libraries, and what the dialect of rules adds.
extension StandardDeclarations {
  static let extensions = strings + mathematics + optionals + encoders

  private static let strings: [FunctionDeclaration] = [
    .init("charAt", [member("string_char_at_int", [.string, .int], .string)]),
    .init("indexOf", search("index_of")),
    .init("lastIndexOf", search("last_index_of")),
    .init(
      "join",
      [
        member("list_join", [.list(.string)], .string),
        member("list_join_string", [.list(.string), .string], .string),
      ]),
    .init(
      "split",
      [
        member("string_split_string", [.string, .string], .list(.string)),
        member("string_split_string_int", [.string, .string, .int], .list(.string)),
      ]),
    .init(
      "replace",
      [
        member("string_replace_string_string", [.string, .string, .string], .string),
        member("string_replace_string_string_int", [.string, .string, .string, .int], .string),
      ]),
    .init(
      "substring",
      [
        member("string_substring_int", [.string, .int], .string),
        member("string_substring_int_int", [.string, .int, .int], .string),
      ]),
    .init("trim", [member("string_trim", [.string], .string)]),
    .init("lowerAscii", [member("string_lower_ascii", [.string], .string)]),
    .init("upperAscii", [member("string_upper_ascii", [.string], .string)]),
    .init("reverse", [member("string_reverse", [.string], .string)]),
    .init("format", [member("string_format", [.string, .list(.dyn)], .string)]),
    .init("strings.quote", [global("strings_quote", [.string], .string)]),
  ]

  private static func search(_ word: String) -> [Overload] {
    [
      member("string_\(word)_string", [.string, .string], .int),
      member("string_\(word)_string_int", [.string, .string, .int], .int),
    ]
  }

  /// `math.greatest` and `math.least` take any number of arguments: the checker knows them (``Checker``).
  private static let mathematics: [FunctionDeclaration] =
    ["ceil", "floor", "round", "trunc"].map { math($0, [([.double], .double)]) }
    + ["isNaN", "isInf", "isFinite"].map { math($0, [([.double], .bool)]) }
    + ["abs", "sign"].map { math($0, [([.double], .double), ([.int], .int), ([.uint], .uint)]) }
    + ["bitAnd", "bitOr", "bitXor"].map { math($0, [([.int, .int], .int), ([.uint, .uint], .uint)]) }
    + ["bitShiftLeft", "bitShiftRight"].map { math($0, [([.int, .int], .int), ([.uint, .int], .uint)]) }
    + [
      math("bitNot", [([.int], .int), ([.uint], .uint)]),
      math("sqrt", [([.double], .double), ([.int], .double), ([.uint], .double)]),
      .init("math.greatest", []), .init("math.least", []),
    ]

  private static func math(_ name: String, _ shapes: [([Type], Type)]) -> FunctionDeclaration {
    .init(
      "math.\(name)",
      shapes.map { parameters, result in
        global("math_\(name)_" + parameters.map(\.description).joined(separator: "_"), parameters, result)
      })
  }

  private static let optionals: [FunctionDeclaration] = [
    .init("optional.of", [global("optional_of", [a], .optional(a))]),
    .init("optional.ofNonZeroValue", [global("optional_ofNonZeroValue", [a], .optional(a))]),
    .init("optional.none", [global("optional_none", [], .optional(a))]),
    .init("hasValue", [member("optional_hasValue", [.optional(a)], .bool)]),
    .init("value", [member("optional_value", [.optional(a)], a)]),
    .init("or", [member("optional_or_optional", [.optional(a), .optional(a)], .optional(a))]),
    .init("orValue", [member("optional_orValue_value", [.optional(a), a], a)]),
  ]

  private static let encoders: [FunctionDeclaration] = [
    .init("base64.encode", [global("base64_encode_bytes", [.bytes], .string)]),
    .init("base64.decode", [global("base64_decode_string", [.string], .bytes)]),
  ]

  // MARK: Rules

  static let dialect: [FunctionDeclaration] =
    ["_+_", "_-_", "_*_"].map { .init($0, [global("\($0)decimal", [.decimal, .decimal], .decimal)]) }
    + ["_<_", "_<=_", "_>_", "_>=_"].map { name in
      .init(name, [Type.decimal, .date, .amount].map { global("\(name)\($0)", [$0, $0], .bool) })
    }
    + [
      .init("-_", [global("negate_decimal", [.decimal], .decimal)]),
      .init(
        "decimal",
        [
          global("decimal_to_decimal", [.decimal], .decimal), global("int_to_decimal", [.int], .decimal),
          global("string_to_decimal", [.string], .decimal),
        ]),
      .init("quotient", [global("quotient", [.decimal, .decimal, .int], .decimal)]),
      .init("date", [global("string_to_date", [.string], .date)]),
      .init("amount", [global("string_to_amount", [.string], .amount)]),
      .init("meets", [global("meets", [.amount, .amount], .bool)]),
      .init("string", [Type.decimal, .date, .amount].map { global("\($0)_to_string", [$0], .string) }),
      .init(
        "sum",
        [
          member("list_int_sum", [.list(.int)], .int),
          member("list_decimal_sum", [.list(.decimal)], .decimal),
        ]),
    ]
    + ["plus_days", "plus_months", "plus_years"].map { .init($0, [global($0, [.date, .int], .date)]) }
}
