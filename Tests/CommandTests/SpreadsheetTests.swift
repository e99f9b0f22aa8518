import CEL
import Diagnostics
import Documents
import Foundation
import Records
import Testing

/// Records in workbooks and in tables.
@Suite struct SpreadsheetTests {
  private static let tables = Package.root.appendingPathComponent("Tests/CommandTests/Sheets/tutorial")

  struct Validation: Decodable {
    struct Place: Decodable { var file: String, line: Int, column: Int }
    struct Message: Decodable { var en: String }
    struct Told: Decodable { var code: String, location: Place, suggestions: [String], message: Message }
    struct Sums: Decodable {
      var errors: Int
      var records: Int?
    }
    var diagnostics: [Told]
    var summary: Sums
  }

  static func validate(_ path: String) async throws -> Validation {
    let outcome = try await Program.run("validate", path, "--format", "json")
    return try JSONDecoder().decode(Validation.self, from: Data(outcome.output.utf8))
  }

  /// Everything that was found, without its places.
  static func judged(_ path: String, stdin: Data = Data()) async throws -> String {
    let outcome = try await Program.run(["check", path, "--format", "json"], stdin: stdin)
    #expect(outcome.status == 1, "\(outcome.errors)")
    return outcome.output.replacing(/"(location|source)": \{[^}]*\}/, with: "")
  }

  /// The tables of the tutorial as rows of texts.
  static func rows() throws -> [(name: String, rows: [[String]])] {
    try FileManager.default.contentsOfDirectory(at: tables, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }.map { file in
      let text = try String(contentsOf: file, encoding: .utf8)
      let table = CSVTable(SourceText(id: SourceID(0), name: "x", text: text))
      return (String(file.lastPathComponent.dropLast(4)), ([table.columns] + table.rows).map { $0.map(\.text) })
    }
  }

  static func json(_ text: String) -> String { String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self) }

  private static func json(_ rows: [[String]]) -> String {
    "[" + rows.map { "[" + $0.map { $0.isEmpty ? "null" : json($0) }.joined(separator: ",") + "]" }.joined(separator: ",") + "]"
  }

  static func run(_ command: String, _ arguments: String..., input: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = Package.root
    process.arguments = [command] + arguments
    process.standardInput = FileHandle(forReadingAtPath: input)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A workbook made of a description in JSON.
  static func workbook(_ description: String, _ name: String, in folder: TemporaryFolder) throws -> String {
    let input = try folder.file(name + ".json", description)
    try run("python3", "Tests/CommandTests/Sheets/make_workbook.py", folder.path(name), input: input)
    return folder.path(name)
  }

  private static func tutorialWorkbook(in folder: TemporaryFolder) throws -> String {
    let sheets = try rows().map { "{\"name\": \(json($0.name)), \"rows\": \(json($0.rows))}" }
    return try workbook("{\"sheets\": [\(sheets.joined(separator: ","))]}", "visits.xlsx", in: folder)
  }

  /// A workbook of visits and batches.
  private static func book(_ visits: String, _ batches: String? = nil, more: String = "", in folder: TemporaryFolder) throws -> String {
    let second = batches.map { ", {\"name\": \"batches\", \"rows\": \($0)}" } ?? ""
    return try workbook("{\"sheets\": [{\"name\": \"检查记录\", \"rows\": \(visits)}\(second)]\(more)}", "visits.xlsx", in: folder)
  }

  static func converted(_ path: String) async throws -> String {
    let outcome = try await Program.run("convert", path, "--to", "ndjson")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  /// A text as a Chinese spreadsheet writes it.
  private static func chinese(_ text: String, in folder: TemporaryFolder) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["iconv", "-f", "UTF-8", "-t", "GB18030", "-o", folder.path("chinese"), try folder.file("utf8", text)]
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: URL(fileURLWithPath: folder.path("chinese")))
  }

  // MARK: The same record in every form

  @Test func `tables, in UTF-8 or GB18030, and a workbook give the findings of the record in YAML`() async throws {
    let folder = try TemporaryFolder()
    let wanted = try await Self.judged("examples/tutorial/visit.yaml")
    #expect(wanted.contains("UNL-001"))
    #expect(try await Self.judged(Self.tables.path) == wanted)
    for (name, rows) in try Self.rows() {
      let lines = rows.map { $0.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\r\n" }.joined()
      try folder.file("tables/\(name).csv", try Self.chinese(lines, in: folder))
    }
    #expect(try await Self.judged(folder.path("tables")) == wanted)
    let workbook = try Self.tutorialWorkbook(in: folder)
    #expect(try await Self.judged(workbook) == wanted)
    #expect(try await Self.judged("-", stdin: Data(contentsOf: URL(fileURLWithPath: workbook))) == wanted)
  }

  @Test func `a finding stands in its cell`() async throws {
    let text = try await Program.run("check", Self.tables.path, "--lang", "en").output
    #expect(text.contains("检查记录.csv!A2"))
    #expect(text.contains("[样品.检验项目.csv!G2]"))
  }

  // MARK: Cells

  @Test func `numbers are the decimals that are shown, days days, and a number in a text is spelled`() async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(
      #"[["id", "visit.date", "visit.officers", "assessed_on"], [{"n": "17"}, {"d": "46093"}, {"n": "2"}, {"d": "46122"}]]"#,
      #"""
      [["id", "number", "unit_price", "goods_value", "illegal_gains", "quantities.made"],
       ["b1", {"n": "260301"}, {"n": "12.099999999999999645"}, {"n": "0.30000000000000004"}, {"n": "1234567.89"}, {"n": "1E+3"}],
       [{"rich": ["b", "2"]}, {"n": "5E-05"}, {"n": "3333.3299999999999"}, {"n": "5.0000000000000002E-5"}, {"n": "0"}, null]]
      """#, in: folder)
    let text = try await Self.converted(path)
    #expect(text.contains(#""id":"17""#) && text.contains(#""date":"2026-03-12""#) && text.contains(#""assessed_on":"2026-04-10""#))
    #expect(text.contains(#""number":"260301""#) && text.contains(#""unit_price":12.1"#) && text.contains(#""goods_value":0.3"#))
    #expect(text.contains(#""illegal_gains":1234567.89"#) && text.contains(#""made":1000"#))
    #expect(text.contains(#""id":"b2""#) && text.contains(#""number":"0.00005""#) && text.contains(#""goods_value":0.00005"#))
    #expect(text.contains(#""unit_price":3333.33"#) && text.contains(#""illegal_gains":0"#))
  }

  @Test func `days may be counted from 1904, and are read as Chinese spreadsheets write them`() async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(
      #"[["检查编号", "检查.检查日期", "检查结束日期", "assessed_on"], ["v1", {"d": "44631"}, "2026/3/12", "2026年3月"]]"#, more: #", "date1904": true"#,
      in: folder)
    let text = try await Self.converted(path)
    #expect(text.contains(#""date":"2026-03-12","until":"2026-03-12""#) && text.contains(#""assessed_on":"2026-03""#))
  }

  @Test(arguments: [
    #"{"f": "1+1", "n": "2"}"#, ##"{"e": "#N/A"}"##, #"{"p": "0.005"}"#, #"{"n": "12345678901234567"}"#, #""—""#, #""/""#, #""N/A""#,
  ])
  func `a cell of which nobody can tell what it means is refused at its place`(cell: String) async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(
      #"[["id", "visit.date"], ["v1", "2026-03-12"]]"#, "[[\"id\", \"unit_price\"], [\"b1\", null], [\"b2\", \(cell)]]", in: folder)
    let told = try await Self.validate(path)
    #expect(told.diagnostics.map(\.code) == ["E0334"])
    let place = try #require(told.diagnostics.first?.location)
    #expect(place.file == path + ", batches" && place.line == 3 && place.column == 2)
  }

  @Test func `a text that became a day is refused, and so are joined cells`() async throws {
    let folder = try TemporaryFolder()
    let day = try Self.book(#"[["id", "visit.date"], ["v1", "2026-03-12"]]"#, #"[["id", "number"], ["b1", {"d": "46093"}]]"#, in: folder)
    #expect(try await Self.validate(day).diagnostics.map(\.code) == ["E0334"])
    let joined = try Self.workbook(
      #"{"sheets": [{"name": "record", "rows": [["id", "visit.date"], ["v1", "2026-03-12"]], "merged": "A2:A3"}]}"#, "joined.xlsx", in: folder)
    #expect(try await Self.validate(joined).diagnostics.map(\.code) == ["E0334"])
  }

  // MARK: Three states

  @Test func `blank is not established, none is absent, and lists say whether they are all there is`() async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(
      #"""
      [["id", "visit.date", "production_licence", "enterprise.roles", "products", "batches", "samples", "enterprise.gmp", "case"],
       ["v1", "2026-03-12", "无", "无", "无", "未录全", null, "有", "none"],
       ["v2", "2026-03-12", null, "生产企业；seller", null, "incomplete", "none", null, null]]
      """#,
      #"[["检查编号", "id"], ["v1", "b1"], ["v1", "b2"]]"#, in: folder)
    let lines = try await Self.converted(path).split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    let first = try #require(lines.first), second = try #require(lines.last)
    #expect(first.contains(#""production_licence":null"#) && first.contains(#""roles":[]"#) && first.contains(#""products":[]"#))
    #expect(first.contains(#""batches":[{"id":"b1"},{"id":"b2"}]"#) && first.contains(#""incomplete":["batches"]"#))
    #expect(first.contains(#""gmp":{}"#) && first.contains(#""case":null"#) && !first.contains("samples"))
    #expect(second.contains(#""roles":["producer","seller"]"#) && second.contains(#""samples":[]"#))
    #expect(!second.contains("licence") && !second.contains("products") && !second.contains(#""batches":["#))
  }

  @Test(arguments: [
    (#"[["id", "visit.date", "batches"], ["v1", "2026-03-12", "无"]]"#, 3),
    (#"[["id", "visit.date", "batches"], ["v1", "2026-03-12", "3批"]]"#, 3),
    (#"[["id", "visit.date", "production_licence", "许可证编号"], ["v1", "2026-03-12", "无", "粤妆1"]]"#, 4),
    (#"[["id", "visit.date", "production_licence"], ["v1", "2026-03-12", "粤妆1"]]"#, 3),
  ])
  func `what contradicts itself is refused`(visits: String, column: Int) async throws {
    let folder = try TemporaryFolder()
    let told = try await Self.validate(Self.book(visits, #"[["id"], ["b1"]]"#, in: folder))
    #expect(told.diagnostics.map(\.code) == ["E0334"] && told.diagnostics.first?.location.column == column)
  }

  // MARK: Keys

  @Test func `rows that belong to no visit count as records that could not be judged`() async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(
      #"[["id", "visit.date"], ["v1", "2026-03-12"], ["v2", "2026-03-12"]]"#,
      #"[["record.id", "id"], ["v1", "b1"], ["v3", "b1"], [null, "b2"]]"#, in: folder)
    let told = try await Self.validate(path)
    #expect(told.diagnostics.map(\.code) == ["E0333", "E0333"] && told.diagnostics.map(\.location.line) == [3, 4])
    #expect(told.diagnostics.first?.suggestions.contains("v2") == true)
    #expect(told.summary.records == 3)
    let outcome = try await Program.run("check", path)
    #expect(outcome.status == 3)
  }

  @Test func `a visit with two rows, and a row of a sample that is not there, are refused`() async throws {
    let folder = try TemporaryFolder()
    let twice = try Self.book(#"[["id", "visit.date"], ["v1", "2026-03-12"], ["v1", "2026-03-13"]]"#, in: folder)
    #expect(try await Self.validate(twice).diagnostics.map(\.code) == ["E0333", "E0333"])
    let path = try Self.workbook(
      #"""
      {"sheets": [{"name": "record", "rows": [["id", "visit.date"], ["v1", "2026-03-12"]]},
       {"name": "样品", "rows": [["编号"], ["s1"], ["s2"]]},
       {"name": "检验项目", "rows": [["样品", "项目"], ["s2", "汞"], ["s3", "铅"], [null, "砷"]]}]}
      """#, "items.xlsx", in: folder)
    let told = try await Self.validate(path)
    #expect(told.diagnostics.map(\.code) == ["E0333", "E0333"] && told.diagnostics.map(\.location.line) == [3, 4])
  }

  @Test func `elements without a key are counted`() async throws {
    let folder = try TemporaryFolder()
    let path = try Self.workbook(
      #"""
      {"sheets": [{"name": "record", "rows": [["id", "visit.date"], ["v1", "2026-03-12"]]},
       {"name": "decisions", "rows": [["number"], ["甲"], ["乙"]]},
       {"name": "decisions.acts", "rows": [["decisions.row", "act"], [{"n": "2"}, "off_dossier"], [{"n": "1"}, "no_gmp"]]}]}
      """#, "decisions.xlsx", in: folder)
    let text = try await Self.converted(path)
    #expect(text.contains(#"{"number":"甲","acts":[{"act":"no_gmp"}]},{"number":"乙","acts":[{"act":"off_dossier"}]}"#))
  }

  // MARK: Names

  @Test(arguments: [
    (#"[["id", "visit.date", "检查.镇接"], ["v1", "2026-03-12", "均禾街"]]"#, "E0332", "检查.镇街"),
    (#"[["id", "visit.date", "地址"], ["v1", "2026-03-12", "x"]]"#, "E0332", nil),
    (#"[["id", "visit.date", "visit.date"], ["v1", "2026-03-12", "2026-03-12"]]"#, "E0332", nil),
    (#"[["id", "visit.date", "address"], ["v1", "2026-03-12", "x"]]"#, "E0332", nil),
    (#"[["id", "visit.date", null], ["v1", "2026-03-12", "x"]]"#, "E0332", nil),
  ])
  func `a column that nobody knows, that may be several, that stands twice or has no name is refused`(
    visits: String, code: String, meant: String?
  ) async throws {
    let folder = try TemporaryFolder()
    let told = try await Self.validate(Self.book(visits, in: folder))
    #expect(told.diagnostics.map(\.code) == [code])
    #expect(told.diagnostics.first?.location.column == 3)
    if let meant { #expect(told.diagnostics.first?.suggestions.contains(meant) == true) }
  }

  @Test func `a sheet that nobody knows is refused, one of remarks is not, and the rest of a run goes on`() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.workbook(
      ##"""
      {"sheets": [{"name": "检查记录", "rows": [["id", "visit.date", "#备注"], ["v1", "2026-03-12", "随便"]]}, {"name": "批此", "rows": [["id"]]},
       {"name": "# 说明", "rows": [["x"]]}]}
      """##, "visits.xlsx", in: folder)
    try folder.file("good.yaml", "schema: inspection/1\nid: good\nvisit: {date: 2026-03-12}\n")
    let told = try await Self.validate(folder.path(""))
    // The description that the workbook was made of is JSON, and no record.
    #expect(told.diagnostics.map(\.code).sorted() == ["E0312", "E0331"])
    #expect(told.diagnostics.contains { $0.suggestions.contains("批次") })
    #expect(told.summary.records == 3)
  }

  @Test func `tables beside records are passed over, unless one holds the records`() async throws {
    let folder = try TemporaryFolder()
    try folder.file("good.yaml", "schema: inspection/1\nid: good\nvisit: {date: 2026-03-12}\n")
    try folder.file("report.csv", "a,b\n1,2\n")
    #expect(try await Self.validate(folder.path("")).summary.records == 1)
    try folder.file("inspection record.csv", "id,visit.date\nv1,2026-03-12\n")
    #expect(try await Self.validate(folder.path("")).diagnostics.map(\.code) == ["E0331"])
    try FileManager.default.removeItem(atPath: folder.path("report.csv"))
    #expect(try await Self.validate(folder.path("")).summary.records == 2)
    let alone = try await Program.run("validate", folder.path("inspection record.csv"))
    #expect(alone.status == 3 && alone.output.contains("E0134"))
  }

  // MARK: Archives

  @Test(arguments: [
    #""doctype": true"#, #""extra": ["../outside", 1]"#, #""extra": ["/etc/outside", 1]"#, #""extra": ["xl\\media", 1]"#,
    #""extra": ["xl/media/large", 100000000]"#, #""extra": ["XL/workbook.xml", 1]"#,
  ])
  func `an archive that is not to be trusted is refused, and nothing of it read`(hostile: String) async throws {
    let folder = try TemporaryFolder()
    let path = try Self.book(#"[["id", "visit.date"], ["v1", "2026-03-12"]]"#, more: ", " + hostile, in: folder)
    let told = try await Self.validate(path)
    #expect(told.diagnostics.map(\.code) == ["E0151"] && told.summary.records == 0)
    #expect(try await Program.run(["check", path], memory: 4_000).status == 3)
  }

  @Test func `no damage to a workbook brings the reader down, and none is passed over in silence`() throws {
    let folder = try TemporaryFolder()
    let good = try Data(contentsOf: URL(fileURLWithPath: Self.tutorialWorkbook(in: folder)))
    var problems: [Diagnostic] = []
    let text = try String(contentsOf: Package.root.appendingPathComponent("rules/schema/inspection.yaml"), encoding: .utf8)
    let document = try #require(readYAML(SourceText(id: SourceID(0), name: "s", text: text), reporting: &problems).first)
    let layout = SheetLayout(try #require(RecordSchema.read(document, reporting: &problems)))
    var state: UInt64 = 7
    func chance(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<300 {
      var bytes = good
      switch round % 3 {
      case 0: bytes = bytes.prefix(chance(good.count))
      case 1: for _ in 0...chance(8) { bytes[chance(good.count)] = UInt8(chance(256)) }
      default: bytes.insert(contentsOf: [UInt8](repeating: UInt8(chance(256)), count: chance(64)), at: chance(good.count))
      }
      let path = try folder.file("damaged.xlsx", bytes)
      var sources = SourceMap()
      var reader = InputReader(paths: [path], form: nil, workbooks: layout)
      var items = 0
      while reader.next(sources: &sources) != nil { items += 1 }
      #expect(items > 0, "round \(round)")
    }
  }

  @Test func `many visits of one workbook come out the same however many are judged at a time`() async throws {
    let folder = try TemporaryFolder()
    let visits = (1...400).map { "[\"v\($0)\", \"2026-03-12\", \"无\"]" }.joined(separator: ",")
    let batches = (1...400).map { "[\"v\($0)\", \"b1\", \"inspected\", \"2026-03-01\"]" }.joined(separator: ",")
    let path = try Self.book(
      "[[\"id\", \"visit.date\", \"production_licence\"], \(visits)]", "[[\"record\", \"id\", \"maker\", \"made_on\"], \(batches)]", in: folder)
    let one = try await Program.run("check", path, "--format", "ndjson", "--jobs", "1")
    let four = try await Program.run("check", path, "--format", "ndjson", "--jobs", "4")
    #expect(one.status == 1 && one.output == four.output && one.output.split(separator: "\n").count == 402)
  }
}
