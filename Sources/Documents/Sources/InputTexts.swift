public import Diagnostics

/// The texts of the input, one after another, in bounded memory: files and folders in the order given, folders in
/// the order of their paths' bytes, `-` for standard input. A file of newline-delimited JSON comes in pieces of
/// whole lines.
public struct InputTexts: ~Copyable {
  public enum Item: Sendable {
    case text(InputText)
    case unusable(SourceText, Diagnostic)
    /// One record that is not even looked at: a line without end.
    case broken(SourceText, Diagnostic)
    /// One record of a workbook, in the text of its rows.
    case record(InputItem)

    /// All records of it, and what stands in for those that could not be read. A pure function, so that texts may be read on
    /// many threads.
    public var records: [InputItem] {
      switch self {
      case .text(let text): readRecords(text)
      case .unusable(let source, let mistake): [.unusable(source, mistake)]
      case .broken(let source, let mistake): [.broken(source, [mistake])]
      case .record(let item): [item]
      }
    }

    /// What it was read from.
    public var source: SourceText {
      switch self {
      case .text(let text): text.source
      case .unusable(let source, _), .broken(let source, _): source
      case .record(.document(let document)): document.source
      case .record(.broken(let source, _)), .record(.unusable(let source, _)): source
      }
    }
  }

  enum Limit {
    static let line = 16 << 20
    /// Of a workbook in its file, and of a table.
    static let workbook = 128 << 20
  }

  private var paths: ArraySlice<String>
  private let form: InputForm?
  private var walk: FolderWalk?
  private var folder = ""
  private var filesInFolder = 0
  private var lines: LineSource?
  private let workbooks: (any WorkbookReading)?
  private var workbook: (name: String, records: any WorkbookRecords, count: Int)?
  private var ignoredBefore = 0
  /// Tables that could not be read, of which each is told.
  private var broken: ArraySlice<Item> = []

  /// `form` is for standard input and for the files named; in a folder the names of files tell it.
  public init(paths: [String], form: InputForm?, workbooks: (any WorkbookReading)? = nil) {
    self.paths = paths[...]
    self.workbooks = workbooks
    self.form = form
  }

  /// Files in folders that are no record files.
  public var ignoredFiles: Int { ignoredBefore + (walk?.ignored ?? 0) }

  public mutating func next(sources: inout SourceMap) -> Item? {
    while true {
      if let item = broken.popFirst() ?? nextLines(&sources) ?? nextRow(&sources) { return item }
      switch walk?.next() {
      case .file(let path):
        filesInFolder += 1
        if let item = open(path, InputForm(fileName: path), &sources) { return item }
        continue
      case .tables(let folder, let files):
        filesInFolder += files.count
        if let item = openTables(files, folder, &sources) { return item }
        continue
      case .unreadable(let path, let error):
        filesInFolder += 1
        return unreadable(path, error, &sources)
      case nil: break
      }
      if let item = leaveFolder(&sources) { return item }
      guard let path = paths.popFirst() else { return nil }
      if let item = begin(path, &sources) { return item }
    }
  }

  private mutating func begin(_ path: String, _ sources: inout SourceMap) -> Item? {
    if path == "-" { return take(ByteStream(), "<stdin>", form, &sources) }
    do throws(SystemError) {
      let status = try FileStatus(path: path)
      switch status.kind {
      case .folder:
        folder = path
        filesInFolder = 0
        walk = FolderWalk(folder: path, workbooks: workbooks)
        return nil
      case .file:
        guard let form = form ?? InputForm(fileName: path) else { return unknownForm(path, &sources) }
        return open(path, form, &sources)
      case .other: return open(path, form ?? InputForm(fileName: path), &sources)
      }
    } catch {
      return unreadable(path, error, &sources)
    }
  }

  private mutating func open(_ path: String, _ form: InputForm?, _ sources: inout SourceMap) -> Item? {
    do throws(SystemError) {
      return take(try ByteStream(path: path), path, form, &sources)
    } catch {
      return unreadable(path, error, &sources)
    }
  }

