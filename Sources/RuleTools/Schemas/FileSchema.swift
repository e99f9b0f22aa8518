import Diagnostics
import Documents
public import Records
import Rules

/// The kinds of files that have a JSON Schema.
public enum FileKind: String, Sendable, CaseIterable {
  /// A rule file of any sections.
  case rule
  case law, assessment, table, test, manifest, mutants, campaign
  /// A record of the vocabulary.
  case record

  var shape: EntryShape? {
    switch self {
    case .rule: .ruleFile
    case .law: .lawFile
    case .assessment: .assessmentFile
    case .table: .tableFile
    case .test: .testFile
    case .manifest: .manifest
    case .mutants: .mutantFile
    case .campaign: .campaignFile
    case .record: nil
    }
  }

  /// The name of its schema beside the others.
  public var fileName: String { "\(rawValue).schema.json" }
}

/// A kind's JSON Schema (2020-12), indented, with a line end. The record's is made from the vocabulary, the others from
/// what the readers of rule files know.
public func schemaText(of kind: FileKind, vocabulary: RecordSchema) -> [UInt8] {
  var json = JSONWriter()
  json.object { json in
    json.key("$schema")
    json.string("https://json-schema.org/draft/2020-12/schema")
    json.key("$id")
    json.string(kind.fileName)
    if let shape = kind.shape {
      ShapeSchema.writeFile(shape, to: &json)
    } else {
      VocabularySchema(vocabulary).write(to: &json)
    }
  }
  let source = SourceText(id: SourceID(0), name: kind.fileName, bytes: ContiguousArray(json.take()))
  var problems: [Diagnostic] = []
  // What was just written is JSON.
  return readJSONValue(source, reporting: &problems).map { writeJSON($0) } ?? Array(source.bytes)
}
