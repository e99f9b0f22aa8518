public import Diagnostics
import FoundationEssentials

/// Test results as JUnit XML, valid for both schemas in use: attributes that one of them wants stand on `testsuite`, none on
/// `testsuites`; place and reasons are the text of a failure.
public struct JUnitReport: Sendable {
  private let results: [CaseResult]
  private let sources: SourceMap
  private let language: Language

  public init(results: [CaseResult], sources: SourceMap, language: Language) {
    self.results = results
    self.sources = sources
    self.language = language
  }

  /// One suite for each rule, in the order in which its cases were run.
  public func xml() -> [UInt8] {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
    var order: [String] = []
    var suites: [String: [CaseResult]] = [:]
    for result in results {
      if suites[result.rule] == nil { order.append(result.rule) }
      suites[result.rule, default: []].append(result)
    }
    let now = Date().formatted(.iso8601.timeZoneSeparator(.omitted).dateTimeSeparator(.standard)).prefix(19)
    for (index, rule) in order.enumerated() {
      text += suite(rule, suites[rule] ?? [], number: index, timestamp: String(now))
    }
    return Array((text + "</testsuites>\n").utf8)
  }

  private func suite(_ rule: String, _ cases: [CaseResult], number: Int, timestamp: String) -> String {
    let failed = cases.count { $0.outcome == .failed }
    let skipped = cases.count { $0.outcome == .todo }
    let time = cases.reduce(Duration.zero) { $0 + $1.duration }
    let attributes = [
      ("name", rule), ("package", "rules"), ("id", "\(number)"), ("timestamp", timestamp), ("hostname", "localhost"),
      ("tests", "\(cases.count)"), ("failures", "\(failed)"), ("errors", "0"), ("skipped", "\(skipped)"),
      ("time", Self.seconds(time)),
    ]
    var text = "  <testsuite\(Self.written(attributes))>\n    <properties/>\n"
    for one in cases { text += testCase(one) }
    return text + "    <system-out/>\n    <system-err/>\n  </testsuite>\n"
  }

  private func testCase(_ one: CaseResult) -> String {
    let start =
      "    <testcase"
      + Self.written([("name", one.title[language]), ("classname", one.rule), ("time", Self.seconds(one.duration))])
    let reasons = one.reasons.map { $0[language] }.joined(separator: "; ")
    switch one.outcome {
    case .passed: return start + "/>\n"
    case .todo: return start + ">\n      <skipped\(Self.written([("message", reasons)]))/>\n    </testcase>\n"
    case .failed:
      let failure = Self.written([("message", reasons), ("type", "expectation")])
      return start + ">\n      <failure\(failure)>\(Self.escaped(sources.place(of: one.span)))</failure>\n    </testcase>\n"
    }
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  /// Three decimals: what both schemas read.
  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    let rest = "\(milliseconds % 1000)"
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// Characters that XML 1.0 cannot hold (section 2.2) become the replacement character; line ends become spaces.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += " "
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        out.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return out
  }
}
