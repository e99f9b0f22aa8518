import Oracle

// How many cases, and from which seed on: one seed a hundred thousand cases.
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let wanted = arguments.first ?? 1_000_000
var (cases, values, unknowns, errors, found) = (0, 0, 0, 0, 0)
var seed = UInt64(arguments.dropFirst().first ?? 1000)
while cases < wanted {
  let comparison = Comparison(cases: min(100_000, wanted - cases), seed: seed)
  seed += 1
  cases += comparison.cases
  values += comparison.values
  unknowns += comparison.unknowns
  errors += comparison.errors
  found += comparison.disagreements.count
  for disagreement in comparison.disagreements { print(disagreement) }
  if found > 30 { break }
}
print("\(cases) cases: \(values) values, \(unknowns) unknown, \(errors) errors; \(found) disagreements")
