/// Paths such as `samples[0].items[2]`, and what becomes of them when an element is taken out of a list.
enum Places {
  /// Whether a path is the other or lies in it.
  static func isWithin(_ path: String, _ other: String) -> Bool {
    guard path.hasPrefix(other) else { return false }
    let rest = path.dropFirst(other.count)
    return other.isEmpty || rest.isEmpty || rest.hasPrefix(".") || rest.hasPrefix("[")
  }

  /// The path after `list[index]` was taken out; nil where the path lies in it.
  static func moved(_ path: String, without index: Int, of list: String) -> String? {
    guard path.hasPrefix(list + "[") else { return path }
    let rest = path.dropFirst(list.count + 1)
    guard let end = rest.firstIndex(of: "]"), let own = Int(rest[..<end]) else { return path }
    if own == index { return nil }
    return own < index ? path : "\(list)[\(own - 1)\(rest[end...])"
  }

  /// The same for a subject of several bindings.
  static func moved(subject: String, without index: Int, of list: String) -> String? {
    var parts: [String] = []
    for part in subject.split(separator: ", ", omittingEmptySubsequences: false) {
      guard let moved = moved(String(part), without: index, of: list) else { return nil }
      parts.append(moved)
    }
    return parts.joined(separator: ", ")
  }
}
