import CEL
import Diagnostics
import Records
import Rules

/// What is worked out only for findings that will be shown: evidence, message, goods, party, trace.
extension Evaluator {
  mutating func detailed(_ index: Int, status: Status, subjects: [CellID], record: Record) -> Finding {
    let planned = plan.rules[index]
    let place = subjects.last ?? 0
    var finding = Finding(
      rule: index, status: status, subjects: subjects,
      subject: path(of: subjects, record), span: record.span(of: place),
      reason: nil, missing: [], notRaised: [], evidence: [], message: Localized(zh: "", en: ""), goods: nil,
      areGoodsOpen: false, party: nil, isReferred: false, partyMissing: [], from: nil, to: nil, trace: [])
    addEvidence(planned, to: &finding, record: record)
    finding.message = Localized(
      zh: rendered(planned.body.messageZH, record: record), en: rendered(planned.body.messageEN, record: record))
    addGoods(planned, to: &finding, record: record)
    addParty(planned, to: &finding, record: record)
    return finding
  }

  mutating func failure(_ index: Int, subjects: [CellID], record: Record, message: Localized) -> Finding {
    var finding = Finding(
      rule: index, status: .failed, subjects: subjects,
      subject: path(of: subjects, record),
      span: record.span(of: subjects.last ?? 0), reason: .error(message), missing: [], notRaised: [], evidence: [],
      message: plan.rules[index].rule.title, goods: nil, areGoodsOpen: false, party: nil, isReferred: false,
      partyMissing: [], from: nil, to: nil, trace: [])
    if finding.subject.isEmpty { finding.subject = record.path(of: 0) }
    return finding
  }

  // MARK: Evidence

  private mutating func addEvidence(_ planned: PlannedRule, to finding: inout Finding, record: Record) {
    var seen: Set<CellID> = []
    for part in Self.parts(of: planned) {
      for (entry, checked) in zip(part.entries, part.checked) {
        evaluation.reset()
        let trace = evaluation.trace(entry)
        let isRelied = part.name == "applies" || part.name == "when" || trace.truth == .yes
        if isRelied {
          for read in trace.reads {
            guard let place = read.place, seen.insert(place).inserted,
              let evidence = evidence(read, at: place, record: record)
            else { continue }
            finding.evidence.append(evidence)
          }
        }
        if wantsTrace { finding.trace.append(traced(part.name, checked, trace, record)) }
      }
    }
  }

  /// A value read, with its place; a fact that is not there is told among the missing ones instead.
  func evidence(_ read: Trace.Read, at place: CellID, record: Record) -> Evidence? {
    guard record.heap.cells.indices.contains(place), read.value.kind != .unknown else { return nil }
    let field = record.field(of: place)
    let value: String?
    switch read.value.kind {
    case .null: value = nil
    case .object: value = record.path(of: record.home(of: read.value) ?? place)
    case .list where read.value.count == 0: value = "[]"
    case .list:
      let elements = evaluation.cells(of: read.value)
      guard elements.allSatisfy({ $0.kind != .object }) else { return nil }
      value = elements.map { evaluation.display($0) }.joined(separator: ", ")
    default: value = read.shown
    }
    return Evidence(
      cell: place, path: record.path(of: place), value: value, isBoolean: read.value.kind == .boolean,
      unit: field?.unit, isSensitive: field?.isSensitive ?? false,
      standIn: record.standIns[place].map { record.path(of: $0) }, kept: record.keptSource(of: place))
  }

  // MARK: Message

  private mutating func rendered(_ parts: [RuleBody<Entry>.Part], record: Record) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let plain): text += plain
      case .value(let entry):
        evaluation.reset()
        let trace = evaluation.trace(entry)
        let value = trace.value
        if !showsPersonalData, trace.reads.contains(where: { isSensitive($0, record) }) {
          text += Evidence.mask
          continue
        }
        switch value.kind {
        case .unknown: text += "?"
        case .null: text += "-"
        case .error: text += "?"
        case .object: text += record.home(of: value).map { record.path(of: $0) } ?? "?"
        default: text += evaluation.display(value)
        }
      }
    }
    return text
  }

  func isSensitive(_ read: Trace.Read, _ record: Record) -> Bool {
    read.place.flatMap { record.field(of: $0) }?.isSensitive ?? false
  }

  // MARK: Goods and party

  private mutating func addGoods(_ planned: PlannedRule, to finding: inout Finding, record: Record) {
    guard let entry = planned.body.goods else { return }
    evaluation.reset()
    let value = evaluation.value(of: entry)
    var goods: [CellID] = []
    switch value.kind {
    case .object: goods = [record.home(of: value)].compactMap { $0 }
    case .list:
      goods = evaluation.cells(of: value).compactMap { record.home(of: $0) }
      finding.areGoodsOpen = value.flags.contains(.incomplete)
    case .null: break
    default: finding.areGoodsOpen = true
    }
    finding.goods = goods
    if goods.isEmpty { finding.areGoodsOpen = true }
  }

  private mutating func addParty(_ planned: PlannedRule, to finding: inout Finding, record: Record) {
    guard let entry = planned.body.party else { return }
    evaluation.reset()
    let value = evaluation.value(of: entry)
    let inspected = evaluation.locals[RuleScope.inspected]
    switch value.kind {
    case .object where inspected.kind == .object && value.payload == inspected.payload: break
    case .object:
      finding.party = record.home(of: value)
      finding.isReferred = true
    case .null: finding.isReferred = true
    default: finding.partyMissing = missingFacts(record)
    }
  }

  // MARK: Contradictions

  /// Facts that cannot both be true: reported, and nothing stops.
  mutating func contradictions(in record: Record) -> [Contradicted] {
    var found: [Contradicted] = []
    for planned in plan.contradictions { contradict(0, planned, at: 0, record: record, into: &found) }
    return found
  }

  /// `place` is where the last thing that `each` is bound to lies.
  private mutating func contradict(
    _ depth: Int, _ planned: PlannedContradiction, at place: CellID, record: Record, into found: inout [Contradicted]
  ) {
    guard depth < planned.body.each.count else {
      for entry in planned.body.when {
        evaluation.reset()
        guard evaluation.truth(of: entry) == .yes else { return }
      }
      found.append(
        Contradicted(
          id: planned.contradiction.id.value, path: record.path(of: place), span: record.span(of: place),
          message: Localized(
            zh: rendered(planned.body.messageZH, record: record), en: rendered(planned.body.messageEN, record: record))))
      return
    }
    evaluation.reset()
    let list = evaluation.value(of: planned.body.each[depth].list)
    guard list.kind == .list else { return }
    let kept = evaluation.keep(list)
    for offset in 0..<Int(list.count) {
      let element = evaluation.element(kept, offset)
      evaluation.locals[RuleScope.firstBinding + depth] = element
      contradict(depth + 1, planned, at: self.place(of: element, at: offset, in: list, record), record: record, into: &found)
    }
  }
}
