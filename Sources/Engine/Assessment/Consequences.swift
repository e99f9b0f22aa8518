import CEL
import Diagnostics
import Records
import Rules

extension Assessment {
  /// What persons are fined, over all acts, each person once for an act; nil where nobody is. The upper end is open where a
  /// fine depends on an income that is not established, or falls on somebody the record does not name.
  /// `withIncomes: false`: as if no income were established, so that none can be read off the sum.
  public func personalFine(withIncomes: Bool) -> AmountRange? {
    let fines = acts.flatMap { act in
      act.persons.indices.filter { index in
        let path = act.persons[index].path
        return act.persons[index].isFined && (path == nil || !act.persons[..<index].contains { $0.path == path })
      }.map { act.persons[$0].fine(withIncome: withIncomes) ?? AmountRange(min: .zero, max: nil) }
    }
    guard let first = fines.first else { return nil }
    return fines.dropFirst().reduce(first) { $0.adding($1) }
  }
}

extension PersonalConsequence {
  /// There is a fine beside a ban.
  var isFined: Bool { fine != nil || formula != nil }

  /// The fine in yuan; nil where it depends on an income that is not established, or must not be shown.
  public func fine(withIncome: Bool) -> AmountRange? { formula == nil || withIncome ? fine : nil }
}

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
    act.barYears = penalty.barYears(isSerious: act.isSerious)
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
