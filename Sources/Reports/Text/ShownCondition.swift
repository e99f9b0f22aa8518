import CEL
package import Diagnostics
package import Engine

/// How reasoning is shown, wherever it is shown: a condition as it is written, what came of it, and the values that it was
/// made of. `check --explain`, `rules eval`, failures of `rules test` and `rules show` all print this.
package struct ShownCondition: Sendable {
  /// The part of the rule that it belongs to.
  private var part: Localized?
  private var written: String
  /// Nil where it was not tried on anything.
  private var result: Localized?
  private var operands: [(text: String, value: String)] = []

  /// As it stands in a rule, tried on nothing.
  package init(written: String) { self.written = written }

  package init(_ traced: TracedCondition) {
    part = Words.part(traced.part)
    written = traced.text
    result = Words.truth(traced.truth)
    operands = traced.operands
  }

  package init(_ trial: Trial) {
    written = trial.text
    let value = Localized(zh: trial.shown, en: trial.shown)
    result = trial.isUnknown || !trial.errors.isEmpty ? Words.truth(.unknown) : value
    operands = trial.reads.map { ($0.text, $0.shown) }
  }

  /// `first` begins the first line; the values stand two columns to the right of it.
  package func write(_ first: String, _ language: Language, to block: inout TextBlock) {
    let indent = String(first.prefix { $0 == " " })
    let label = part.map { $0[language] + "  " } ?? ""
    // What an author wrote over several lines is one condition.
    let line = written.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
    block.add(first + label, line + (result.map { "  → " + $0[language] } ?? ""))
    for operand in operands { block.add(indent + "  ", "\(operand.text) = \(operand.value)") }
  }

  /// Every condition of one thing that a rule looks at.
  package static func write(
    _ conditions: [TracedCondition], _ indent: String, _ language: Language, to block: inout TextBlock
  ) {
    for condition in conditions { ShownCondition(condition).write(indent, language, to: &block) }
  }
}

extension TracedCondition {
  /// The same for programs.
  package var json: JSONValue {
    let value =
      switch truth {
      case .yes: "true"
      case .no: "false"
      case .unknown: "unknown"
      }
    return .object([
      ("part", .string(part)), ("condition", .string(text)), ("value", .string(value)),
      ("operands", .array(operands.map { .object([("text", .string($0.text)), ("value", .string($0.value))]) })),
    ])
  }
}
