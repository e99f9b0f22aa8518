public import CEL
public import Diagnostics

/// The vocabulary of records, read from the schema file: the fields of every object type, in a fixed order.
public struct RecordSchema: Sendable {
  /// What a value must be, and how its text is read.
  public indirect enum Shape: Sendable {
    /// Text as it is spelled.
    case text(TextLimits)
    case boolean
    case integer(NumberLimits)
    /// An exact decimal number.
    case decimal(NumberLimits)
    case date
    case amount
    /// An object of the type with this number.
    case object(Int)
    case list(of: Shape, isElementNullable: Bool, limits: ListLimits)
    /// The key of an element of another list of the record.
    case reference(Target)
  }

  public struct TextLimits: Sendable {
    public var words: [String]?
    public var constant: String?
    public var minimumLength: Int?
    public var maximumLength: Int?
    public var pattern: TextPattern?
  }

  public struct NumberLimits: Sendable {
    public var minimum: ExactDecimal?
    public var maximum: ExactDecimal?
    public var exclusiveMinimum: ExactDecimal?
    public var exclusiveMaximum: ExactDecimal?
  }

  public struct ListLimits: Sendable {
    public var minimumCount: Int?
    public var maximumCount: Int?
  }

  /// Where a reference leads: a list at the record's top level, found by the elements' `id`; words stand for
  /// other objects at the top level (`inspected` for the enterprise).
  public struct Target: Sendable {
    public var list: String
    public var type: Int
    public var words: [String: String]
    /// The object type that a rule sees: `type`, or where words lead elsewhere the fields that all have.
    public var seenAs: Int
  }

  /// A class, so that handing it about copies one reference.
  public final class Field: Sendable {
    public let name: String
    public let shape: Shape
    public let isNullable: Bool
    public let isRequired: Bool
    public let isSensitive: Bool
    public let title: Localized
    public let description: Localized
    public let unit: String?
    /// Where the field is left out, the value at this path from the same object is used.
    public let otherwise: [String]?
    /// The word that stands in the field where it is left out (`default`); it must be one of the field's words.
    public let fallback: String?
    public let declaration: SourceSpan

    init(
      name: String, shape: Shape, isNullable: Bool, isRequired: Bool, isSensitive: Bool, title: Localized,
      description: Localized, unit: String?, otherwise: [String]?, fallback: String?, declaration: SourceSpan
    ) {
      self.name = name
      self.shape = shape
      self.isNullable = isNullable
      self.isRequired = isRequired
      self.isSensitive = isSensitive
      self.title = title
      self.description = description
      self.unit = unit
      self.otherwise = otherwise
      self.fallback = fallback
      self.declaration = declaration
    }
  }

  public struct ObjectType: Sendable {
    public var name: String
    public var title: Localized
    /// In slot order.
    public var fields: [Field] {
      didSet { slots = Self.slots(of: fields) }
    }
    private var slots: [String: Int]

    init(name: String, title: Localized, fields: [Field]) {
      self.name = name
      self.title = title
      self.fields = fields
      slots = Self.slots(of: fields)
    }

    private static func slots(of fields: [Field]) -> [String: Int] {
      Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    public func slot(of name: String) -> Int? { slots[name] }

    public func field(_ name: String) -> Field? { slots[name].map { fields[$0] } }
  }

  /// `types[0]` is the record itself.
  public let types: [ObjectType]
  /// The same types as the expression language sees them.
  public let objectTypes: ObjectTypes
  /// By type.
  let layouts: [ObjectLayout]

  init(types: [ObjectType]) {
    self.types = types
    layouts = types.map { ObjectLayout($0) }
    self.objectTypes = ObjectTypes(types: types.map { type in
      ObjectTypes.ObjectType(name: type.name, fields: type.fields.map(Self.seenByRules))
    })
  }

  /// One without fields, to read on with where there is none.
  public init() { self.init(types: [ObjectType(name: "", title: Localized(zh: "", en: ""), fields: [])]) }

  /// The same without titles and descriptions, by which no record is read.
  public var untitled: RecordSchema {
    let nothing = Localized(zh: "", en: "")
    return RecordSchema(
      types: types.map { type in
        ObjectType(
          name: type.name, title: nothing,
          fields: type.fields.map { field in
            Field(
              name: field.name, shape: field.shape, isNullable: field.isNullable, isRequired: field.isRequired,
              isSensitive: field.isSensitive, title: nothing, description: nothing, unit: field.unit,
              otherwise: field.otherwise, fallback: field.fallback, declaration: field.declaration)
          })
      })
  }

  public var record: ObjectType { types[0] }

  /// The name of the field in a slot of a type.
  func name(ofSlot slot: Int, inType type: Int) -> String? {
    types.indices.contains(type) && types[type].fields.indices.contains(slot) ? types[type].fields[slot].name : nil
  }

  /// The field whose constant says that a document is a record at all, with the constant: `schema`, `inspection/1`.
  public var marker: (field: Field, constant: String)? {
    for field in record.fields {
      if case .text(let limits) = field.shape, let constant = limits.constant { return (field, constant) }
    }
    return nil
  }

  /// The type of a field as rules see it.
  private static func seenByRules(_ field: Field) -> ObjectTypes.Field {
    let type = Self.type(of: field.shape)
    var words: [String]?
    if case .text(let limits) = field.shape { words = limits.words }
    if case .list(.text(let limits), _, _) = field.shape { words = limits.words }
    return ObjectTypes.Field(name: field.name, type: field.isNullable ? .nullable(type) : type, words: words)
  }

  public static func type(of shape: Shape) -> Type {
    switch shape {
    case .text: .string
    case .boolean: .bool
    case .integer: .int
    case .decimal: .decimal
    case .date: .date
    case .amount: .amount
    case .object(let type): .object(type)
    case .list(let element, _, _): .list(Self.type(of: element))
    case .reference(let target): .object(target.seenAs)
    }
  }

  /// The type of the elements of a list at the record's top level, if it holds objects.
  public func elementType(ofList name: String) -> Int? {
    guard case .list(.object(let type), _, _)? = record.field(name)?.shape else { return nil }
    return type
  }
}
