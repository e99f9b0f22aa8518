internal import CLibYAML
public import Diagnostics

/// The limits of one YAML text; a hostile file ends in a diagnostic.
enum YAMLLimit {
  static let bytes = 64 << 20
  static let depth = 64
  static let scalarBytes = 1 << 20
  /// Nodes that aliases of one document may add.
  static let aliasNodes = 10_000
  /// Broken documents of one text after which the rest is not read.
  static let failures = 1000
}

/// All documents of a YAML text. Where one is broken the diagnostics say so and it is left out; the others, before
/// it and from the next `---` on, are returned.
public func readYAML(_ source: SourceText, reporting: inout [Diagnostic]) -> [Document] {
  var documents: [Document] = []
  for outcome in yamlOutcomes(source) {
    switch outcome {
    case .document(let document, let remarks):
      documents.append(document)
      reporting += remarks
    case .failed(let mistakes): reporting += mistakes
    }
  }
  return documents
}

/// One text of a stream: read, or broken.
enum ReadOutcome {
  case document(Document, [Diagnostic])
  case failed([Diagnostic])
}

func yamlOutcomes(_ source: SourceText) -> [ReadOutcome] {
  if source.bytes.count > YAMLLimit.bytes {
    let message = Localized(zh: "YAML 文件超过 64 MiB", en: "the YAML file has more than 64 MiB")
    return [.failed([DocumentMistake.textTooLarge.at(stretch(source, 0..<0), message)])]
  }
  if let mistake = encodingMistake(of: source, as: .yaml) { return [.failed([mistake])] }
  return source.bytes.withUnsafeBufferPointer { bytes in
    var outcomes: [ReadOutcome] = []
    var failures = 0
    var from: Int? = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while let start = from {
      var reader = YAMLReader(source: source, bytes: bytes, from: start)
      from = reader.read()
      outcomes += reader.outcomes
      failures += from == nil ? 0 : 1
      if failures == YAMLLimit.failures, let place = from {
        outcomes.append(.failed([tooManyFailures(source, place)]))
        return outcomes
      }
    }
    return outcomes
  }
}

private func tooManyFailures(_ source: SourceText, _ place: Int) -> Diagnostic {
  DocumentMistake.yamlSyntax.at(
    stretch(source, place..<place),
    Localized(
      zh: "已有 \(YAMLLimit.failures) 个文档出错，从这里起不再读取",
      en: "\(YAMLLimit.failures) documents are broken; what follows is not read"))
}

/// Reads events from one place on, up to the end or the first mistake that it cannot read past.
struct YAMLReader {
  let source: SourceText
  let bytes: UnsafeBufferPointer<UInt8>
  let from: Int
  var cursor: CharacterCursor
  var outcomes: [ReadOutcome] = []

  private var builder = DocumentBuilder()
  private var mistakes: [Diagnostic] = []
  /// Of each open collection: is it a mapping, and how many children has it so far.
  private var frames: [(isMapping: Bool, children: Int)] = []
  private var anchors: [String: NodeID] = [:]
  private var aliasNodes = 0
  /// End of the last node that takes room, in bytes.
  private var lastEnd = 0
  /// Set where the rest of the document must not be read.
  private var stop: Int?

  init(source: SourceText, bytes: UnsafeBufferPointer<UInt8>, from: Int) {
    self.source = source
    self.bytes = bytes
    self.from = from
    cursor = CharacterCursor(UnsafeBufferPointer(rebasing: bytes[from...]), base: from)
  }

  /// The place to read on from after a broken document, if there is one.
  mutating func read() -> Int? {
    guard let events = YAMLEvents(UnsafeBufferPointer(rebasing: bytes[from...])) else { return nil }
    while true {
      guard let event = events.next() else {
        let (mistake, place) = diagnose(events.problem)
        if mistakes.isEmpty { mistakes.append(mistake) }
        return fail(at: place)
      }
      if event.raw.type == YAML_STREAM_END_EVENT { return nil }
      take(event)
      if let stop { return fail(at: stop) }
    }
  }

  private mutating func fail(at place: Int) -> Int? {
    outcomes.append(.failed(mistakes))
    return nextDocument(after: place)
  }

