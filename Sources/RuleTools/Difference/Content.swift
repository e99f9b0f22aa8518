import CEL
import Diagnostics
import Documents
import Rules

/// What a part of a rule file says, without how it is written: comments, quotes and line breaks are gone.
struct Content: Sendable {
  indirect enum Value: Sendable {
    case scalar(String)
    case list([Content])
    case mapping([(key: String, value: Content)])
  }

  let value: Value
  let span: SourceSpan

  init(_ document: Document, _ node: NodeID) {
    span = document.span(of: node)
    switch document.nodes[node].kind {
    case .mapping: value = .mapping(document.entries(of: node).map { (document.string(of: $0.key), Content(document, $0.value)) })
    case .sequence: value = .list(document.children(of: node).map { Content(document, $0) })
    case .null, .boolean, .number, .string: value = .scalar(document.string(of: node))
    }
  }

  private init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }

  subscript(key: String) -> Content? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  var entries: [(key: String, value: Content)] {
    guard case .mapping(let entries) = value else { return [] }
    return entries
  }

  /// Its elements; a single value stands for a list of one.
  var elements: [Content] {
    guard case .list(let elements) = value else { return [self] }
    return elements
  }

  /// A mapping without some of its keys.
  func without(_ keys: Set<String>) -> Content {
    guard case .mapping(let entries) = value else { return self }
    return Content(.mapping(entries.filter { !keys.contains($0.key) }), span)
  }

  /// Whether both are the same tree with the same letters.
  func isIdentical(to other: Content) -> Bool {
    switch (value, other.value) {
    case (.scalar(let one), .scalar(let two)): one.utf8.elementsEqual(two.utf8)
    case (.list(let one), .list(let two)): one.count == two.count && zip(one, two).allSatisfy { $0.isIdentical(to: $1) }
    case (.mapping(let one), .mapping(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.key == $1.key && $0.value.isIdentical(to: $1.value) }
    default: false
    }
  }

  /// On one line, as YAML in its short form.
  var written: String {
    switch value {
    case .scalar(let text): text
    case .list(let elements): "[" + elements.map(\.written).joined(separator: ", ") + "]"
    case .mapping(let entries): "{" + entries.map { "\($0.key): \($0.value.written)" }.joined(separator: ", ") + "}"
    }
  }
}

extension EntryShape.Form {
  /// The form that a value of several possible ones has.
  func form(of content: Content) -> EntryShape.Form {
    guard case .either(let forms) = self else { return self }
    let isMapping = !content.entries.isEmpty
    return forms.first { form in
      if case .entry = form { return isMapping }
      return !isMapping
    } ?? .anything
  }

  /// Whether two values say the same, as far as a reader of this form can tell.
  func isSame(_ one: Content, _ other: Content) -> Bool {
    let form = form(of: one)
    switch form {
    case .number:
      guard let first = one.text.flatMap({ ExactDecimal($0) }), let second = other.text.flatMap({ ExactDecimal($0) }) else { break }
      return first == second
    case .flag: return one.text?.lowercased() == other.text?.lowercased()
    case .expression:
      guard let first = one.expression, let second = other.expression else { break }
      return first.saysTheSame(as: second)
    case .oneOrMany(let form), .list(let form): return Self.areSame(one.elements, other.elements, form)
    case .entry(let shape): return Self.haveSame(one, other) { key in shape.keys.first { $0.name == key }?.form ?? .anything }
    case .mapping(let form):
      return one.entries.map(\.key) == other.entries.map(\.key) && Self.haveSame(one, other) { _ in form }
    case .text, .name, .integer, .date, .words, .either, .record, .anything: break
    }
    switch (one.value, other.value) {
    case (.scalar(let first), .scalar(let second)): return first.utf8.elementsEqual(second.utf8)
    case (.list(let first), .list(let second)): return Self.areSame(first, second, .anything)
    case (.mapping, .mapping): return Self.haveSame(one, other) { _ in .anything }
    default: return false
    }
  }

  private static func areSame(_ one: [Content], _ other: [Content], _ form: EntryShape.Form) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { form.isSame($0, $1) }
  }

  /// The order of keys says nothing.
  private static func haveSame(_ one: Content, _ other: Content, _ form: (String) -> EntryShape.Form) -> Bool {
    guard one.entries.count == other.entries.count else { return false }
    return one.entries.allSatisfy { key, value in other[key].map { form(key).isSame(value, $0) } ?? false }
  }
}

extension Content {
  /// Read as an expression; nil for what is none.
  fileprivate var expression: Expression? {
    guard let text else { return nil }
    var problems: [Diagnostic] = []
    let map = SpanMap(source: span.source, verbatimFrom: 0, length: UInt32(text.utf8.count))
    let expression = parse(text, at: map, options: ParseOptions(dialect: .rules), reporting: &problems)
    return problems.isEmpty ? expression : nil
  }
}
