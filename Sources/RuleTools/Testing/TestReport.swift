import CEL
public import Diagnostics
import Engine
import Reports

/// The outcome of a run of rule tests, for people and for programs.
public struct TestReport: Sendable {
  public let results: [CaseResult]
  private let sources: SourceMap

  public init(results: [CaseResult], sources: SourceMap) {
    self.results = results
    self.sources = sources
  }

  private func count(_ outcome: CaseResult.Outcome) -> Int { results.count { $0.outcome == outcome } }

  private func place(_ result: CaseResult) -> (file: String, line: Int, column: Int) {
    guard let source = sources[result.span.source] else { return ("", 0, 0) }
    let position = source.position(of: result.span.start)
    return (source.name, position.line, position.column)
  }

  /// Failures with their reasons, then the sums.
  public func text(_ language: Language) -> [UInt8] {
    var text = ""
    for result in results where result.outcome != .passed {
      let place = place(result)
      let word = result.outcome == .todo ? "todo" : language == .zh ? "未通过" : "failed"
      text += "\(word)  \(result.rule)  \(result.title[language])\n  \(place.file):\(place.line):\(place.column)\n"
      for reason in result.reasons { text += "  \(reason[language])\n" }
      if result.outcome == .failed { text += reasoning(of: result, language) }
    }
    let rules = Set(results.map(\.rule)).count
    text +=
      language == .zh
      ? "\(rules) 条规则，\(results.count) 个用例：通过 \(count(.passed))，未通过 \(count(.failed))，todo \(count(.todo))\n"
      : "\(rules) rules, \(results.count) cases: \(count(.passed)) passed, \(count(.failed)) failed, \(count(.todo)) todo\n"
    if results.isEmpty {
      text += language == .zh ? "没有运行任何用例\n" : "no case was run\n"
    }
    return Array(text.utf8)
  }

  /// The conditions with their values; of exceptions and open procedures those that are not false.
  private func reasoning(of result: CaseResult, _ language: Language) -> String {
    var block = TextBlock()
    for subject in result.reasoning {
      if !subject.subject.isEmpty { block.add("  ", subject.subject) }
      let shown = subject.conditions.filter { $0.truth != .no || $0.part == "applies" || $0.part == "when" }
      ShownCondition.write(shown, "    ", language, to: &block)
    }
    var out: [UInt8] = []
    block.write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("cases")
      json.array { json in
        for result in results { write(result, to: &json) }
      }
      json.key("summary")
      json.object { json in
        for (name, outcome) in [("passed", CaseResult.Outcome.passed), ("failed", .failed), ("todo", .todo)] {
          json.key(name)
          json.int(count(outcome))
        }
      }
    }
    return json.take() + [0x0A]
  }

  private func write(_ result: CaseResult, to json: inout JSONWriter) {
    let place = place(result)
    json.object { json in
      json.key("rule")
      json.string(result.rule)
      json.key("title")
      json.localized(result.title)
      json.key("outcome")
      json.string(result.outcome.rawValue)
      json.key("reasons")
      json.array { json in
        for reason in result.reasons { json.localized(reason) }
      }
      json.key("trace")
      json.array { json in
        for subject in result.reasoning {
          json.object { json in
            json.key("subject")
            json.string(subject.subject)
            json.key("conditions")
            json.literal(JSONValue.array(subject.conditions.map(\.json)).text)
          }
        }
      }
      json.key("location")
      json.object { json in
        json.key("file")
        json.string(place.file)
        json.key("line")
        json.int(place.line)
        json.key("column")
        json.int(place.column)
      }
    }
  }
}
