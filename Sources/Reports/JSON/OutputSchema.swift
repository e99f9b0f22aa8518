import Engine
import Rules

/// The JSON Schema (2020-12) of what `--format json` and `--format ndjson` write. It is closed: a key that it does not name is
/// never written, and every key that it names always is. The ids of categories and actions are data, and open.
public enum OutputSchema {
  /// The whole schema as a file.
  public static func text() -> [UInt8] {
    var out: [UInt8] = []
    document.writeIndented(to: &out)
    return out
  }

  private static let document = JSONValue.object([
    ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    ("title", .string("The results of cosmetics-check: --format json, or one line of --format ndjson")),
    ("oneOf", .array(["document", "run", "record_line", "summary_line"].map(reference))),
    ("$defs", .object(frame + record + assessment)),
  ])

  // MARK: The run

  private typealias Definitions = [(key: String, value: JSONValue)]

  private static let header: Definitions = [
    ("schema_version", constant(.int(1))), ("tool", object([("name", constant(.string("cosmetics-check"))), ("version", string)])),
    ("rule_set", object([("name", string), ("version", string), ("digest", string)])),
  ]

  private static let sums: Definitions = [
    ("records", count), ("checked", count), ("invalid", count), ("records_with_violations", count), ("cases", count), ("subjects", count),
    ("statuses", reference("statuses")), ("by_category", map(of: count)), ("fine_cny", nullable("range")),
    ("recommended", map(of: object([("records", count), ("enterprises", count)]))),
  ]

  private static let frame: Definitions = [
    ("document", object(header + [("records", list(oneOf("checked", "invalid"))), ("summary", object(sums))])),
    ("run", object([("type", constant(.string("run")))] + header)),
    ("record_line", oneOf("checked_line", "invalid_line")),
    ("summary_line", object([("type", constant(.string("summary")))] + sums)),
    ("text", object([("zh", string), ("en", string)])),
    ("place", object([("file", string), ("line", count), ("column", count)])),
    ("statuses", object(Status.allCases.map { ($0.rawValue, count) })),
    ("money", .object([("type", .string("string")), ("pattern", .string("^-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?$"))])),
    ("range", object([("min", reference("money")), ("max", nullable("money"))])),
  ]

  // MARK: A record

  private static let judged: Definitions = [
    ("id", optionalString), ("state", constant(.string("checked"))), ("source", reference("place")), ("enterprise", optionalString),
    ("date", optionalString), ("statuses", reference("statuses")), ("findings", list(reference("finding"))),
    ("shadows", list(reference("finding"))), ("unexamined", list(object([("path", string), ("rules", count)]))),
    (
      "contradictions",
      list(object([("id", string), ("path", string), ("location", reference("place")), ("message", reference("text"))]))
    ), ("assessment", reference("assessment")),
  ]

  private static let unjudged: Definitions = [
    ("id", optionalString), ("state", constant(.string("invalid"))), ("source", reference("place")),
    ("errors", list(object([("code", string), ("message", reference("text")), ("location", reference("place"))]))),
  ]

  private static let line: Definitions = [("type", constant(.string("record")))]

  private static let record: Definitions = [
    ("checked", object(judged)), ("invalid", object(unjudged)), ("checked_line", object(line + judged)),
    ("invalid_line", object(line + unjudged)),
    ("value", .object([("type", types(["string", "boolean", "null"]))])),
    (
      "evidence",
      object([
        ("path", string), ("value", reference("value")), ("unit", optionalString), ("taken_from", optionalString),
        ("location", reference("place")),
      ])
    ),
    (
      "finding",
      object(
        [
          ("rule", string), ("category", string), ("status", words(Status.allCases.map(\.rawValue))), ("subject", string),
          ("location", reference("place")), ("title", reference("text")), ("message", reference("text")), ("basis", list(string)),
          ("act", string), ("evidence", list(reference("evidence"))),
          ("reason", .object([("anyOf", .array([constant(.string("law_not_encoded")), reference("text"), null]))])),
          ("missing", list(string)), ("not_raised", list(string)),
          (
            "reasons",
            list(
              object([
                ("path", string), ("state", words(DecidingFact.State.allCases.map(\.rawValue))), ("value", reference("value")),
                ("unit", optionalString),
              ]))
          ), ("repair", nullable("repair")), ("party", optionalString),
        ], optional: [("trace", list(reference("condition")))])
    ),
    (
      "repair",
      object([
        ("steps", list(object([("path", string), ("from", optionalString), ("to", string)]))),
        ("status", words(Status.allCases.map(\.rawValue))),
      ])
    ),
    (
      "condition",
      object([
        ("part", string), ("condition", string), ("value", words(["true", "false", "unknown"])),
        ("operands", list(object([("text", string), ("value", string)]))),
      ])
    ),
  ]

