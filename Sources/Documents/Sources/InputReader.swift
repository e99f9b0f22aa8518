public import Diagnostics

/// The records of the input, one after another.
public struct InputReader: ~Copyable {
  private var texts: InputTexts
  private var ready: ArraySlice<InputItem> = []

  /// `workbooks` makes records of workbooks; without it none can be read.
  public init(paths: [String], form: InputForm?, workbooks: (any WorkbookReading)? = nil) {
    texts = InputTexts(paths: paths, form: form, workbooks: workbooks)
  }

  /// Files in folders that are no record files.
  public var ignoredFiles: Int { texts.ignoredFiles }

  public mutating func next(sources: inout SourceMap) -> InputItem? {
    while ready.isEmpty {
      guard let item = texts.next(sources: &sources) else { return nil }
      ready = item.records[...]
    }
    return ready.popFirst()
  }
}
