import CEL
import Diagnostics
import Records
import Rules

/// What goods are worth by a basis: each counted once, at the place where a value is stated.
///
/// A value stated for several together counts for those it names; a whole's value covers its parts; where no value is
/// stated an expression (the quantity times the price) gives it; else a lower limit, if one is stated; else it is open.
extension Evaluator {
  mutating func value(of goods: [CellID], by id: String, record: Record) -> GoodsValue {
    guard let planned = plan.bases[id] else { return GoodsValue(isComplete: false) }
    let basis = planned.basis
    var valuation = Valuation(basis: basis, record: record, goods: Set(goods))
    valuation.groupWholes()
    var result = GoodsValue()
    if goods.isEmpty { result.isComplete = false }
    if let low = basis.low, goods.contains(where: { record.isTrue(low, of: $0) }) { result.isUndeterminable = true }
    let absent = goods.filter { record.kind(of: basis.value, of: $0) == .null }
    if !goods.isEmpty, absent.count == goods.count { result.isUndeterminable = true }
    takeStated(&valuation, into: &result)
    for item in valuation.pending() {
      take(item, planned, valuation: &valuation, into: &result)
    }
    return result
  }

  /// Conduct without goods: what the record states for it, if the basis names a place for that.
  func valueOfConduct(by id: String, record: Record) -> GoodsValue {
    guard let path = plan.bases[id]?.basis.conduct, let cell = record.cell(at: path, from: record.root),
      let value = record.heap.cells[cell].exactDecimal
    else { return GoodsValue(isComplete: false) }
    var result = GoodsValue()
    result.add(value, for: [], path: record.path(of: cell), record: record)
    return result
  }

  /// Figures that cover several goods together.
  private func takeStated(_ valuation: inout Valuation, into result: inout GoodsValue) {
    guard let stated = valuation.basis.stated else { return }
    let record = valuation.record
    guard let list = record.cell(at: stated.list, from: record.root) else { return }
    for entry in record.elements(of: record.heap.cells[list]) {
      let object = record.heap.cells[entry]
      let named = valuation.goods(namedIn: stated.of, of: object)
      guard !named.isEmpty, let covered = valuation.covered(by: named) else { continue }
      if let value = record.decimal(stated.value, of: object) {
        result.add(value, for: covered.map { ($0, nil) }, path: record.path(of: entry), record: record)
        valuation.settle(covered)
      } else if let least = stated.atLeast.flatMap({ record.decimal($0, of: object) }) {
        result.add(value: least, isLeast: true, path: record.path(of: entry))
        for cell in covered { result.parts.append(ValuedGoods(cell: cell, path: record.path(of: cell), value: nil)) }
        valuation.settle(covered)
      }
    }
  }

  private mutating func take(
    _ item: Valuation.Item, _ planned: PlannedBasis, valuation: inout Valuation, into result: inout GoodsValue
  ) {
    let record = valuation.record
    let basis = valuation.basis
    if let whole = item.whole, let value = record.decimal(basis.value, of: record.heap.cells[whole]), item.isEntire {
      let shown = item.isWholeNamed ? [whole] : item.parts
      result.add(value, for: shown.map { ($0, $0 == whole ? value : nil) }, path: record.path(of: whole), record: record)
      return
    }
    // A whole without a figure of its own is worth what its parts are, where they are all there.
    let parts = item.parts.isEmpty ? [item.whole].compactMap { $0 } : item.parts
    for part in parts { takeSingle(part, planned, record: record, into: &result) }
    if !item.isEveryPartKnown, !item.parts.isEmpty { result.isComplete = false }
    if let whole = item.whole, item.isEntire, !result.isComplete,
      let least = basis.atLeast.flatMap({ record.decimal($0, of: record.heap.cells[whole]) })
    {
      result.raise(to: least, path: record.path(of: whole))
    }
  }

  private mutating func takeSingle(
    _ cell: CellID, _ planned: PlannedBasis, record: Record, into result: inout GoodsValue
  ) {
    let object = record.heap.cells[cell]
    let path = record.path(of: cell)
    let basis = planned.basis
    if let value = record.decimal(basis.value, of: object) {
      result.add(value, for: [(cell, value)], path: path + "." + basis.value, record: record)
      return
    }
    for entry in planned.otherwise[record.listName(of: cell)] ?? [] {
      let trace = computed(entry, over: object)
      if let value = trace.decimal {
        result.add(value, for: [(cell, value)], path: path, record: record, operands: trace.operands)
        return
      }
    }
    result.parts.append(ValuedGoods(cell: cell, path: path, value: nil))
    result.isComplete = false
    let stated = basis.atLeast.flatMap { record.decimal($0, of: object) } ?? .zero
    let least = max(stated, knownParts(planned.otherwiseAtLeast[record.listName(of: cell)] ?? [], of: object))
    if least > .zero { result.add(value: least, isLeast: true, path: path) }
  }

