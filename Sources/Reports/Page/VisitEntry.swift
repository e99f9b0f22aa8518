import CEL
import Diagnostics
import Engine
import Records
import Rules

/// One visit in the list of all: a line, and where something was found all that follows from it.
struct VisitEntry: Sendable {
  let plan: Plan
  let options: ReportOptions
  let words: PageWords

  init(plan: Plan, options: ReportOptions) {
    self.plan = plan
    self.options = options
    words = PageWords(plan: plan)
  }

  /// What is drawn of a visit before its number in the run is known.
  struct Drawn: Sendable {
    var line: Markup
    /// Empty where there is nothing to open.
    var details: Markup
    /// `case`, `open`, `clear` or `invalid`: by what the list can be narrowed.
    var kind: String
  }

  func draw(_ result: RecordResult, _ figures: VisitFigures) -> Drawn {
    switch result.content {
    case .invalid(let errors):
      var details = Markup()
      draw(errors, &details)
      return Drawn(line: line(result, figures), details: details, kind: "invalid")
    case .checked(let record, let findings, let assessment):
      var details = Markup()
      if !findings.findings.isEmpty || !assessment.decisions.isEmpty {
        let place = RecordMarkup(plan: plan, options: options, words: words, record: record, lines: result.lines)
        place.draw(result, findings, assessment, &details)
      }
      let isOpen = !figures.undetermined.isEmpty || figures.statuses[.pending] > 0 || figures.statuses[.failed] > 0
      return Drawn(line: line(result, figures), details: details, kind: figures.isCase ? "case" : isOpen ? "open" : "clear")
    }
  }

  private func line(_ result: RecordResult, _ figures: VisitFigures) -> Markup {
    var line = Markup()
    line.element("time", [:], result.date ?? "–")
    line.text(" ")
    line.element("b", [:], result.enterprise ?? "–")
    line.text(" ")
    line.element("code", [:], result.id ?? "–")
    line.text(" ")
    guard figures.isJudged else {
      line.element("i", ["class": "chip failed"], Localized(zh: "无法判断", en: "not judged"))
      return line
    }
    let isEmpty = chips(figures, &line)
    if let fine = figures.fine, figures.isCase {
      let yuan = AssessmentMarkup.yuan(fine)
      line.text(yuan)
      line.text(" ")
    }
    line.twins("small", rest(figures, isEmpty: isEmpty))
    return line
  }

  /// What was found, most serious first; true where that is nothing.
  private func chips(_ figures: VisitFigures, _ line: inout Markup) -> Bool {
    let found = [Status.failed, .violation, .pending, .undetermined, .exempt].filter { figures.statuses[$0] > 0 }
    for status in found {
      let name = Words.status(status)
      let count = figures.statuses[status]
      line.element("i", ["class": "chip \(status.rawValue)"], Localized(zh: "\(name.zh) \(count)", en: "\(count) \(name.en)"))
      line.text(" ")
    }
    return found.isEmpty
  }

  /// How much nobody looked at, and the groups that the visit counts in.
  private func rest(_ figures: VisitFigures, isEmpty: Bool) -> Localized {
    let unexamined = figures.statuses[.unexamined]
    var parts = isEmpty ? [Localized(zh: "未发现违法", en: "no violation found")] : []
    if unexamined > 0 { parts.append(Localized(zh: "未检查 \(unexamined)", en: "\(unexamined) not examined")) }
    for (path, value) in zip(plan.manifest.rollUps, figures.groups) where value != .unknown { parts.append(words.group(value, of: path)) }
    return Localized(zh: parts.map(\.zh).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
  }

  private func draw(_ errors: [PlacedError], _ page: inout Markup) {
    page.element("ul") { page in
      for error in errors {
        page.element("li") { page in
          page.element("code", [:], "\(error.code) \(error.file):\(error.position.line):\(error.position.column)")
          page.text(" ")
          page.text(error.message)
          for help in error.help {
            page.text(" ")
            page.element("small", [:], help)
          }
        }
      }
    }
  }
}
