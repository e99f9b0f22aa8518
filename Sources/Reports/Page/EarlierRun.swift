import CEL
public import Diagnostics
public import Documents
import Records

/// An earlier run of this program, read from what it wrote (`--format json` or `ndjson`): its summary, and of its records the days and
/// the decisions. A run of which a part is missing is none.
public struct EarlierRun: Sendable {
  private var ruleSet: String?
  private var records = 0
  private var summary: (records: Int, figures: EarlierCampaign)?
  private var firstDay: CalendarDate?
  private var lastDay: CalendarDate?
  /// Nil once one of them is not stated.
  private var fines: ExactDecimal? = .zero
  private var confiscated: ExactDecimal? = .zero

  public init() {}

  /// Whether a document is such a run, or a line of one.
  public static func holds(_ document: Document) -> Bool {
    let reader = RunReader(document: document)
    guard let type = reader.string("type", in: document.root) else { return reader.isWhole }
    return ["run", "record", "summary"].contains(type)
  }

  /// Takes in a whole run, or a line of one.
  public mutating func add(_ document: Document, reporting problems: inout [Diagnostic]) {
    var reader = RunReader(document: document)
    let root = document.root
    switch reader.string("type", in: root) {
    case "run": open(&reader)
    case "record": add(record: root, &reader)
    case "summary": close(root, &reader)
    default:
      open(&reader)
      if let list = reader.part("records", .sequence, in: root) {
        for record in document.children(of: list) { add(record: record, &reader) }
      }
      if let summary = reader.part("summary", .mapping, in: root) { close(summary, &reader) }
    }
    problems += reader.problems
  }

  /// The figures of the run, once all of it was taken in; `file` is where it stands. Nil where a part is missing.
  public func figures(in file: Document, reporting problems: inout [Diagnostic]) -> EarlierCampaign? {
    guard let ruleSet, let summary, summary.records == records else {
      let told = summary.map { "\($0.records)" }
      problems.append(
        RecordMistake.missingField.at(
          file.span(of: file.root),
          told.map {
            Localized(zh: "汇总为 \($0) 条记录，文件中有 \(records) 条", en: "the summary counts \($0) records, the file holds \(records)")
          } ?? Localized(zh: "缺少开头或者汇总", en: "the beginning or the summary is missing"),
          help: [
            Localized(
              zh: "请用 check --format json 或者 ndjson 一次运行的完整结果", en: "give all that one run of check --format json or ndjson wrote")
          ]))
      return nil
    }
    var figures = summary.figures
    figures.name = Localized(zh: "以前的一次运行", en: "an earlier run")
    figures.source = ruleSet
    figures.from = firstDay
    figures.until = lastDay
    (figures.fines, figures.confiscated) = (fines, confiscated)
    return figures
  }

  // MARK: Parts

  private mutating func open(_ reader: inout RunReader) {
    let root = reader.document.root
    guard let tool = reader.part("tool", .mapping, in: root), let rules = reader.part("rule_set", .mapping, in: root) else { return }
    if ruleSet != nil {
      reader.tell(
        .duplicateKey, root, Localized(zh: "文件中不止一次运行", en: "the file holds more than one run"),
        help: Localized(zh: "请只给出一次运行的结果", en: "give the results of one run"))
    }
    let parts = [(tool, ["name", "version"]), (rules, ["name", "version", "digest"])].flatMap { node, keys in
      keys.compactMap { reader.string($0, in: node) }
    }
    ruleSet = parts.joined(separator: " ")
  }

  private mutating func add(record: NodeID, _ reader: inout RunReader) {
    records += 1
    if let day = reader.string("date", in: record).flatMap({ CalendarDate($0) }), day.first != CalendarDate.open.low,
      day.last != CalendarDate.open.high
    {
      firstDay = CalendarDate(day: min(firstDay?.first ?? day.first, day.first))
      lastDay = CalendarDate(day: max(lastDay?.first ?? day.last, day.last))
    }
    // A record that could not be judged has no assessment.
    guard let assessment = reader.value("assessment", .mapping, in: record),
      let decisions = reader.part("decisions", .sequence, in: assessment)
    else { return }
    for decision in reader.document.children(of: decisions) {
      fines = sum(fines, "fine", of: decision, &reader)
      confiscated = sum(confiscated, "confiscated", of: decision, &reader)
    }
  }

