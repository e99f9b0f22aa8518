import Records

/// The statuses of watched rules, thing by thing, in the order of rules and things: places only, since most are never told. They are many,
/// so that all their places stand in one list.
struct WatchedStatuses: Sendable {
  struct Entry: Sendable {
    var rule: Int32
    var status: Status
    /// The last place is that of a list without elements.
    var isList: Bool
    fileprivate var start: Int32
    fileprivate var end: Int32
  }

  private(set) var entries: [Entry] = []
  private var cells: [CellID] = []

  /// `cells` are what `each` is bound to; of a list without elements, what it was bound to before, and then the list's own place.
  mutating func add(_ status: Status, of rule: Int, at cells: [CellID], list: CellID? = nil) {
    let start = Int32(self.cells.count)
    self.cells += cells
    if let list { self.cells.append(list) }
    entries.append(Entry(rule: Int32(rule), status: status, isList: list != nil, start: start, end: Int32(self.cells.count)))
  }

  func cells(of entry: Entry) -> ArraySlice<CellID> { cells[Int(entry.start)..<Int(entry.end)] }

  /// Those of some rules.
  func only(_ isWanted: (_ rule: Int) -> Bool) -> WatchedStatuses {
    var few = self
    few.entries.removeAll { !isWanted(Int($0.rule)) }
    return few
  }

  /// The entries of each rule: they stand together.
  func stretches(rules: Int) -> [Range<Int>] {
    var stretches = Array(repeating: 0..<0, count: rules)
    var start = 0
    while start < entries.count {
      let rule = entries[start].rule
      var end = start + 1
      while end < entries.count, entries[end].rule == rule { end += 1 }
      stretches[Int(rule)] = start..<end
      start = end
    }
    return stretches
  }
}
