public import Diagnostics

/// The records of the input, one after another.
public struct InputReader: ~Copyable {
  private var texts: InputTexts
  private var ready: ArraySlice<InputItem> = []

  public init(paths: [String], form: InputForm?) {
    texts = InputTexts(paths: paths, form: form)
  }

  /// Files in folders that are no record files.
  public var ignoredFiles: Int { texts.ignoredFiles }

  public mutating func next(sources: inout SourceMap) -> InputItem? {
    while ready.isEmpty {
      switch texts.next(sources: &sources) {
      case .text(let text): ready = readRecords(text)[...]
      case .unusable(let source, let mistake): return .unusable(source, mistake)
      case .broken(let source, let mistake): return .broken(source, [mistake])
      case nil: return nil
      }
    }
    return ready.popFirst()
  }
}
