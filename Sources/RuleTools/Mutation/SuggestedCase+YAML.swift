import Diagnostics
import Rules

extension SuggestedCase {
  /// The case as it can be put beside the rule, patches of the case that it is made from included.
  public var yaml: [String] {
    var lines = ["# of: \(of); from: \(base.en)", "- title: {zh: \(RuleDraft.quoted(base.zh)), en: \(RuleDraft.quoted(base.en))}"]
    let patches = from.patches.filter { $0.path != patch?.path }
      + (patch.map { [($0.path, $0.value)] } ?? [])
    if !patches.isEmpty {
      lines.append("  patch:")
      for (path, value) in patches { lines.append("    \(path): \(value)") }
    }
    if let asOf = from.one.asOf { lines.append("  as_of: \(asOf)") }
    lines.append("  expect:")
    return lines + expect.map { "    \($0)" }
  }
}
