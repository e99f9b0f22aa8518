import ArgumentParser
import Diagnostics
import Documents
import Reports

/// `ledger`: the account of every record, rule and thing looked at.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Tools for ledgers. 台账工具。", subcommands: [LedgerVerify.self])
}

/// `ledger verify FILE`: that the sums are right.
struct LedgerVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Proves that a ledger's sums are right. 核对台账之和。",
    discussion: "Exit status: 0 the ledger is right, 1 it is not, 3 there is none to read.")

  @Argument(help: .init("A file that check --ledger wrote. 台账文件。", valueName: "file"))
  var file: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    var check = LedgerCheck()
    var sources = SourceMap()
    var unreadable: [(SourceText, Diagnostic)] = []
    var lines: LineIndex?
    func line(of offset: UInt32, in source: SourceText) -> Int {
      let index = lines.flatMap { $0.text.id == source.id ? $0 : nil } ?? LineIndex(source)
      lines = index
      return index.position(of: offset).line
    }
    forEachRecord(in: [file], form: .ndjson, sources: &sources) { input in
      switch input {
      case .document(let document):
        check.add(document, line: line(of: document.span(of: document.root).start, in: document.source))
      case .unreadable(let source, let problems):
        guard let problem = problems.first else { return }
        unreadable.append((source, problem))
        check.tell(line(of: problem.primary.span.start, in: source), problem.message.zh, problem.message.en)
      }
    }
    if check.lines == 0, let (_, problem) = unreadable.first {
      throw Failure(.incomplete, zh: problem.message.zh, en: problem.message.en)
    }
    try end(&check)
  }

  private func end(_ check: inout LedgerCheck) throws {
    let language = language.language
    let isRight = check.isRight()
    for (line, message) in check.problems { Terminal.output.write("\(file):\(line): \(message[language])\n") }
    guard isRight else { throw ExitStatus.found }
    Terminal.output.write(
      language == .zh
        ? "台账无误：\(check.records) 条记录，\(check.lines) 行\n" : "the ledger is right: \(check.records) records, \(check.lines) lines\n")
  }
}
