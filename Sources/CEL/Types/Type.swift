/// A type of the language. `nullable`, `decimal`, `amount`, `date` and `object` are our dialect's; the rest is CEL.
public indirect enum Type: Hashable, Sendable {
  case dyn, null, bool, int, uint, double, string, bytes, timestamp, duration
  case list(Type)
  case map(Type, Type)
  /// The type of types: `type(1)` is `type(int)`.
  case type(Type)
  case optional(Type)
  /// A type parameter of a declaration: `list(T)`.
  case parameter(String)
  /// `google.protobuf.Int64Value` and its like: the primitive or null.
  case wrapper(Type)
  /// A message or abstract type known by name only.
  case named(String, [Type])
  /// An exact decimal number, never binary floating point.
  case decimal
  /// An interval with a unit: `<= 5 mg/kg`, `未检出`.
  case amount
  /// A calendar date, or what is known of one.
  case date
  /// An object of the record schema; the number is an index into ``ObjectTypes/types``.
  case object(Int)
  /// A field that may be established as absent: using its value needs a guard. Never nested.
  case nullable(Type)
  /// The type of what went wrong already: agrees with everything, so that one cause gives one error.
  case error
}

/// The object types of a record schema, as far as the language must know them.
public struct ObjectTypes: Sendable {
  public struct Field: Sendable {
    public var name: String
    public var type: Type
    /// For a closed list: the words a string field may take. Comparing with another word is an error.
    public var words: [String]?
    public init(name: String, type: Type, words: [String]? = nil) {
      self.name = name
      self.type = type
      self.words = words
    }
  }

  public struct ObjectType: Sendable {
    public var name: String
    /// A field's index is its slot: the cell at `object base + slot`.
    public var fields: [Field]
    private var slots: [String: Int]

    public init(name: String, fields: [Field]) {
      self.name = name
      self.fields = fields
      var slots: [String: Int] = [:]
      for (slot, field) in fields.enumerated() where slots[field.name] == nil { slots[field.name] = slot }
      self.slots = slots
    }

    public func slot(of name: String) -> Int? { slots[name] }
  }

  public var types: [ObjectType]

  public init(types: [ObjectType] = []) { self.types = types }
}
