import CEL
public import Diagnostics
import Records
public import Rules

/// What an act costs by the law of one time, where the text changed between the act and the decision.
public struct LawOfTime: Sendable {
  public var moment: Ground.Moment
  public var provision: String
  public var penalty: String?
  public var fine: AmountRange?
  public var arithmetic: Localized

  init(_ moment: Ground.Moment, _ act: AssessedAct) {
    self.moment = moment
    provision = act.provision
    penalty = act.penalty?.id.value
    fine = act.fine
    arithmetic = act.arithmetic
  }
}

/// The acts of a record with their grounds, goods and consequences settled.
struct SettledActs {
  var acts: [AssessedAct]
  var grounds: [AssessedGround]
  var total: AmountRange?
}

/// Where the text of a provision changed, an act is assessed by the law of its own time and by the law of the decision, and
/// the lighter counts: first by the fine that is left after absorption, then by bans, then by what may happen to a licence.
/// Where they are equal the law of the act stays; where they cannot be compared a person decides.
extension Evaluator {
  /// All acts by the law that counts for each.
  mutating func settledByLighterLaw(_ acts: [AssessedAct], record: Record) -> SettledActs {
    var drafts = acts
    var chosen = settled(drafts, record: record)
    var open: [(index: Int, total: AmountRange?)] = []
    for index in acts.indices {
      guard let other = underLawOfDecision(acts[index], record: record) else { continue }
      var changed = drafts
      changed[index] = other
      let now = settled(changed, record: record)
      let law = lighter(chosen, now, at: index) ?? answered(acts[index], record: record)
      changed[index].laws = [LawOfTime(.act, chosen.acts[index]), LawOfTime(.decision, now.acts[index])]
      changed[index].law = law
      if law == .decision {
        drafts = changed
      } else {
        drafts[index].laws = changed[index].laws
        drafts[index].law = law
      }
      if law == nil { open.append((index, now.total)) }
      chosen = settled(drafts, record: record)
    }
    for (index, total) in open { chosen.leaveOpen(index, total) }
    return chosen
  }

  private mutating func settled(_ drafts: [AssessedAct], record: Record) -> SettledActs {
    var acts = drafts
    var grounds: [AssessedGround] = []
    for index in acts.indices {
      let own = self.grounds(of: acts[index], record: record)
      acts[index].apply(own)
      grounds += own
    }
    settleConcurrence(&acts, record: record)
    for index in acts.indices { addConsequences(&acts[index], record: record) }
    return SettledActs(acts: acts, grounds: grounds, total: acts.isEmpty ? nil : totalFine(of: acts, record: record))
  }

  // MARK: The two laws

  /// The provision by the law at the end of an act. Nil where the text changed and that day is not known well enough: no
  /// penalty is guessed.
  func provision(of act: Act, end: CalendarDate?) -> Provision? {
    act.versions.isEmpty
      ? plan.ruleSet.provision(act.provision.value) : end.flatMap { plan.ruleSet.provision(of: act, on: $0) }
  }

  /// The same act by the law of the day on which it is decided; nil where that is the law of the act.
  private func underLawOfDecision(_ act: AssessedAct, record: Record) -> AssessedAct? {
    guard !act.act.versions.isEmpty, act.penalty != nil, let day = dayOfDecision(record),
      let now = plan.ruleSet.provision(of: act.act, on: day), now.id.value != act.provision
    else { return nil }
    var other = act
    other.provision = now.id.value
    other.penalty = now.penalty.flatMap { plan.ruleSet.penalty($0.value) }
    return other
  }

  /// The day on which it is decided: of the first decision, else of the assessment.
  func dayOfDecision(_ record: Record) -> CalendarDate? {
    if let names = plan.manifest.decisions, let list = record.cell(at: names.list, from: record.root),
      let first = record.elements(of: record.heap.cells[list]).first,
      let cell = record.field(names.date, of: record.heap.cells[first]), let date = record.heap.cells[cell].date
    {
      return date
    }
    return record.dateOfAssessment(plan.manifest, asOf: asOf).date
  }

  // MARK: Which is lighter

  /// Nil where they cannot be compared.
  private func lighter(_ then: SettledActs, _ now: SettledActs, at index: Int) -> Ground.Moment? {
    let (old, new) = (then.acts[index], now.acts[index])
    guard old.penalty != nil, new.penalty != nil else { return nil }
    let mayBeSerious = [then, now].contains { settled in
      settled.grounds.contains { $0.ground.effect == .serious && $0.state == .open && $0.acts.contains(old.act.id.value) }
    }
    let questions: [Dominance] = [
      fines(then, now, at: index, mayBeSerious: mayBeSerious),
      bans(old, new, mayBeSerious: mayBeSerious), licences(old, new, mayBeSerious: mayBeSerious),
    ]
    switch questions.first(where: { $0 != .equal }) ?? .equal {
    case .first: return .decision
    case .second, .equal: return .act
    case .crossing: return nil
    }
  }

