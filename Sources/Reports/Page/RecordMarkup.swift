import CEL
import Diagnostics
import Engine
import Records
import Rules

/// All that was found in one record, as a page shows it when somebody opens the visit.
struct RecordMarkup {
  let plan: Plan
  let options: ReportOptions
  let words: PageWords
  let record: Record
  let lines: LineIndex

  func draw(_ result: RecordResult, _ findings: RecordFindings, _ assessment: Assessment, _ page: inout Markup) {
    page.element("p", ["class": "place"], result.beginning)
    for finding in findings.findings { draw(finding, isShadow: false, &page) }
    for finding in findings.shadows where finding.status == .violation { draw(finding, isShadow: true, &page) }
    contradictions(findings.warnings, &page)
    AssessmentMarkup(place: self).draw(assessment, &page)
    open(findings, assessment, &page)
  }

  /// Hints are many: the first of them, and how many there are.
  private func contradictions(_ found: [Contradicted], _ page: inout Markup) {
    guard !found.isEmpty else { return }
    heading("矛盾或者需要核对", "Contradictions, or to be looked at again", &page)
    page.element("ul") { page in
      for entry in found.prefix(Self.mostContradictions) { page.element("li", [:], entry.message) }
      let more = found.count - Self.mostContradictions
      if more > 0 { page.element("li", [:], Localized(zh: "另有 \(more) 项", en: "and \(more) more")) }
    }
  }

  private static let mostContradictions = 2

  func heading(_ zh: String, _ en: String, _ page: inout Markup) { page.element("h4", [:], Localized(zh: zh, en: en)) }

  /// A term and what is said of it.
  func row(_ zh: String, _ en: String, _ text: Localized, _ page: inout Markup) {
    page.element("dt", [:], Localized(zh: zh, en: en))
    page.element("dd", [:], text)
  }

  func row(_ zh: String, _ en: String, _ texts: [Localized], most: Int = .max, _ page: inout Markup) {
    guard !texts.isEmpty else { return }
    page.element("dt", [:], Localized(zh: zh, en: en))
    page.element("dd") { $0.texts(texts, most: most) }
  }

  private func plain(_ text: String) -> Localized { Localized(zh: text, en: text) }

  // MARK: Findings

  private func draw(_ finding: Finding, isShadow: Bool, _ page: inout Markup) {
    let rule = plan.rules[finding.rule].rule
    page.element("section", ["class": "finding \(isShadow ? "draft" : finding.status.rawValue)"]) { page in
      page.element("h4") { page in
        page.element("i", ["class": "chip \(finding.status.rawValue)"], Words.status(finding.status))
        if isShadow { page.element("i", ["class": "chip"], Localized(zh: "草案，不计", en: "draft, not counted")) }
        page.text(" \(rule.id.value) ")
        page.text(rule.title)
      }
      page.element("p", [:], finding.message)
      page.element("dl") { page in
        row("位置", "at", [plain(place(of: finding)), plain(finding.subject)].filter { !$0.zh.isEmpty }, &page)
        row("依据", "under", words.citation(rule.basis.map(\.value)), &page)
        if let reason = finding.reason { row("理由", "because", reason.text, &page) }
        let missing = finding.missing + finding.partyMissing.filter { !finding.missing.contains($0) }
        row("缺少", "missing", missing.map { words.fact($0) }, most: 12, &page)
        if finding.isReferred {
          let party = finding.party.map { record.path(of: $0) }
          row("移交", "refer", Localized(zh: "责任主体：\(party ?? "不明")", en: "the party is \(party ?? "unknown")"), &page)
        }
        evidence(finding, &page)
        if let repair = finding.reasons.repair { row("若改", "lifted by", repair.words(options), &page) }
        row("可抗辩", "may raise", finding.notRaised, &page)
      }
      if options.explains { trace(finding, &page) }
    }
  }

