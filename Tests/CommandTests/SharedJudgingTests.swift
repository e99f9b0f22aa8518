import CEL
import Diagnostics
import Documents
import Engine
import Foundation
import Records
import Reports
import RuleTools
import Rules
import Testing

/// What two rule sets have in common is judged once: the same must come out as of judging everything twice.
@Suite struct SharedJudgingTests {
  private static func load(_ path: String) throws -> CheckedRuleSet {
    var sources = SourceMap()
    var problems: [Diagnostic] = []
    let checked = try RuleFolder.load(path, into: &sources).checked(reporting: &problems)
    try #require(!problems.hasErrors, "\(problems.map(\.message.en))")
    return try #require(checked)
  }

  private static func documents(_ path: String) -> [Document] {
    var sources = SourceMap()
    var reader = InputReader(paths: [path], form: nil)
    var found: [Document] = []
    while let item = reader.next(sources: &sources) {
      if case .document(let document) = item { found.append(document) }
    }
    return found
  }

  /// What the second of a pair says of a record.
  private static func judged(_ document: Document, _ pair: PlanPair) throws -> ShadowResult {
    var first = Evaluator(pair.first, watching: pair.isApartInFirst)
    var second = SecondEvaluator(pair)
    let result = try judge(document, in: LineIndex(document.source), with: &first, idIsTaken: false)
    return try judgeAgain(document, after: result, with: &second, idIsTaken: false)
  }

  /// Holds what is shared against what is not, and both against a run of the second alone. Returns how many records differ.
  private static func compare(_ first: Plan, _ variant: CheckedRuleSet, _ documents: [Document], _ name: String) throws -> Int {
    let second = Plan(variant)
    let (shared, apart) = (PlanPair(first, second), PlanPair(first, second, sharing: false))
    var different = 0
    for document in documents {
      let (one, other) = (try judged(document, shared), try judged(document, apart))
      #expect(EffectJSON.value(one).text == EffectJSON.value(other).text, "\(name)")
      if one.isDifferent { different += 1 }
      var alone = Evaluator(second)
      let result = try judge(document, in: LineIndex(document.source), with: &alone, idIsTaken: false)
      guard case .checked(_, let findings, let assessment) = result.content else {
        #expect(one.reading == .neither || one.reading == .onlyFirst, "\(name)")
        continue
      }
      for effect in [one.effect, other.effect] {
        #expect(effect?.statuses.second == findings.counts, "\(name)")
        #expect(effect?.fine.second == assessment.fine, "\(name)")
        #expect(effect?.isCase.second == assessment.isCase, "\(name)")
      }
      #expect(moved(one.effect) == moved(other.effect), "\(name)")
    }
    return different
  }

