import ArgumentParser
import Diagnostics
import Documents
import Records
import Reports
import RuleTools

extension ValidationWriter.Format: OutputFormat {
  static var usual: Self { .text }
}

/// `validate PATH…`: the records against the schema alone.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks records against the schema alone. 只按词汇表核对记录。",
    discussion: """
      Exit status 0: every record fits the schema. 3: some do not, or there are no records. 2: wrong usage, or no \
      schema that can be used.
      """)

  @OptionGroup var inputs: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<ValidationWriter.Format>

  func run() throws {
    let interruption = Interruption()
    var outputs = try ValidationOutputs(output, interruption: interruption)
    var vocabulary = try Vocabulary.load(rules, output.language)
    var summary = ValidationWriter.Summary(records: 0)
    var register = RecordRegister()
    var reader = inputs.reader(vocabulary.layout)
    while let item = reader.next(sources: &vocabulary.sources) {
      let found = vocabulary.diagnostics(of: item, register: &register)
      summary.count(item, found)
      try outputs.add(found, in: vocabulary.sources)
    }
    try outputs.close(summary)
    if summary.errors > 0 || summary.records == 0 { throw ExitStatus.incomplete }
  }
}

extension Vocabulary {
  /// Everything that is wrong with one record.
  fileprivate func diagnostics(of item: InputItem, register: inout RecordRegister) -> [Diagnostic] {
    switch item {
    case .document(let document):
      var found: [Diagnostic] = []
      if let record = decode(document, by: schema, reporting: &found) { register.enter(record, reporting: &found) }
      return found
    case .broken(_, let mistakes): return mistakes
    case .unusable(_, let mistake): return [mistake]
    }
  }
}

extension ValidationWriter.Summary {
  fileprivate mutating func count(_ item: InputItem, _ found: [Diagnostic]) {
    count(orderedByPlace(found))
    if case .unusable = item { return }
    records = (records ?? 0) + 1
    if found.hasErrors { invalid += 1 }
  }
}

/// The writers of all forms that were asked for, each with its file.
private struct ValidationOutputs {
  private var writers: [(writer: ValidationWriter, file: OutputFile)] = []

  init(_ options: OutputOptions<ValidationWriter.Format>, interruption: Interruption) throws {
    for target in options.targets {
      let file = try OutputFile(target.file, interruption: interruption)
      let isColoured = target.file == nil && Terminal.output.isColoured
      let rendering = RenderingOptions(language: options.language.language, isColoured: isColoured)
      let writer = ValidationWriter(
        target.format, options: rendering, pages: Catalogue.pages, version: Version.text)
      writers.append((writer, file))
    }
  }

  mutating func add(_ diagnostics: [Diagnostic], in sources: SourceMap) throws {
    for index in writers.indices {
      try writers[index].file.write(writers[index].writer.add(diagnostics, in: sources))
    }
  }

  mutating func close(_ summary: ValidationWriter.Summary) throws {
    for index in writers.indices {
      try writers[index].file.write(writers[index].writer.close(summary))
      try writers[index].file.commit()
    }
  }
}
