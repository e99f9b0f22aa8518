import Diagnostics
import Testing

/// Texts with mistakes in them, for the golden files.
enum Gallery {
  struct Piece: Sendable, CustomTestStringConvertible {
    var name: String
    var sources: SourceMap
    var diagnostics: [Diagnostic]
    var testDescription: String { name }

    func rendered() -> String {
      var out = ""
      for language in Language.allCases {
        out += "== human, \(language.rawValue)\n"
        out += renderHuman(diagnostics, in: sources, options: RenderingOptions(language: language))
        out += "== plain, \(language.rawValue)\n"
        out += renderPlain(diagnostics, in: sources, language: language)
      }
      var json = JSONWriter()
      renderJSON(diagnostics, in: sources, into: &json)
      return out + "== json\n" + String(decoding: json.bytes, as: UTF8.self) + "\n"
    }
  }

  static let all: [Piece] = [
    chinese, tab, multiline, tallSpan, zeroLength, endOfFile, carriageReturn, longLine, longChineseLine, otherFile,
    hostile, brokenBytes, byteOrderMark, longLabel, manyNumbers,
  ]

  static func at(_ text: String, in source: SourceText) -> SourceSpan {
    let whole = Array(source.bytes)
    let part = Array(text.utf8)
    let start = (0...(whole.count - part.count)).first { whole[$0..<($0 + part.count)].elementsEqual(part) } ?? 0
    return SourceSpan(source: source.id, start: UInt32(start), length: UInt32(part.count))
  }