  /// Known sums are compared as they are left after absorption; where a value is open, the scales at every value that it may
  /// have. Where it is open whether the case is serious, both must come out alike.
  private func fines(_ then: SettledActs, _ now: SettledActs, at index: Int, mayBeSerious: Bool) -> Dominance {
    let (old, new) = (then.acts[index], now.acts[index])
    var found: Set<Dominance> = []
    if old.isKnownInFull, new.isKnownInFull, let one = then.total, let other = now.total {
      found.insert(dominance(one, other))
    } else {
      found.insert(scales(old.scale, new.scale, at: old.value))
    }
    if mayBeSerious {
      found.insert(
        scales(old.penalty?.serious?.fine ?? old.scale, new.penalty?.serious?.fine ?? new.scale, at: old.value))
    }
    found.remove(.equal)
    return found.count > 1 ? .crossing : found.first ?? .equal
  }

  /// No fine at all is lighter than any.
  private func scales(_ old: FineScale?, _ new: FineScale?, at value: GoodsValue) -> Dominance {
    guard let old else { return new == nil ? .equal : .second }
    guard let new else { return .first }
    return dominance(old, new, at: value)
  }

  private func bans(_ old: AssessedAct, _ new: AssessedAct, mayBeSerious: Bool) -> Dominance {
    func years(_ act: AssessedAct) -> [Int] {
      let isSerious = act.isSerious || mayBeSerious
      return [act.penalty?.barYears(isSerious: isSerious) ?? 0, act.serious(if: mayBeSerious)?.persons?.ban.years ?? 0]
    }
    return Dominance(years(old), years(new))
  }

  /// By the gravest measure that may be taken, in the order in which the manifest names them.
  private func licences(_ old: AssessedAct, _ new: AssessedAct, mayBeSerious: Bool) -> Dominance {
    func gravest(_ act: AssessedAct) -> Int {
      act.serious(if: mayBeSerious)?.oneOf.compactMap { name in
        plan.manifest.actions.firstIndex { $0.id == name.value }.map { $0 + 1 }
      }.max() ?? 0
    }
    return Dominance([gravest(old)], [gravest(new)])
  }

  // MARK: A person

  /// What a person found: yes, the new law is lighter.
  private func answered(_ act: AssessedAct, record: Record) -> Ground.Moment? {
    guard let question = plan.manifest.judgements?.lighterLaw else { return nil }
    return answer(to: question.value, about: act.act.id.value, record: record).map { $0 ? .decision : .act }
  }

  /// Which of two laws counts, where nobody said so yet or a person did.
  func lawQuestions(_ acts: [AssessedAct], record: Record) -> [AskedQuestion] {
    guard let question = plan.manifest.judgements?.lighterLaw?.value else { return [] }
    return acts.filter { !$0.laws.isEmpty }.compactMap { act in
      let answer = answer(to: question, about: act.act.id.value, record: record)
      guard act.law == nil || answer != nil else { return nil }
      return AskedQuestion(question: question, subject: act.act.id.value, answer: answer)
    }
  }
}

extension SettledActs {
  /// The fine of an act for which nobody chose between two laws runs from the lower of both to the upper.
  fileprivate mutating func leaveOpen(_ index: Int, _ other: AmountRange?) {
    let ranges = acts[index].laws.map { $0.fine ?? AmountRange(min: .zero, max: nil) }
    if let first = ranges.first { acts[index].fine = ranges.dropFirst().reduce(first) { $0.hull($1) } }
    if let own = total, let other { total = own.hull(other) }
    let words = acts[index].laws.map(\.arithmetic)
    acts[index].arithmetic = Localized(
      zh: "行为时与处罚时的法律孰轻待人工判断：" + words.map(\.zh).joined(separator: "；或者 "),
      en: "a person has to find which law is lighter: " + words.map(\.en).joined(separator: "; or "))
  }
}

extension AssessedAct {
  /// Whether its fine hangs on no value that is open.
  fileprivate var isKnownInFull: Bool { absorbedBy != nil || !outcome.isPunishable || scale?.of == nil || value.isComplete }

  fileprivate func serious(if mayBeSerious: Bool) -> SeriousConsequences? {
    isSerious || mayBeSerious ? penalty?.serious : nil
  }
}

extension BanLength? {
  /// A ban for life is longer than any.
  fileprivate var years: Int {
    switch self {
    case .years(let years)?: years
    case .lifetime?: .max
    case nil: 0
    }
  }
}

extension Dominance {
  /// Of several measures side by side.
  fileprivate init(_ one: [Int], _ other: [Int]) {
    let isHigher = zip(one, other).contains { $0 > $1 }
    let isLower = zip(one, other).contains { $0 < $1 }
    self = isHigher ? (isLower ? .crossing : .first) : isLower ? .second : .equal
  }
}
