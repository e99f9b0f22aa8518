extension EntryShape {
  public static let lexicon = EntryShape(
    "lexicon",
    [
      .must("id", .name, "编号", "its id"), .may("title", .localized, "名称", "its title"), .may("source", .text), .may("licence", .text),
      .may("date", .text), .may("note", .text),
      .may("contexts", .names, "其中任何用语都无害的语境", "contexts in which any of its words is innocent"),
      .may("entries", .list(.entry(lexiconEntry)), "用语", "its words"), .may("verified", .verification),
    ])

  public static let lexiconEntry = EntryShape(
    "entry",
    [
      .must("term", .oneOrMany(.text), "用语或句式", "the word or pattern, or several"),
      .may("innocent", .oneOrMany(.text), "含有它而无害的说法", "phrases in which it is innocent"),
      .may("basis", .names), .may("judge", .flag, "须由人判断", "only a person can tell"), .may("category", .text), .may("source", .text),
      .may("note", .text),
    ])

  public static let wordList = EntryShape(
    "word list",
    [
      .must("id", .name, "编号", "its id"), .must("words", .oneOrMany(.text), "词", "its words"), .may("source", .text), .may("note", .text),
    ])

  public static let wordContext = EntryShape(
    "context",
    [
      .must("id", .name, "编号", "its id"), .may("title", .localized, "名称", "its title"),
      .must("phrases", .oneOrMany(.text), "说法", "what is said"), .may("except", .oneOrMany(.text), "不算在内的说法", "where it is not meant"),
      .may("ends", .oneOrMany(.text), "隔在中间就不再相关的词", "words that end its reach"),
      .may("before", .integer, "与其后用语之间至多几字", "letters to the word after it"),
      .may("after", .integer, "与其前用语之间至多几字", "letters from the word before it"),
      .may("anywhere", .flag, "出现在全文任何位置即可", "anywhere in the text"),
      .may("around", .flag, "说法本身包含该用语", "the phrase has the word within it"), .may("note", .text),
    ])

  public static let spelling = EntryShape(
    "spelling",
    [
      .must("id", .name, "编号", "its id"), .must("file", .name, "旁边的 CSV 文件", "the CSV file beside this one"),
      .must("written", .name, "写法列", "the column of what is written"), .must("means", .name, "所指的字的列", "the column of the letter meant"),
      .may("source", .text), .may("licence", .text), .may("checked", .date, "最近与来源核对的日期", "when it was last compared with its source"),
      .may("note", .text),
    ])
}
