import CEL
public import Diagnostics
public import Engine
import Reports

/// What came of one expression, for people and for programs.
public struct TrialReport: Sendable {
  private let trial: Trial

  public init(_ trial: Trial) { self.trial = trial }

  public func text(_ language: Language) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var text = ""
    if let error = trial.errors.first, trial.missing.isEmpty {
      text += say("出错  ", "error  ") + error.text[language] + "\n"
    } else if trial.isUnknown {
      text += say("值  不明\n", "value  unknown\n")
    } else {
      text += say("值  ", "value  ") + trial.shown + "\n"
    }
    text += say("类型  ", "type  ") + trial.type.description + "\n"
    if !trial.missing.isEmpty {
      text += say("缺少  ", "missing  ") + trial.missing.map(\.text).joined(separator: say("、", ", ")) + "\n"
    }
    var block = TextBlock()
    ShownCondition(trial).write("", language, to: &block)
    var out = Array(text.utf8)
    block.write(to: &out)
    return out
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("state")
      json.string(trial.isUnknown ? "unknown" : trial.errors.isEmpty ? "value" : "error")
      json.key("value")
      json.string(orNull: trial.isUnknown || !trial.errors.isEmpty ? nil : trial.shown)
      json.key("type")
      json.string(trial.type.description)
      json.key("missing")
      json.array { json in trial.missing.forEach { json.string($0.text) } }
      json.key("errors")
      json.array { json in trial.errors.forEach { json.localized($0.text) } }
      json.key("trace")
      json.array { json in
        for read in trial.reads {
          json.object { json in
            json.key("text")
            json.string(read.text)
            json.key("value")
            json.string(read.shown)
          }
        }
      }
    }
    return json.take() + [0x0A]
  }
}
