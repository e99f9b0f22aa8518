import Corpus
import Foundation

/// `corpus-score [WORD…]`: breaks the good rules and records and prints how well the mistakes are told; with words, only
/// the kinds that hold one of them, and every miss.
let rules = Good(folder: "rules")
guard let scorer = Scorer(rules: rules, root: "rules/") else {
  FileHandle.standardError.write(Data("no usable rules in rules/\n".utf8))
  exit(2)
}
let wanted = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") }
let wantsMisses = CommandLine.arguments.contains("--misses")
for (name, all) in [("Rule files", brokenRules(from: rules)), ("Records", brokenRecords(from: Good(folder: "examples")))] {
  let chosen = all.filter { one in wanted.isEmpty || wanted.contains { one.kind.contains($0) || name.contains($0) } }
  let outcomes = await scorer.judge(chosen)
  print("\n\(name)\n\(table(of: outcomes))")
  if wantsMisses { print(misses(of: outcomes)) }
}
