import ArgumentParser
import Diagnostics
import Reports
import Rules

/// `generate template`: an empty workbook, or an empty record.
struct GenerateTemplate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Writes an empty workbook or record to fill in. 生成空白工作簿或空白记录。",
    discussion: """
      xlsx: a sheet for the visits and one for each list, with drop-downs for closed lists and notes on the headers. yaml: one \
      record. The kinds of visits for --for stand in the rule set's manifest. 检查种类见规则集的 templates。
      """)

  enum Form: String, OutputFormat {
    case xlsx, yaml
    static var usual: Form { .xlsx }
  }

  @Option(name: .customLong("for"), help: .init("Only the fields of one kind of visit. 只含某种检查的字段。", valueName: "kind"))
  var kind: String?

  @OptionGroup var output: OutputOptions<Form>
  @OptionGroup var rules: RulesOption

  func run() throws {
    var sources = SourceMap()
    let set = try LoadedRules.load(rules.rules, into: &sources, language: output.language).checked.source
    let fields = TemplateFields(try template(in: set.manifest))
    let language = output.language.language
    try output.write { form in
      switch form {
      case .xlsx: try TemplateWorkbook(set.sheetLayout, fields: fields, language: language).bytes()
      case .yaml: Array(TemplateRecord(set.sheetLayout, fields: fields, language: language).text().utf8)
      }
    }
  }

  private func template(in manifest: Manifest) throws -> Manifest.Template? {
    guard let kind else { return nil }
    if let found = manifest.templates.first(where: { $0.id == kind }) { return found }
    let kinds = manifest.templates.map { "\($0.id) (\($0.title[output.language.language]))" }.joined(separator: ", ")
    throw Failure(.wrongUsage, zh: "没有检查种类「\(kind)」；有：\(kinds)", en: "there is no kind of visit `\(kind)`; there are: \(kinds)")
  }
}
