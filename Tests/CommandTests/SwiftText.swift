import Foundation

/// A Swift source taken apart: its code without comments and texts, and the texts. Enough for tests that guard the
/// house rules; not a parser.
struct SwiftText {
  private(set) var code = ""
  private(set) var texts: [String] = []

  private let source: [Character]
  private var index = 0

  init(_ text: String) {
    source = Array(text)
    while index < source.count { step() }
  }

  private mutating func step() {
    if starts("//") {
      while index < source.count, !source[index].isNewline { index += 1 }
    } else if starts("/*") {
      while index < source.count, !starts("*/") { index += 1 }
      index += 2
    } else if source[index] == "\"" || starts("#\"") {
      text()
    } else {
      code.append(source[index])
      index += 1
    }
  }

  /// A text, with the code of its interpolations.
  private mutating func text() {
    let isRaw = source[index] == "#"
    if isRaw { index += 1 }
    let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
    let end = quotes + (isRaw ? "#" : "")
    let interpolation = isRaw ? "\\#(" : "\\("
    index += quotes.count
    var value = ""
    while index < source.count, !starts(end) {
      if starts(interpolation) {
        index += interpolation.count
        value.append("…")
        code.append("(")
        interpolated()
      } else if source[index] == "\\", !isRaw {
        value.append(source[index])
        index += 1
        if index < source.count { value.append(source[index]) }
        index += 1
      } else {
        value.append(source[index])
        index += 1
      }
    }
    index += end.count
    code.append("\"\"")
    texts.append(value)
  }

  private mutating func interpolated() {
    var depth = 1
    while index < source.count, depth > 0 {
      if source[index] == "(" { depth += 1 }
      if source[index] == ")" { depth -= 1 }
      step()
    }
  }

  private func starts(_ mark: String) -> Bool {
    index + mark.count <= source.count && source[index..<(index + mark.count)].elementsEqual(mark)
  }
}

/// The package as it lies on the disk.
enum Package {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files below a folder, by their path from the package's root.
  static func swiftFiles(below folder: String) -> [(path: String, text: String)] {
    let base = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      let url = base.appendingPathComponent(name)
      return (try? String(contentsOf: url, encoding: .utf8)).map { (folder + "/" + name, $0) }
    }
  }

  /// The folders below `Sources`, one and two levels deep: `Records`, `Records/Decoding`.
  static var sourceFolders: [String] {
    let base = root.appendingPathComponent("Sources")
    let found = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return found.filter { path in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: base.appendingPathComponent(path).path, isDirectory: &isFolder)
      return isFolder.boolValue && path.split(separator: "/").count <= 2
    }.sorted()
  }
}