  /// A form that nobody told is told from the first bytes.
  private mutating func take(
    _ stream: consuming ByteStream, _ name: String, _ form: InputForm?, _ sources: inout SourceMap
  ) -> Item? {
    var stream = stream
    var form = form
    if form == nil {
      while !stream.isAtEnd, stream.buffer.count < Limit.line, !stream.buffer.contains(0x0A) { stream.fill() }
      // What follows the first line decides, too.
      if !stream.isAtEnd { stream.fill() }
      form = InputForm(beginningOf: stream.buffer)
    }
    let known = form ?? .yaml
    if known == .ndjson {
      lines = LineSource(stream: stream, name: name)
      return nextLines(&sources)
    }
    if known == .csv { return loneTable(name, &sources) }
    if known == .xlsx { return openWorkbook(stream, name, &sources) }
    let limit = known == .yaml ? YAMLLimit.bytes : JSONLimit.bytes
    let bytes = stream.readAll(limit: limit)
    if let number = stream.failure { return unreadable(name, SystemError(number: number), &sources) }
    guard let bytes else { return tooLarge(name, limit, &sources) }
    return .text(InputText(source: sources.add(name: name, bytes: bytes), form: known))
  }

  private mutating func nextLines(_ sources: inout SourceMap) -> Item? {
    guard let item = lines?.next(&sources) else {
      lines = nil
      return nil
    }
    return item
  }

  private mutating func nextRow(_ sources: inout SourceMap) -> Item? {
    guard let item = workbook?.records.next(sources: &sources) else {
      defer { workbook = nil }
      guard let workbook, workbook.count == 0 else { return nil }
      let source = sources.add(name: workbook.name, bytes: [])
      return .unusable(source, emptyText(source))
    }
    workbook?.count += 1
    return .record(item)
  }

  private mutating func openWorkbook(_ stream: consuming ByteStream, _ name: String, _ sources: inout SourceMap) -> Item? {
    var stream = stream
    let bytes = stream.readAll(limit: Limit.workbook)
    if let number = stream.failure { return unreadable(name, SystemError(number: number), &sources) }
    guard let bytes else { return tooLarge(name, Limit.workbook, &sources) }
    guard let workbooks else { return noWorkbooks(name, &sources) }
    do throws(WorkbookRefusal) {
      workbook = (name, workbooks.records(of: try readXLSX(bytes, name: name)), 0)
      return nil
    } catch {
      let source = sources.add(name: name, bytes: [])
      let message = Localized(zh: "无法读取工作簿：\(error.reason.zh)", en: "the workbook cannot be read: \(error.reason.en)")
      return .unusable(source, DocumentMistake.badWorkbook.at(stretch(source, 0..<0), message, help: error.help))
    }
  }

  /// All tables of a folder. Where some cannot be read, each of them is told, then what is wrong with the headers of the others; there
  /// are no records.
  private mutating func openTables(_ files: [String], _ folder: String, _ sources: inout SourceMap) -> Item? {
    guard let workbooks else { return noWorkbooks(folder, &sources) }
    var texts: [SourceText] = []
    var unread: [Item] = []
    for path in files {
      do throws(SystemError) {
        var stream = try ByteStream(path: path)
        let bytes = stream.readAll(limit: Limit.workbook)
        if let number = stream.failure { throw SystemError(number: number) }
        if let bytes {
          texts.append(sources.add(name: path, bytes: bytes))
        } else {
          unread.append(tooLarge(path, Limit.workbook, &sources))
        }
      } catch {
        unread.append(unreadable(path, error, &sources))
      }
    }
    var problems: [Diagnostic] = []
    var tables = readTables(texts, folder: folder, sources: &sources, reporting: &problems)
    for (id, mistakes) in Dictionary(grouping: problems, by: \.primary.span.source).sorted(by: { $0.key.index < $1.key.index }) {
      if let source = sources[id] { unread.append(.record(.broken(source, mistakes))) }
    }
    tables.isPartial = !unread.isEmpty
    broken = unread[...]
    workbook = (folder, workbooks.records(of: tables), unread.count)
    return nil
  }

  private mutating func leaveFolder(_ sources: inout SourceMap) -> Item? {
    guard let walk else { return nil }
    ignoredBefore += walk.ignored
    self.walk = nil
    guard filesInFolder == 0 else { return nil }
    let source = sources.add(name: folder, bytes: [])
    let count = walk.ignored
    return .unusable(
      source,
      DocumentMistake.noRecordFiles.at(
        stretch(source, 0..<0),
        Localized(zh: "文件夹「\(folder)」中没有记录文件", en: "there is no record file in the folder `\(folder)`"),
        help: count == 0
          ? [] : [Localized(zh: "忽略了 \(count) 个其他文件", en: "other files that were passed over: \(count)")]))
  }
}

extension InputTexts {
  private func unreadable(_ path: String, _ error: SystemError, _ sources: inout SourceMap) -> Item {
    let source = sources.add(name: path, bytes: [])
    let mistake: DocumentMistake = error.isMissing ? .noSuchFile : .unreadableFile
    let message =
      error.isMissing
      ? Localized(zh: "没有「\(path)」这个文件或文件夹", en: "there is no file or folder `\(path)`")
      : Localized(zh: "无法读取「\(path)」（\(error.text)）", en: "`\(path)` cannot be read: \(error.text)")
    return .unusable(source, mistake.at(stretch(source, 0..<0), message))
  }

