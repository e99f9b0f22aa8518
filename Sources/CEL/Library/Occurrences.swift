/// Every place where a run of elements begins, in linear time (Knuth, Morris and Pratt). An empty run is everywhere.
func occurrences<Element: Equatable>(of wanted: [Element], in text: [Element]) -> [Int] {
  guard !wanted.isEmpty else { return Array(0...text.count) }
  // borders[n]: the length of the longest proper part that begins and ends the first n + 1 elements.
  var borders = Array(repeating: 0, count: wanted.count)
  var length = 0
  for index in wanted.indices.dropFirst() {
    while length > 0, wanted[index] != wanted[length] { length = borders[length - 1] }
    if wanted[index] == wanted[length] { length += 1 }
    borders[index] = length
  }
  var found: [Int] = []
  var matched = 0
  for (index, element) in text.enumerated() {
    while matched > 0, matched == wanted.count || element != wanted[matched] { matched = borders[matched - 1] }
    if element == wanted[matched] { matched += 1 }
    if matched == wanted.count { found.append(index - matched + 1) }
  }
  return found
}
