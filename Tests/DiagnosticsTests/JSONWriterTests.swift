import Diagnostics
import Foundation
import Testing

@Suite struct JSONWriterTests {
  @Test func `commas and colons stand where they belong`() {
    var json = JSONWriter()
    json.object {
      $0.key("a")
      $0.array { $0.int(1); $0.array { _ in }; $0.object { _ in }; $0.null() }
      $0.key("b")
      $0.string(orNull: nil)
      $0.key("c")
      $0.object { $0.key("d"); $0.bool(true); $0.key("e"); $0.literal("1.50") }
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a":[1,[],{},null],"b":null,"c":{"d":true,"e":1.50}}"#)
  }

  @Test(arguments: [
    "", "plain", "引号\"和\\反斜杠", "line\nend\r\ttab", "\u{0}\u{1}\u{1F}\u{7F}", "\u{2028}\u{2029}", "€ 😀", "\u{A8}\u{A9}",
  ])
  func `a string comes back as it was`(text: String) throws {
    var bytes: [UInt8] = []
    JSONWriter.append(text, to: &bytes)
    let read = try JSONDecoder().decode([String].self, from: Data([UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")]))
    #expect(read == [text])
  }

  @Test func `a stream of values can be taken out in parts`() {
    var json = JSONWriter()
    json.object { $0.key("type"); $0.string("run") }
    json.newline()
    #expect(String(decoding: json.take(), as: UTF8.self) == "{\"type\":\"run\"}\n")
    json.beginArray()
    json.int(1)
    _ = json.take()
    json.int(2)
    json.endArray()
    #expect(String(decoding: json.take(), as: UTF8.self) == ",2]")
  }
}
