import Foundation
import Testing

/// What `rules lint` claims of conditions, held against trying out all values: conditions made at random over a price, a
/// count, a word and a flag.
@Suite struct LintLogicTests {
  /// The values of the four terms; halves of numbers make the gaps between whole ones visible.
  private struct Values: Sendable {
    var price: Double
    var count: Int
    var word: String
    var flag: Bool
  }

  private static let words = ["shop", "website", "print"]
  private static let all: [Values] = stride(from: 0.0, through: 4.5, by: 0.5).flatMap { price in
    (0...5).flatMap { count in
      (words + ["oral"]).flatMap { word in
        [true, false].map { Values(price: price, count: count, word: word, flag: $0) }
      }
    }
  }

  private indirect enum Condition: Sendable {
    case price(String, Int), count(String, Int), word([String]), flag
    case not(Condition), either(Condition, Condition)

    var text: String {
      switch self {
      case .price(let sign, let number): "batch.unit_price \(sign) \(number)"
      case .count(let sign, let number): "size(samples) \(sign) \(number)"
      case .word(let words): words.count == 1 ? "claim.medium == \"\(words[0])\"" : "claim.medium in [\(words.map { "\"\($0)\"" }.joined(separator: ", "))]"
      case .flag: "batch.spoiled"
      case .not(let inner): "!(\(inner.text))"
      case .either(let a, let b): "\(a.text) || \(b.text)"
      }
    }

    func holds(_ values: Values) -> Bool {
      switch self {
      case .price(let sign, let number): Self.compare(values.price, sign, Double(number))
      case .count(let sign, let number): Self.compare(Double(values.count), sign, Double(number))
      case .word(let words): words.contains(values.word)
      case .flag: values.flag
      case .not(let inner): !inner.holds(values)
      case .either(let a, let b): a.holds(values) || b.holds(values)
      }
    }

    private static func compare(_ a: Double, _ sign: String, _ b: Double) -> Bool {
      switch sign {
      case "<": a < b
      case "<=": a <= b
      case ">": a > b
      case ">=": a >= b
      case "==": a == b
      default: a != b
      }
    }

    static func random(_ chance: inout Chance, depth: Int = 0) -> Condition {
      let signs = ["<", "<=", ">", ">=", "==", "!="]
      switch chance.next(depth < 2 ? 7 : 5) {
      case 0, 1: return .price(signs[chance.next(6)], 1 + chance.next(3))
      case 2: return .count(signs[chance.next(6)], 1 + chance.next(3))
      case 3: return .word(Array(words.prefix(1 + chance.next(3))))
      case 4: return .flag
      case 5: return .not(random(&chance, depth: depth + 1))
      default: return .either(random(&chance, depth: depth + 1), random(&chance, depth: depth + 1))
      }
    }
  }

  private struct Chance {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  /// What must be told of each condition of a list: nothing, that it adds nothing, or that it cannot hold (and then
  /// nothing of those after it).
  private enum Truth { case plain, empty, impossible }

  private static func truths(of list: [Condition]) -> [Truth] {
    var left = all
    var truths: [Truth] = []
    for condition in list {
      let next = left.filter(condition.holds)
      truths.append(next.isEmpty ? .impossible : next.count == left.count ? .empty : .plain)
      if next.isEmpty { break }
      left = next
    }
    return truths
  }

  private static let lists: [[Condition]] = {
    var chance = Chance(state: 20_261_125)
    return (0..<400).map { _ in (0..<(2 + chance.next(3))).map { _ in Condition.random(&chance) } }
  }()

  /// The rules, and the line on which the conditions of each begin.
  private static func rules() -> (text: String, lines: [Int]) {
    var text = "rules:\n"
    var lines: [Int] = []
    for (index, list) in lists.enumerated() {
      text += """
          - id: ZZZ-\(1000 + index)
            title: {zh: 甲, en: a}
            category: other
            basis: [csar-59-1-1]
            in_force: {from: 2021-01-01}
            law_date: batch.made_on
            each: {batch: batches, claim: claims}
            act: unlicensed_production
            message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
            when:

        """
      lines.append(text.count { $0 == "\n" } + 1)
      for condition in list { text += "      - '\(condition.text)'\n" }
    }
    return (text, lines)
  }

  @Test func `what is claimed of random conditions is so, and what is so is told`() async throws {
    let (text, lines) = Self.rules()
    let (report, _) = try await LintReport.of(["zz.yaml": text])
    #expect(report.summary.errors == 0)
    var told: [Int: Set<String>] = [:]
    for found in report.diagnostics where found.location.file.hasSuffix("/zz.yaml") && found.code != "W0501" {
      told[found.location.line, default: []].insert(found.code)
    }
    var (empty, impossible) = (0, 0)
    for (list, first) in zip(Self.lists, lines) {
      let truths = Self.truths(of: list)
      for (offset, condition) in list.enumerated() {
        let codes = told[first + offset] ?? []
        // Alternatives are told of one by one: only what holds of the whole is held against the values.
        var isPlain = true
        if case .either = condition { isPlain = false }
        let note: Comment = "\(list[...offset].map(\.text)): \(codes)"
        switch truths.indices.contains(offset) ? truths[offset] : nil {
        case nil: #expect(codes.isEmpty, note)
        case .plain: #expect(!isPlain || codes.isEmpty, note)
        case .empty:
          empty += 1
          #expect(!codes.isDisjoint(with: ["W0504", "W0505", "W0512"]), note)
        case .impossible:
          impossible += 1
          #expect(!codes.isDisjoint(with: ["W0505", "W0511"]), note)
        }
      }
    }
    #expect(empty > 50 && impossible > 50, "\(empty) \(impossible)")
  }
}
