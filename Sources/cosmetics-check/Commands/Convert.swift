import ArgumentParser
import Diagnostics
import Documents
import Records

/// `convert PATH… --to FORM`: records from one form into another, the three states kept.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts records to YAML, JSON or NDJSON, from these and from workbooks. 转换记录格式。",
    discussion: """
      The schema decides what is text and what is a number, so that 0012 stays 0012. Null stays null, and what is left \
      out stays left out; comments are not carried over. A record that does not fit the schema is reported and left \
      out (exit status 3). 按词汇表区分文字与数字，三种状态不变；注释不保留。
      """)

  @OptionGroup var inputs: InputOptions

  @Option(name: .customLong("to"), help: "The form to write. 目标格式。")
  var form: WrittenForm

  @Option(name: .shortAndLong, help: .init("Writes to a file instead of standard output. 写入文件。", valueName: "file"))
  var output: String?

  @OptionGroup var rules: RulesOption
  @OptionGroup var language: LanguageOption

  func run() throws {
    let interruption = Interruption()
    let file = try OutputFile(output, interruption: interruption)
    var vocabulary = try Vocabulary.load(rules, language)
    var writer = RecordWriter(form: form, schema: vocabulary.schema)
    var isComplete = true
    var reader = inputs.reader(vocabulary.layout)
    while let item = reader.next(sources: &vocabulary.sources) {
      var found: [Diagnostic] = []
      switch item {
      case .document(let document):
        if decode(document, by: vocabulary.schema, reporting: &found) != nil {
          try file.write(writer.next(document))
        }
      case .broken(_, let mistakes): found = mistakes
      case .unusable(_, let mistake): found = [mistake]
      }
      if found.hasErrors { isComplete = false }
      if !found.isEmpty {
        Terminal.error.write(
          renderHuman(found, in: vocabulary.sources, options: language.rendering(on: .error)) + "\n")
      }
    }
    try file.write(writer.close())
    try file.commit()
    if !isComplete || writer.count == 0 { throw ExitStatus.incomplete }
  }
}

/// The forms that records are written in.
enum WrittenForm: String, ExpressibleByArgument, CaseIterable {
  case yaml, json, ndjson
}

/// Writes records one after another: YAML documents, JSON lines, one JSON object or an array of several.
private struct RecordWriter {
  let form: WrittenForm
  let schema: RecordSchema
  private(set) var count = 0
  /// The first object of JSON waits until it is known whether there is a second.
  private var waiting: [UInt8] = []

  init(form: WrittenForm, schema: RecordSchema) {
    self.form = form
    self.schema = schema
  }

  mutating func next(_ document: Document) -> [UInt8] {
    let forms = scalarForms(of: document, by: schema)
    count += 1
    switch form {
    case .yaml: return (count > 1 ? Array("---\n".utf8) : []) + writeYAML(document) { forms[$0] }
    case .ndjson: return writeJSON(document, .line) { forms[$0] }
    case .json:
      var written = writeJSON(document, .indented) { forms[$0] }
      if written.last == 0x0A { written.removeLast() }
      guard count > 1 else {
        waiting = written
        return []
      }
      let before = count == 2 ? Array("[\n".utf8) + waiting : []
      return before + Array(",\n".utf8) + written
    }
  }

  func close() -> [UInt8] {
    guard form == .json, count > 0 else { return [] }
    return count == 1 ? waiting + [0x0A] : Array("\n]\n".utf8)
  }
}