  // MARK: Its assessment

  private static let position = words(Position.allCases.map(\.rawValue))

  private static let assessment: Definitions = [
    (
      "assessment",
      object([
        ("acts", list(reference("act"))), ("grounds", list(reference("ground"))),
        ("questions", list(object([("question", string), ("subject", string), ("answer", .object([("type", types(["boolean", "null"]))]))]))),
        ("fine_cny", nullable("range")), ("personal_fine_cny", nullable("range")), ("decisions", list(reference("decision"))),
        ("recommendations", list(reference("recommendation"))),
      ])
    ),
    (
      "act",
      object([
        ("act", string), ("title", reference("text")), ("findings", list(count)), ("provision", string), ("penalty", optionalString),
        ("law", optionalWords(Ground.Moment.allCases.map(\.rawValue))), ("laws", list(reference("law"))),
        ("goods", list(object([("path", string), ("value_cny", nullable("money"))]))), ("goods_value_cny", nullable("money")),
        ("goods_value_complete", boolean), ("fine_cny", nullable("range")), ("arithmetic", reference("text")),
        ("outcome", words(ActOutcome.allCases.map(\.rawValue))), ("serious", boolean),
        ("absorbed", list(object([("act", string), ("goods", list(string))]))), ("absorbed_by", optionalString),
        ("confiscation", list(object([("what", string), ("cny", nullable("money")), ("mandatory", boolean)]))),
        ("persons", list(reference("person"))), ("bar_years", .object([("type", types(["integer", "null"]))])),
      ])
    ),
    (
      "law",
      object([
        ("of", words(Ground.Moment.allCases.map(\.rawValue))), ("provision", string), ("penalty", optionalString),
        ("fine_cny", nullable("range")), ("arithmetic", reference("text")),
      ])
    ),
    (
      "person",
      object([
        ("role", string), ("person", optionalString), ("fine_cny", nullable("range")), ("formula", nullable("text")),
        ("ban", .object([("anyOf", .array([object([("years", count)]), constant(.string("lifetime")), null]))])),
      ])
    ),
    (
      "ground",
      object([
        ("ground", string), ("title", reference("text")), ("acts", list(string)), ("effect", string),
        ("state", words(GroundState.allCases.map(\.rawValue))), ("evidence", list(reference("evidence"))), ("missing", list(string)),
      ])
    ),
    ("compared", object([("decided", nullable("money")), ("position", position)])),
    (
      "decision",
      object([
        ("number", optionalString), ("fine", reference("compared")), ("confiscated", reference("compared")),
        ("acts", list(object([("act", string), ("provision", optionalString), ("position", position)]))), ("revocation", position),
      ])
    ),
    (
      "recommendation",
      object([
        ("action", string), ("acts", list(string)), ("state", words(Recommendation.State.allCases.map(\.rawValue))), ("route", string),
        ("addressee", optionalString), ("conditions", list(string)), ("alternatives", list(string)), ("steps_before", list(string)),
        ("blocked_by", list(string)),
      ])
    ),
  ]

  // MARK: Words of the schema language

  private static let null = JSONValue.object([("type", .string("null"))])
  private static let string = JSONValue.object([("type", .string("string"))])
  private static let boolean = JSONValue.object([("type", .string("boolean"))])
  private static let optionalString = JSONValue.object([("type", types(["string", "null"]))])
  private static let count = JSONValue.object([("type", .string("integer")), ("minimum", .int(0))])

  private static func types(_ names: [String]) -> JSONValue { JSONValue(names) }
  private static func constant(_ value: JSONValue) -> JSONValue { .object([("const", value)]) }
  private static func words(_ words: [String]) -> JSONValue { .object([("enum", JSONValue(words))]) }
  private static func optionalWords(_ words: [String]) -> JSONValue { .object([("enum", .array(words.map { .string($0) } + [.null]))]) }
  private static func reference(_ name: String) -> JSONValue { .object([("$ref", .string("#/$defs/\(name)"))]) }
  private static func nullable(_ name: String) -> JSONValue { .object([("anyOf", .array([reference(name), null]))]) }
  private static func oneOf(_ names: String...) -> JSONValue { .object([("oneOf", .array(names.map(reference)))]) }
  private static func list(_ element: JSONValue) -> JSONValue { .object([("type", .string("array")), ("items", element)]) }

  private static func map(of value: JSONValue) -> JSONValue {
    .object([("type", .string("object")), ("additionalProperties", value)])
  }

  /// An object with all of these keys, perhaps the optional ones, and no other.
  private static func object(_ keys: Definitions, optional: Definitions = []) -> JSONValue {
    .object([
      ("type", .string("object")), ("additionalProperties", .bool(false)), ("required", JSONValue(keys.map(\.key))),
      ("properties", .object(keys + optional)),
    ])
  }
}
