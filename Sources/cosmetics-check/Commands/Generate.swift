import ArgumentParser

/// `generate`: made-up records, and empty ones.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Makes up records, or empty ones to fill in. 生成虚构的记录，或空白记录。",
    subcommands: [GenerateCampaign.self, GenerateTemplate.self])
}
