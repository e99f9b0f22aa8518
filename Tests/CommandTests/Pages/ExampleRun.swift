import CEL
import Diagnostics
import Documents
import Records
import RuleTools
import Rules

/// Reads the text of an example as the program would, and says everything that it has to say.
struct ExampleRun {
  var sources = SourceMap()
  var found: [Diagnostic] = []
  /// The marked place; nil where nothing is marked.
  var marked: SourceSpan?
  private let since: CalendarDate?

  /// `since`: lint tells what was not checked since that day.
  init(_ text: String, as form: DiagnosticExample.Form, since: CalendarDate? = nil) {
    self.since = since
    switch form {
    case .record: record(text, .yaml)
    case .json: record(text, .json)
    case .lines: record(text, .ndjson)
    case .sheets: sheets(text)
    case .rules, .rule, .manifest, .test, .table: ruleSet(text, form)
    case .schema: schema(text)
    case .expression: expression(text)
    case .command: break
    }
    found = orderedByPlace(found)
  }

  /// The files of the world with the example's text in the place of one of them, or beside them.
  static func files(_ text: String, _ form: DiagnosticExample.Form) -> [(name: String, text: String)] {
    var files = [
      ("rules.yaml", ExampleWorld.manifest), ("market.yaml", ExampleWorld.schema), ("law.yaml", ExampleWorld.law),
      ("fruit.yaml", ExampleWorld.rules(replacing: "")), ("limits.csv", ExampleWorld.limits),
      ("fruit.test.yaml", ExampleWorld.tests),
    ]
    func replace(_ name: String, _ text: String) {
      if let index = files.firstIndex(where: { $0.0 == name }) { files[index].1 = text } else { files.append((name, text)) }
    }
    switch form {
    case .rule: replace("fruit.yaml", ExampleWorld.rules(replacing: text))
    case .manifest: replace("rules.yaml", text)
    case .test: replace("fruit.test.yaml", text)
    case .table: replace("limits.csv", text)
    default:
      let parts = text.split(separator: "# more.test.yaml\n", maxSplits: 1)
      replace("more.yaml", String(parts.first ?? ""))
      if parts.count > 1 { replace("more.test.yaml", String(parts[1])) }
    }
    return files.map { (name: $0.0, text: $0.1) }
  }

  private mutating func add(_ name: String, _ text: String) -> SourceText {
    let marked = MarkedText(text)
    let source = sources.add(name: name, bytes: marked.bytes)
    if text.contains("⟧") {
      self.marked = SourceSpan(
        source: source.id, start: UInt32(marked.marked.lowerBound), length: UInt32(marked.marked.count))
    }
    return source
  }

  private static func schema() -> RecordSchema? {
    var sources = SourceMap()
    var ignored: [Diagnostic] = []
    let source = sources.add(name: "market.yaml", bytes: ContiguousArray(ExampleWorld.schema.utf8))
    return readYAML(source, reporting: &ignored).first.flatMap { RecordSchema.read($0, reporting: &ignored) }
  }

  private mutating func record(_ text: String, _ form: InputForm) {
    guard let schema = Self.schema() else { return }
    var register = RecordRegister()
    for item in readRecords(InputText(source: add("visit", text), form: form)) { take(item, schema, &register) }
  }

  private mutating func take(_ item: InputItem, _ schema: RecordSchema, _ register: inout RecordRegister) {
    switch item {
    case .document(let document):
      if let record = decode(document, by: schema, reporting: &found) { register.enter(record, reporting: &found) }
    case .broken(_, let mistakes): found += mistakes
    case .unusable(_, let mistake): found.append(mistake)
    }
  }

  /// The tables as a folder; the marked cell is the one that the mistake underlines.
  private mutating func sheets(_ text: String) {
    guard let schema = Self.schema(), let folder = try? TemporaryFolder() else { return }
    let marks = MarkedText(text)
    var name = "", lines: [Substring] = [], offset = 0
    var wanted: Location?
    for line in marks.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("[") {
        name = String(line.dropFirst().dropLast())
        lines = []
      } else {
        lines.append(line)
        if text.contains("⟧"), (offset...(offset + line.utf8.count)).contains(marks.marked.lowerBound) {
          let before = line.utf8.prefix(marks.marked.lowerBound - offset).count { $0 == UInt8(ascii: ",") }
          let place = SourcePosition(line: lines.count, column: before + 1)
          wanted = Location(file: folder.path(name), start: place, end: place, isCell: true)
        }
        _ = try? folder.file(name, lines.joined(separator: "\n"))
      }
      offset += line.utf8.count + 1
    }
    var reader = InputReader(paths: [folder.path("")], form: nil, workbooks: SheetLayout(schema))
    var register = RecordRegister()
    while let item = reader.next(sources: &sources) { take(item, schema, &register) }
    guard let wanted else { return }
    let nowhere = SourceSpan(source: SourceID(.max), start: 0, length: 0)
    var places = Places(sources)
    marked = found.first { places.location(of: $0.primary.span).start == wanted.start && places.location(of: $0.primary.span).file.hasSuffix("/" + (wanted.file.split(separator: "/").last ?? "")) }?.primary.span ?? nowhere
  }

  private mutating func ruleSet(_ text: String, _ form: DiagnosticExample.Form) {
    let files = Self.files(text, form).map { add("m/" + $0.name, $0.text) }
    let byName = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
    let set = RuleSet.read(files: files, root: "m/", reporting: &found)
    let tests = RuleTest.read(files: files, reporting: &found)
    guard let set, let checked = CheckedRuleSet.check(set, files: byName, digest: "none", reporting: &found),
      !found.hasErrors
    else { return }
    found += lint(checked, tests: tests, files: files, options: LintOptions(since: since))
    // With a day every entry of the world would have to say when it was checked.
    if since != nil, let own = files.first(where: { $0.name == (form == .rules ? "m/more.yaml" : "m/" + form.file) }) {
      found.removeAll { $0.primary.span.source != own.id }
    }
  }

  private mutating func schema(_ text: String) {
    if let document = readYAML(add("market.yaml", text), reporting: &found).first {
      _ = RecordSchema.read(document, reporting: &found)
    }
  }

  private mutating func expression(_ text: String) {
    var ignored: [Diagnostic] = []
    let files = Self.files("", .rules).map { add("m/" + $0.name, $0.text) }
    let byName = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
    guard let set = RuleSet.read(files: files, root: "m/", reporting: &ignored),
      let checked = CheckedRuleSet.check(set, files: byName, digest: "none", reporting: &ignored)
    else { return found += ignored }
    _ = checked.check(expression: add("<expression>", text), reporting: &found)
  }
}
