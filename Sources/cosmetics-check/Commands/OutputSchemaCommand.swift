import ArgumentParser
import Reports

/// `schema`: the JSON Schema of the results, for programs that read them.
struct OutputSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of the results. 输出结果的 JSON Schema。",
    discussion: """
      It holds for the document of check --format json and for each line of --format ndjson; no key is ever written that it does not \
      name. The schemas of rule files and of records: rules schema. 适用于 json 格式的整个文件和 ndjson 格式的每一行。
      """)

  @Option(name: .shortAndLong, help: .init("Writes to a file instead of standard output. 写入文件。", valueName: "file"))
  var output: String?

  func run() throws {
    let file = try OutputFile(output, interruption: Interruption())
    try file.write(OutputSchema.text())
    try file.commit()
  }
}