  static func error(
    _ span: SourceSpan, _ message: Localized, label: Localized? = nil, other: [Label] = [], help: [Localized] = [],
    suggestions: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code: "E0999", severity: .error, message: message, primary: Label(span, label), secondary: other, help: help,
      suggestions: suggestions)
  }

  static func piece(_ name: String, _ text: String, marks: [(String, String)]) -> Piece {
    var sources = SourceMap()
    let source = sources.add(name: "record.yaml", bytes: ContiguousArray(text.utf8))
    let diagnostics = marks.map { error(at($0.0, in: source), Localized(zh: $0.1, en: $0.1)) }
    return Piece(name: name, sources: sources, diagnostics: diagnostics)
  }

  private static func piece(
    _ name: String, _ text: String, _ file: String = "摊位.yaml", _ make: (SourceText) -> [Diagnostic]
  ) -> Piece {
    var sources = SourceMap()
    let source = sources.add(name: file, bytes: ContiguousArray(text.utf8))
    return Piece(name: name, sources: sources, diagnostics: make(source))
  }

  private static let wrong = Localized(zh: "没有「苹菓」这种水果", en: "there is no fruit `苹菓`")

  static let chinese = piece("chinese", "stalls:\n  - 名称: 老王的苹菓摊, fruit: 苹菓  # 两处\n") { source in
    var second = at("fruit: 苹菓", in: source)
    second.start += 7
    second.length -= 7
    return [
      error(
        second, wrong, label: Localized(zh: "应为水果表中的名称", en: "a name of the table of fruit belongs here"),
        help: [Localized(zh: "是不是想写「苹果」？", en: "did you mean `苹果`?")], suggestions: ["苹果"])
    ]
  }

  static let tab = piece("tab", "a:\tb\n\t苹\tfruit: pear\n") { source in
    [error(at("fruit", in: source), Localized(zh: "缩进用了制表符", en: "a tab in the indentation"), suggestions: ["fruits"])]
  }

  static let multiline = piece("multiline", "fruit:\n  name: pear\n  price: |\n    three\n    coins\nend: 1\n") { source in
    [
      error(
        at("name: pear\n  price: |\n    three", in: source), Localized(zh: "此处应为一个值", en: "a single value is expected here"),
        label: Localized(zh: "这是一个对象", en: "this is an object"))
    ]
  }

  static let tallSpan = piece("tall-span", (1...12).map { "line \($0): 值\n" }.joined()) { source in
    [
      error(
        at((2...11).map { "line \($0): 值\n" }.joined(), in: source), Localized(zh: "整段都不对", en: "all of it is wrong"),
        label: Localized(zh: "从这里到这里", en: "from there to here"))
    ]
  }

  static let zeroLength = piece("zero-length", "a: 苹\nb:\n") { source in
    var span = at("b:", in: source)
    span.start += 2
    span.length = 0
    return [error(span, Localized(zh: "缺少值", en: "a value is missing"), label: Localized(zh: "补在这里", en: "here"))]
  }

  static let endOfFile = piece("end-of-file", "a: [1, 2\n") { source in
    [
      error(
        SourceSpan(source: source.id, start: UInt32(source.bytes.count), length: 0),
        Localized(zh: "列表没有结束", en: "the list does not end"),
        other: [Label(at("[", in: source), Localized(zh: "从这里开始", en: "it begins here"))])
    ]
  }

  static let carriageReturn = piece("crlf", "a: 1\r\nb: 苹菓\r\nc: 2\r\n") { source in
    [error(at("苹菓\r\n", in: source), wrong), error(at("c", in: source), Localized(zh: "多余", en: "not needed"))]
  }

  static let longLine = piece(
    "long-line", "{\"a\": \"" + String(repeating: "lorem ", count: 40) + "\", \"fruit\": \"peer\", \"b\": \""
      + String(repeating: "ipsum ", count: 40) + "\"}\n", "stalls.ndjson"
  ) { source in
    [error(at("\"peer\"", in: source), Localized(zh: "没有「peer」", en: "there is no `peer`"), suggestions: ["pear", "beer"])]
  }

  static let longChineseLine = piece(
    "long-chinese-line", "说明: " + String(repeating: "这一摊的水果都很新鲜，", count: 12) + "唯独苹菓不好。"
      + String(repeating: "其余再说。", count: 12) + "\n"
  ) { source in
    [
      error(
        at("苹菓", in: source), wrong,
        label: Localized(
          zh: "这里的名称在水果表里找不到，请核对送货单上的写法，或者先在水果表里补上这一种",
          en: "this name is not in the table of fruit; compare the delivery note, or add the fruit to the table first"))
    ]
  }

  static let otherFile: Piece = {
    var sources = SourceMap()
    let first = sources.add(name: "rules/水果.yaml", bytes: ContiguousArray("fruit:\n  - id: pear\n".utf8))
    let lines = String(repeating: "# …\n", count: 119)
    let second = sources.add(name: "rules/more.yaml", bytes: ContiguousArray((lines + "  - id: pear # 再次\n").utf8))
    let diagnostic = error(
      at("pear", in: second), Localized(zh: "编号「pear」已被使用", en: "the id `pear` is used already"),
      other: [Label(at("pear", in: first), Localized(zh: "第一次出现在这里", en: "first used here")), Label(at("fruit", in: first))],
      help: [
        Localized(
          zh: "换一个编号，例如「pear-2」；如果说的是同一种水果，就把两处合并成一处，把后写的那些字段移到前面去，再删掉这里",
          en: "choose another id, such as `pear-2`; where both speak of the same fruit, merge the two entries into the first")
      ])
    var warning = error(at("fruit", in: first), Localized(zh: "顺序", en: "order"))
    warning.severity = .warning
    warning.code = "W0998"
    return Piece(name: "other-file", sources: sources, diagnostics: [diagnostic, warning])
  }()

  static let hostile = piece("hostile", "name: \u{1B}[2J\u{1B}[31mred\u{7} \u{202E}txt\u{0}\n", "a\u{1B}[0m.yaml") { source in
    [error(at("red", in: source), Localized(zh: "「\u{1B}[31m\n坏」", en: "`\u{1B}[31m\nbad`"))]
  }

  static let brokenBytes: Piece = {
    var sources = SourceMap()
    let source = sources.add(name: "b.yaml", bytes: [0x61, 0xFF, 0xE6, 0xB0, 0x62, 0x63, 0x0A])
    let span = SourceSpan(source: source.id, start: 4, length: 1)
    return Piece(
      name: "broken-bytes", sources: sources,
      diagnostics: [error(span, Localized(zh: "不是 UTF-8", en: "not UTF-8"))])
  }()

  static let byteOrderMark = piece("byte-order-mark", "\u{FEFF}fruit: 苹菓\n") { source in
    [error(at("fruit", in: source), Localized(zh: "首行", en: "first line")), error(at("苹菓", in: source), wrong)]
  }

  static let longLabel = piece("long-label", "fruit: pear, colour: " + String(repeating: "green", count: 30) + "\n") { source in
    [
      error(
        at("colour: " + String(repeating: "green", count: 30), in: source),
        Localized(zh: "太长", en: "too long"),
        label: Localized(zh: "颜色不能超过二十个字符", en: "a colour has at most twenty characters"))
    ]
  }

  static let manyNumbers = piece("many-numbers", String(repeating: "\n", count: 998) + "a: 1\nb: 苹菓\n") { source in
    [
      error(
        at("a: 1\nb: 苹菓", in: source), Localized(zh: "两行", en: "two lines"),
        other: [Label(SourceSpan(source: source.id, start: 0, length: 0), Localized(zh: "开头", en: "the beginning"))])
    ]
  }
}
