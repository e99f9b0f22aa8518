public import Engine
import Synchronization

/// Variants of a run's rule set, such as mutants, and the records of the run in which each comes to something else; other evidence
/// for the same is nothing else. Their vocabulary is that of the run. Where only whether is asked for, a variant is done with its
/// first such record.
public final class VariantEffects: Sendable {
  /// The records in which a variant comes to something else.
  public struct Found: Sendable {
    public var records = 0
    /// The first in the order of the input.
    public var first: Place?
  }

  public struct Place: Sendable {
    public var id: String?
    /// Where it begins, for people.
    public var beginning: String

    public init(_ result: RecordResult) {
      id = result.id
      beginning = result.beginning
    }
  }

  /// The run's rule set with each of the variants.
  public let pairs: [PlanPair]
  /// Every such record is counted.
  public let countsAll: Bool
  /// Rules of the run that any of the variants has otherwise.
  public let isApart: [Bool]
  private let state: Mutex<(found: [Found], open: [Int])>

  public init(_ pairs: [PlanPair], countsAll: Bool) {
    self.pairs = pairs
    self.countsAll = countsAll
    let rules = pairs.first?.isApartInFirst.indices ?? 0..<0
    isApart = rules.map { rule in pairs.contains { $0.isApartInFirst[rule] } }
    state = Mutex((pairs.map { _ in Found() }, Array(pairs.indices)))
  }

  /// Of each variant, in order.
  public var found: [Found] { state.withLock { $0.found } }

  /// Variants that are still to be tried.
  var open: [Int] { state.withLock { $0.open } }

  /// Takes in the variants that come to something else in the record that begins here; in the order of the input.
  public func add(_ different: [Int], at place: Place) {
    state.withLock { state in
      for index in different where countsAll || state.found[index].records == 0 {
        state.found[index].records += 1
        if state.found[index].first == nil { state.found[index].first = place }
      }
      if !countsAll { state.open.removeAll { state.found[$0].records > 0 } }
    }
  }
}

/// Judges records by variants, beside what the run has found. One for each worker; it owns what is reused.
public final class VariantJudge {
  /// A list cannot hold what is not copied.
  private final class Judge {
    var evaluator: SecondEvaluator
    init(_ evaluator: consuming SecondEvaluator) { self.evaluator = evaluator }
  }

  private let effects: VariantEffects
  private var judges: [Int: Judge] = [:]

  public init(_ effects: VariantEffects) { self.effects = effects }

  /// The variants that come to something else in a record; of those only that are still to be tried.
  public func different(in result: RecordResult) -> [Int] {
    guard case .checked(let record, let findings, let assessment) = result.content else { return [] }
    return effects.open.filter { index in
      let judge = judges[index] ?? Judge(SecondEvaluator(effects.pairs[index]))
      judges[index] = judge
      return judge.evaluator.effect(beside: findings, assessment, in: record, asSecondReads: record).isMoreThanEvidence
    }
  }
}
