import Diagnostics

/// The score as a table, one line a kind.
public func table(of outcomes: [Outcome]) -> String {
  var lines = ["kind                                          count  line  column  word  single"]
  var kinds: [String] = []
  for outcome in outcomes where !kinds.contains(outcome.specimen.kind) { kinds.append(outcome.specimen.kind) }
  for kind in kinds { lines.append(row(kind, outcomes.filter { $0.specimen.kind == kind })) }
  lines.append(row("all", outcomes))
  return lines.joined(separator: "\n")
}

private func row(_ name: String, _ outcomes: [Outcome]) -> String {
  let words = outcomes.compactMap(\.isWordRight)
  let cells = [
    Share(outcomes.map(\.isLineRight)), Share(outcomes.map(\.isColumnRight)), Share(words), Share(outcomes.map(\.isSingle)),
  ]
  let count = String(outcomes.count)
  return name.padded(to: 46) + String(repeating: " ", count: max(0, 5 - count.count)) + count
    + cells.map { "  " + $0.text }.joined()
}

/// How many of how many, in tenths of a percent, rounded down.
public struct Share: Sendable {
  public var right: Int
  public var all: Int

  public init(_ values: [Bool]) {
    right = values.count { $0 }
    all = values.count
  }

  public var perMille: Int { all == 0 ? 1000 : right * 1000 / all }

  var text: String {
    guard all > 0 else { return "    -" }
    let number = "\(perMille / 10).\(perMille % 10)"
    return String(repeating: " ", count: max(0, 5 - number.count)) + number
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

/// What is not as expected, for people.
public func misses(of outcomes: [Outcome]) -> String {
  outcomes.filter { !$0.isRight }.map { outcome in
    let specimen = outcome.specimen
    let wanted = specimen.places.map { "\($0.line):\($0.column)" }.joined(separator: "|")
    let told = outcome.errors.prefix(4).map {
      "    \($0.code) \($0.file):\($0.place.line):\($0.place.column) \($0.message) \($0.suggestions)"
    }
    let head = "\(specimen.kind): \(specimen.file):\(wanted) [\(specimen.note)] \(specimen.word ?? "")"
    return ([head] + told + (outcome.errors.count > 4 ? ["    … \(outcome.errors.count) in all"] : [])).joined(separator: "\n")
  }.joined(separator: "\n")
}
