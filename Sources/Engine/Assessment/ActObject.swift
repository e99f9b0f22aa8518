import CEL
import Records
import Rules

/// `act` as grounds and routes see it: an object laid out behind the record's own cells.
extension Evaluator {
  mutating func load(_ act: AssessedAct, record: Record) {
    var heap = record.heap
    let words = [
      ActField.id: act.act.id.value, .nature: act.act.nature, .provision: act.provision,
      .penalty: act.penalty?.id.value ?? "",
    ]
    let goods = act.goods + act.remainsOf
    var fields: [Cell] = ActField.allCases.map { field in
      switch field {
      case .id, .nature, .provision, .penalty: Self.text(words[field] ?? "", in: &heap)
      case .from: act.from.map { .date($0) } ?? .unknown()
      case .to: act.to.map { .date($0) } ?? .unknown()
      case .hasGoods: .bool(!goods.isEmpty)
      }
    }
    for list in plan.manifest.goods where record.schema.elementType(ofList: list) != nil {
      fields.append(goodsList(list, goods: goods, isOpen: act.hasOpenGoods, record: record, heap: &heap))
    }
    let base = heap.cells.count
    heap.cells += fields
    load(record)
    evaluation.load(heap)
    evaluation.locals[RuleScope.act] = Cell(.object, payload: Int64(base), count: UInt32(plan.source.actType))
  }

  private static func text(_ text: String, in heap: inout Heap) -> Cell {
    let start = heap.bytes.count
    heap.bytes += Array(text.utf8)
    return Cell(.text, payload: Int64(start), count: UInt32(heap.bytes.count - start))
  }

  /// The act's goods in one list; the wholes of its goods are among them.
  private func goodsList(
    _ list: String, goods: [CellID], isOpen: Bool, record: Record, heap: inout Heap
  ) -> Cell {
    let elements = record.list(named: list).map { record.elements(of: record.heap.cells[$0]) } ?? 0..<0
    let chosen = elements.filter { element in
      goods.contains(element) || goods.contains { isPart($0, of: element, list: list, record: record) }
    }
    let start = heap.cells.count
    heap.cells += chosen.map { record.heap.cells[$0] }
    return Cell(
      .list, payload: Int64(start), count: UInt32(chosen.count), flags: isOpen ? .incomplete : [])
  }

  private func isPart(_ part: CellID, of whole: CellID, list: String, record: Record) -> Bool {
    plan.bases.values.contains { planned in
      planned.basis.covers.contains { $0.whole == list && $0.part == record.listName(of: part) }
    } && record.refers(part, to: whole)
  }
}
