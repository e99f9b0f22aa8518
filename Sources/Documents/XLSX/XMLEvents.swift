internal import CExpat
import Diagnostics

/// What takes in the events of a part, names without their prefix.
protocol XMLContent: AnyObject {
  func start(_ name: String, _ attributes: [String: String])
  func text(_ text: String)
  func end(_ name: String)
}

/// Reads a part of the archive event by event. A document type, and with it every entity of its own, is refused.
func readXML(_ part: String, of archive: ZipArchive, into content: any XMLContent) throws(WorkbookRefusal) {
  guard let parser = XML_ParserCreate("UTF-8") else { throw .damaged }
  defer { XML_ParserFree(parser) }
  let reading = XMLReading(content, parser)
  XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
  XML_SetElementHandler(
    parser, { XMLReading.of($0)?.start($1, $2) }, { XMLReading.of($0)?.end($1) })
  XML_SetCharacterDataHandler(parser) { XMLReading.of($0)?.text($1, $2) }
  XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLReading.of(data)?.refuse() }
  var isSound = true
  try archive.read(part) { bytes in
    isSound = XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0) == XML_STATUS_OK
    return isSound
  }
  if reading.hasDoctype {
    throw WorkbookRefusal(reason: Localized(zh: "「\(part)」含有文档类型声明（DTD）", en: "`\(part)` has a document type (DTD)"))
  }
  guard isSound, XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK, !reading.isTooDeep else {
    throw WorkbookRefusal(reason: Localized(zh: "「\(part)」不是完好的 XML", en: "`\(part)` is no sound XML"))
  }
  withExtendedLifetime(reading) {}
}

/// A parse under way, as the parser hands it back to us.
private final class XMLReading {
  private static let mostDepth = 64

  private let content: any XMLContent
  private let parser: XML_Parser
  private var depth = 0
  private(set) var hasDoctype = false
  private(set) var isTooDeep = false

  init(_ content: any XMLContent, _ parser: XML_Parser) {
    self.content = content
    self.parser = parser
  }

  static func of(_ data: UnsafeMutableRawPointer?) -> XMLReading? {
    data.map { Unmanaged<XMLReading>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    depth += 1
    if depth > Self.mostDepth {
      isTooDeep = true
      XML_StopParser(parser, XML_Bool(XML_FALSE))
      return
    }
    var found: [String: String] = [:]
    var index = 0
    while let key = attributes?[index], let value = attributes?[index + 1] {
      found[Self.local(key)] = String(cString: value)
      index += 2
    }
    content.start(Self.local(name), found)
  }

  func end(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    content.end(Self.local(name))
  }

  func text(_ characters: UnsafePointer<CChar>?, _ count: Int32) {
    guard let characters else { return }
    content.text(String(decoding: UnsafeRawBufferPointer(start: characters, count: Int(count)), as: UTF8.self))
  }

  func refuse() {
    hasDoctype = true
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// `row` of `x:row`.
  private static func local(_ name: UnsafePointer<CChar>?) -> String {
    guard let name else { return "" }
    let whole = String(cString: name)
    guard let colon = whole.utf8.lastIndex(of: UInt8(ascii: ":")) else { return whole }
    return String(whole[whole.utf8.index(after: colon)...])
  }
}
