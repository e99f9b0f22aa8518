public import CEL
public import Diagnostics
import Reports
public import Rules

/// Which rules are in force on a day, by category and status.
public struct RuleListing: Sendable {
  /// What is listed; nil lists all.
  public struct Choice: Sendable {
    public var day: CalendarDate?
    public var category: String?
    public var status: RuleStatus?

    public init(day: CalendarDate? = nil, category: String? = nil, status: RuleStatus? = nil) {
      self.day = day
      self.category = category
      self.status = status
    }

    func includes(_ rule: Rule) -> Bool {
      if let day, rule.inForce.contains(day) != .yes { return false }
      if let category, rule.category.value != category { return false }
      return status.map { rule.status == $0 } ?? true
    }
  }

  /// In order of id.
  public let rules: [Rule]
  private let manifest: Manifest
  private let day: CalendarDate?

  public init(_ checked: CheckedRuleSet, choice: Choice) {
    rules = checked.rules.map(\.rule).filter { choice.includes($0) }
    manifest = checked.source.manifest
    day = choice.day
  }

  private var active: Int { rules.count { $0.status == .active } }

  /// One line a rule under its category. Plain text names the parts of a line instead of placing them.
  public func text(_ language: Language, isPlain: Bool) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var block = TextBlock()
    var plain = ""
    for category in manifest.categories {
      let own = rules.filter { $0.category.value == category.id }
      guard !own.isEmpty else { continue }
      if !isPlain { block.add("", "\(category.title[language]) (\(own.count))") }
      for rule in own {
        let draft = rule.status == .draft ? say("（草案）", " (draft)") : ""
        let basis = rule.basis.map(\.value)
        if isPlain {
          plain += [rule.id.value, rule.title[language] + draft, category.title[language], basis.joined(separator: say("、", ", "))]
            .joined(separator: say("；", "; ")) + "\n"
        } else {
          block.add("  \(rule.id.value)  ", "\(rule.title[language])\(draft)  \(basis.joined(separator: " "))")
        }
      }
    }
    let on = day.map { say("\($0) 有效的规则", "in force on \($0)") }
    let sums = say(
      "\(on.map { $0 + "，" } ?? "")共 \(rules.count) 条，启用 \(active) 条",
      "\(rules.count) rules\(on.map { " " + $0 } ?? ""), \(active) active")
    if isPlain { return Array((plain + sums + "\n").utf8) }
    block.add("", sums)
    var out: [UInt8] = []
    block.write(to: &out)
    return out
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("on")
      json.string(orNull: day.map { "\($0)" })
      json.key("rules")
      json.array { json in
        for rule in rules { json.object { json in RuleListing.write(rule, to: &json) } }
      }
      json.key("summary")
      json.object { json in
        json.key("rules")
        json.int(rules.count)
        json.key("active")
        json.int(active)
      }
    }
    return json.take() + [0x0A]
  }

  /// The members that every list of rules has.
  static func write(_ rule: Rule, to json: inout JSONWriter) {
    for (key, value) in [
      ("id", rule.id.value), ("category", rule.category.value), ("status", rule.status.rawValue),
    ] {
      json.key(key)
      json.string(value)
    }
    json.key("title")
    json.localized(rule.title)
    json.key("in_force")
    json.stretch(rule.inForce)
    json.key("basis")
    json.array { json in rule.basis.forEach { json.string($0.value) } }
  }
}

extension JSONWriter {
  /// `{"from", "to"}`; an open end is null.
  mutating func stretch(_ stretch: InForce) {
    object { json in
      json.key("from")
      json.string(orNull: stretch.from.map { "\($0)" })
      json.key("to")
      json.string(orNull: stretch.to.map { "\($0)" })
    }
  }
}