  /// What was read. What decided a violation stands out in it; what decided it and is no value read stands in a line of its own.
  private func evidence(_ finding: Finding, _ page: inout Markup) {
    let deciding = finding.reasons.facts.map { $0.words(options) }
    let read = Set(finding.evidence.map { plain($0.words(options)) })
    if !finding.evidence.isEmpty {
      page.element("dt", [:], Localized(zh: "证据", en: "evidence"))
      page.element("dd") { page in
        for (index, fact) in finding.evidence.enumerated() {
          if index > 0 { page.text(" · ") }
          let text = evidence(fact)
          if deciding.contains(plain(fact.words(options))) { page.element("b", [:], text) } else { page.text(text) }
          if let line = line(of: fact) { page.text(line) }
        }
      }
    }
    row("还取决于", "also turns on", deciding.filter { !read.contains($0) }, &page)
  }

  private func evidence(_ fact: Evidence) -> Localized {
    let text = fact.words(options)
    guard let standIn = fact.standIn else { return plain(text) }
    return Localized(zh: "\(text)（取自 \(standIn)）", en: "\(text) (from \(standIn))")
  }

  /// Where a fact stands; nil on the line on which its record begins, which stands above: of a record in one line that is each.
  private func line(of fact: Evidence) -> String? {
    let start = record.span(of: fact.cell).start
    if lines.text.cells == nil, lines.position(of: start).line == lines.position(of: record.span(of: 0).start).line { return nil }
    return " [\(lines.shortPlace(of: start))]"
  }

  private func place(of finding: Finding) -> String {
    guard lines.text.cells == nil else { return lines.shortPlace(of: finding.span.start) }
    let position = lines.position(of: finding.span.start)
    return "\(position.line):\(position.column)"
  }

  private func trace(_ finding: Finding, _ page: inout Markup) {
    page.element("ul", ["class": "trace"]) { page in
      for condition in finding.trace {
        page.element("li") { page in
          page.text(Words.part(condition.part))
          page.text(" ")
          page.element("code", [:], condition.text)
          page.text(" → ")
          page.text(Words.truth(condition.truth))
          if !condition.operands.isEmpty {
            page.text(" ")
            page.element("small", [:], condition.operands.map { "\($0.text) = \($0.value)" }.joined(separator: "; "))
          }
        }
      }
    }
  }

  /// Questions for a person, and the facts that most rules ask for; the full list is what the other forms are for.
  private func open(_ findings: RecordFindings, _ assessment: Assessment, _ page: inout Markup) {
    let asked = assessment.questions.filter { $0.answer == nil }
    guard !asked.isEmpty || !fields(findings.unexamined.map(\.fact)).isEmpty else { return }
    heading("待查", "Open", &page)
    page.element("dl") { page in
      row("人工判断", "for a person", questions(asked, about: assessment.acts.map(\.act.id.value)), &page)
      row("未查明的字段", "fields not established", fields(findings.unexamined.map(\.fact)), most: Self.mostOpenFacts, &page)
    }
  }

  private static let mostOpenFacts = 3

  private func fields(_ facts: [MissingFact]) -> [Localized] {
    facts.compactMap { fact in if case .path(let path) = fact { plain(path) } else { nil } }
  }

  /// Each question once; what it is about, unless that is every act.
  private func questions(_ asked: [AskedQuestion], about acts: [String]) -> [Localized] {
    var subjects: [String: [String]] = [:]
    var order: [String] = []
    for question in asked {
      if subjects[question.question] == nil { order.append(question.question) }
      subjects[question.question, default: []].append(question.subject)
    }
    return order.map { id in
      let title = words.question(id)
      let about = subjects[id] ?? []
      if Set(about).isSuperset(of: acts) { return title }
      let names = about.map { words.act($0) }
      return Localized(
        zh: "\(title.zh)（\(names.map(\.zh).joined(separator: "、"))）", en: "\(title.en) (\(names.map(\.en).joined(separator: ", ")))")
    }
  }
}
