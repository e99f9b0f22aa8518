import ArgumentParser
import Diagnostics
import RuleTools

/// `rules schema`: JSON Schemas for the files that people edit.
struct RulesSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of a kind of file. 输出某种文件的 JSON Schema。",
    discussion: """
      An editor with yaml-language-server completes and checks a file whose first line is \
      “# yaml-language-server: $schema=PATH”. What only the whole rule set can tell, rules lint tells.
      """)

  @Argument(help: .init("The kind of file; provision is another name of law. 文件种类。"))
  var kind: SchemaKind

  @OptionGroup var rules: RulesOption
  @OptionGroup var output: OutputOptions<SchemaFormat>

  func run() throws {
    let vocabulary = try Vocabulary.load(rules, output.language).schema
    try output.write { _ in schemaText(of: kind.file, vocabulary: vocabulary) }
  }
}

/// A kind of file as people name it.
enum SchemaKind: String, ExpressibleByArgument, CaseIterable {
  case rule, law, provision, assessment, table, test, manifest, mutants, campaign, record

  var file: FileKind {
    switch self {
    case .rule: .rule
    case .law, .provision: .law
    case .assessment: .assessment
    case .table: .table
    case .test: .test
    case .manifest: .manifest
    case .mutants: .mutants
    case .campaign: .campaign
    case .record: .record
    }
  }
}

/// A schema is JSON.
enum SchemaFormat: String, OutputFormat {
  case json
  static var usual: SchemaFormat { .json }
}
