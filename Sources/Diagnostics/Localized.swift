/// A text in the two languages of the program.
public struct Localized: Hashable, Sendable {
  public var zh: String
  public var en: String

  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  public subscript(_ language: Language) -> String { language == .zh ? zh : en }
}

/// The languages in which the program speaks.
public enum Language: String, Sendable, CaseIterable {
  case zh, en
}
