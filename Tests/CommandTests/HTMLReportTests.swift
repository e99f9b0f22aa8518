import Foundation
import Testing

/// `check --format html`: the page of a campaign, as the built program writes it.
@Suite struct HTMLReportTests {
  private static let market = "Tests/CommandTests/CampaignPage"
  private static let rules = ["--rules", "\(market)/rules"]

  private static func page(_ arguments: [String], status: Int32, within seconds: Double = 60) async throws -> String {
    let outcome = try await Program.run(["check", "--format", "html", "--fail-on", "never"] + arguments, within: seconds)
    #expect(outcome.status == status, "\(outcome.errors)")
    return outcome.output
  }

  private static func market(_ arguments: String...) async throws -> String {
    try await page(["\(market)/visits.yaml", "--earlier", "\(market)/earlier.yaml"] + rules + arguments, status: 3)
  }

  /// What of a page people read: without its style, its script and the versions that made it.
  private static func content(_ page: String) throws -> String {
    let body = try #require(page.range(of: "<main>"))
    let end = try #require(page.range(of: "<script>"))
    return String(page[body.lowerBound..<end.lowerBound])
      .replacing(#/cosmetics-check [0-9.]+/#, with: "cosmetics-check VERSION").replacing(#/sha256:[0-9a-f]+/#, with: "DIGEST")
      .replacing("><", with: ">\n<").replacing("],[", with: "],\n[")
  }

  /// Renewed with UPDATE_GOLDEN=1, and then read by somebody.
  @Test func `the page of a small campaign is as its golden file has it`() async throws {
    let shown = try Self.content(try await Self.market())
    let file = Package.root.appendingPathComponent("\(Self.market)/page.html")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(shown.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = zip(shown.split(separator: "\n"), golden.split(separator: "\n"))
    if let differing = lines.first(where: { $0 != $1 }) { Issue.record("shown \(differing.0)\ngolden \(differing.1)") }
    #expect(shown.utf8.count == golden.utf8.count)
  }

  @Test func `the language asked for is the one shown first, and both are in the page`() async throws {
    let chinese = try await Self.market("--lang", "zh"), english = try await Self.market("--lang", "en")
    #expect(chinese.contains("lang=\"zh-CN\"") && chinese.contains(#"id="in-zh" checked="checked""#))
    #expect(english.contains("lang=\"en\"") && english.contains(#"id="in-en" checked="checked""#))
    #expect(try Self.content(chinese) == Self.content(english))
  }

  @Test func `it is one well-formed file that fetches nothing, and every link leads somewhere`() async throws {
    for page in [
      try await Self.market(), try await Self.page(["examples/decisions", "examples/tutorial"], status: 0, within: 180),
      try await Self.page(["examples/tutorial", "--explain"], status: 0),
    ] {
      let read = try ReadPage(page)
      #expect(page.contains("default-src 'none'"))
      #expect(read.attributes["src"] == nil && read.elements["link"] == nil && read.elements["img"] == nil)
      let visits = try read.visits()
      let links = Set((read.attributes["href"] ?? []) + visits.links)
      let names = read.attributes["id"] ?? []
      #expect(links.allSatisfy { $0.hasPrefix("#") } && !links.isEmpty)
      #expect(links.subtracting(names.map { "#\($0)" }).subtracting(visits.details.indices.map { "#v\($0 + 1)" }).isEmpty)
      #expect(Set(names).count == names.count)
      #expect(read.attributes["style"] == nil && !read.attributes.keys.contains { $0.hasPrefix("on") })
    }
  }

  @Test func `what a record says never becomes part of the page's own markup`() async throws {
    let page = try await Self.market()
    let read = try ReadPage(page)
    #expect(read.elements["script"] == 2 && read.elements["img"] == nil)
    let visits = try read.visits()
    let last = try #require(visits.lines.last)
    #expect(last.contains("</b><script>alert('id')</script>"))
    #expect(last.contains("\"><img src=x onerror=alert(1)> & \u{FFFD}gnp.␇"))
    #expect(visits.details.last?.contains("crate c</dd>") == true && read.text.contains("一份 <b>报纸</b>"))
    #expect(!page.contains("<script>alert") && !page.contains("\u{202E}") && !page.contains("<img"))
  }

  @Test func `every visit that was judged is in the list, with a value in each column and all that was found`() async throws {
    let read = try ReadPage(try await Self.market("--lang", "en"))
    let visits = try read.visits()
    #expect(visits.lines.count == 9 && visits.kinds.count == 9)
    #expect(visits.lines.allSatisfy { $0.count == visits.columns.count && $0.allSatisfy { !$0.isEmpty } })
    let several = try #require(visits.lines.firstIndex { $0.contains("several") })
    #expect(visits.lines[several].contains("2023-06-12") && visits.lines[several].contains("庚摊"))
    #expect(visits.details[several].contains("evidence") && visits.details[several].contains("crates[0].rotten = true"))
    // Nothing was found: nothing to open.
    let clean = try #require(visits.lines.firstIndex { $0.contains("clean") })
    #expect(visits.details[clean].isEmpty && visits.lines[clean].contains("no violation found"))
    // What could not be judged is told without a script.
    #expect(read.attributes["id"]?.contains("unreadable") == true && read.text.contains("E0301") && read.text.contains("misspelt"))
    #expect(!visits.lines.contains { $0.contains("misspelt") })
  }

  @Test func `the values of a column stand in the order in which the list is sorted by it`() async throws {
    let visits = try ReadPage(try await Self.page(["examples/decisions"], status: 0, within: 180)).visits()
    let fine = try #require(visits.columns.first { $0.title == "lawful fine (yuan)" })
    let lower = fine.texts.map { Int($0.prefix { $0.isNumber || $0 == "," }.replacing(",", with: "")) ?? -1 }
    #expect(fine.sorting == "falling" && lower.count > 3 && lower == lower.sorted())
    let date = try #require(visits.columns.first { $0.title == "date" })
    #expect(date.sorting == "rising" && date.texts.count > 3 && date.texts == date.texts.sorted())
  }

  @Test func `personal data are masked unless they are asked for`() async throws {
    let masked = try await Self.market(), shown = try await Self.market("--unmask")
    for word in ["王小明", "123,456"] {
      #expect(!masked.contains(word))
      #expect(shown.contains(word))
    }
    #expect(masked.contains("***"))
  }

  @Test func `the same bytes come out however many records are judged at a time`() async throws {
    let one = try await Self.page(["examples/decisions", "--jobs", "1"], status: 0, within: 180)
    let many = try await Self.page(["examples/decisions", "--jobs", "5"], status: 0, within: 180)
    #expect(one == many)
  }

  /// In every table that says so, each column of whole numbers adds up to its last line.
  @Test func `the lines of a table add up, and its totals are those of the JSON report`() async throws {
    let page = try await Self.page(["examples/decisions"], status: 0, within: 180)
    let tables = try ReadPage(page).sums
    #expect(tables.count >= 5)
    let json = try await Program.run("check", "examples/decisions", "--format", "json", "--fail-on", "never")
    struct Run: Decodable {
      struct Summary: Decodable { var checked: Int, records_with_violations: Int, cases: Int }
      var summary: Summary
    }
    let summary = try JSONDecoder().decode(Run.self, from: Data(json.output.utf8)).summary
    for table in tables {
      let total = try #require(table.last)
      #expect(total[1] == summary.checked && total[2] == summary.records_with_violations && total[3] == summary.cases)
      for column in total.indices.dropFirst() {
        let numbers = table.map { $0[column] }
        guard numbers.allSatisfy({ $0 != nil }) else { continue }
        #expect(numbers.dropLast().reduce(0) { $0 + ($1 ?? 0) } == total[column])
      }
    }
  }

  // MARK: The earlier campaign

  @Test(arguments: [
    ("visits: many", "E0307", "many"), ("vists: 3", "E0301", "visits"),
    ("by_category: [{category: fruits, visits: 1}]", "E0304", "fruit"), ("cases: -1", "E0305", "0"),
  ])
  func `a mistake in the earlier figures is told with its place, and nothing is judged`(
    line: String, code: String, suggestion: String
  ) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("earlier.yaml", "schema: campaign-figures/1\nname: {zh: 甲, en: a}\n\(line)\n")
    let outcome = try await Program.run(
      ["check", "\(Self.market)/visits.yaml", "--format", "html", "--earlier", file] + Self.rules)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    let told = try #require(outcome.errors.range(of: "错误[").map { outcome.errors[$0.lowerBound...] })
    #expect(told.hasPrefix("错误[\(code)]") && told.contains("earlier.yaml:3:") && told.contains(suggestion), "\(told)")
  }

  @Test func `earlier figures need a page, and hold one campaign`() async throws {
    let unused = try await Program.run("check", "examples/tutorial", "--earlier", "x.yaml")
    #expect(unused.status == 2 && unused.errors.contains("--format html"))
    let folder = try TemporaryFolder()
    let one = "schema: campaign-figures/1\nname: {zh: 甲, en: a}\n"
    let two = try folder.file("two.yaml", one + "---\n" + one)
    for file in [two, folder.path("none.yaml")] {
      let outcome = try await Program.run("check", "examples/tutorial", "--format", "html", "--earlier", file)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.errors)")
    }
  }

  @Test func `the example of an earlier campaign is read, and what it does not say is not established`() async throws {
    let page = try await Self.page(["examples/tutorial", "--earlier", "docs/earlier-campaign.yaml"], status: 0)
    let text = try ReadPage(page).text
    #expect(text.contains("3,512") && text.contains("2,765") && text.contains("−21.27 %") && text.contains("未查明"))
  }
}
