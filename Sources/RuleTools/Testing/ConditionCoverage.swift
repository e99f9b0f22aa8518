import CEL
public import Diagnostics
public import Documents
public import Engine
public import Rules

/// What the cases beside the rules have seen of each condition.
public struct ConditionCoverage: Sendable {
  public struct Line: Sendable {
    public var rule: String
    public var condition: WatchedCondition
    public var seen: Set<Truth> = []
    public var decides = false

    /// Out of four: true, false, unknown, and deciding alone.
    public var points: Int { seen.count + (decides ? 1 : 0) }
  }

  /// Of active rules, in order.
  public let lines: [Line]
  public let cases: Int

  public init(_ plan: Plan, tests: [RuleTest], bases: [String: Document]) {
    let runner = RuleTestRunner(plan, bases: bases)
    var probe = ConditionProbe(plan)
    var lines = probe.conditions.map { Line(rule: plan.rules[$0.rule].rule.id.value, condition: $0) }
    var cases = 0
    for test in tests {
      guard let rule = plan.rules.firstIndex(where: { $0.rule.id.value == test.of.value }) else { continue }
      for one in test.cases {
        guard case .success(let prepared) = runner.prepare(one, of: test) else { continue }
        cases += 1
        for observed in probe.observe(prepared.record, rule: rule, asOf: one.asOf) {
          lines[observed.condition].seen.insert(observed.truth)
          if observed.decides { lines[observed.condition].decides = true }
        }
      }
    }
    let active = Set(plan.rules.indices.filter { plan.rules[$0].rule.status == .active })
    self.lines = lines.filter { active.contains($0.condition.rule) }
    self.cases = cases
  }

  public func filtered(_ isIncluded: (Line) -> Bool) -> ConditionCoverage {
    ConditionCoverage(lines: lines.filter(isIncluded), cases: cases)
  }

  private init(lines: [Line], cases: Int) {
    self.lines = lines
    self.cases = cases
  }

  /// Share of the points of all conditions, in percent.
  public var percent: Double {
    let all = lines.count * 4
    return all == 0 ? 100 : (Double(lines.reduce(0) { $0 + $1.points }) * 10_000 / Double(all)).rounded() / 100
  }
}

/// A coverage for people and for programs.
public struct CoverageReport: Sendable {
  private let coverage: ConditionCoverage
  private let sources: SourceMap

  public init(_ coverage: ConditionCoverage, sources: SourceMap) {
    self.coverage = coverage
    self.sources = sources
  }

  private static let truths: [(truth: Truth, zh: String, en: String)] = [
    (.yes, "真", "true"), (.no, "假", "false"), (.unknown, "不明", "unknown"),
  ]

  /// Conditions that lack something, then the sums.
  public func text(_ language: Language) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var text = ""
    for line in coverage.lines where line.points < 4 {
      var lacking = Self.truths.filter { !line.seen.contains($0.truth) }.map { say($0.zh, $0.en) }
      if !line.decides { lacking.append(say("单独起决定作用", "deciding alone")) }
      text += "\(line.rule) \(line.condition.place): \(say("未见", "never")) \(lacking.joined(separator: say("、", ", ")))\n"
      text += "  \(sources.place(of: line.condition.span))  \(line.condition.text)\n"
    }
    for (truth, zh, en) in Self.truths {
      text += "\(say(zh, en)): \(coverage.lines.count { $0.seen.contains(truth) }) / \(coverage.lines.count)\n"
    }
    text += say("单独起决定作用", "deciding alone") + ": \(coverage.lines.count { $0.decides }) / \(coverage.lines.count)\n"
    text += say(
      "\(coverage.cases) 个用例，\(coverage.lines.count) 个条件，覆盖 \(coverage.percent) %\n",
      "\(coverage.cases) cases, \(coverage.lines.count) conditions, \(coverage.percent) % covered\n")
    return Array(text.utf8)
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("conditions")
      json.array { json in
        for line in coverage.lines { write(line, to: &json) }
      }
      json.key("summary")
      json.object { json in
        json.key("cases")
        json.int(coverage.cases)
        json.key("conditions")
        json.int(coverage.lines.count)
        for (truth, _, name) in Self.truths {
          json.key(name)
          json.int(coverage.lines.count { $0.seen.contains(truth) })
        }
        json.key("decides")
        json.int(coverage.lines.count { $0.decides })
        json.key("percent")
        json.literal("\(coverage.percent)")
      }
    }
    return json.take() + [0x0A]
  }

  private func write(_ line: ConditionCoverage.Line, to json: inout JSONWriter) {
    json.object { json in
      for (name, value) in [
        ("rule", line.rule), ("place", line.condition.place), ("text", line.condition.text),
        ("location", sources.place(of: line.condition.span)),
      ] {
        json.key(name)
        json.string(value)
      }
      for (truth, _, name) in Self.truths {
        json.key(name)
        json.bool(line.seen.contains(truth))
      }
      json.key("decides")
      json.bool(line.decides)
    }
  }
}
