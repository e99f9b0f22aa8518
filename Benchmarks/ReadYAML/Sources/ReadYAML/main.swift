import Diagnostics
import Documents
import Foundation

// ReadYAML FILE ROUNDS prints the least processor seconds of the rounds, and how many documents there are: trees with the place of every
// node, aliases and tags looked at, keys checked for being there twice, as `check` reads them.
guard CommandLine.arguments.count == 3, let data = FileManager.default.contents(atPath: CommandLine.arguments[1]),
  let rounds = Int(CommandLine.arguments[2])
else { exit(2) }
let source = SourceText(id: SourceID(0), name: CommandLine.arguments[1], bytes: ContiguousArray(data))
var least = Double.infinity
var count = 0
for _ in 0..<rounds {
  var diagnostics: [Diagnostic] = []
  let begin = clock()
  count = readYAML(source, reporting: &diagnostics).count
  least = min(least, Double(clock() - begin) / Double(CLOCKS_PER_SEC))
  if diagnostics.contains(where: { $0.severity == .error }) { exit(1) }
}
print(least, count)
