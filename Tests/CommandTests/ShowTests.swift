import Foundation
import Testing

/// `rules show`: conditions in words, and pages of our own rules.
@Suite struct ShowTests {
  struct Texts: Decodable { var zh: String, en: String }
  struct Entry: Decodable { var text: Texts, written: String?, entries: [Entry] }
  struct Section: Decodable { var section: String, heading: Texts, entries: [Entry] }
  struct Rule: Decodable { var id: String, page: [Section] }
  struct Report: Decodable { var rules: [Rule] }

  /// A condition over `batch`, or with one alternative for each burden of the language, and what it is in words.
  private static let conditions: [(written: String, zh: String, en: String)] = [
    ("batch.spoiled", "「批次.变质」为是", "“Batches.Spoiled” is yes"),
    ("'!batch.spoiled'", "「批次.变质」为否", "“Batches.Spoiled” is no"),
    ("batch.spoiled != true", "「批次.变质」为否", "“Batches.Spoiled” is no"),
    ("batch.product.kind == \"special\"", "「批次.产品.类别」等于「特殊化妆品」", "“Batches.Product.Kind” equals “special cosmetic”"),
    ("'!(batch.product.kind == \"special\")'", "「批次.产品.类别」不等于「特殊化妆品」", "“Batches.Product.Kind” does not equal “special cosmetic”"),
    ("batch.maker == inspected", "「批次.实际生产者」是「被检查单位」", "“Batches.Actual maker” is “Inspected enterprise”"),
    ("batch.made_on < date(\"2021-05-01\")", "「批次.生产日期」早于 2021-05-01", "“Batches.Made on” is before 2021-05-01"),
    ("'!(batch.made_on < date(\"2021-05-01\"))'", "「批次.生产日期」不早于 2021-05-01", "“Batches.Made on” is not before 2021-05-01"),
    ("batch.goods_value >= 10000", "「批次.货值金额」不小于 10000 元", "“Batches.Goods value” is at least 10000 元"),
    ("absent(batch.product.registration)", "查明没有「批次.产品.特殊化妆品注册」", "“Batches.Product.Registration” is established as absent"),
    ("batch.spoiled && batch.goods_value > 1 || batch.maker != inspected", "（「批次.变质」为是，并且「批次.货值金额」大于 1 元），或者「批次.实际生产者」不是「被检查单位」", ""),
    ("'!(batch.spoiled && batch.goods_value > 1)'", "并非（「批次.变质」为是，并且「批次.货值金额」大于 1 元）", ""),
    ("as_of <= workdays(batch.made_on, 7)", "研判基准日不晚于「批次.生产日期」之后第 7 个工作日", "the day of assessment is not after working day 7 after “Batches.Made on”"),
    ("batch.formula.exists(i, i.name == \"x\")", "「批次.实际投料配方」中至少有一项 i：「i.成分名称」等于「x」", ""),
    ("'!batch.formula.exists(i, listed(\"prohibited_2021\", i.name))'", "「批次.实际投料配方」中没有一项 i：「i.成分名称」列于《2021年起增加的禁用原料》", ""),
    (
      "batch.product.responsible in [\"maker\"] && enterprise.roles.exists(r, r == \"filer\")",
      "「批次.产品.本企业对该产品的身份」等于「自行生产者」，并且（「被检查单位.角色」中至少有一项 r：「r」等于「备案人」）", ""
    ),
  ]

  private static func show(_ ids: [String], rules: String = "rules", _ options: String...) async throws -> Program.Outcome {
    try await Program.run(["rules", "show"] + ids + ["--rules", rules] + options, within: 300)
  }

