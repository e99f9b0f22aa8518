import Diagnostics
import Documents
import Engine
import RuleTools
import Rules

/// A rule set ready to run, with what it was read from.
struct LoadedRules {
  var folder: RuleFolder
  var checked: CheckedRuleSet
  var plan: Plan

  /// Reads, checks and plans a rule folder. Every mistake is shown; one error and nothing is judged (exit status 2).
  static func load(
    _ path: String, into sources: inout SourceMap, language: LanguageOption
  ) throws -> LoadedRules {
    let folder: RuleFolder
    do throws(RuleFolderProblem) {
      folder = try RuleFolder.load(path, into: &sources)
    } catch {
      throw Failure(.wrongUsage, zh: error.message.zh, en: error.message.en)
    }
    var problems: [Diagnostic] = []
    let checked = folder.checked(reporting: &problems)
    language.show(problems, in: sources)
    guard let checked, !problems.hasErrors else {
      let count = problems.count { $0.severity == .error }
      throw Failure(.wrongUsage, zh: "规则集有 \(count) 处错误，未作任何判断", en: "the rule set has \(count) errors; nothing was judged")
    }
    return LoadedRules(folder: folder, checked: checked, plan: Plan(checked))
  }

  /// The tests beside the rules. Every mistake is shown; one error and nothing is run (exit status 2).
  func tests(from sources: SourceMap, language: LanguageOption) throws -> [RuleTest] {
    var problems: [Diagnostic] = []
    let tests = RuleTest.read(files: folder.files, reporting: &problems)
    language.show(problems, in: sources)
    if problems.hasErrors { throw ExitStatus.wrongUsage }
    return tests
  }

  /// The records that tests build on.
  func bases(of tests: [RuleTest]) -> [String: Document] {
    var found: [String: Document] = [:]
    for name in Set(tests.compactMap(\.base?.value)) {
      guard let file = folder.byName[folder.root + name] else { continue }
      var ignored: [Diagnostic] = []
      found[name] = readYAML(file, reporting: &ignored).first
    }
    return found
  }
}
