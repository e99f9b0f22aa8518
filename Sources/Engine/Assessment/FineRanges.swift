import CEL
import Diagnostics
import Rules

/// Reading a fine scale: the range at a value, at what is known of a value, and comparing two scales.
extension FineScale {
  /// The range at an exact value, and the band it lies in.
  func range(at value: ExactDecimal) -> (range: AmountRange, band: Band)? {
    guard let band = bands.first(where: { $0.contains(value) }) else { return nil }
    return band.range(at: value).map { ($0, band) }
  }

  /// The range where the value is at least `low`: the lower end is the least that any such value leads to; the upper end
  /// is known only where no band grows with the value.
  func range(atLeast low: ExactDecimal) -> AmountRange? {
    var least: ExactDecimal?
    var most: ExactDecimal? = .zero
    for band in bands where band.reaches(low) {
      let start = max(low, band.from ?? .zero)
      guard let range = band.range(at: start) else { return nil }
      least = least.map { min($0, range.min) } ?? range.min
      if case .times = band.measure { most = nil }
      if let top = most { most = range.max.map { max(top, $0) } }
    }
    return least.map { AmountRange(min: $0, max: most) }
  }

  /// Values at which one of the scales turns, from `low` on, and points between and beyond them: two scales that are linear
  /// between these compare everywhere as they compare here.
  static func turningPoints(_ a: FineScale, _ b: FineScale, from low: ExactDecimal) -> [ExactDecimal] {
    var points: Set<ExactDecimal> = [low]
    let step = ExactDecimal(mantissa: 1, scale: 2) ?? .zero
    for edge in (a.bands + b.bands).flatMap({ [$0.from, $0.below] }).compactMap({ $0 }) where edge > low {
      points.insert(edge)
      if let before = edge - step { points.insert(max(before, low)) }
    }
    for far in [Int64(1_000_000), 1_000_000_000] {
      if let top = points.max(), let beyond = top + ExactDecimal(far) { points.insert(beyond) }
    }
    return points.sorted()
  }
}

extension Band {
  func contains(_ value: ExactDecimal) -> Bool {
    if let from, value < from { return false }
    if let below, value >= below { return false }
    return true
  }

  /// Whether some value of at least `low` lies in it.
  func reaches(_ low: ExactDecimal) -> Bool { below.map { low < $0 } ?? true }

  func range(at value: ExactDecimal) -> AmountRange? {
    switch measure {
    case .fixed(let range): return range
    case .times(let factor): return factor.multiplied(by: value)
    }
  }
}

/// How two ranges stand to each other.
enum Dominance: Hashable { case first, second, equal, crossing }

/// The heavier of two scales, taken at the same value: nowhere lower and somewhere higher. Where the value is known in part
/// only, at every value that it may have.
func dominance(_ a: FineScale, _ b: FineScale, at value: GoodsValue) -> Dominance {
  if value.isUndeterminable {
    guard let one = a.undeterminable ?? a.range(atLeast: .zero), let other = b.undeterminable ?? b.range(atLeast: .zero)
    else { return .crossing }
    return dominance(one, other)
  }
  let points = value.isComplete ? [value.known] : FineScale.turningPoints(a, b, from: value.known)
  var found: Set<Dominance> = []
  for point in points {
    guard let one = a.range(at: point)?.range, let other = b.range(at: point)?.range else { return .crossing }
    found.insert(dominance(one, other))
  }
  found.remove(.equal)
  guard let only = found.first else { return .equal }
  return found.count == 1 ? only : .crossing
}

func dominance(_ a: AmountRange, _ b: AmountRange) -> Dominance {
  let low = a.min == b.min ? 0 : a.min < b.min ? -1 : 1
  let high: Int
  switch (a.max, b.max) {
  case (nil, nil): high = 0
  case (nil, _): high = 1
  case (_, nil): high = -1
  case (let one?, let other?): high = one == other ? 0 : one < other ? -1 : 1
  }
  if low == 0, high == 0 { return .equal }
  if low >= 0, high >= 0 { return .first }
  if low <= 0, high <= 0 { return .second }
  return .crossing
}

extension AmountRange {
  static let nothing = AmountRange(min: .zero, max: .zero)

  /// Multiples of a value; nil where the product does not fit.
  func multiplied(by value: ExactDecimal) -> AmountRange? {
    guard let low = value * min else { return nil }
    guard let most = max else { return AmountRange(min: low, max: nil) }
    return (value * most).map { AmountRange(min: low, max: $0) }
  }

  /// The sum; an open end stays open, and so does one that grows out of bounds.
  func adding(_ other: AmountRange) -> AmountRange {
    var top: ExactDecimal?
    if let max, let more = other.max { top = max + more }
    return AmountRange(min: (min + other.min) ?? min, max: top)
  }

  /// The smallest range that holds both.
  func hull(_ other: AmountRange) -> AmountRange {
    var top: ExactDecimal?
    if let max, let more = other.max { top = Swift.max(max, more) }
    return AmountRange(min: Swift.min(min, other.min), max: top)
  }
}

extension AssessedAct {
  /// A fine that nobody can name yet may be anything.
  var fineOrOpen: AmountRange { fine ?? AmountRange(min: .zero, max: nil) }
}