  private static func pages(_ ids: [String], rules: String = "rules") async throws -> [Rule] {
    let outcome = try await show(ids, rules: rules, "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)).rules
  }

  @Test func `each kind of condition has its words in both languages`() async throws {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    var text = "rules:\n"
    for (number, condition) in Self.conditions.enumerated() {
      text += """
          - id: ZZZ-\(100 + number)
            title: {zh: 甲, en: a}
            category: other
            basis: [csar-59-1-1]
            law_date: batch.made_on
            each: {batch: batches}
            when:
              - \(condition.written)
            act: unlicensed_production
            message: {zh: "${batch.id}", en: "${batch.id}"}

        """
    }
    try Data(text.utf8).write(to: rules.appendingPathComponent("zz.yaml"))
    let pages = try await Self.pages(Self.conditions.indices.map { "ZZZ-\(100 + $0)" }, rules: rules.path)
    #expect(pages.count == Self.conditions.count)
    for (page, condition) in zip(pages, Self.conditions) {
      let words = page.page.first { $0.section == "when" }?.entries.first?.text
      if !condition.zh.isEmpty { #expect(words?.zh == condition.zh) }
      if !condition.en.isEmpty { #expect(words?.en == condition.en) }
    }
  }

  /// Each of forty functions doubles what the next is given.
  @Test func `words that would grow without bound are cut short`() async throws {
    let folder = try TemporaryFolder()
    let rules = folder.url.appendingPathComponent("rules")
    try FileManager.default.copyItem(at: Package.root.appendingPathComponent("rules"), to: rules)
    var text = "functions:\n  - {name: f0, parameters: {x: decimal}, is: x > 1}\n"
    for number in 1...40 {
      text += "  - {name: f\(number), parameters: {x: decimal}, is: f\(number - 1)(x + x)}\n"
    }
    text += """
      rules:
        - id: ZZZ-001
          title: {zh: 甲, en: a}
          category: other
          basis: [csar-59-1-1]
          law_date: batch.made_on
          each: {batch: batches}
          when: [f40(batch.goods_value)]
          act: unlicensed_production
          message: {zh: "${batch.id}", en: "${batch.id}"}

      """
    try Data(text.utf8).write(to: rules.appendingPathComponent("zz.yaml"))
    let pages = try await Self.pages(["ZZZ-001"], rules: rules.path)
    let words = try #require(pages.first?.page.first { $0.section == "when" }?.entries.first?.text)
    #expect(words.zh.utf8.count < 20_000 && words.zh.hasSuffix("大于 1"))
  }

  @Test func `every one of our rules has a page on which no condition is left unsaid`() async throws {
    let pages = try await Self.pages(try await ListTests.ids())
    #expect(pages.count > 100)
    for rule in pages {
      for key in ["basis", "each", "law_date", "when", "act", "penalties", "message"] {
        #expect(rule.page.first { $0.section == key }?.entries.isEmpty == false, "\(rule.id) \(key)")
      }
      let conditions = rule.page.filter { ["applies", "when"].contains($0.section) }.flatMap(\.entries)
      #expect(conditions.allSatisfy { $0.written != nil }, "\(rule.id)")
      for text in conditions.map(\.text) {
        #expect(!text.zh.contains("`") && !text.en.contains("`"), "\(rule.id) \(text.zh)")
        #expect(!text.zh.contains(/「[a-z]+_[a-z_]+」/), "\(rule.id) \(text.zh)")
      }
    }
  }

  @Test func `fines stand with their arithmetic, and exceptions with who has to show them`() async throws {
    let outcome = try await Self.show(["ADD-001"], "--lang", "zh", "--format", "plain")
    for line in [
      "货值金额不足 10000 元：罚款 50000 元至 150000 元", "货值金额 10000 元以上：罚款 15 × 货值金额至 30 × 货值金额",
      "技术上不可避免的痕量，且经评估对人体无危害（由当事人证明）", "「样品.检验项目」的每一项（item）",
    ] {
      #expect(outcome.output.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test func `a rule that is not there is told with the near one`() async throws {
    let outcome = try await Self.show(["ADD-0001"], "--lang", "en")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("there is no rule `ADD-0001`; did you mean `ADD-001`?"))
  }

  @Test func `text keeps to the width of a terminal`() async throws {
    let outcome = try await Self.show(["ADD-001"], "--lang", "en")
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
