/// Small numbers, each once, in the order in which they came first. It is emptied in the time that it took to fill.
struct DistinctNumbers: Sendable {
  private(set) var numbers: [Int] = []
  /// By number.
  private var isThere: ContiguousArray<Bool> = []

  /// False where the number is there already. Negative numbers are not taken.
  @discardableResult mutating func insert(_ number: Int) -> Bool {
    if number < 0 { return false }
    if number >= isThere.count {
      isThere.append(contentsOf: repeatElement(false, count: max(number + 1, 64) - isThere.count))
    }
    if isThere[number] { return false }
    isThere[number] = true
    numbers.append(number)
    return true
  }

  mutating func removeAll() {
    if numbers.isEmpty { return }
    for number in numbers { isThere[number] = false }
    numbers.removeAll(keepingCapacity: true)
  }
}
