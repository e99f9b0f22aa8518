import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page read strictly, as XML.
final class ReadPage: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var attributes: [String: [String]] = [:]
  private(set) var text = ""
  /// Of each table that adds up its lines of numbers; nil where a cell is no whole number.
  private(set) var sums: [[[Int?]]] = []
  private var isInSums = false
  private var cell: String?
  private var isInData = false
  private var data = ""

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    try #require(parser.parse(), "line \(parser.lineNumber), column \(parser.columnNumber): \(String(describing: parser.parserError))")
  }

  /// The list of visits, which the page's script makes of the data in it.
  func visits() throws -> ReadVisits { try ReadVisits(data) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes own: [String: String] = [:]
  ) {
    elements[name, default: 0] += 1
    isInData = own["id"] == "visit-data"
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
    if name == "script" { isInData = false }
    if name == "thead", isInSums { sums[sums.count - 1] = [] }
    if name == "table" { isInSums = false }
    guard isInSums, name == "td" || name == "th", let shown = cell, let line = sums.last?.indices.last else { return }
    sums[sums.count - 1][line].append(Int(shown.replacing(",", with: "")))
    cell = nil
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInData { data += string } else { text += string }
    cell? += string
  }
}
