/// How diagnostics are shown to people.
public struct RenderingOptions: Sendable {
  public var language: Language
  /// ANSI colours; the caller knows whether somebody looks on and whether `NO_COLOR` is set.
  public var isColoured: Bool
  /// Terminal cells in a line.
  public var width: Int

  public init(language: Language, isColoured: Bool = false, width: Int = 80) {
    self.language = language
    self.isColoured = isColoured
    self.width = max(40, width)
  }
}

extension Severity {
  public var title: Localized {
    switch self {
    case .error: Localized(zh: "错误", en: "error")
    case .warning: Localized(zh: "警告", en: "warning")
    case .note: Localized(zh: "提示", en: "note")
    }
  }
}

/// In order of place, the same mistake told once. Sources come in the order in which they were read.
public func orderedByPlace(_ diagnostics: some Sequence<Diagnostic>) -> [Diagnostic] {
  var seen: Set<Diagnostic> = []
  return diagnostics.filter { seen.insert($0).inserted }
    .enumerated()
    .sorted { a, b in
      let left = a.element.primary.span
      let right = b.element.primary.span
      return (left.source.index, left.start, left.length, a.element.code, a.offset)
        < (right.source.index, right.start, right.length, b.element.code, b.offset)
    }
    .map(\.element)
}