  /// A line that begins with `---` ends whatever document was open.
  private func nextDocument(after place: Int) -> Int? {
    var index = max(place, from + 1)
    while index + 3 <= bytes.count {
      let startsLine = bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
      if startsLine, bytes[index..<(index + 3)].allSatisfy({ $0 == UInt8(ascii: "-") }) {
        if index + 3 == bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index + 3]) { return index }
      }
      index += 1
    }
    return nil
  }

  private mutating func take(_ event: borrowing YAMLEvent) {
    switch event.raw.type {
    case YAML_DOCUMENT_START_EVENT: startDocument()
    case YAML_DOCUMENT_END_EVENT: endDocument()
    case YAML_SCALAR_EVENT: scalar(event)
    case YAML_ALIAS_EVENT: alias(event)
    case YAML_SEQUENCE_START_EVENT: begin(.sequence, event)
    case YAML_MAPPING_START_EVENT: begin(.mapping, event)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: finish(event)
    default: break
    }
  }

  private mutating func startDocument() {
    builder = DocumentBuilder()
    mistakes = []
    frames = []
    anchors = [:]
    aliasNodes = 0
  }

  private mutating func endDocument() {
    let document = builder.document(of: source)
    mistakes += document.duplicateKeys()
    outcomes.append(mistakes.hasErrors ? .failed(mistakes) : .document(document, mistakes))
    mistakes = []
  }

  // MARK: Nodes

  private mutating func scalar(_ event: borrowing YAMLEvent) {
    let (properties, end) = place(of: event)
    let start = properties.value(before: end)
    let range = start..<trimmedEnd(start, end, event.style)
    let isKey = enterChild()
    var kind = event.style == .plain ? CoreSchema.kind(ofPlain: event.text) : .string
    if let tag = event.tag { kind = tagged(tag, kind, properties, range, event) }
    if event.text.count > YAMLLimit.scalarBytes { mistakes.append(tooLong(range)) }
    if isKey, event.style == .plain, event.tag == nil, event.text.elementsEqual("<<".utf8) {
      mistakes.append(mergeKey(range))
    }
    if let name = event.anchor { anchors[name] = builder.nodes.count }
    builder.scalar(kind, event.style, at: range, text: event.text)
    lastEnd = range.upperBound
  }

  private mutating func tagged(
    _ tag: String, _ plain: Document.Kind, _ properties: NodeProperties, _ range: Range<Int>,
    _ event: borrowing YAMLEvent
  ) -> Document.Kind {
    guard let known = CoreTag(tag: tag) else {
      mistakes.append(unknownTag(properties))
      return plain
    }
    if let kind = known.kind(of: event.text) { return kind }
    mistakes.append(tagMismatch(known, properties, range))
    return plain
  }

  private mutating func begin(_ kind: Document.Kind, _ event: borrowing YAMLEvent) {
    let (properties, _) = place(of: event)
    let isKey = enterChild()
    let start = properties.value(before: bytes.count)
    if isKey { mistakes.append(complexKey(start)) }
    if let tag = event.tag {
      let expected: CoreTag = kind == .mapping ? .mapping : .sequence
      if let known = CoreTag(tag: tag) {
        if known != expected { mistakes.append(tagMismatch(known, properties, start..<start)) }
      } else {
        mistakes.append(unknownTag(properties))
      }
    }
    guard frames.count < YAMLLimit.depth else { return halt(tooDeep(start), at: start) }
    if let name = event.anchor { anchors[name] = builder.nodes.count }
    frames.append((kind == .mapping, 0))
    builder.begin(kind, at: start)
    lastEnd = start
  }

  private mutating func finish(_ event: borrowing YAMLEvent) {
    let range = event.range
    // A block collection ends where the next token begins; its last node tells where it really ends.
    if !range.isEmpty { lastEnd = cursor.offset(of: range.upperBound) }
    frames.removeLast()
    builder.finish(at: lastEnd)
  }

  private mutating func alias(_ event: borrowing YAMLEvent) {
    let range = event.range
    let start = cursor.offset(of: range.lowerBound)
    let end = cursor.offset(of: range.upperBound)
    let name = event.anchor ?? ""
    let isKey = enterChild()
    defer { lastEnd = end }
    guard let node = anchors[name] else { return refuse(unknownAlias(name, start..<end), start..<end) }
    guard !builder.open.contains(node) else { return refuse(selfAlias(name, start..<end), start..<end) }
    let kind = builder.nodes[node].kind
    if isKey, kind == .mapping || kind == .sequence { mistakes.append(complexKey(start)) }
    aliasNodes += builder.size(of: node)
    guard aliasNodes <= YAMLLimit.aliasNodes else { return halt(aliasLimit(start..<end), at: end) }
    guard frames.count + builder.height(of: node) <= YAMLLimit.depth else { return halt(tooDeep(start), at: end) }
    builder.copy(node)
  }

  /// Puts an empty node where a wrong one stood, so that the rest is read in step.
  private mutating func refuse(_ mistake: Diagnostic, _ range: Range<Int>) {
    mistakes.append(mistake)
    builder.scalar(.null, .plain, at: range, text: UnsafeBufferPointer(start: nil, count: 0))
  }

  private mutating func halt(_ mistake: Diagnostic, at place: Int) {
    mistakes.append(mistake)
    stop = place
  }

  /// Counts a child of the innermost collection; true where it is a key.
  private mutating func enterChild() -> Bool {
    guard let frame = frames.last else { return false }
    frames[frames.count - 1].children += 1
    return frame.isMapping && frame.children.isMultiple(of: 2)
  }

  // MARK: Places

  private mutating func place(of event: borrowing YAMLEvent) -> (NodeProperties, end: Int) {
    let range = event.range
    let start = cursor.offset(of: range.lowerBound)
    let end = cursor.offset(of: range.upperBound)
    let hasProperties = event.tag != nil || event.anchor != nil
    return (hasProperties ? NodeProperties(bytes, from: start) : NodeProperties(at: start), end)
  }

  /// libyaml ends a block scalar where the next line begins.
  private func trimmedEnd(_ start: Int, _ end: Int, _ style: Document.Style) -> Int {
    var end = max(start, end)
    guard style == .literal || style == .folded else { return end }
    while end > start + 1, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return end
  }
}
