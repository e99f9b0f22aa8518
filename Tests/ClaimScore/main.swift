import Claims
import Foundation

/// `claim-score FILE.csv [--misses]`: how well the rules in rules/ read judged sentences, by category; with --misses, those that
/// were read otherwise.
let files = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("-") }
guard let file = files.first, let data = FileManager.default.contents(atPath: file), let sentences = ClaimSentence.read(data) else {
  FileHandle.standardError.write(Data("usage: claim-score FILE.csv [--misses]\n".utf8))
  exit(2)
}
let results = try ClaimReader(rules: "rules").read(sentences)
print("By the words alone\n\n\(ClaimScore.table(of: ClaimScore.scores(of: results) { $0.wording }))")
print("\nBy the active rules\n\n\(ClaimScore.table(of: ClaimScore.scores(of: results) { $0.finding }))")
if CommandLine.arguments.contains("--misses") {
  for result in results where result.wording != result.sentence.expected {
    print("\(result.sentence.id) \(result.sentence.expected.rawValue), read as \(result.wording.rawValue): \(result.sentence.text)")
  }
}
