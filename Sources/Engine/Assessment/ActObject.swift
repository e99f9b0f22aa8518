import CEL
import Records
import Rules

/// `act` as grounds and routes see it: an object laid out behind the record's own cells.
extension Evaluator {
  /// The record is loaded already.
  mutating func load(_ act: AssessedAct, record: Record) {
    let plan = self.plan
    let goods = act.goods + act.remainsOf
    let base = evaluation.extendRecord { heap in
      var fields: [Cell] = ActField.allCases.map { field in
        switch field {
        case .id: Self.text(act.act.id.value, in: &heap)
        case .nature: Self.text(act.act.nature, in: &heap)
        case .provision: Self.text(act.provision, in: &heap)
        case .penalty: Self.text(act.penalty?.id.value ?? "", in: &heap)
        case .from: act.from.map { .date($0) } ?? .unknown()
        case .to: act.to.map { .date($0) } ?? .unknown()
        case .hasGoods: .bool(!goods.isEmpty)
        }
      }
      for list in plan.manifest.goods where record.schema.elementType(ofList: list) != nil {
        fields.append(Self.goodsList(list, goods: goods, isOpen: act.hasOpenGoods, record: record, plan: plan, heap: &heap))
      }
      heap.cells += fields
      return heap.cells.count - fields.count
    }
    evaluation.locals[RuleScope.act] = Cell(.object, payload: Int64(base), count: UInt32(plan.source.actType))
  }

  private static func text(_ text: String, in heap: inout Heap) -> Cell {
    let start = heap.bytes.count
    heap.bytes += Array(text.utf8)
    return Cell(.text, payload: Int64(start), count: UInt32(heap.bytes.count - start))
  }

  /// The act's goods in one list; the wholes of its goods are among them.
  private static func goodsList(
    _ list: String, goods: [CellID], isOpen: Bool, record: Record, plan: Plan, heap: inout Heap
  ) -> Cell {
    let elements = record.list(named: list).map { record.elements(of: record.heap.cells[$0]) } ?? 0..<0
    let chosen = elements.filter { element in
      goods.contains(element) || goods.contains { isPart($0, of: element, list: list, record: record, plan: plan) }
    }
    let start = heap.cells.count
    heap.cells += chosen.map { record.heap.cells[$0] }
    return Cell(
      .list, payload: Int64(start), count: UInt32(chosen.count), flags: isOpen ? .incomplete : [])
  }

  private static func isPart(
    _ part: CellID, of whole: CellID, list: String, record: Record, plan: Plan
  ) -> Bool {
    plan.bases.values.contains { planned in
      planned.basis.covers.contains { $0.whole == list && $0.part == record.listName(of: part) }
    } && record.refers(part, to: whole)
  }
}
