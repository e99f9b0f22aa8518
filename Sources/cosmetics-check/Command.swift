import ArgumentParser
import Diagnostics

/// The command. What it promises: results on standard output, everything else on standard error, exit statuses that
/// never change.
@main
struct CosmeticsCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosmetics-check",
    abstract: "Checks inspection records against declarative rules. 按规则集研判检查记录。",
    discussion: """
      Exit status: 0 nothing found, 1 something found, 2 wrong usage or unusable rules, 3 not everything could be \
      judged, 70 a bug, 130 interrupted.
      """,
    version: Version.text,
    subcommands: [
      Check.self, Validate.self, Convert.self, GenerateCommand.self, RulesCommand.self, OutputSchemaCommand.self, LedgerCommand.self,
      HistoryCommand.self, Explain.self,
    ])

  static func main() async {
    Interruption.watchSignals()
    Interruption.reportBugs()
    do {
      var command = try parseAsRoot()
      if var patient = command as? any AsyncParsableCommand {
        try await patient.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// One place decides how a failure ends: wrong usage is 2 here, whatever the argument parser says.
  private static func end(with error: any Error) -> Never {
    if let status = error as? ExitStatus { status.exit() }
    if let failure = error as? Failure {
      Terminal.error.write("\(failure.message[Language.asked])\n")
      failure.status.exit()
    }
    let text = fullMessage(for: error)
    switch exitCode(for: error) {
    case .success:
      Terminal.output.write(text.hasSuffix("\n") ? text : text + "\n")
      ExitStatus.nothingFound.exit()
    case .validationFailure:
      Terminal.error.write(text + "\n")
      ExitStatus.wrongUsage.exit()
    default:
      Terminal.error.write(text + "\n")
      ExitStatus.bug.exit()
    }
  }
}
