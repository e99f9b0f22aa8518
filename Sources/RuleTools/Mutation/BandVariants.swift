import CEL
import Diagnostics
import Rules

/// The small changes of a scale of fines: its ends, the values at which one band follows another, what it is counted over.
enum BandVariants {
  static func of(_ scale: FineScale, in set: RuleSet, at place: String, span: SourceSpan) -> [Variant<FineScale>] {
    var found: [Variant<FineScale>] = []
    func add(_ part: String, _ before: String, _ after: String, _ change: (inout FineScale) -> Void) {
      var other = scale
      change(&other)
      found.append(
        Variant(value: other, kind: .band, place: place + part, before: before, after: after, span: span))
    }
    for (index, band) in scale.bands.enumerated() {
      for (part, other) in neighbours(of: band.measure) {
        add(".bands[\(index)].\(part)", text(band.measure), text(other)) { $0.bands[index].measure = other }
      }
      // Two bands meet at one value: a mistake that leaves a gap is no rule set.
      if let edge = band.below, scale.bands.indices.contains(index + 1) {
        for other in ExpressionVariants.neighbours(of: edge) {
          add(".bands[\(index)].below", "\(edge)", "\(other)") {
            $0.bands[index].below = other
            $0.bands[index + 1].from = other
          }
        }
      }
    }
    if scale.bands.count > 1 {
      for index in scale.bands.indices.dropLast() {
        add(".bands", "\(text(scale.bands[index].measure)), \(text(scale.bands[index + 1].measure))", "(swapped)") {
          let first = $0.bands[index].measure
          $0.bands[index].measure = $0.bands[index + 1].measure
          $0.bands[index + 1].measure = first
        }
      }
    }
    if let range = scale.undeterminable {
      for (part, other) in neighbours(of: range) {
        add(".undeterminable.\(part)", text(.fixed(range)), text(.fixed(other))) { $0.undeterminable = other }
      }
      add(".undeterminable", text(.fixed(range)), "(dropped)") { $0.undeterminable = nil }
    }
    if let basis = scale.of,
      let swap = ConditionVariants.swapped(basis, among: set.bases.map(\.id.value), kind: .band, place: ".of")
    {
      add(".of", swap.before, swap.after) { $0.of = swap.value }
    }
    return found
  }

  static func neighbours(of measure: Band.Measure) -> [(part: String, measure: Band.Measure)] {
    switch measure {
    case .fixed(let range): neighbours(of: range).map { ("fine.\($0.part)", .fixed($0.range)) }
    case .times(let range): neighbours(of: range).map { ("times.\($0.part)", .times($0.range)) }
    }
  }

  static func neighbours(of range: AmountRange) -> [(part: String, range: AmountRange)] {
    let low = ExpressionVariants.neighbours(of: range.min).filter { $0 >= .zero }.map {
      ("min", AmountRange(min: $0, max: range.max))
    }
    let high = (range.max.map { ExpressionVariants.neighbours(of: $0) } ?? []).map {
      ("max", AmountRange(min: range.min, max: $0))
    }
    return low + high
  }

  static func text(_ measure: Band.Measure) -> String {
    switch measure {
    case .fixed(let range): "\(range.min)–\(range.max.map { "\($0)" } ?? "")"
    case .times(let range): "\(range.min)–\(range.max.map { "\($0)" } ?? "") ×"
    }
  }
}
