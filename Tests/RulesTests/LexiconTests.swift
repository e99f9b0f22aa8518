import CEL
import Diagnostics
import Documents
import Testing

@testable import Rules

/// Lexicons of fruit: patterns, contexts, and letters that are written otherwise.
@Suite struct LexiconTests {
  static let spellings: Spellings = {
    var spellings = Spellings()
    for (written, means) in [("療", "疗"), ("蕞", "最"), ("①", "一"), ("zui", "最"), ("zui", "嘴"), ("liao", "疗")] as [(String, Unicode.Scalar)] {
      spellings.add(written, means: means)
    }
    return spellings
  }()

  static func pattern(_ text: String) -> WordPattern? {
    var reader = RuleFileReader(document: Self.document)
    return reader.pattern(Located(text, SourceSpan(source: SourceID(0), start: 0, length: 0)))
  }

  private static let document: Document = {
    var ignored: [Diagnostic] = []
    let source = SourceText(id: SourceID(0), name: "l", bytes: ContiguousArray("{}".utf8))
    return readYAML(source, reporting: &ignored)[0]
  }()

  private static func patterns(_ texts: [String]) -> [WordPattern] { texts.compactMap(pattern) }

  static let lists = ["fruit": FoldedWords(["苹果", "梨"], spellings)]

  static let matcher: LexiconMatcher = {
    let place = SourceSpan(source: SourceID(0), start: 0, length: 0)
    func context(_ id: String, _ phrases: [String], except: [String] = [], ends: [String] = [], before: Int? = nil, after: Int? = nil, around: Bool = false, anywhere: Bool = false) -> ContextMatcher {
      ContextMatcher(
        WordContext(
          id: Located(id, place), phrases: patterns(phrases), except: patterns(except), ends: patterns(ends), before: before, after: after,
          isAnywhere: anywhere, isAround: around), lists: lists, spellings)
    }
    func entry(_ term: String, _ innocent: [String] = [], judge: Bool = false) -> [Lexicon.Entry] {
      patterns([term]).map { Lexicon.Entry(term: $0, innocent: patterns(innocent), needsJudgement: judge) }
    }
    return LexiconMatcher(
      Lexicon(
        id: Located("l", place), contexts: [],
        entries: entry("治疗", ["治疗仪"]) + entry("最(好|佳)(的|)<fruit>") + entry("吃…4长高") + entry("修复", judge: true) + entry("第一品牌")
          + entry("a+")),
      contexts: [
        context("denied", ["不能", "没有"], except: ["不能错过"], ends: ["但", "却"], before: 6), context("warned", ["请就医"], after: 4),
        context("if", ["如……12就医"], around: true), context("quoted", ["法律规定"], anywhere: true),
      ], lists: lists, spellings)
  }()

  private static func says(_ text: String) -> (Truth, String?) { matcher.says(FoldedText(text, spellings)) }

  @Test(arguments: [
    ("可治疗痤疮", Truth.yes), ("保湿", .no), ("", .no), ("修复肌肤", .unknown), ("修复并治疗", .yes),
    // Innocent phrases around this occurrence only.
    ("治疗仪", .no), ("治疗仪的治疗", .yes),
    // A denial covers what follows it in its clause, and no more.
    ("本品不能治疗疾病", .no), ("不能治疗，但治疗", .yes), ("不能用于任何的治疗", .no), ("不能用于任何其他各种的治疗", .yes), ("不能吃却治疗", .yes),
    ("不能错过的治疗", .yes), ("不能，治疗", .yes),
    // Advice behind the word, in its clause; a condition reaches over the comma.
    ("治疗请就医", .no), ("治疗这个那个请就医", .no), ("治疗这个那个的请就医", .yes), ("治疗，请就医", .yes), ("如需治疗，请及时就医", .no), ("法律规定：不许治疗", .no),
  ])
  func `a word counts outside its innocent contexts`(text: String, truth: Truth) {
    #expect(Self.says(text).0 == truth)
  }

  @Test(arguments: [
    ("最好的苹果", Truth.yes), ("最佳梨", .yes), ("最好的桃", .no), ("最好", .no), ("吃了就长高", .yes), ("吃了这个真的长高", .no), ("吃了，长高", .no), ("吃长高", .yes),
    ("A+级", .yes), ("A 级", .no), ("BA+级", .no), ("B A+级", .yes), ("贝A+", .yes),
  ])
  func `a pattern is made of words, alternatives, lists and gaps`(text: String, truth: Truth) {
    #expect(Self.says(text).0 == truth)
  }

  @Test(arguments: [
    ("治-疗", Truth.yes), ("治 疗", .yes), ("治✨疗", .yes), ("治，疗", .yes), ("治療", .yes), ("治\u{200B}疗", .yes), ("蕞好的苹果", .yes), ("zui好的苹果", .yes),
    ("ｚｕｉ好的梨", .yes), ("ZUI佳梨", .yes), ("第①品牌", .yes), ("治liao", .yes), ("第 一 品 牌", .yes),
    // Letters of two clauses, or of two listed words, make no word; nor does a syllable that is part of another.
    ("整治，疗养", .no), ("整治、疗养", .no), ("zuis好的苹果", .no), ("liao", .no), ("zui，好的苹果", .no), ("吃苹果 就能长高", .no),
  ])
  func `inserted marks and other spellings hide nothing, and make nothing`(text: String, truth: Truth) {
    #expect(Self.says(text).0 == truth)
  }

  @Test func `the words found are shown as they were read`() {
    #expect(Self.says("这是最 好 的 蘋果吗，最好的苹果").1 == "最好的苹果")
    #expect(Self.says("深层修复").1 == "修复")
  }

  @Test(arguments: ["(a|b", "a|b", "<fruit", "…好", "好…", "好…、", "（）", "(·|好)"])
  func `a malformed pattern is none`(text: String) {
    #expect(Self.pattern(text) == nil)
  }

  @Test func `a gap has a reach, and may cross clauses`() {
    #expect(Self.pattern("如…好")?.parts == [.word("如"), .gap(6, crossesClauses: false), .word("好")])
    #expect(Self.pattern("如……20(好|)吃")?.parts == [.word("如"), .gap(20, crossesClauses: true), .choice(["好", ""]), .word("吃")])
  }
}
