public import Diagnostics
import Documents

/// What came of formatting the files of a rule folder.
public struct FormatReport: Sendable {
  public enum State: String, Sendable, CaseIterable {
    case unchanged
    /// Not in its form: written, or told by `--check`.
    case changed
    /// Left alone: it cannot be read, or formatting is not safe.
    case refused
  }

  public struct File: Sendable {
    public var name: String
    public var state: State
    /// Why it was refused.
    public var reasons: [(place: SourcePosition, message: Localized)]
  }

  public private(set) var files: [File] = []

  public init() {}

  /// Notes a file; the bytes to write, where it is to be changed.
  public mutating func add(_ source: SourceText) -> [UInt8]? {
    switch formatYAML(source) {
    case .unchanged: files.append(File(name: source.name, state: .unchanged, reasons: []))
    case .changed(let bytes):
      files.append(File(name: source.name, state: .changed, reasons: []))
      return bytes
    case .unreadable(let mistakes):
      let reasons = mistakes.map { (source.position(of: $0.primary.span.start), $0.message) }
      files.append(File(name: source.name, state: .refused, reasons: reasons))
    case .refused(let why, let span):
      files.append(File(name: source.name, state: .refused, reasons: [(source.position(of: span.start), why)]))
    }
    return nil
  }

  public func count(_ state: State) -> Int { files.count { $0.state == state } }

  /// What changed and what was refused, then the sums.
  public func text(_ language: Language, isCheck: Bool) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var text = ""
    for file in files {
      switch file.state {
      case .unchanged: break
      case .changed: text += (isCheck ? say("需要整理  ", "not formatted  ") : say("已整理  ", "formatted  ")) + file.name + "\n"
      case .refused:
        for reason in file.reasons {
          text += say("未改动  ", "left alone  ")
            + "\(file.name):\(reason.place.line):\(reason.place.column)  \(reason.message[language])\n"
        }
      }
    }
    text += say(
      "\(files.count) 个文件：\(isCheck ? "需要整理" : "已整理") \(count(.changed))，未改动 \(count(.refused))，其余合乎格式\n",
      "\(files.count) files: \(count(.changed)) \(isCheck ? "not formatted" : "formatted"), \(count(.refused)) left alone, the rest as it should be\n")
    return Array(text.utf8)
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.array { json in
        for file in files { Self.write(file, to: &json) }
      }
      json.key("summary")
      json.object { json in
        json.key("files")
        json.int(files.count)
        for state in State.allCases {
          json.key(state.rawValue)
          json.int(count(state))
        }
      }
    }
    return json.take() + [0x0A]
  }

  private static func write(_ file: File, to json: inout JSONWriter) {
    json.object { json in
      json.key("file")
      json.string(file.name)
      json.key("state")
      json.string(file.state.rawValue)
      json.key("reasons")
      json.array { json in
        for reason in file.reasons {
          json.object { json in
            json.key("line")
            json.int(reason.place.line)
            json.key("column")
            json.int(reason.place.column)
            json.key("message")
            json.localized(reason.message)
          }
        }
      }
    }
  }
}
