import CEL
import Documents

/// CEL types as JSON: `"int"`, `{"list": T}`, `{"map": [K, V]}`, `{"abstract": name, "params": […]}`.
enum TypeEncoding {
  private static let plain: [(String, Type)] = [
    ("int", .int), ("uint", .uint), ("double", .double), ("bool", .bool), ("string", .string), ("bytes", .bytes),
    ("null", .null), ("dyn", .dyn), ("error", .error), ("timestamp", .timestamp), ("duration", .duration),
    ("any", .dyn), ("decimal", .decimal), ("amount", .amount), ("date", .date),
  ]

  static func type(_ node: NodeID, in document: Document) -> Type? {
    guard document.nodes[node].kind == .mapping else {
      let name = document.string(of: node)
      return plain.first { $0.0 == name }?.1
    }
    guard let entry = document.entries(of: node).first else { return nil }
    func inner() -> Type? { type(entry.value, in: document) }
    switch document.string(of: entry.key) {
    case "list": return inner().map { .list($0) }
    case "type": return inner().map { .type($0) }
    case "wrapper": return inner().map { .wrapper($0) }
    case "param": return .parameter(document.string(of: entry.value))
    case "message": return .named(document.string(of: entry.value), [])
    case "map":
      let pair = document.children(of: entry.value).compactMap { type($0, in: document) }
      return pair.count == 2 ? .map(pair[0], pair[1]) : nil
    case "abstract", "params":
      guard let name = document.value(of: "abstract", in: node) else { return nil }
      let parameters = document.value(of: "params", in: node).map { params in
        document.children(of: params).compactMap { type($0, in: document) }
      }
      if document.string(of: name) == "optional_type" { return .optional(parameters?.first ?? .dyn) }
      return .named(document.string(of: name), parameters ?? [])
    default: return nil
    }
  }

  static func json(_ type: Type) -> String {
    switch type {
    case .list(let element): return "{\"list\":\(json(element))}"
    case .map(let key, let value): return "{\"map\":[\(json(key)),\(json(value))]}"
    case .type(let inner): return "{\"type\":\(json(inner))}"
    case .wrapper(let inner): return "{\"wrapper\":\(json(inner))}"
    case .parameter(let name): return "{\"param\":\(jsonString(name))}"
    case .optional(let inner): return "{\"abstract\":\"optional_type\",\"params\":[\(json(inner))]}"
    case .named(let name, let parameters):
      if parameters.isEmpty { return "{\"message\":\(jsonString(name))}" }
      return "{\"abstract\":\(jsonString(name)),\"params\":[\(parameters.map(json).joined(separator: ","))]}"
    case .nullable(let inner): return json(inner)
    case .object(let number): return "{\"message\":\"object\(number)\"}"
    default: return jsonString(plain.first { $0.1 == type }?.0 ?? "dyn")
    }
  }
}
