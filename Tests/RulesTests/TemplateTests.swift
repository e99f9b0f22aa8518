import Diagnostics
import Documents
import Rules
import Testing

@Suite struct TemplateTests {
  private static func read(_ written: String) throws -> (parts: [String], marked: [String], codes: [String]) {
    var sources = SourceMap()
    let source = sources.add(name: "t.yaml", bytes: ContiguousArray(written.utf8))
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(source, reporting: &diagnostics).first)
    let parts = readTemplate(document.root, in: document, reporting: &diagnostics).map { part in
      switch part {
      case .text(let text): text
      case .value(let value): "{" + value.text + "}"
      }
    }
    let places = diagnostics.map { source.position(of: $0.primary.span.start) }
    return (parts, places.map { "\($0.line):\($0.column)" }, diagnostics.map(\.code))
  }

  @Test(arguments: [
    ("箱 ${crate.id}，${n + 1}。", ["箱 ", "{crate.id}", "，", "{n + 1}", "。"]), ("no expression", ["no expression"]),
    ("${ {'a': 1}['a'] }", ["{ {'a': 1}['a'] }"]), ("${\"}\" + '{'}!", ["{\"}\" + '{'}", "!"]),
    ("${'it\\'s}'}", ["{'it\\'s}'}"]), ("a $ b $$ {c}", ["a $ b $$ {c}"]),
  ]) func `A text is taken apart at its expressions, and braces in quotes end none`(written: String, parts: [String]) throws {
    let found = try Self.read("'" + written.replacing("'", with: "''") + "'")
    #expect(found.parts == parts)
    #expect(found.codes.isEmpty)
  }

  @Test(arguments: [
    ("'a ${b'", "E0405", "1:4"), ("\"x\\n${}\"", "E0211", "1:7"), (">-\n  ab\n  ${c +} d", "E0201", "3:8"),
    ("'${\"x} y'", "E0202", "1:4"),
  ]) func `What is wrong in a message has its place`(written: String, code: String, place: String) throws {
    let found = try Self.read(written)
    #expect(found.codes == [code])
    #expect(found.marked == [place])
  }
}
