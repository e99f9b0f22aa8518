import ArgumentParser

/// `generate`: made-up records.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Makes up records. 生成虚构的记录。", subcommands: [GenerateCampaign.self])
}
