import Foundation
import Testing

/// What `rules lint` finds out about conditions: each case is a rule of its own over batches, in one file.
@Suite struct LintConditionsTests {
  struct Case: Sendable {
    var what: String
    var applies: [String] = ["has(batch.product)"]
    var when: [String]
    var unless: [String] = []
    var pending: [String] = []
    /// The code and the line that it points at; nil: nothing is told.
    var expected: (code: String, line: String)?
  }

  private static let licence = "enterprise.production_licence"

  private static let silent: [Case] = [
    Case(what: "numbers that fit", when: ["batch.unit_price > 3", "batch.unit_price < 5"]),
    Case(what: "whole steps of an open number", when: ["batch.unit_price > 3", "batch.unit_price < 4"]),
    Case(what: "dates that fit", when: ["batch.made_on >= date(\"2023-01-01\")", "batch.made_on < date(\"2024-01-01\")"]),
    Case(what: "a date known to the year", when: ["batch.made_on < date(\"2023\")", "batch.made_on > date(\"2021\")"]),
    Case(what: "a suspicion and its proof", when: ["batch.spoiled", "batch.spoiled && batch.unit_price > 3"]),
    Case(what: "a fact of the rule asked again in an exception", when: ["batch.spoiled"], unless: ["batch.spoiled", "batch.use_by_altered"]),
    Case(what: "is established", applies: ["has(batch.sold_from) || absent(batch.sold_from)"], when: ["batch.spoiled"]),
    Case(what: "different things", when: ["batch.unit_price > 5", "batch.quantities.made < 3"]),
    Case(what: "any element", when: ["samples.exists(s, true)"]),
    Case(what: "two elements", when: ["samples.exists(s, s.conforms)", "samples.exists(s, !s.conforms)"]),
    Case(what: "alternatives", when: ["batch.unit_price > 5 || batch.unit_price < 3"]),
    Case(what: "a term not the same", when: ["batch.made_on < batch.use_by", "batch.use_by < batch.sold_from"]),
    Case(what: "amounts of two dimensions", when: ["samples.exists(s, s.items.exists(i, i.value > amount(\"5 %\") || i.value > amount(\"10 CFU/g\")))"]),
    Case(what: "a chain", when: ["batch.made_on < batch.use_by", "batch.use_by <= as_of", "batch.made_on < date(\"2024-01-01\")"]),
    Case(what: "a null field or its value", when: ["absent(batch.sold_from) || batch.sold_from > date(\"2023-01-01\")"]),
  ]

  private static let numbers: [Case] = [
    Case(what: "numbers apart", when: ["batch.unit_price > 5", "batch.unit_price < 3"], expected: ("W0511", "batch.unit_price < 3")),
    Case(what: "ends that do not meet", when: ["batch.unit_price >= 5", "batch.unit_price < 5"], expected: ("W0511", "batch.unit_price < 5")),
    Case(what: "a literal on the left", when: ["5.5 < batch.unit_price", "batch.unit_price == 5"], expected: ("W0511", "batch.unit_price == 5")),
    Case(what: "apart in one condition", when: ["batch.unit_price > 5 && batch.unit_price < 3"], expected: ("W0511", "batch.unit_price > 5 && batch.unit_price < 3")),
    Case(what: "nothing between whole numbers", when: ["size(samples) > 3", "size(samples) < 4"], expected: ("W0511", "size(samples) < 4")),
    Case(what: "fewer than none", when: ["size(samples) < 0"], expected: ("W0505", "size(samples) < 0")),
    Case(what: "at least none", when: ["size(samples) >= 0"], expected: ("W0505", "size(samples) >= 0")),
    Case(what: "a weaker bound", when: ["batch.unit_price > 5", "batch.unit_price > 3"], expected: ("W0512", "batch.unit_price > 3")),
    Case(what: "a bound in applies", applies: ["batch.unit_price > 5"], when: ["batch.unit_price != 4"], expected: ("W0512", "batch.unit_price != 4")),
    Case(what: "both sides of a number", when: ["batch.unit_price > 3 || batch.unit_price <= 3"], expected: ("W0505", "batch.unit_price > 3")),
    Case(what: "dates apart", when: ["batch.made_on >= date(\"2024-01-01\")", "batch.made_on < date(\"2023-12-31\")"], expected: ("W0511", "2023-12-31")),
    Case(what: "a day that follows", when: ["batch.made_on > date(\"2023-12-31\")", "batch.made_on >= date(\"2024-01-01\")"], expected: ("W0512", "2024-01-01")),
    Case(what: "an alternative too many", when: ["batch.unit_price > 3 || batch.unit_price > 5"], expected: ("W0512", "batch.unit_price > 3")),
    Case(what: "a dead alternative", when: ["batch.unit_price > 5", "batch.unit_price < 3 || batch.spoiled"], expected: ("W0511", "batch.unit_price < 3")),
    Case(what: "two terms both ways", when: ["batch.made_on < batch.use_by", "batch.made_on > batch.use_by"], expected: ("W0511", "batch.made_on > batch.use_by")),
    Case(what: "two terms turned round", when: ["batch.made_on < batch.use_by", "batch.use_by < batch.made_on"], expected: ("W0511", "batch.use_by < batch.made_on")),
    Case(what: "amounts apart", when: ["samples.exists(s, s.items.exists(i, i.value > amount(\"5 %\") && i.value < amount(\"40000 mg/kg\")))"], expected: ("W0511", "40000")),
    Case(what: "a weaker amount", when: ["samples.exists(s, s.items.exists(i, i.value > amount(\"5 %\") && i.value > amount(\"40000 mg/kg\")))"], expected: ("W0512", "40000")),
    Case(what: "in an empty list", when: ["batch.id in []"], expected: ("W0505", "[]")),
    Case(what: "a circle", when: ["batch.made_on < batch.use_by", "batch.use_by <= as_of", "as_of < batch.made_on"], expected: ("W0511", "as_of < batch.made_on")),
    Case(what: "a term between two days", when: ["batch.made_on >= date(\"2024-01-01\")", "batch.made_on < batch.use_by", "batch.use_by <= date(\"2024-01-01\")"], expected: ("W0511", "batch.use_by <= date")),
    Case(what: "it follows over a third", when: ["batch.made_on < batch.use_by", "batch.use_by < as_of", "batch.made_on < as_of"], expected: ("W0512", "batch.made_on < as_of")),
    Case(what: "never in an element", when: ["samples.exists(s, s.conforms && !s.conforms)"], expected: ("W0511", "s.conforms")),
  ]

