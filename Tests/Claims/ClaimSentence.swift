import Diagnostics
import Documents
import Foundation

/// A sentence of a label or an advertisement, with what a person made of it.
public struct ClaimSentence: Sendable {
  public enum Reading: String, Sendable, CaseIterable {
    case violation, innocent
    case humanJudgement = "human_judgement"
  }

  public var id: String
  public var text: String
  public var category: String
  public var expected: Reading
  public var isOnLabel: Bool
  var productKind: String
  var registered: [String]

  /// The sentences of a CSV file with the columns `id`, `text`, `medium`, `product_kind`, `registered_efficacy_zh`, `expected`
  /// and `category`. Nil where a column is missing or a reading unknown.
  public static func read(_ csv: Data) -> [ClaimSentence]? {
    let table = CSVTable(SourceText(id: SourceID(0), name: "sentences.csv", bytes: ContiguousArray(csv)))
    let names = ["id", "text", "medium", "product_kind", "registered_efficacy_zh", "expected", "category"]
    let columns = names.compactMap { table.index(of: $0) }
    guard columns.count == names.count else { return nil }
    var sentences: [ClaimSentence] = []
    for row in table.rows where row.count > (columns.max() ?? 0) {
      let cells = columns.map { row[$0].text }
      guard let expected = Reading(rawValue: cells[5]) else { return nil }
      sentences.append(
        ClaimSentence(
          id: cells[0], text: cells[1], category: cells[6], expected: expected, isOnLabel: cells[2] == "label", productKind: cells[3],
          registered: cells[4].split(separator: ";").map(String.init)))
    }
    return sentences
  }

  /// Lists of ingredients as they stand on labels, of the first column of a table of names; so many names in each.
  public static func ingredients(_ csv: Data, inEach count: Int) -> [ClaimSentence] {
    let table = CSVTable(SourceText(id: SourceID(0), name: "names.csv", bytes: ContiguousArray(csv)))
    let names = table.rows.compactMap { row in row.first?.text.split(separator: "|").first.map { $0.trimmingCharacters(in: .whitespaces) } }
      // What laboratories measure stands in the table too.
      .filter { $0 != "SPF" }
    return stride(from: 0, to: names.count, by: count).map { start in
      ClaimSentence(
        id: "ingredients-\(start)", text: "成分：" + names[start..<min(start + count, names.count)].joined(separator: "、"), category: "none",
        expected: .innocent, isOnLabel: true, productKind: "ordinary", registered: [])
    }
  }

  /// The words for registered efficacies in the files of sentences.
  private static let uses = [
    "祛斑美白": "whitening", "防晒": "sunscreen", "染发": "hair_dye", "烫发": "perm", "防脱发": "anti_hair_loss",
  ]

  /// A visit at which this sentence was found, with everything established but whether it is true.
  func record() throws -> Data {
    let isChildrens = productKind == "children"
    let product: [String: Any] = [
      "id": "p1", "name": "产品", "kind": isChildrens ? "ordinary" : productKind, "audience": isChildrens ? "children" : "general",
      "responsible": "registrant_or_filer", "special_uses": registered.compactMap { Self.uses[$0] },
    ]
    var claim: [String: Any] = ["id": "c1", "product": "p1", "text": text, "from": "2025-11-01", "to": "2025-12-01"]
    claim["medium"] = isOnLabel ? "label" : "online_shop"
    var record: [String: Any] = [
      "schema": "inspection/1", "id": id, "visit": ["date": "2025-12-01"], "enterprise": ["name": "某企业"], "products": [product],
    ]
    if !isOnLabel {
      claim["advertisement"] = "a1"
      record["advertisements"] = [["id": "a1", "advertiser_is_inspected": true, "medium": "online_shop", "cost": 5000]]
    }
    record["claims"] = [claim]
    return try JSONSerialization.data(withJSONObject: record, options: [.sortedKeys, .withoutEscapingSlashes])
  }
}
