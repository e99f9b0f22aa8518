/// A sum divided into parts that each have a limit, to the last unit: in proportion to the weights, by largest remainders.
///
/// Parts that would pass their limit get it, and what is left is divided among the others anew. Only when all weighted parts
/// are full do the others take the rest, in proportion to their limits. Nil where the limits together are less than the sum.
func apportioned(_ sum: Int, weights: [Int128], limits: [Int]) -> [Int]? {
  guard sum >= 0, limits.reduce(0, +) >= sum else { return nil }
  var parts = limits.map { _ in 0 }
  let weighted = limits.indices.filter { weights[$0] > 0 && limits[$0] > 0 }
  var left = divide(sum, among: weighted, by: { weights[$0] }, limits: limits, into: &parts)
  let others = limits.indices.filter { weights[$0] <= 0 && limits[$0] > 0 }
  left = divide(left, among: others, by: { Int128(limits[$0]) }, limits: limits, into: &parts)
  return left == 0 ? parts : nil
}

/// Returns what could not be given.
private func divide(_ sum: Int, among all: [Int], by weight: (Int) -> Int128, limits: [Int], into parts: inout [Int]) -> Int {
  var open = all
  var left = sum
  while left > 0, !open.isEmpty {
    let total = open.reduce(Int128(0)) { $0 + weight($1) }
    let quotas = open.map { (index: $0, product: Int128(left) * weight($0)) }
    let full = quotas.filter { $0.product >= Int128(limits[$0.index]) * total }
    guard full.isEmpty else {
      for quota in full {
        parts[quota.index] = limits[quota.index]
        left -= limits[quota.index]
      }
      let filled = Set(full.map(\.index))
      open.removeAll { filled.contains($0) }
      continue
    }
    for quota in quotas { parts[quota.index] = Int(quota.product / total) }
    left -= quotas.reduce(0) { $0 + Int($1.product / total) }
    // Fewer units are left than there are parts, and each part is below its limit.
    let byRemainder = quotas.sorted { ($0.product % total, $1.index) > ($1.product % total, $0.index) }
    for quota in byRemainder.prefix(left) { parts[quota.index] += 1 }
    return 0
  }
  return left
}
