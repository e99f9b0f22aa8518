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
    let (manifest, schemaName, schema) = frame(manifestFile, files: ordered, root: root, reporting: &reporting)
    // Without a manifest and a vocabulary nothing can be checked, but every file is read, and what is wrong in it told.
    var set = RuleSet(manifest: manifest ?? Manifest(), schema: schema ?? RecordSchema())
    for file in ordered where isRuleFile(file.name, root: root, schema: schemaName) {
      var found: [Diagnostic] = []
      for document in readYAML(file, reporting: &found) { set.add(document, reporting: &reporting) }
      set.hasUnreadFile = set.hasUnreadFile || found.hasErrors
      reporting += found
    }
    return manifest == nil || schema == nil ? nil : set
  }

  /// The manifest and the vocabulary; nil where something is wrong with them.
  private static func frame(
    _ file: SourceText, files: [SourceText], root: String, reporting: inout [Diagnostic]
  ) -> (Manifest?, schemaName: String, RecordSchema?) {
    var found: [Diagnostic] = []
    defer { reporting += found }
    guard let document = readYAML(file, reporting: &found).first else { return (nil, "", nil) }
    var reader = RuleFileReader(document: document)
    let manifest = reader.manifest()
    found += reader.diagnostics
    guard let path = document.value(of: "schema", in: document.root) else { return (nil, "", nil) }
    let name = root + document.string(of: path)
    guard let schemaFile = files.first(where: { $0.name == name }) else {
      if manifest != nil {
        let near = nearNames(to: name, among: files.map(\.name)).map { String($0.dropFirst(root.count)) }
        found.append(
          RuleMistake.missingFile.at(
            document.span(of: path),
            Localized(zh: "找不到词汇表「\(name)」", en: "the schema `\(name)` is not there"), suggestions: near))
      }
      return (nil, name, nil)
    }
    let isManifestUsable = manifest != nil && !found.hasErrors
    guard let schemaDocument = readYAML(schemaFile, reporting: &found).first,
      let schema = RecordSchema.read(schemaDocument, reporting: &found)
    else { return (nil, name, nil) }
    return (isManifestUsable ? manifest : nil, name, schema)
  }

  /// Whether a file holds sections of the rule set: none of tests, campaigns, the vocabulary, the manifest, marks of mutants.
  public static func isRuleFile(_ name: String, root: String, schema: String) -> Bool {
    (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml") && name != schema
      && name != root + "rules.yaml" && name != root + EquivalentMutant.fileName && !name.hasPrefix(root + CampaignData.folder) && !name.hasPrefix(root + "schema/")
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
      wordLists += reader.items(top, "word_lists").compactMap { reader.wordList($0) }
      contexts += reader.items(top, "contexts").compactMap { reader.context($0) }
      spellings += reader.items(top, "spellings").compactMap { reader.spelling($0) }
      contradictions += reader.items(top, "contradictions").compactMap { reader.contradiction($0) }
      outlines += reader.items(top, "outlines").compactMap { reader.outline($0) }
      coverage += reader.items(top, "coverage").compactMap { reader.lawMapEntry($0) }
    }
    usedPaths += reader.usedPaths
    usedWords += reader.usedWords
    usedRoles += reader.usedRoles
    usedBases += reader.usedBases
    usedProvisions += reader.usedProvisions
    usedWordLists += reader.usedWordLists
    if reader.diagnostics.hasErrors { noteIDs(of: document) }
    reporting += reader.diagnostics
  }

  private mutating func noteIDs(of document: Document) {
    for (key, section) in document.entries(of: document.root) {
      // Of a misspelt section nobody knows what is in it.
      if !EntryShape.ruleFile.known.contains(document.string(of: key)) { hasUnreadFile = true }
      for (name, value) in document.entries(of: section) where document.nodes[value].kind == .mapping {
        unreadIDs.insert(document.string(of: name))
      }
      // The map of the law declares nothing that others name.
      guard document.nodes[section].kind == .sequence, !["outlines", "coverage"].contains(document.string(of: key)) else { continue }
      for entry in document.children(of: section) {
        guard let id = document.value(of: "id", in: entry) ?? document.value(of: "name", in: entry),
          document.nodes[id].kind != .null
        else {
          hasUnreadFile = true
          continue
        }
        unreadIDs.insert(document.string(of: id))
      }
    }
  }
}
