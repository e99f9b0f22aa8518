import CEL
import Diagnostics
import Engine
import Records
import Rules

/// One visit of the list of all: what is to be seen when it is opened, and how the list can be narrowed to it.
struct VisitEntry: Sendable {
  enum Kind: String {
    case aCase = "c"
    /// No case yet: something is undetermined or pending, or a rule broke.
    case open = "o"
    case clear = "n"
  }

  /// Empty where there is nothing to open.
  var details = Markup()
  var kind = Kind.clear

  init(_ result: RecordResult, _ figures: VisitFigures, options: ReportOptions, words: PageWords) {
    switch result.content {
    case .invalid(let errors):
      Self.draw(result, errors, &details)
    case .checked(let record, let findings, let assessment):
      if !findings.findings.isEmpty || !assessment.decisions.isEmpty {
        let place = RecordMarkup(plan: words.plan, options: options, words: words, record: record, lines: result.lines)
        place.draw(result, findings, assessment, &details)
      }
      let isOpen = !figures.undetermined.isEmpty || figures.statuses[.pending] > 0 || figures.statuses[.failed] > 0
      kind = figures.isCase ? .aCase : isOpen ? .open : .clear
    }
  }

  private static func draw(_ result: RecordResult, _ errors: [PlacedError], _ page: inout Markup) {
    page.element("article") { page in
      page.element("h3") { page in
        if let id = result.id { page.element("code", [:], id) } else { page.text(result.beginning) }
      }
      page.element("ul") { page in
        for error in errors {
          page.element("li") { page in
            page.element("code", [:], "\(error.code) \(error.place)")
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
}
