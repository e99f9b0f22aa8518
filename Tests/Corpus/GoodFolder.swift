import Foundation

extension Good {
  /// The YAML and CSV files below a folder, in order of their paths, which begin with the folder's own name.
  public init(folder: String) {
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let names = found.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.sorted()
    self.init(
      names.compactMap { name in
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
        return File(name: URL(fileURLWithPath: folder).lastPathComponent + "/" + name, bytes: Self.shortened(ContiguousArray(data), name))
      })
  }

  /// Thousands of names in the tables say nothing about diagnostics and are read anew for each specimen: the first rows
  /// do, and nobody counts them.
  private static func shortened(_ bytes: ContiguousArray<UInt8>, _ name: String) -> ContiguousArray<UInt8> {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if name.hasSuffix(".csv") { return ContiguousArray(lines.prefix(60).joined(separator: [0x0A])) + [0x0A] }
    guard name.hasSuffix("tables.yaml") else { return bytes }
    let kept = lines.filter { !$0.starts(with: Array("    rows:".utf8)) }
    return ContiguousArray(kept.joined(separator: [0x0A]))
  }
}

extension Scorer {
  /// All of them, side by side, in the order given.
  public func judge(_ specimens: [Specimen]) async -> [Outcome] {
    await withTaskGroup(of: (Int, [Outcome]).self) { group in
      let size = max(1, min(16, specimens.count / 8))
      for start in stride(from: 0, to: specimens.count, by: size) {
        let part = Array(specimens[start..<min(start + size, specimens.count)])
        group.addTask { (start, part.map { judge($0) }) }
      }
      var parts: [(Int, [Outcome])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