  /// What the established ones of several expressions add up to.
  private mutating func knownParts(_ entries: [Entry], of object: Cell) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for entry in entries {
      if let part = computed(entry, over: object).decimal, part > .zero, let more = sum + part { sum = more }
    }
    return sum
  }

  /// An expression over one goods object; nil where a part of it is not established.
  private mutating func computed(_ entry: Entry, over object: Cell) -> (decimal: ExactDecimal?, operands: String) {
    let saved = evaluation.locals
    evaluation.locals = [object]
    evaluation.reset()
    let trace = evaluation.trace(entry)
    let value = trace.value.exactDecimal
    evaluation.locals = saved
    return (value, trace.reads.map(\.shown).joined(separator: " × "))
  }
}

/// Which goods are valued together: wholes with the parts that belong to them.
private struct Valuation {
  struct Item {
    var whole: CellID?
    var parts: [CellID]
    /// The act is about the whole, or about every part of it.
    var isEntire: Bool
    var isWholeNamed: Bool
    /// The list of parts is complete.
    var isEveryPartKnown: Bool
  }

  let basis: Basis
  let record: Record
  let goods: Set<CellID>
  private var items: [Item] = []
  private var settled: Set<CellID> = []

  init(basis: Basis, record: Record, goods: Set<CellID>) {
    self.basis = basis
    self.record = record
    self.goods = goods
  }

  /// Elements of the part list by the whole that they refer to.
  mutating func groupWholes() {
    var left = goods
    for (whole, part) in basis.covers {
      guard let wholes = record.list(named: whole) else { continue }
      let parts = record.list(named: part)
      for cell in record.elements(of: record.heap.cells[wholes]) {
        let all = parts.map { record.elements(of: record.heap.cells[$0]).filter { record.refers($0, to: cell) } } ?? []
        let own = all.filter { goods.contains($0) }
        let isNamed = goods.contains(cell)
        guard isNamed || !own.isEmpty else { continue }
        let isListComplete = parts.map {
          record.heap.cells[$0].kind == .list && !record.heap.cells[$0].flags.contains(.incomplete)
        } ?? false
        items.append(
          Item(
            whole: cell, parts: isNamed ? all : own, isEntire: isNamed || (isListComplete && own.count == all.count),
            isWholeNamed: isNamed, isEveryPartKnown: !isNamed || isListComplete))
        left.subtract(own)
        left.remove(cell)
      }
    }
    for cell in left.sorted() {
      items.append(Item(whole: nil, parts: [cell], isEntire: true, isWholeNamed: false, isEveryPartKnown: true))
    }
  }

  /// Goods named by their `id` in a list of texts.
  func goods(namedIn field: String, of object: Cell) -> [CellID] {
    guard let cell = record.field(field, of: object) else { return [] }
    let names = record.elements(of: record.heap.cells[cell]).map { record.text(of: record.heap.cells[$0]) }
    return names.compactMap { record.element(withKey: $0) }
  }

  /// The goods of this act that a figure for `named` covers; nil where the figure is also for others, or settles nothing new.
  func covered(by named: [CellID]) -> [CellID]? {
    var covered: [CellID] = []
    for cell in named {
      if let item = items.first(where: { $0.whole == cell }) {
        guard item.isEntire else { return nil }
        covered += item.isWholeNamed ? [cell] : item.parts
      } else if goods.contains(cell) || items.contains(where: { $0.parts.contains(cell) }) {
        covered.append(cell)
      } else {
        return nil
      }
    }
    let isNew = covered.allSatisfy { !settled.contains($0) }
    return isNew && !covered.isEmpty ? covered : nil
  }

  mutating func settle(_ cells: [CellID]) { settled.formUnion(cells) }

  func pending() -> [Item] {
    items.compactMap { item in
      var item = item
      if let whole = item.whole, settled.contains(whole) { return nil }
      let open = item.parts.filter { !settled.contains($0) }
      if open.count < item.parts.count {
        item.isEntire = false
        item.parts = open
        if open.isEmpty { return nil }
      }
      return item
    }
  }
}

extension GoodsValue {
  init(isComplete: Bool) { self.isComplete = isComplete }

  mutating func add(
    _ value: ExactDecimal, for cells: [(CellID, ExactDecimal?)], path: String, record: Record, operands: String? = nil
  ) {
    for (cell, own) in cells {
      parts.append(ValuedGoods(cell: cell, path: record.path(of: cell), value: own))
    }
    guard let sum = known + value else {
      isComplete = false
      return
    }
    known = sum
    let how = operands.map { "\($0) = \(value)" } ?? "\(value)"
    arithmetic.append(Localized(zh: "\(path) \(how) 元", en: "\(path) \(how) yuan"))
  }

  /// A lower limit adds to what is known and leaves the sum open.
  mutating func add(value least: ExactDecimal, isLeast: Bool, path: String) {
    isComplete = isComplete && !isLeast
    guard let sum = known + least else { return }
    known = sum
    arithmetic.append(Localized(zh: "\(path) 不低于 \(least) 元", en: "\(path) at least \(least) yuan"))
  }

  mutating func raise(to least: ExactDecimal, path: String) {
    guard least > known else { return }
    known = least
    arithmetic.append(Localized(zh: "\(path) 不低于 \(least) 元", en: "\(path) at least \(least) yuan"))
  }
}
