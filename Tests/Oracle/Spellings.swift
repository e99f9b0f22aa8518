/// Literals and what they are, by hand: the oracle reads no text.
enum Spellings {
  static let decimals: [(spelling: String, value: Digits)] = [
    ("0.0", Digits(0)), ("0.1", Digits(1, places: 1)), ("0.2", Digits(2, places: 1)), ("1.50", Digits(15, places: 1)),
    ("2.5", Digits(25, places: 1)), ("3333.33", Digits(333_333, places: 2)), ("1e2", Digits(100)),
    ("1.0", Digits(1)), ("0.000000000000000001", Digits(1, places: 18)), ("922337203685477580.7", Digits(9_223_372_036_854_775_807, places: 1)),
    ("12.5", Digits(125, places: 1)),
  ]

  static let dates: [(spelling: String, value: Span<Int>)] = [
    ("2023-05-18", exact(2023, 5, 18)), ("2024-02-29", exact(2024, 2, 29)), ("2023-01-31", exact(2023, 1, 31)),
    ("2022-12-31", exact(2022, 12, 31)), ("2023-05", between((2023, 5, 1), (2023, 5, 31))),
    ("2023", between((2023, 1, 1), (2023, 12, 31))), ("2021-12-29..2022-12-22", between((2021, 12, 29), (2022, 12, 22))),
    ("2023-05-18..", between((2023, 5, 18), nil)), ("..2023-05-18", between(nil, (2023, 5, 18))),
    ("2021-01..2023-05-17", between((2021, 1, 1), (2023, 5, 17))),
  ]

  static let amounts: [(spelling: String, value: Quantity)] = [
    ("3 mg/kg", mass(3, 3)), ("0.0005 %", mass(5, 5)), ("<= 5 mg/kg", mass(nil, 5)),
    ("< 5 ppm", mass(nil, 5, excludesHigh: true)), (">= 2 mg/kg", mass(2, nil)),
    ("> 5000 μg/kg", mass(5, nil, excludesLow: true)), ("2~6 mg/kg", mass(2, 6)), ("0 mg/kg", mass(0, 0)),
    ("未检出", Quantity(span: Span(Digits(0), Digits(0)))), ("10 CFU/g", Quantity(span: Span(Digits(10), Digits(10)), dimension: "count")),
    ("<= 100 个/g", Quantity(span: Span(nil, Digits(100)), dimension: "count")),
  ]

  static func value(_ function: String, _ text: String) -> Value? {
    switch function {
    case "date": dates.first { $0.spelling == text }.map { .date($0.value) }
    case "amount": amounts.first { $0.spelling == text }.map { .amount($0.value) }
    default: decimals.first { $0.spelling == text }.map { .decimal($0.value) }
    }
  }

  private static func exact(_ year: Int, _ month: Int, _ day: Int) -> Span<Int> {
    between((year, month, day), (year, month, day))
  }

  private static func between(_ low: (Int, Int, Int)?, _ high: (Int, Int, Int)?) -> Span<Int> {
    Span(low.map { Calendar.day($0.0, $0.1, $0.2) }, high.map { Calendar.day($0.0, $0.1, $0.2) })
  }

  private static func mass(
    _ low: Int128?, _ high: Int128?, excludesLow: Bool = false, excludesHigh: Bool = false
  ) -> Quantity {
    Quantity(
      span: Span(low.map { Digits($0) }, high.map { Digits($0) }, excludesLow: excludesLow, excludesHigh: excludesHigh),
      dimension: "mass")
  }
}
