public import Diagnostics
public import Rules

/// The outcome of a mutation run, for people and for programs.
public struct MutationReport: Sendable {
  public struct Line: Sendable {
    public var mutant: Mutant
    public var fate: MutantFate
    /// Why a person found it to be no mistake.
    public var equivalence: Localized?
  }

  /// Those that are rule sets at all.
  public let lines: [Line]
  /// Marks that name no mutant, or one that a case does notice.
  public let stale: [Diagnostic]
  private let sources: SourceMap

  /// `checksMarks`: all mutants were tried, so that a mark without one is out of date.
  public init(
    _ mutants: [Mutant], _ fates: [MutantFate], marks: [EquivalentMutant], checksMarks: Bool, sources: SourceMap
  ) {
    let reasons = Dictionary(marks.map { ($0.mutant.value, $0.reason) }) { first, _ in first }
    lines = zip(mutants, fates).compactMap { mutant, fate in
      if case .refused = fate { return nil }
      return Line(mutant: mutant, fate: fate, equivalence: reasons[mutant.id])
    }
    let ids = Set(mutants.map(\.id))
    let killed = Set(lines.filter(\.isKilled).map(\.mutant.id))
    stale = marks.compactMap { mark in
      if killed.contains(mark.mutant.value) {
        return RuleMistake.unknownName.at(
          mark.mutant.span,
          Localized(zh: "有用例能发现这一变异，不能标为等价", en: "a case notices this mutant: it is not equivalent"))
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
  /// Of those that are mistakes, the share that some case notices, in percent; 100 where there is none.
  public var score: Double {
    let count = lines.count - equivalent
    return count == 0 ? 100 : (Double(killed) * 10_000 / Double(count)).rounded() / 100
  }

  // MARK: Forms

  /// Survivors with the case that each wants, then the sums by kind.
  public func text(_ language: Language) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var text = ""
    for line in survivors {
      let mutant = line.mutant
      text += say("存活  ", "survived  ") + "\(mutant.entry.id) \(mutant.place)  (\(mutant.kind.rawValue))\n"
      text += "  \(sources.place(of: mutant.span))\n  - \(mutant.before)\n  + \(mutant.after)\n"
      if case .survived(let suggestion?) = line.fate {
        text += say("  下面的用例能发现它（预期须由人核实）：\n", "  this case would notice it (a person must confirm what it expects):\n")
        text += suggestion.yaml.map { "    \($0)\n" }.joined()
      } else {
        text += say("  没有找到能发现它的用例\n", "  no case was found that would notice it\n")
      }
    }
    for kind in MutationKind.allCases {
      let own = lines.filter { $0.mutant.kind == kind }
      if own.isEmpty { continue }
      text += "\(kind.rawValue): \(own.count { $0.isKilled }) / \(own.count { $0.isKilled || $0.equivalence == nil })\n"
    }
    text += say(
      "\(lines.count) 个变异：发现 \(killed)，存活 \(survivors.count)，等价 \(equivalent)；得分 \(score) %\n",
      "\(lines.count) mutants: \(killed) killed, \(survivors.count) survived, \(equivalent) equivalent; score \(score) %\n")
    return Array(text.utf8)
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("survivors")
      json.array { json in
        for line in survivors { write(line, to: &json) }
      }
      json.key("summary")
      json.object { json in
        for (name, count) in [
          ("mutants", lines.count), ("killed", killed), ("survived", survivors.count), ("equivalent", equivalent),
        ] {
          json.key(name)
          json.int(count)
        }
        json.key("score")
        json.literal("\(score)")
      }
    }
    return json.take() + [0x0A]
  }

  private func write(_ line: Line, to json: inout JSONWriter) {
    json.object { json in
      for (name, value) in [
        ("mutant", line.mutant.id), ("kind", line.mutant.kind.rawValue), ("section", line.mutant.entry.section.rawValue),
        ("entry", line.mutant.entry.id), ("location", sources.place(of: line.mutant.span)),
      ] {
        json.key(name)
        json.string(value)
      }
      json.key("case")
      if case .survived(let suggestion?) = line.fate {
        json.string(suggestion.yaml.joined(separator: "\n"))
      } else {
        json.null()
      }
    }
  }
}

extension MutationReport.Line {
  var isKilled: Bool {
    if case .killed = fate { return true }
    return false
  }
}
