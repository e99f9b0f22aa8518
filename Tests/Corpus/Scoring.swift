import Diagnostics
import Documents
import Records
import Rules
import RuleTools

/// What was found of one specimen.
public struct Outcome: Sendable {
  public struct Told: Sendable {
    public var code: String
    public var file: String
    public var place: SourcePosition
    public var message: String
    public var suggestions: [String]
  }

  public var specimen: Specimen
  public var errors: [Told]

  var own: Told? { errors.first { $0.file == specimen.file } }
  public var isLineRight: Bool { own.map { told in specimen.places.contains { $0.line == told.place.line } } ?? false }
  public var isColumnRight: Bool { own.map { specimen.places.contains($0.place) } ?? false }
  /// Nil where no word was meant.
  public var isWordRight: Bool? { specimen.word.map { own?.suggestions.first == $0 } }
  public var isSingle: Bool { errors.count == 1 }
  public var isRight: Bool { isLineRight && isColumnRight && isWordRight != false && isSingle }
}

/// Judges specimens as the program does.
public struct Scorer: Sendable {
  let rules: Good
  let root: String
  let schema: RecordSchema

  /// `rules` are all files of a good rule folder, `root` is its path with a trailing slash. Nil where it is no good one.
  public init?(rules: Good, root: String) {
    self.rules = rules
    self.root = root
    let files = rules.files.enumerated().map { SourceText(id: SourceID(UInt32($0)), name: $1.name, bytes: $1.bytes) }
    let reading = RuleReading(files: files, root: root, digest: "")
    guard let set = reading.set, !reading.diagnostics.hasErrors else { return nil }
    schema = set.schema
  }

  public func judge(_ specimen: Specimen) -> Outcome {
    switch specimen.subject {
    case .rules: judgeRules(specimen)
    case .record: judgeRecord(specimen)
    }
  }

  private func judgeRules(_ specimen: Specimen) -> Outcome {
    var sources = SourceMap()
    var files: [SourceText] = []
    for file in rules.files where isWithinReach(file.name, of: specimen) {
      let other = specimen.texts.first { $0.file == file.name }
      files.append(sources.add(name: file.name, bytes: other?.text ?? file.bytes))
    }
    for text in specimen.texts where !rules.files.contains(where: { $0.name == text.file }) {
      files.append(sources.add(name: text.file, bytes: text.text))
    }
    let found = RuleReading(files: files, root: root, digest: "").diagnostics
    return outcome(specimen, found, sources)
  }

  /// Of the rules only those of the same topic are read beside a broken file, and all that rules use: the rest would be
  /// read anew for each specimen and say nothing about it. What is declared and used everywhere is judged beside everything.
  private func isWithinReach(_ name: String, of specimen: Specimen) -> Bool {
    // A campaign plants what rules of all topics find.
    if specimen.needsEverything || specimen.file.hasPrefix(root + CampaignData.folder) { return true }
    let inner = name.dropFirst(root.count)
    guard let slash = inner.firstIndex(of: "/") else { return true }
    let topic = inner[..<slash]
    if ["law", "assessment", "lexicons", "tables", "schema"].contains(topic) || inner.hasSuffix("functions.yaml") { return true }
    return specimen.file.hasPrefix(root + topic + "/")
  }

  private func judgeRecord(_ specimen: Specimen) -> Outcome {
    var sources = SourceMap()
    var found: [Diagnostic] = []
    var register = RecordRegister()
    for text in specimen.texts {
      let source = sources.add(name: text.file, bytes: text.text)
      for document in readYAML(source, reporting: &found) {
        if let record = decode(document, by: schema, reporting: &found) { register.enter(record, reporting: &found) }
      }
    }
    return outcome(specimen, found, sources)
  }

  private func outcome(_ specimen: Specimen, _ found: [Diagnostic], _ sources: SourceMap) -> Outcome {
    var places = Places(sources)
    let errors = orderedByPlace(found.filter { $0.severity == .error }).map { diagnostic in
      let location = places.location(of: diagnostic.primary.span)
      return Outcome.Told(
        code: diagnostic.code, file: location.file, place: location.start, message: diagnostic.message.en,
        suggestions: diagnostic.suggestions)
    }
    return Outcome(specimen: specimen, errors: errors)
  }
}
