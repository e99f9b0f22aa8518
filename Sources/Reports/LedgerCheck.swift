public import Diagnostics
public import Documents
import Engine

/// Proves a ledger: every line is whole, no record × rule × subject stands twice, no rule is missing from a record, and the
/// lines add up to the sums at the end.
public struct LedgerCheck: Sendable {
  /// What is wrong, with the line's number; at most a hundred.
  public private(set) var problems: [(line: Int, message: Localized)] = []
  public private(set) var lines = 0
  public private(set) var records = 0

  private var rules: Set<String>?
  private var current = 0
  private var currentRules: Set<String> = []
  private var currentKeys: Set<String> = []
  private var isCurrentInvalid = false
  private var invalid = 0
  private var statuses: [String: Int] = [:]
  private var sums: Document?

  public init() {}

  /// Takes the next line of the file.
  public mutating func add(_ document: Document, line number: Int) {
    lines += 1
    func text(_ key: String) -> String? { document.value(of: key, in: document.root).map { document.string(of: $0) } }
    if sums != nil { tell(number, "合计之后还有内容", "there is a line after the sums") }
    switch text("type") {
    case "ledger"?:
      if lines > 1 { tell(number, "开头行不在第一行", "the opening line is not the first") }
      let list = document.value(of: "rules", in: document.root)
      rules = Set(list.map { document.children(of: $0).map { document.string(of: $0) } } ?? [])
    case "sums"?:
      endRecord(number)
      sums = document
      compare(document, number)
    case nil: entry(text, number)
    case let other?: tell(number, "未知的行「\(other)」", "an unknown kind of line `\(other)`")
    }
  }

  private mutating func entry(_ text: (String) -> String?, _ number: Int) {
    if rules == nil, lines == 1 { tell(number, "缺少开头行", "the opening line is missing") }
    guard let n = text("n").flatMap({ Int($0) }) else { return tell(number, "缺少 n", "`n` is missing") }
    if n != current {
      if n != current + 1 { tell(number, "记录序号应为 \(current + 1)", "the record's number should be \(current + 1)") }
      endRecord(number)
      current = n
      records += 1
    }
    if text("state") == "invalid" {
      isCurrentInvalid = true
      invalid += 1
      return
    }
    guard let rule = text("rule"), let subject = text("subject"), let status = text("status"),
      Status(rawValue: status) != nil
    else { return tell(number, "缺少 rule、subject 或 status", "`rule`, `subject` or `status` is missing") }
    if rules?.contains(rule) == false { tell(number, "规则集中没有「\(rule)」", "the rule set has no `\(rule)`") }
    if !currentKeys.insert(rule + "\u{1F}" + subject).inserted {
      tell(number, "「\(rule)」对「\(subject)」有两个状态", "`\(rule)` has two statuses for `\(subject)`")
    }
    currentRules.insert(rule)
    statuses[status, default: 0] += 1
  }

  private mutating func endRecord(_ number: Int) {
    defer {
      currentRules = []
      currentKeys = []
      isCurrentInvalid = false
    }
    guard current > 0, !isCurrentInvalid, let rules else { return }
    for rule in rules.subtracting(currentRules).sorted() {
      tell(number, "第 \(current) 条记录没有「\(rule)」的状态", "record \(current) has no status of `\(rule)`")
    }
  }

  private mutating func compare(_ document: Document, _ number: Int) {
    func count(_ key: String, _ node: NodeID) -> Int {
      document.value(of: key, in: node).flatMap { Int(document.string(of: $0)) } ?? -1
    }
    let subjects = statuses.values.reduce(0, +)
    let pairs = [
      ("records", records), ("invalid", invalid), ("checked", records - invalid), ("subjects", subjects),
    ].map { ($0, count($0, document.root), $1) }
    let list = document.value(of: "statuses", in: document.root)
    let parts = Status.allCases.map { status in
      (status.rawValue, list.map { count(status.rawValue, $0) } ?? -1, statuses[status.rawValue] ?? 0)
    }
    for (name, stated, found) in pairs + parts where stated != found {
      tell(number, "\(name)：合计写 \(stated)，实为 \(found)", "\(name): the sums say \(stated), the lines \(found)")
    }
  }

  /// Ends the proof; true where nothing is wrong.
  public mutating func isRight() -> Bool {
    if sums == nil { tell(lines, "没有合计：台账不完整", "there are no sums: the ledger is not whole") }
    return problems.isEmpty
  }

  public mutating func tell(_ line: Int, _ zh: String, _ en: String) {
    if problems.count < 100 { problems.append((line, Localized(zh: zh, en: en))) }
  }
}
