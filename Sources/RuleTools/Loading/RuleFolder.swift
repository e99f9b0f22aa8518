import Crypto
public import Diagnostics
import Documents
import FoundationEssentials
public import Records
public import Rules

/// The files of a rule set as they lie on the disk.
public struct RuleFolder: Sendable {
  /// The folder as the user named it, with a trailing slash.
  public let root: String
  /// Its YAML and CSV files, in order of their paths.
  public let files: [SourceText]
  /// Identifies the bytes of all of them, wherever the folder lies: `sha256:…`.
  public let digest: String

  /// By path, as `CheckedRuleSet.check` wants them.
  public var byName: [String: SourceText] {
    Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The rule set in it, checked; nil where too little of it can be read. Its tests are not read.
  public func checked(reporting: inout [Diagnostic]) -> CheckedRuleSet? {
    RuleSet.read(files: files, root: root, reporting: &reporting).flatMap {
      CheckedRuleSet.check($0, files: byName, digest: digest, reporting: &reporting)
    }
  }

  /// Reads all files of a folder into the source map.
  public static func load(_ path: String, into sources: inout SourceMap) throws(RuleFolderProblem) -> RuleFolder {
    let root = path.hasSuffix("/") ? path : path + "/"
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
      throw .noFolder(path)
    }
    var found: [String] = []
    try list(root, prefix: "", depth: 0, into: &found)
    found.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    var files: [SourceText] = []
    var hash = SHA256()
    for name in found {
      let bytes = try bytes(of: root + name)
      hash.update(data: Array("\(name)\u{0}\(bytes.count)\u{0}".utf8))
      bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
      files.append(sources.add(name: root + name, bytes: bytes))
    }
    return RuleFolder(root: root, files: files, digest: "sha256:" + hexadecimal(hash.finalize()))
  }

  /// The vocabulary alone, for what needs no rules. Nil where there is none that can be used; every reason is reported.
  public func schema(reporting: inout [Diagnostic]) throws(RuleFolderProblem) -> RecordSchema? {
    guard let manifestFile = files.first(where: { $0.name == root + "rules.yaml" }) else {
      throw .noFile(root + "rules.yaml")
    }
    guard let manifest = readYAML(manifestFile, reporting: &reporting).first else { return nil }
    let path = manifest.value(of: "schema", in: manifest.root).map { manifest.string(of: $0) } ?? ""
    guard let file = files.first(where: { $0.name == root + path }) else { throw .noFile(root + path) }
    guard let document = readYAML(file, reporting: &reporting).first else { return nil }
    return RecordSchema.read(document, reporting: &reporting)
  }

  /// What the manifest calls words of the vocabulary; nothing where it cannot be read.
  public var words: [String: Localized] {
    var ignored: [Diagnostic] = []
    guard let file = files.first(where: { $0.name == root + "rules.yaml" }), let document = readYAML(file, reporting: &ignored).first
    else { return [:] }
    return Manifest.words(in: document)
  }

  private static let mostDepth = 32
  private static let mostBytes = 256 << 20

  private static func list(
    _ root: String, prefix: String, depth: Int, into found: inout [String]
  ) throws(RuleFolderProblem) {
    guard depth < mostDepth else { throw .unreadable(root + prefix) }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: root + prefix) } catch {
      throw .unreadable(root + prefix)
    }
    for name in names where !name.hasPrefix(".") {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: root + prefix + name, isDirectory: &isFolder) else { continue }
      if isFolder {
        try list(root, prefix: prefix + name + "/", depth: depth + 1, into: &found)
      } else if [".yaml", ".yml", ".csv"].contains(where: { name.hasSuffix($0) }) {
        found.append(prefix + name)
      }
    }
  }

  static func bytes(of path: String) throws(RuleFolderProblem) -> ContiguousArray<UInt8> {
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      guard data.count <= mostBytes else { throw RuleFolderProblem.unreadable(path) }
      return ContiguousArray(data)
    } catch {
      throw .unreadable(path)
    }
  }

  private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Why a rule folder could not be read at all.
public enum RuleFolderProblem: Error, Sendable, Hashable {
  case noFolder(String)
  case noFile(String)
  case unreadable(String)

  public var message: Localized {
    switch self {
    case .noFolder(let path):
      Localized(zh: "没有规则集文件夹「\(path)」，请用 --rules 指明", en: "there is no rule folder `\(path)`; name one with --rules")
    case .noFile(let path): Localized(zh: "规则集缺少文件「\(path)」", en: "the rule set lacks the file `\(path)`")
    case .unreadable(let path): Localized(zh: "无法读取「\(path)」", en: "cannot read `\(path)`")
    }
  }
}