  /// The counts of the first, moved, are those of the second.
  private static func moved(_ effect: RecordEffect?) -> StatusCounts? {
    guard let effect else { return nil }
    var counts = effect.statuses.first
    for move in effect.moves { if let to = move.to { counts.add(to) } }
    var gone = StatusCounts()
    for move in effect.moves { if let from = move.from { gone.add(from) } }
    counts -= gone
    if !effect.moves.isEmpty { #expect(counts == effect.statuses.second) }
    return counts
  }

  @Test func `every mutant of a small rule set`() throws {
    let checked = try Self.load(MarketRules.old)
    let (plan, documents) = (Plan(checked), Self.documents(MarketRules.visits))
    let mutants = Mutant.all(of: checked.source)
    var different = 0
    for mutant in mutants {
      guard let variant = mutant.applied(to: checked) else { continue }
      if try Self.compare(plan, variant, documents, mutant.id) > 0 { different += 1 }
    }
    #expect(documents.count == 8 && mutants.count > 60 && different > 30)
  }

  @Test(arguments: RulesDiffTests.cases.indices)
  func `a change of every kind, read from files`(index: Int) throws {
    let one = RulesDiffTests.cases[index]
    let market = try MarketRules([one.edit])
    _ = try Self.compare(Plan(try Self.load(MarketRules.old)), try Self.load(market.new), Self.documents(MarketRules.visits), one.found)
  }

  @Test(arguments: [
    MarketRules.Edit("goods/residues.csv", "苹果,apple,1 mg/kg", "苹果,apple,2 mg/kg"),
    MarketRules.Edit("goods/days.csv", "2023-05-06,work", "2023-05-06,rest"),
    MarketRules.Edit("goods/tables.yaml", "{term: 第一}", "{term: 新鲜}"),
  ])
  func `a change of what rules look up`(edit: MarketRules.Edit) throws {
    let market = try MarketRules([edit])
    let plan = Plan(try Self.load(MarketRules.old))
    let different = try Self.compare(plan, try Self.load(market.new), Self.documents(MarketRules.visits), edit.to)
    #expect((different > 0) == (edit.file != "goods/days.csv"))
  }

  @Test func `mutants of our own rules, over published decisions`() throws {
    let checked = try Self.load(Package.root.appendingPathComponent("rules").path)
    let documents = Self.documents(Package.root.appendingPathComponent("examples/decisions").path)
    let (plan, mutants) = (Plan(checked), Mutant.all(of: checked.source))
    var different = 0
    for index in stride(from: 7, to: mutants.count, by: max(1, mutants.count / 12)) {
      guard let variant = mutants[index].applied(to: checked) else { continue }
      let sample = stride(from: index % 5, to: documents.count, by: 5).map { documents[$0] }
      different += try Self.compare(plan, variant, sample, mutants[index].id)
    }
    #expect(different > 0)
  }

  @Test func `what is the same is shared, and no more`() throws {
    let checked = try Self.load(MarketRules.old)
    func pair(_ edits: [MarketRules.Edit]) throws -> PlanPair {
      let market = try MarketRules(edits)
      defer { withExtendedLifetime(market) {} }
      return PlanPair(Plan(checked), Plan(try Self.load(market.new)))
    }
    #expect(try pair([]).isSame)
    #expect(try pair([.init("rules.yaml", "version: 1.0.0", "version: 2.0.0")]).isSame)
    #expect(try pair([.init("schema.yaml", "{zh: 腐烂, en: rotten}", "{zh: 烂, en: bad}")]).isSame)
    let apart = { (edit: MarketRules.Edit) throws -> [String] in
      let pair = try pair([edit])
      return zip(pair.first.rules, pair.isApartInFirst).filter(\.1).map(\.0.rule.id.value)
    }
    #expect(try apart(.init("fruit.yaml", "price < 10", "price < 20")) == ["ROT-1"])
    #expect(try apart(.init("goods/residues.csv", "apple,1 mg", "apple,2 mg")) == ["RES-1"])
    #expect(try apart(.init("goods/tables.yaml", "{term: 第一}", "{term: 唯一}")) == ["LAB-1"])
    #expect(try apart(.init("law.yaml", "max: 1500", "max: 2500")) == [])
    #expect(try apart(.init("rules.yaml", "{from: 2020-01-01}", "{from: 2021-01-01}")).count == 4)
  }

  /// Many variants at a time, with one evaluator that watches for all of them, against each by itself.
  @Test(arguments: [true, false])
  func `many variants beside one rule set`(countsAll: Bool) throws {
    let checked = try Self.load(MarketRules.old)
    let (plan, documents) = (Plan(checked), Self.documents(MarketRules.visits))
    let variants = Mutant.all(of: checked.source).compactMap { $0.applied(to: checked) }.map(Plan.init)
    let effects = VariantEffects(variants.map { PlanPair(plan, $0) }, countsAll: countsAll)
    let judge = VariantJudge(effects)
    var evaluator = Evaluator(plan, watching: effects.isApart)
    for document in documents {
      let result = try Reports.judge(document, in: LineIndex(document.source), with: &evaluator, idIsTaken: false)
      let different = judge.different(in: result)
      if !different.isEmpty { effects.add(different, at: VariantEffects.Place(result)) }
    }
    let expected = try variants.map { variant in
      try documents.count { document in
        let alone = try Self.judged(document, PlanPair(plan, variant, sharing: false))
        return alone.reading == .both && alone.effect?.isMoreThanEvidence == true
      }
    }
    #expect(effects.found.map(\.records) == expected.map { countsAll ? $0 : min($0, 1) })
    #expect(effects.found.map { $0.first != nil } == expected.map { $0 > 0 })
    #expect(expected.count { $0 > 1 } > 10 && expected.count { $0 == 0 } > 5)
  }

  @Test func `other evidence for the same finding is told, and is nothing else that is found`() throws {
    let plan = Plan(try Self.load(MarketRules.old))
    func different(_ edit: MarketRules.Edit) throws -> (any: Int, more: Int) {
      let market = try MarketRules([edit])
      defer { withExtendedLifetime(market) {} }
      let pair = PlanPair(plan, Plan(try Self.load(market.new)))
      let effects = try Self.documents(MarketRules.visits).compactMap { try Self.judged($0, pair).effect }
      return (effects.count { !$0.isEmpty }, effects.count { $0.isMoreThanEvidence })
    }
    let more = #"when: [crate.rotten, 'crate.rotten ? crate.id != "none" : false']"#
    let evidence = try different(.init("fruit.yaml", "when: [crate.rotten]", more))
    #expect(evidence.any > 0 && evidence.more == 0)
    let conclusions = try different(.init("fruit.yaml", "when: [crate.rotten]", "when: [crate.rotten, crate.worth > 100]"))
    #expect(conclusions.any == conclusions.more && conclusions.any > 0)
  }
}
