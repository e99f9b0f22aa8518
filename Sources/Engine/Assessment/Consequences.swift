import CEL
import Diagnostics
import Records
import Rules

/// What comes with an act beside its fine: confiscation, which absorption leaves in place, and what falls on persons.
extension Evaluator {
  mutating func addConsequences(_ act: inout AssessedAct, record: Record) {
    guard let penalty = act.penalty, act.outcome.isPunishable else { return }
    act.confiscation = penalty.confiscate.map { confiscation in
      var amount: ExactDecimal?
      if let basis = confiscation.basis {
        let value =
          act.isConduct
          ? valueOfConduct(by: basis.value, record: record)
          : value(of: (act.goods + act.remainsOf).sorted(), by: basis.value, record: record)
        if value.isComplete, !act.hasOpenGoods, !act.mayHaveMoreGoods { amount = value.known }
      }
      return Confiscated(what: confiscation.what, amount: amount, isMandatory: confiscation.isMandatory)
    }
    if act.isSerious { act.barYears = penalty.serious?.barYears }
    if act.isSerious, let persons = penalty.serious?.persons {
      act.persons = persons.roles.flatMap { self.persons(role: $0, persons, record: record) }
    }
  }

  private func persons(role: String, _ penalty: PersonalPenalty, record: Record) -> [PersonalConsequence] {
    guard let names = plan.manifest.persons else { return [] }
    let list = record.cell(at: names.list, from: record.root).map { record.elements(of: record.heap.cells[$0]) } ?? 0..<0
    let holders = list.filter { cell in
      guard let roles = record.field(names.roles, of: record.heap.cells[cell]) else { return false }
      return record.elements(of: record.heap.cells[roles]).contains { record.text(of: record.heap.cells[$0]) == role }
    }
    guard !holders.isEmpty else {
      return [consequence(role: role, person: nil, income: nil, penalty, record: record)]
    }
    return holders.map {
      consequence(role: role, person: $0, income: record.decimal(names.income, of: record.heap.cells[$0]), penalty, record: record)
    }
  }

  private func consequence(
    role: String, person: CellID?, income: ExactDecimal?, _ penalty: PersonalPenalty, record: Record
  ) -> PersonalConsequence {
    var result = PersonalConsequence(
      role: role, person: person, path: person.map { record.path(of: $0) }, fine: nil, formula: nil, ban: penalty.ban)
    switch penalty.measure {
    case .fixed(let range)?: result.fine = range
    case .times(let factor)?:
      let top = factor.max.map { "\($0)" } ?? "…"
      result.formula = Localized(
        zh: "上一年度从本单位取得收入 × (\(factor.min) 至 \(top) 倍)", en: "last year's income from the enterprise × (\(factor.min) to \(top))")
      if let income { result.fine = factor.multiplied(by: income) }
    case nil: break
    }
    return result
  }
}
