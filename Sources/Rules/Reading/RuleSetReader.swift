import CEL
public import Diagnostics
import Documents
import Records

extension RuleSet {
  /// Reads all files of a rule folder. `files` are all its files, YAML and CSV, named by their paths; `root` is the
  /// folder with a trailing slash. Nil where there is no usable manifest or schema; every mistake of every file is reported.
  public static func read(
    files: [SourceText], root: String, reporting: inout [Diagnostic]
  ) -> RuleSet? {
    let ordered = files.sorted { $0.name < $1.name }
    guard let manifestFile = ordered.first(where: { $0.name == root + "rules.yaml" }) else {
      let source = ordered.first?.id ?? SourceID(0)
      reporting.append(
        RuleMistake.noManifest.at(
          SourceSpan(source: source, start: 0, length: 0),
          Localized(zh: "「\(root)」中没有 rules.yaml", en: "there is no rules.yaml in `\(root)`")))
      return nil
    }
    guard let manifestDocument = readYAML(manifestFile, reporting: &reporting).first else { return nil }
    var manifestReader = RuleFileReader(document: manifestDocument)
    let manifest = manifestReader.manifest()
    reporting += manifestReader.diagnostics
    guard let manifest else { return nil }
    let schemaName = root + manifest.schema
    guard let schemaFile = ordered.first(where: { $0.name == schemaName }) else {
      reporting.append(
        RuleMistake.missingFile.at(
          SourceSpan(source: manifestFile.id, start: 0, length: 0),
          Localized(zh: "找不到词汇表「\(schemaName)」", en: "the schema `\(schemaName)` is not there")))
      return nil
    }
    guard let schemaDocument = readYAML(schemaFile, reporting: &reporting).first,
      let schema = RecordSchema.read(schemaDocument, reporting: &reporting)
    else { return nil }
    var set = RuleSet(manifest: manifest, schema: schema)
    for file in ordered where isRuleFile(file.name, root: root, schema: schemaName) {
      var found: [Diagnostic] = []
      for document in readYAML(file, reporting: &found) { set.add(document, reporting: &reporting) }
      set.hasUnreadFile = set.hasUnreadFile || found.hasErrors
      reporting += found
    }
    return set
  }

  private static func isRuleFile(_ name: String, root: String, schema: String) -> Bool {
    (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml") && name != schema
      && name != root + "rules.yaml" && name != root + EquivalentMutant.fileName && !name.hasPrefix(root + "campaign/") && !name.hasPrefix(root + "schema/")
  }

  private mutating func add(_ document: Document, reporting: inout [Diagnostic]) {
    var reader = RuleFileReader(document: document)
    if let top = reader.fields(document.root, as: .ruleFile) {
      rules += reader.items(top, "rules").compactMap { reader.rule($0) }
      functions += reader.items(top, "functions").compactMap { reader.function($0) }
      instruments += reader.items(top, "instruments").compactMap { reader.instrument($0) }
      provisions += reader.items(top, "provisions").compactMap { reader.provision($0) }
      acts += reader.items(top, "acts").compactMap { reader.act($0) }
      penalties += reader.items(top, "penalties").compactMap { reader.penalty($0) }
      if let node = top.values["bases"] { bases += reader.bases(node) }
      grounds += reader.items(top, "grounds").compactMap { reader.ground($0) }
      questions += reader.items(top, "questions").compactMap { reader.question($0) }
      routes += reader.items(top, "routes").compactMap { reader.route($0) }
      tables += reader.items(top, "tables").compactMap { reader.table($0) }
      lexicons += reader.items(top, "lexicons").compactMap { reader.lexicon($0) }
      calendars += reader.items(top, "calendars").compactMap { reader.calendar($0) }
      contradictions += reader.items(top, "contradictions").compactMap { reader.contradiction($0) }
    }
    if reader.diagnostics.hasErrors { noteIDs(of: document) }
    reporting += reader.diagnostics
  }

  private mutating func noteIDs(of document: Document) {
    for (_, section) in document.entries(of: document.root) {
      for entry in document.children(of: section) where document.nodes[entry].kind == .mapping {
        if let id = document.value(of: "id", in: entry) { unreadIDs.insert(document.string(of: id)) }
      }
    }
  }
}
