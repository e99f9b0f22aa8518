public import Diagnostics
import FoundationEssentials

/// The YAML files that paths name: a file by itself, of a folder all below it.
public func yamlFiles(at paths: [String], into sources: inout SourceMap) throws(RuleFolderProblem) -> [SourceText] {
  var found: [SourceText] = []
  for path in paths {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw .noFile(path) }
    if isFolder {
      found += try RuleFolder.load(path, into: &sources).files.filter { !$0.name.hasSuffix(".csv") }
    } else {
      found.append(sources.add(name: path, bytes: try RuleFolder.bytes(of: path)))
    }
  }
  return found
}