  private func unknownForm(_ path: String, _ sources: inout SourceMap) -> Item {
    let source = sources.add(name: path, bytes: [])
    return .unusable(
      source,
      DocumentMistake.unknownForm.at(
        stretch(source, 0..<0),
        Localized(zh: "不知道「\(path)」是什么格式", en: "the form of `\(path)` is not known"),
        help: [
          Localized(
            zh: "用 --from yaml、--from json 或 --from ndjson 指明", en: "say --from yaml, --from json or --from ndjson")
        ]))
  }

  private func loneTable(_ name: String, _ sources: inout SourceMap) -> Item {
    let source = sources.add(name: name, bytes: [])
    let message = Localized(zh: "表格按文件夹读取，不单独读取「\(name)」", en: "tables are read by the folder: `\(name)` is not read by itself")
    let help = Localized(zh: "请写它所在的文件夹；主表须以词汇表的标题命名", en: "name its folder; the main table in it bears the title of the vocabulary")
    return .unusable(source, unreadableForm(source, message, help: [help]))
  }

  private func noWorkbooks(_ name: String, _ sources: inout SourceMap) -> Item {
    let source = sources.add(name: name, bytes: [])
    return .unusable(source, unreadableForm(source, Localized(zh: "这里不能读表格「\(name)」", en: "no workbook can be read here: `\(name)`")))
  }

  private func tooLarge(_ name: String, _ limit: Int, _ sources: inout SourceMap) -> Item {
    let source = sources.add(name: name, bytes: [])
    let size = limit >> 20
    return .unusable(
      source,
      DocumentMistake.textTooLarge.at(
        stretch(source, 0..<0),
        Localized(zh: "「\(name)」超过 \(size) MiB", en: "`\(name)` has more than \(size) MiB"),
        help: [Localized(zh: "请改用 NDJSON，一行一条记录", en: "use NDJSON instead, one record a line")]))
  }
}

/// The lines of one stream.
struct LineSource: ~Copyable {
  private var stream: ByteStream
  private let name: String
  private var hasText = false
  private var isDone = false

  init(stream: consuming ByteStream, name: String) {
    self.stream = stream
    self.name = name
  }

  mutating func next(_ sources: inout SourceMap) -> InputTexts.Item? {
    guard !isDone else { return nil }
    switch stream.readLines(limit: InputTexts.Limit.line) {
    case .lines(let bytes, let first):
      let source = sources.add(name: name, bytes: bytes, firstLine: first)
      if first == 1, let mistake = binary(source) {
        isDone = true
        return .unusable(source, mistake)
      }
      hasText = hasText || !isBlank(source, bytes.indices)
      return .text(InputText(source: source, form: .ndjson))
    case .tooLong(let line):
      hasText = true
      let source = sources.add(name: name, bytes: [], firstLine: line)
      return .broken(source, tooLong(source, line))
    case nil:
      isDone = true
      return end(&sources)
    }
  }

  private func end(_ sources: inout SourceMap) -> InputTexts.Item? {
    let source = SourceText(id: SourceID(0), name: name, bytes: [])
    guard stream.failure != nil || !hasText else { return nil }
    let added = sources.add(name: source.name, bytes: [])
    guard let number = stream.failure else { return .unusable(added, emptyText(added)) }
    let reason = SystemError(number: number).text
    let message = Localized(zh: "读取「\(name)」时出错（\(reason)）", en: "reading `\(name)` failed: \(reason)")
    return .unusable(added, DocumentMistake.unreadableFile.at(stretch(added, 0..<0), message))
  }

  /// A zero byte in the first line: no text at all, to be told once and not line by line.
  private func binary(_ source: SourceText) -> Diagnostic? {
    let end = source.bytes.firstIndex(of: 0x0A) ?? source.bytes.count
    guard source.bytes[..<end].contains(0) else { return nil }
    return encodingMistake(of: source, in: 0..<end, as: .json)
  }

  private func tooLong(_ source: SourceText, _ line: Int) -> Diagnostic {
    let size = InputTexts.Limit.line >> 20
    return DocumentMistake.lineTooLong.at(
      stretch(source, 0..<0),
      Localized(zh: "第 \(line) 行超过 \(size) MiB", en: "line \(line) has more than \(size) MiB"),
      help: [
        Localized(zh: "一行一条记录；一个大数组请存为 .json 文件", en: "one record a line; one large array goes into a .json file")
      ])
  }
}
