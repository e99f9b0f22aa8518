import ArgumentParser
import Campaign
import Diagnostics
import RuleTools
import Rules

/// `generate campaign`: visits with known truth.
struct GenerateCampaign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign", abstract: "Draws a synthetic campaign with known truth. 生成结果已知的虚构专项检查。",
    discussion: """
      The records are drawn from the campaign files of the rule set, newline-delimited JSON; all names in them are invented. \
      The same seed gives the same bytes. --truth writes, a line for each visit, what was planted and what must come out. \
      记录取自规则集的 campaign 文件，名称均为虚构；同一种子所得字节相同。
      """)

  @Option(help: .init("Decides everything that is left to chance. 随机种子。", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: .init("How many visits; the totals grow with them. 检查次数。", valueName: "number"))
  var visits: Int?

  @Option(
    help: .init(
      "Of 100 visits, how many have a record beside them that must be refused. 每百次检查旁边另有几条应被拒收的记录。", valueName: "percent"))
  var noise: Int = 0

  @Option(name: .shortAndLong, help: .init("Writes to a file instead of standard output. 写入文件。", valueName: "file"))
  var output: String?

  @Option(help: .init("Writes what was planted and what must come out. 写出植入的事实和应有的结果。", valueName: "file"))
  var truth: String?

  @OptionGroup var rules: RulesOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let visits, visits < 1 { throw ValidationError("--visits is at least 1. --visits 不小于 1。") }
    if !(0...100).contains(noise) { throw ValidationError("--noise is 0 to 100. --noise 为 0 至 100。") }
    if let truth, truth == output { throw ValidationError("Records and truth need different files. 记录和结果不能写到同一文件。") }
  }

  func run() throws {
    var sources = SourceMap()
    let loaded = try LoadedRules.load(rules.rules, into: &sources, language: language)
    let data = try campaign(of: loaded, in: sources)
    let interruption = Interruption()
    let file = try OutputFile(output, interruption: interruption)
    let truthFile = try truth.map { try OutputFile($0, interruption: interruption) }
    let campaign: SyntheticCampaign
    do throws(CampaignProblem) {
      campaign = try SyntheticCampaign(data, rules: loaded.plan, seed: seed, visits: visits, noise: noise)
    } catch {
      throw Failure(.wrongUsage, zh: error.message.zh, en: error.message.en)
    }
    try campaign.write(to: { try file.write($0) }, truth: truthFile.map { file in { try file.write($0) } })
    try file.commit()
    try truthFile?.commit()
    let action = loaded.checked.source.manifest.title(of: data.settings?.action.value ?? "")
    Terminal.error.write(summary(of: campaign, action)[language.language] + "\n")
  }

  /// The campaign files, checked; one mistake and nothing is drawn (exit status 2).
  private func campaign(of loaded: LoadedRules, in sources: SourceMap) throws -> CampaignData {
    var problems: [Diagnostic] = []
    let data = CampaignData.read(files: loaded.folder.files, root: loaded.folder.root, reporting: &problems)
    problems += data.mistakes(in: loaded.checked.source)
    if !problems.hasErrors { data.trial(in: loaded.checked.source, reporting: &problems) }
    language.show(problems, in: sources)
    if problems.hasErrors { throw ExitStatus.wrongUsage }
    return data
  }

  private func summary(of campaign: SyntheticCampaign, _ action: Localized) -> Localized {
    let beside = campaign.refused == 0 ? Localized(zh: "", en: "")
      : Localized(zh: "，另有应被拒收的记录 \(campaign.refused) 条", en: "; \(campaign.refused) records beside them must be refused")
    return Localized(
      zh: "虚构 \(campaign.visits) 次检查，案件 \(campaign.cases) 个，建议\(action.zh) \(campaign.enterprises) 家，罚没款 \(campaign.money) 元\(beside.zh)（种子 \(seed)）",
      en: "\(campaign.visits) invented visits, \(campaign.cases) cases, \(campaign.money) yuan decided; \(action.en): \(campaign.enterprises) enterprises\(beside.en) (seed \(seed))")
  }
}

extension CampaignProblem {
  var message: Localized {
    switch self {
    case .noSettings: Localized(zh: "规则集没有 campaign 设置", en: "the rule set has no campaign")
    case .disagreement(let visit, let plants, let planted, let found):
      Localized(
        zh: "第 \(visit) 次检查植入了 \(plants.joined(separator: "、"))，应得 \(planted.joined(separator: "、"))，规则得出 \(found.isEmpty ? "无" : found.joined(separator: "、"))",
        en: "visit \(visit) holds \(plants.joined(separator: ", ")), planted for \(planted.joined(separator: ", ")); the rules find \(found.isEmpty ? "nothing" : found.joined(separator: ", "))")
    case .money(let wanted, let least, let most):
      Localized(
        zh: "罚没款合计 \(wanted) 元不在全部案件的法定幅度 \(least) 至 \(most) 元之内",
        en: "the sum of \(wanted) yuan lies outside what the law allows for all cases, \(least) to \(most) yuan")
    case .amount(let visit): Localized(zh: "第 \(visit) 次检查的金额无法计算", en: "the sums of visit \(visit) cannot be reckoned with")
    }
  }
}
