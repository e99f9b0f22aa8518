import Foundation
import Testing

/// The list of visits of a page, put together of its data as the page's script does it; texts in English.
struct ReadVisits {
  struct Column {
    var title: String
    var sorting: String
    /// Each text once, in the order of the column.
    var texts: [String]
  }

  private(set) var columns: [Column] = []
  /// Of each visit its text in every column.
  private(set) var lines: [[String]] = []
  /// Of each visit all that is to be seen when it is opened.
  private(set) var details: [String] = []
  private(set) var kinds = ""
  /// What the elements of the list lead to.
  private(set) var links: [String] = []

  init(_ json: String) throws {
    let data = try JSONDecoder().decode(Stored.self, from: Data(json.utf8))
    kinds = data.kinds
    links = data.elements.filter { $0.first == "a" }.flatMap { $0.dropFirst(2) }
    details = data.details.map { data.text($0) }
    columns = data.columns.map { column in
      Column(title: data.text(column.title), sorting: column.sorting, texts: column.texts.map { data.text($0) })
    }
    lines = details.indices.map { visit in zip(columns, data.columns).map { $0.texts[$1.visits[visit]] } }
    try #require(data.columns.allSatisfy { $0.visits.count == details.count })
  }

  private struct Stored: Decodable {
    struct Column: Decodable { var title: Int, sorting: String, kind: String, texts: [Int], visits: [Int] }

    enum Piece: Decodable {
      case nothing
      case text(String)
      case element([Int])

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
          self = .text(text)
        } else if let both = try? value.decode([String].self) {
          self = .text(both[1])
        } else if let numbers = try? value.decode([Int].self) {
          self = .element(numbers)
        } else {
          self = .nothing
        }
      }
    }

    var columns: [Column]
    var kinds: String
    var details: [Int]
    var elements: [[String]]
    var pieces: [Piece]

    func text(_ number: Int) -> String {
      switch pieces[number] {
      case .nothing: ""
      case .text(let text): text
      case .element(let numbers): numbers.dropFirst().map { text($0) }.joined()
      }
    }
  }
}
