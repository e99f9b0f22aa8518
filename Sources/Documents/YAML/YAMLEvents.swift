internal import CLibYAML

/// One event of libyaml, freed with its owner.
struct YAMLEvent: ~Copyable {
  var raw = yaml_event_t()

  deinit {
    var last = raw
    yaml_event_delete(&last)
  }

  /// Character indices in the text given to the parser.
  var range: Range<Int> {
    let start = Int(clamping: raw.start_mark.index)
    return start..<max(start, Int(clamping: raw.end_mark.index))
  }

  var tag: String? {
    switch raw.type {
    case YAML_SCALAR_EVENT: string(raw.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: string(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: string(raw.data.mapping_start.tag)
    default: nil
    }
  }

  /// The name a node is marked with, or that an alias refers to.
  var anchor: String? {
    switch raw.type {
    case YAML_SCALAR_EVENT: string(raw.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: string(raw.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: string(raw.data.mapping_start.anchor)
    case YAML_ALIAS_EVENT: string(raw.data.alias.anchor)
    default: nil
    }
  }

  /// Decoded text of a scalar; lives as long as the event.
  var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: raw.data.scalar.value, count: Int(clamping: raw.data.scalar.length))
  }

  var style: Document.Style {
    switch raw.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}

/// What libyaml said when it gave up.
struct YAMLProblem {
  var problem: String
  var context: String?
  /// Character indices.
  var place: Int
  var contextPlace: Int?
}

/// libyaml's event interface. The bytes outlive the parser.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Nil where memory ran out.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Nil on an error: then ``problem`` tells it.
  func next() -> YAMLEvent? {
    var event = YAMLEvent()
    guard yaml_parser_parse(parser, &event.raw) == 1 else { return nil }
    return consume event
  }

  var problem: YAMLProblem {
    let state = parser.pointee
    return YAMLProblem(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      context: state.context.map { String(cString: $0) },
      place: Int(clamping: state.problem_mark.index),
      contextPlace: state.context == nil ? nil : Int(clamping: state.context_mark.index))
  }
}

/// Turns libyaml's character indices into byte offsets; goes forwards and backwards from where it stands.
struct CharacterCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: Int
  private var character = 0
  private var byte = 0

  /// `base` is added to every offset: the place of `bytes` in the text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int) {
    self.bytes = bytes
    self.base = base
  }

  mutating func offset(of index: Int) -> Int {
    while character < index, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      character += 1
    }
    while character > index, byte > 0 {
      byte -= 1
      while byte > 0, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      character -= 1
    }
    return base + byte
  }
}