  private static let words: [Case] = [
    Case(what: "two words at once", applies: ["has(\(licence))"], when: ["\(licence).state == \"valid\"", "\(licence).state in [\"expired\"]"], expected: ("W0511", "expired")),
    Case(what: "all words", applies: ["has(\(licence))"], when: [#"\#(licence).state in ["valid", "expired", "cancelled", "revoked", "annulled", "suspended", "forged", "borrowed"]"#], expected: ("W0505", "borrowed")),
    Case(what: "a word excluded", applies: ["has(\(licence))"], when: ["\(licence).state == \"valid\"", "\(licence).state != \"expired\""], expected: ("W0512", "expired")),
    Case(what: "yes and no", when: ["batch.spoiled", "batch.spoiled == false"], expected: ("W0511", "batch.spoiled == false")),
    Case(what: "given twice", when: ["batch.spoiled", "batch.spoiled"], expected: ("W0504", "batch.spoiled")),
    Case(what: "in applies and when", applies: ["batch.spoiled"], when: ["batch.spoiled"], expected: ("W0504", "batch.spoiled")),
    Case(what: "twice in one", when: ["batch.spoiled && batch.use_by_altered && batch.spoiled"], expected: ("W0504", "batch.spoiled")),
    Case(what: "there and not there", when: ["absent(\(licence))", "\(licence) != null && \(licence).state == \"valid\""], expected: ("W0511", "state")),
    Case(what: "it is there", when: ["has(batch.sold_from) && batch.sold_from > date(\"2023-01-01\")", "batch.sold_from != null"], expected: ("W0512", "null")),
    Case(what: "reads nothing", when: ["1 < 2"], expected: ("W0505", "1 < 2")),
    Case(what: "a function's parts", applies: ["deals_in(batch)"], when: ["batch.product.responsible == \"maker\""], expected: ("W0511", "maker")),
    Case(what: "an exception that cannot be", when: ["batch.unit_price > 5"], unless: ["batch.unit_price < 3"], expected: ("W0513", "batch.unit_price < 3")),
    Case(what: "an exception that always is", when: ["batch.unit_price > 5"], unless: ["batch.unit_price > 3"], expected: ("W0513", "batch.unit_price > 3")),
    Case(what: "a procedure that cannot be", when: ["batch.spoiled"], pending: ["!batch.spoiled"], expected: ("W0513", "batch.spoiled")),
  ]

  private static let cases = silent + numbers + words

  private static func id(_ index: Int) -> String { "ZZZ-\(1000 + index)" }

  private static func list(_ key: String, _ conditions: [String], indent: Int = 4) -> String {
    let margin = String(repeating: " ", count: indent)
    return conditions.isEmpty
      ? "" : margin + key + ":\n" + conditions.map { "\(margin)  - '\($0)'\n" }.joined()
  }

  private static func excuse(_ key: String, _ conditions: [String]) -> String {
    conditions.isEmpty ? "" : "    \(key):\n      - reason: {zh: 缘由, en: reason}\n" + list("when", conditions, indent: 8)
  }

  private static func rule(_ index: Int) -> String {
    let item = cases[index]
    return """
        - id: \(id(index))
          title: {zh: 甲, en: a}
          category: other
          basis: [csar-59-1-1]
          in_force: {from: 2021-01-01}
          law_date: batch.made_on
          each: {batch: batches}
          act: unlicensed_production
          message: {zh: "批次 ${batch.id}", en: "${batch.id}"}

      """ + list("applies", item.applies) + list("when", item.when) + excuse("unless", item.unless)
      + excuse("pending", item.pending)
  }

  @Test func `each list of conditions is told what is wrong with it, and nothing else`() async throws {
    let text = "rules:\n" + Self.cases.indices.map(Self.rule).joined()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (report, _) = try await LintReport.of(["zz.yaml": text])
    let found = report.diagnostics.filter { $0.location.file.hasSuffix("zz.yaml") && $0.code != "W0501" }
    #expect(report.summary.errors == 0, "\(found.filter { $0.severity == "error" })")
    for (index, item) in Self.cases.enumerated() {
      let first = try #require(lines.firstIndex { $0.contains(Self.id(index)) }) + 1
      let next = lines.firstIndex { $0.contains(Self.id(index + 1)) } ?? lines.count
      let own = found.filter { (first...next).contains($0.location.line) }
      let codes = item.expected.map { [$0.code] } ?? []
      #expect(own.map(\.code) == codes, "\(item.what)")
      if let expected = item.expected, let place = own.first?.location {
        #expect(lines[place.line - 1].contains(expected.line), "\(item.what): \(lines[place.line - 1])")
      }
    }
  }

}