  private func sum(_ sum: ExactDecimal?, _ key: String, of decision: NodeID, _ reader: inout RunReader) -> ExactDecimal? {
    guard let part = reader.part(key, .mapping, in: decision), let decided = reader.decimal("decided", in: part), let sum else { return nil }
    return sum + decided
  }

  private mutating func close(_ node: NodeID, _ reader: inout RunReader) {
    var figures = EarlierCampaign(name: Localized(zh: "", en: ""))
    figures.visits = reader.count("checked", in: node).map { ExactDecimal(Int64($0)) }
    figures.withViolations = reader.count("records_with_violations", in: node).map { ExactDecimal(Int64($0)) }
    figures.cases = reader.count("cases", in: node).map { ExactDecimal(Int64($0)) }
    if let categories = reader.part("by_category", .mapping, in: node) {
      for (key, _) in reader.document.entries(of: categories) {
        let category = reader.document.string(of: key)
        figures.categories[category] = reader.count(category, in: categories).map { ExactDecimal(Int64($0)) }
      }
    }
    if let actions = reader.part("recommended", .mapping, in: node) {
      for (key, value) in reader.document.entries(of: actions) {
        figures.recommended[reader.document.string(of: key)] = reader.count("enterprises", in: value).map { ExactDecimal(Int64($0)) }
      }
    }
    if let records = reader.count("records", in: node) { summary = (records, figures) }
  }
}

/// Reads the parts of a run's JSON; what is not as it should be is told at its place.
private struct RunReader {
  let document: Document
  var problems: [Diagnostic] = []

  init(document: Document) { self.document = document }

  /// A whole run in one object.
  var isWhole: Bool {
    !document.nodes.isEmpty && value("tool", .mapping, in: document.root) != nil && value("rule_set", .mapping, in: document.root) != nil
      && value("records", .sequence, in: document.root) != nil
  }

  func value(_ key: String, _ kind: Document.Kind, in node: NodeID) -> NodeID? {
    guard !document.nodes.isEmpty else { return nil }
    return document.value(of: key, in: node).flatMap { document.nodes[$0].kind == kind ? $0 : nil }
  }

  func string(_ key: String, in node: NodeID) -> String? { value(key, .string, in: node).map { document.string(of: $0) } }

  /// A part that has to be there.
  mutating func part(_ key: String, _ kind: Document.Kind, in node: NodeID) -> NodeID? {
    if let found = value(key, kind, in: node) { return found }
    let found = document.value(of: key, in: node)
    tell(
      found == nil ? .missingField : .wrongKind, found ?? node,
      Localized(zh: "此处应有本程序写出的「\(key)」", en: "`\(key)`, as this program writes it, should stand here"))
    return nil
  }

  mutating func count(_ key: String, in node: NodeID) -> Int? {
    guard let number = part(key, .number, in: node) else { return nil }
    if let count = Int(document.string(of: number)), count >= 0 { return count }
    tell(.badNumber, number, Localized(zh: "应为不小于 0 的整数", en: "a whole number from 0 is expected"))
    return nil
  }

  /// Money, or nil where it is not stated.
  mutating func decimal(_ key: String, in node: NodeID) -> ExactDecimal? {
    if value(key, .null, in: node) != nil { return nil }
    guard let text = part(key, .string, in: node) else { return nil }
    if let number = ExactDecimal(document.string(of: text)) { return number }
    tell(.badNumber, text, Localized(zh: "应为精确的十进制数", en: "an exact decimal is expected"))
    return nil
  }

  mutating func tell(_ mistake: RecordMistake, _ node: NodeID, _ message: Localized, help: Localized? = nil) {
    problems.append(mistake.at(document.span(of: node), message, help: help.map { [$0] } ?? []))
  }
}
