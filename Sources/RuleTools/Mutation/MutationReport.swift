public import Diagnostics
public import Reports
public import Rules

/// The outcome of a mutation run, for people and for programs.
public struct MutationReport: Sendable {
  public struct Line: Sendable {
    public var mutant: Mutant
    public var fate: MutantFate
    /// Why a person found it to be no mistake.
    public var equivalence: Localized?
    /// What comes of it in a population; nil where it was not tried there.
    public var population: VariantEffects.Found?
  }

  /// Those that are rule sets at all.
  public let lines: [Line]
  /// Marks that name no mutant, or one that a case does notice.
  public let stale: [Diagnostic]
  /// Nil where no records were given.
  let population: MutationPopulation?
  let sources: SourceMap

  /// `checksMarks`: all mutants were tried, so that a mark without one is out of date.
  public init(
    _ mutants: [Mutant], _ fates: [MutantFate], marks: [EquivalentMutant], checksMarks: Bool,
    population: MutationPopulation? = nil, sources: SourceMap
  ) {
    self.population = population
    let reasons = Dictionary(marks.map { ($0.mutant.value, $0.reason) }) { first, _ in first }
    let found = population?.found ?? [:]
    lines = zip(mutants, fates).compactMap { mutant, fate in
      if case .refused = fate { return nil }
      return Line(mutant: mutant, fate: fate, equivalence: reasons[mutant.id], population: found[mutant.id])
    }
    let ids = Set(mutants.map(\.id))
    let killed = Set(lines.filter(\.isKilled).map(\.mutant.id))
    let changing = found.filter { $0.value.records > 0 }
    stale = marks.compactMap { mark in
      if killed.contains(mark.mutant.value) {
        return RuleMistake.unknownName.at(
          mark.mutant.span,
          Localized(zh: "有用例能发现这一变异，不能标为等价", en: "a case notices this mutant: it is not equivalent"))
      }
      if let place = changing[mark.mutant.value]?.first {
        return RuleMistake.unknownName.at(
          mark.mutant.span,
          Localized(
            zh: "这一变异使记录 \(place.beginning) 结果不同，不能标为等价",
            en: "the record at \(place.beginning) comes out otherwise by this mutant: it is not equivalent"))
      }
      guard checksMarks, !ids.contains(mark.mutant.value) else { return nil }
      return RuleMistake.unknownName.at(
        mark.mutant.span,
        Localized(zh: "已没有这一变异，请删去这一标记", en: "there is no such mutant any more: take the mark away"))
    }
    self.sources = sources
  }

  public var killed: Int { lines.count { $0.isKilled } }
  public var equivalent: Int { lines.count { !$0.isKilled && $0.equivalence != nil } }
  public var survivors: [Line] { lines.filter { !$0.isKilled && $0.equivalence == nil } }
  /// Survivors that no record of the population tells from the rules; without a population, all.
  public var unnoticed: [Line] { survivors.filter { ($0.population?.records ?? 0) == 0 } }
  /// Of those that are mistakes, the share that some case notices, in percent; 100 where there is none.
  public var score: Double {
    let count = lines.count - equivalent
    return count == 0 ? 100 : (Double(killed) * 10_000 / Double(count)).rounded() / 100
  }
}

extension MutationReport.Line {
  var isKilled: Bool {
    if case .killed = fate { return true }
    return false
  }
}
