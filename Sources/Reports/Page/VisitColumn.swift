import Diagnostics

/// A column of the list of visits: each value once, in the order by which the list is sorted, and which of them each visit has.
struct VisitColumn<Value: Hashable & Sendable>: Sendable {
  /// How a column is sorted by the page.
  enum Sorting: String {
    /// As the values are ordered here, from the least.
    case rising
    /// As they are ordered here, from the greatest.
    case falling
    /// As dictionaries of the language shown order the texts.
    case alphabetical
  }

  private var numbers: [Value: Int] = [:]
  private var values: [Value] = []
  private var visits: [Int] = []

  mutating func add(_ value: Value) {
    let number = numbers[value] ?? values.count
    if number == values.count {
      numbers[value] = number
      values.append(value)
    }
    visits.append(number)
  }

  func write(
    _ title: Localized, _ sorting: Sorting, isNumber: Bool = false, into json: inout JSONWriter, _ table: inout MarkupTable,
    from isBefore: (Value, Value) -> Bool, _ draw: (Value, inout Markup) -> Void
  ) {
    let order = values.indices.sorted { isBefore(values[$0], values[$1]) }
    var ranks = Array(repeating: 0, count: values.count)
    for (rank, number) in order.enumerated() { ranks[number] = rank }
    func drawn(_ draw: (inout Markup) -> Void) -> Int {
      var markup = Markup()
      draw(&markup)
      return table.number(of: markup)
    }
    json.object { json in
      json.key("title")
      json.int(drawn { $0.text(title) })
      json.key("sorting")
      json.string(sorting.rawValue)
      json.key("kind")
      json.string(isNumber ? "number" : "word")
      json.key("texts")
      json.array { json in for number in order { json.int(drawn { draw(values[number], &$0) }) } }
      json.key("visits")
      json.array { json in for number in visits { json.int(ranks[number]) } }
    }
  }
}
