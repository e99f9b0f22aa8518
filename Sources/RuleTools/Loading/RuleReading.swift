public import Diagnostics
public import Rules

/// A rule folder as far as it can be read: the set, its tests, and, where nothing is wrong, the checked set.
public struct RuleReading: Sendable {
  public var set: RuleSet?
  public var tests: [RuleTest]
  public var checked: CheckedRuleSet?
  /// Every mistake of every file.
  public var diagnostics: [Diagnostic] = []

  /// `files` are all files of the folder, named by their paths; `root` is its path with a trailing slash.
  public init(files: [SourceText], root: String, digest: String) {
    set = RuleSet.read(files: files, root: root, reporting: &diagnostics)
    tests = RuleTest.read(files: files, reporting: &diagnostics)
    guard let set else { return }
    let byName = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
    let checked = CheckedRuleSet.check(set, files: byName, digest: digest, reporting: &diagnostics)
    // Names that were meant, among them those of misspelt declarations: told there, and not wherever they are used.
    let meant = Set(diagnostics.flatMap(\.suggestions))
    var checks = RuleTestChecks(set, files: files, told: meant)
    for test in tests { checks.check(test) }
    diagnostics += checks.found
    let campaign = CampaignData.read(files: files, root: root, reporting: &diagnostics)
    diagnostics += campaign.mistakes(in: set, told: meant)
    self.checked = diagnostics.hasErrors ? nil : checked
  }
}
