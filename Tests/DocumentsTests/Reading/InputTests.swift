import Diagnostics
import Documents
import Foundation
import Testing

/// A folder for one test, deleted with it.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }
}

/// The items of an input in short: names of texts without their folder, words of documents, codes of mistakes.
func items(_ paths: [String], _ form: InputForm? = nil, under folder: String) -> (items: [String], ignored: Int) {
  var reader = InputReader(paths: paths, form: form)
  var sources = SourceMap()
  var found: [String] = []
  func short(_ source: SourceText) -> String {
    source.name.hasPrefix(folder + "/") ? String(source.name.dropFirst(folder.count + 1)) : source.name
  }
  while let item = reader.next(sources: &sources) {
    switch item {
    case .document(let document):
      found.append(short(document.source) + " " + words(of: document).joined(separator: " "))
      #expect(sources[document.source.id] != nil)
    case .broken(let source, let mistakes):
      let line = mistakes.first.map { source.position(of: $0.primary.span.start).line } ?? 0
      found.append(short(source) + " broken \(mistakes.map(\.code).joined(separator: " ")) line \(line)")
    case .unusable(let source, let mistake): found.append(short(source) + " unusable " + mistake.code)
    }
  }
  return (found, reader.ignoredFiles)
}

@Suite struct InputTests {
  @Test func `a folder is read in the order of its paths' bytes`() throws {
    let scratch = try Scratch()
    for (name, text) in [
      ("b.yaml", "b: 1"), ("a/z.yml", "z: 1\n---\nz: 2"), ("a.json", "[{\"a\": 1}, {\"a\": 2}]"), ("c.jsonl", "{}\n{}\n"),
      ("readme.md", "x"), (".hidden.yaml", "x"), ("d/e/f.ndjson", "{\"f\": }\n{}"),
    ] { try scratch.write(name, text) }
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/d/loop", withDestinationPath: scratch.path)
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/link.yaml", withDestinationPath: scratch.path + "/b.yaml")
    let found = items([scratch.path], under: scratch.path)
    #expect(
      found.items == [
        "a.json { s:a n:1 }", "a.json { s:a n:2 }", "a/z.yml { s:z n:1 }", "a/z.yml { s:z n:2 }", "b.yaml { s:b n:1 }",
        "c.jsonl { }", "c.jsonl { }", "d/e/f.ndjson broken E0121 line 1", "d/e/f.ndjson { }", "link.yaml { s:b n:1 }",
      ])
    #expect(found.ignored == 2)
  }

  @Test func `what yields no record is told`() throws {
    let scratch = try Scratch()
    try scratch.write("empty/x.txt", "")
    let paths = try [
      scratch.path + "/none.yaml", scratch.path + "/empty", scratch.write("x.csv", "a,b"), scratch.write("e.yaml", "# no\n"),
      scratch.write("e.json", " "), scratch.write("e.ndjson", "\n\n"), scratch.write("a.json", "[]"),
      scratch.write("bin.ndjson", "PK\u{0}\u{1}\nx\ny"), scratch.write("bin.yaml", "PK\u{0}\u{1}\nx\ny"),
    ]
    #expect(
      items(paths, under: scratch.path).items == [
        "none.yaml unusable E0131", "empty unusable E0133", "x.csv unusable E0134", "e.yaml broken E0135 line 1",
        "e.json broken E0135 line 1", "e.ndjson unusable E0135", "a.json broken E0135 line 1", "bin.ndjson unusable E0102",
        "bin.yaml broken E0102 line 1",
      ])
  }

  @Test func `the form that is asked for wins over the name`() throws {
    let scratch = try Scratch()
    let path = try scratch.write("x.csv", "{\"a\": 1}\n{\"a\": 2}\n")
    #expect(items([path], .ndjson, under: scratch.path).items == ["x.csv { s:a n:1 }", "x.csv { s:a n:2 }"])
    #expect(items([path], .json, under: scratch.path).items == ["x.csv broken E0121 line 2"])
  }

  @Test(arguments: [
    ("a: 1\n", "{ s:a n:1 }", 1), ("{\"a\":\n 1}", "{ s:a n:1 }", 1), ("\u{FEFF}[{}, {}]", "{ }", 2), ("{}\n{\"b\": \"}\"}\n", "{ }", 2),
    ("{\"a\": \"{\\\"\"}\n\n{}", "{ s:a s:{\" }", 2), ("---\n{}\n", "{ }", 1),
  ])
  func `a pipe's form is told from its first bytes`(text: String, first: String, count: Int) async throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Thread { try? Data(text.utf8).write(to: URL(filePath: pipe), options: []) }
    writer.start()
    let found = items([pipe], under: scratch.path).items
    #expect(found.count == count)
    #expect(found.first == "pipe " + first)
  }

  @Test func `a long file of lines keeps its line numbers, and a line without end is refused alone`() throws {
    let scratch = try Scratch()
    var text = ""
    for number in 0..<8_000 { text += "{\"n\": \(number), \"pad\": \"一二三四五六七八九十\"}\n" }
    text += String(repeating: "x", count: 17 << 20) + "\n{\"last\": \n{}"
    let found = items([try scratch.write("long.ndjson", text)], under: scratch.path).items
    #expect(found.count == 8_003)
    #expect(found.suffix(3) == ["long.ndjson broken E0122 line 8001", "long.ndjson broken E0121 line 8002", "long.ndjson { }"])
    #expect(found[7_999].hasPrefix("long.ndjson { s:n n:7999 "))
  }
}
