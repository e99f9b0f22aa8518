import Diagnostics
public import Documents
public import Engine
public import Rules
import Synchronization

/// What became of a mutant.
public enum MutantFate: Sendable {
  /// It is no rule set: the checker refuses it.
  case refused
  case killed
  /// No case noticed it; one that would, where one was found.
  case survived(SuggestedCase?)
}

/// Tries mutants of a rule set against its own cases.
public struct MutationRun: Sendable {
  private let checked: CheckedRuleSet
  private let plan: Plan
  private let cases: [BaselineCase]
  private let concerned: ConcernedCases
  private let suggests: Bool

  /// Nil where a case does not hold without any mutant: then nothing could be said.
  public init?(
    _ checked: CheckedRuleSet, plan: Plan, tests: [RuleTest], bases: [String: Document], suggests: Bool = true
  ) {
    self.checked = checked
    self.plan = plan
    self.suggests = suggests
    let runner = RuleTestRunner(plan, bases: bases)
    var cases: [BaselineCase] = []
    for test in tests {
      for one in test.cases where one.todo == nil {
        guard case .success(let prepared) = runner.prepare(one, of: test), let baseline = prepared.baseline(in: plan),
          one.expect.differences(from: baseline.outcome).isEmpty
        else { return nil }
        cases.append(baseline)
      }
    }
    self.cases = cases
    concerned = ConcernedCases(checked.source, cases)
  }

  /// The fates in the order of the mutants, whatever `jobs` is.
  public func run(
    _ mutants: [Mutant], jobs: Int, onProgress: @escaping @Sendable (Int) -> Void
  ) async -> [MutantFate] {
    let work = Work(count: mutants.count)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, jobs) {
        group.addTask {
          while !Task.isCancelled, let index = work.take() {
            onProgress(work.finish(index, fate(of: mutants[index])))
          }
        }
      }
    }
    return work.fates
  }

  func fate(of mutant: Mutant) -> MutantFate {
    guard let variant = mutant.applied(to: checked) else { return .refused }
    let changed = Plan(variant)
    let reached = concerned.of(mutant.entry)
    for index in reached {
      guard let outcome = cases[index].prepared.outcome(in: changed),
        cases[index].prepared.one.expect.differences(from: outcome).isEmpty
      else { return .killed }
    }
    guard suggests else { return .survived(nil) }
    let search = KillerSearch(original: plan, changed: changed, mutant: mutant)
    return .survived(search.find(among: concerned.reachable(from: mutant.entry).map { cases[$0] }))
  }
}

/// The mutants that are still to be tried, and what became of the others.
private final class Work: Sendable {
  private let count: Int
  private let next = Atomic(0)
  private let done: Mutex<(count: Int, fates: [MutantFate])>

  init(count: Int) {
    self.count = count
    done = Mutex((0, [MutantFate](repeating: .refused, count: count)))
  }

  func take() -> Int? {
    let index = next.add(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  /// Returns how many are finished.
  func finish(_ index: Int, _ fate: MutantFate) -> Int {
    done.withLock { done in
      done.fates[index] = fate
      done.count += 1
      return done.count
    }
  }

  var fates: [MutantFate] { done.withLock { $0.fates } }
}

extension PreparedCase {
  func baseline(in plan: Plan) -> BaselineCase? {
    judged(in: plan).map {
      BaselineCase(self, outcome: $0.outcome, findings: $0.findings, assessment: $0.assessment, plan: plan)
    }
  }
}
