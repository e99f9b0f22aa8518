import CEL
import Documents

/// CEL values with their types, as JSON: `{"int": "42"}`, `{"list": [V, …]}`, `{"map": [[V, V], …]}`.
struct TypedValues {
  let document: Document

  /// Nil for what is no typed value, and for messages and enums, which need protobuf.
  func cell(_ node: NodeID, in evaluation: inout Evaluation) -> Cell? {
    guard let entry = document.entries(of: node).first else { return nil }
    let kind = document.string(of: entry.key)
    let value = entry.value
    switch kind {
    case "null": return .null
    case "unknown": return .unknown()
    case "bool": return .bool(document.string(of: value) == "true")
    case "int": return Int64(document.string(of: value)).map { .int($0) }
    case "uint": return UInt64(document.string(of: value)).map { .uint($0) }
    case "double": return Self.double(document.string(of: value)).map { .double($0) }
    case "string": return evaluation.makeText(document.string(of: value))
    case "bytes": return Base64.decode(document.string(of: value)).map { evaluation.makeBytes(octets: $0) }
    case "list": return list(value, in: &evaluation)
    case "map": return map(value, in: &evaluation)
    case "type": return evaluation.makeType(document.string(of: value))
    case "timestamp": return Cell.timestamp(reading: document.string(of: value))
    case "duration": return Cell.duration(reading: document.string(of: value))
    default: return nil
    }
  }

  private func list(_ node: NodeID, in evaluation: inout Evaluation) -> Cell? {
    var cells: [Cell] = []
    for child in document.children(of: node) {
      guard let cell = cell(child, in: &evaluation) else { return nil }
      cells.append(cell)
    }
    return evaluation.makeList(cells)
  }

  private func map(_ node: NodeID, in evaluation: inout Evaluation) -> Cell? {
    var entries: [(key: Cell, value: Cell)] = []
    for child in document.children(of: node) {
      let pair = Array(document.children(of: child))
      guard pair.count == 2, let key = cell(pair[0], in: &evaluation), let value = cell(pair[1], in: &evaluation) else {
        return nil
      }
      entries.append((key, value))
    }
    return evaluation.makeMap(entries)
  }

  static func double(_ text: String) -> Double? {
    switch text {
    case "NaN": .nan
    case "Infinity": .infinity
    case "-Infinity": -.infinity
    default: Double(text)
    }
  }

  /// Nil for what this encoding has no place for.
  static func json(_ cell: Cell, _ evaluation: borrowing Evaluation) -> String? {
    var left = 100_000
    return json(cell, evaluation, &left)
  }

  /// At most so many values: a value may hold another many times over.
  private static func json(_ cell: Cell, _ evaluation: borrowing Evaluation, _ left: inout Int) -> String? {
    left -= 1
    guard left > 0 else { return nil }
    func tagged(_ kind: String, _ text: String) -> String { "{\"\(kind)\":\(jsonString(text))}" }
    switch cell.kind {
    case .null: return "{\"null\":null}"
    case .boolean: return "{\"bool\":\(cell.truth == .yes)}"
    case .int, .uint, .decimal, .amount, .date: return tagged("\(cell.kind)", evaluation.display(cell))
    case .double: return tagged("double", doubleText(Double(bitPattern: UInt64(bitPattern: cell.payload))))
    case .text: return tagged("string", evaluation.text(of: cell))
    case .bytes: return tagged("bytes", Base64.encode(evaluation.octets(of: cell)))
    case .timestamp, .duration: return tagged("\(cell.kind)", evaluation.display(cell))
    case .type: return tagged("type", evaluation.typeName(of: cell))
    case .list:
      var parts: [String] = []
      for element in evaluation.cells(of: cell) {
        guard let part = json(element, evaluation, &left) else { return nil }
        parts.append(part)
      }
      return "{\"list\":[" + parts.joined(separator: ",") + "]}"
    case .map:
      var parts: [String] = []
      for entry in evaluation.entries(of: cell) {
        guard let key = json(entry.key, evaluation, &left), let value = json(entry.value, evaluation, &left) else { return nil }
        parts.append("[\(key),\(value)]")
      }
      return "{\"map\":[" + parts.joined(separator: ",") + "]}"
    case .optional:
      guard let content = evaluation.content(ofOptional: cell) else { return "{\"optional\":null}" }
      return json(content, evaluation, &left).map { "{\"optional\":\($0)}" }
    case .unknown, .object, .error: return nil
    }
  }

  private static func doubleText(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return value.description
  }
}

/// A JSON string, non-ASCII letters as they are.
func jsonString(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{0}"..<" ":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
