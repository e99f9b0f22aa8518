/// A page with its code, ready to be shown.
public struct CodePage: Sendable {
  public var code: String
  public var page: DiagnosticPage

  public init(code: String, page: DiagnosticPage) {
    self.code = code
    self.page = page
  }

  /// The example as it would be told: the frame of the renderer around the marked place.
  private var told: (sources: SourceMap, diagnostic: Diagnostic) {
    let text = MarkedText(page.example.broken, isShown: true)
    var sources = SourceMap()
    let source = sources.add(name: page.example.form.file, bytes: text.bytes)
    let span = SourceSpan(
      source: source.id, start: UInt32(text.marked.lowerBound), length: UInt32(text.marked.count))
    return (
      sources,
      Diagnostic(code: code, severity: page.severity, message: page.title, primary: Label(span), help: [page.cure])
    )
  }

  /// The broken text, shown without the marks.
  public var broken: String { MarkedText(page.example.broken, isShown: true).text }
  public var mended: String { MarkedText(page.example.mended, isShown: true).text }

  /// The frame around the mistake, as `check` and `lint` show it.
  public func frame(_ options: RenderingOptions) -> String {
    let (sources, diagnostic) = told
    return renderHuman([diagnostic], in: sources, options: options)
  }

  /// For people: what it is, why, how it looks, how it is mended.
  public func text(_ options: RenderingOptions) -> String {
    let language = options.language
    var out = frame(options) + "\n"
    out += paragraph(PageWords.cause, page.cause, options)
    if broken.contains("\n") { out += block(PageWords.broken[language], broken) + "\n" }
    return out + block(PageWords.mended[language], mended)
  }

  private func paragraph(_ name: Localized, _ text: Localized, _ options: RenderingOptions) -> String {
    let lines = wrapped("\(name[options.language])\(PageWords.colon[options.language])\(text[options.language])", width: options.width)
    return lines.joined(separator: "\n") + "\n\n"
  }

  private func block(_ name: String, _ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(name)\n\n" + lines.map { $0.isEmpty ? "\n" : "    \(printable(String($0)))\n" }.joined()
  }

  /// For screen readers: no frame, every part on a line that says what it is.
  public func plain(_ language: Language) -> String {
    let (sources, diagnostic) = told
    var out = renderPlain([diagnostic], in: sources, language: language)
    func part(_ name: Localized, _ text: String) {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        out += "\(name[language]): \(printable(String(line)))\n"
      }
    }
    part(PageWords.cause, page.cause[language])
    part(PageWords.broken, broken)
    part(PageWords.mended, mended)
    return out
  }

  /// As one object: the page, and the example with the place that is underlined.
  public func json() -> [UInt8] {
    var json = JSONWriter()
    let (sources, diagnostic) = told
    var places = Places(sources)
    json.object { json in
      json.key("code")
      json.string(code)
      json.key("severity")
      json.string(page.severity.rawValue)
      for (key, text) in [("title", page.title), ("cause", page.cause), ("cure", page.cure)] {
        json.key(key)
        json.localized(text)
      }
      json.key("example")
      json.object { json in
        json.key("form")
        json.string(page.example.form.rawValue)
        json.key("broken")
        json.string(broken)
        json.key("location")
        json.location(places.location(of: diagnostic.primary.span))
        json.key("mended")
        json.string(mended)
      }
    }
    json.newline()
    return json.take()
  }
}

enum PageWords {
  static let cause = Localized(zh: "原因", en: "cause")
  static let broken = Localized(zh: "有误", en: "broken")
  static let mended = Localized(zh: "改正", en: "mended")
  static let colon = Localized(zh: "：", en: ": ")
}

extension DiagnosticExample.Form {
  /// What a file of this kind is called in the example's world.
  public var file: String {
    switch self {
    case .record: "visit.yaml"
    case .json: "visit.json"
    case .lines: "visits.ndjson"
    case .sheets: "tables"
    case .rules, .rule: "fruit.yaml"
    case .manifest: "rules.yaml"
    case .schema: "market.yaml"
    case .test: "fruit.test.yaml"
    case .table: "limits.csv"
    case .expression: "<expression>"
    case .command: "<command>"
    }
  }
}
