import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

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
      .replacing("><", with: ">\n<")
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
      let links = Set(read.attributes["href"] ?? [])
      let names = read.attributes["id"] ?? []
      #expect(links.allSatisfy { $0.hasPrefix("#") } && !links.isEmpty)
      #expect(links.subtracting(names.map { "#\($0)" }).isEmpty)
      #expect(Set(names).count == names.count)
      #expect(read.attributes["style"] == nil && !read.attributes.keys.contains { $0.hasPrefix("on") })
    }
  }

  @Test func `what a record says never becomes part of the page's own markup`() async throws {
    let page = try await Self.market()
    let read = try ReadPage(page)
    #expect(read.elements["script"] == 1 && read.elements["img"] == nil && read.elements["i"] != nil)
    #expect(read.text.contains("</b><script>alert('id')</script>"))
    #expect(read.text.contains("\"><img src=x onerror=alert(1)> & \u{FFFD}gnp.␇"))
    #expect(read.text.contains("crate c</dd>") && read.text.contains("一份 <b>报纸</b>"))
    #expect(!page.contains("<script>alert") && !page.contains("\u{202E}"))
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

/// A page read strictly, as XML.
private final class ReadPage: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var attributes: [String: [String]] = [:]
  private(set) var text = ""
  /// Of each table that adds up its lines of numbers; nil where a cell is no whole number.
  private(set) var sums: [[[Int?]]] = []
  private var isInSums = false
  private var cell: String?

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    try #require(parser.parse(), "line \(parser.lineNumber), column \(parser.columnNumber): \(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes own: [String: String] = [:]
  ) {
    elements[name, default: 0] += 1
    for (key, value) in own { attributes[key, default: []].append(value) }
    if name == "table" {
      isInSums = own["class"] == "sums"
      if isInSums { sums.append([]) }
    }
    guard isInSums else { return }
    if name == "tr" { sums[sums.count - 1].append([]) }
    if name == "td" || name == "th" { cell = "" }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "thead", isInSums { sums[sums.count - 1] = [] }
    if name == "table" { isInSums = false }
    guard isInSums, name == "td" || name == "th", let shown = cell, let line = sums.last?.indices.last else { return }
    sums[sums.count - 1][line].append(Int(shown.replacing(",", with: "")))
    cell = nil
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    cell? += string
  }
}
