import CEL
import Diagnostics
import Rules

/// Says in words what stands in the parts of an entry: conditions as `rules show` does, bands with their arithmetic, names with their
/// titles.
struct PartWords {
  let rules: RuleSet
  /// By the path of the part, where it has words of its own.
  private var words: [String: Localized] = [:]

  init(section: String, id: String, in checked: CheckedRuleSet) {
    rules = checked.source
    switch section {
    case "rules": checked.rules.first { $0.rule.id.value == id }.map { add($0.body) }
    case "contradictions": checked.contradictions.first { $0.contradiction.id.value == id }.map { add($0.body) }
    case "grounds": checked.grounds.first { $0.ground.id.value == id }.map { add($0.body) }
    case "routes": checked.routes.first { $0.route.id.value == id }.map { add($0) }
    case "bases": checked.basis(id).map { add($0) }
    case "penalties": rules.penalty(id).map { add($0) }
    default: break
    }
  }

  // MARK: Items

  /// What a value says, one item for each thing that it lists.
  func items(of content: Content, _ form: EntryShape.Form, at path: String) -> [RuleChange.Item] {
    switch form.form(of: content) {
    case .list(let form), .oneOrMany(let form):
      return content.elements.enumerated().flatMap { items(of: $1, form, at: isElement(path) ? path : "\(path)[\($0)]") }
    case .mapping(let form):
      return content.entries.map { key, value in
        let said = items(of: value, form, at: "\(path).\(key)").first
        return RuleChange.Item(
          Localized(zh: "\(key)：\(said?.text.zh ?? "")", en: "\(key): \(said?.text.en ?? "")"),
          written: said?.written.map { "\(key): \($0)" })
      }
    case .name: return [content.text.map { RuleChange.Item(title(of: $0, at: path)) } ?? RuleChange.Item(content.written)]
    case .words: return [RuleChange.Item(word(content.written))]
    case .expression: return [item(content, at: path)]
    case .entry(let shape) where shape.name == EntryShape.stretch.name:
      return [stretch(content).map { RuleChange.Item($0) } ?? RuleChange.Item(content.written)]
    case .entry(let shape) where shape.name == EntryShape.band.name:
      return [words[path].map { RuleChange.Item($0) } ?? item(content, at: path)]
    case .entry(let shape) where shape.name == EntryShape.years.name && content["years"]?.text != nil:
      let years = content["years"]?.text ?? ""
      return [RuleChange.Item(Localized(zh: "\(years) 年", en: "\(years) years"))]
    case .entry(let shape) where shape.name == EntryShape.word.name:
      let (id, title) = (content["id"]?.text ?? "", content["title"].map(localized) ?? Localized(zh: "", en: ""))
      return [RuleChange.Item(Localized(zh: "\(title.zh)（\(id)）", en: "\(title.en) (\(id))"))]
    case .anything where content.isList: return content.elements.flatMap { items(of: $0, .anything, at: path) }
    default: return [item(content, at: path)]
    }
  }

  /// An element of a list of lists stands for itself.
  private func isElement(_ path: String) -> Bool { path.hasSuffix("]") }

  private func item(_ content: Content, at path: String) -> RuleChange.Item {
    item(content, words: words[path] ?? (Localized.isText(content) ? localized(content) : nil))
  }

  private func item(_ content: Content, words: Localized?) -> RuleChange.Item {
    let written = content.written
    guard let words else { return RuleChange.Item(written) }
    return RuleChange.Item(words, written: Localized.isText(content) ? nil : written)
  }

  private func localized(_ content: Content) -> Localized {
    Localized(zh: content["zh"]?.text ?? "", en: content["en"]?.text ?? "")
  }

  private func stretch(_ content: Content) -> Localized? {
    func day(_ key: String) -> CalendarDate? { content[key]?.text.flatMap { CalendarDate($0) } }
    let words = PageBuilder.words(of: InForce(from: day("from"), to: day("to")))
    return words.zh.isEmpty ? nil : words
  }

  /// A name with the title of what it names. A category may share its id with something else.
  private func title(of id: String, at path: String) -> Localized {
    let title: Localized?
    if path.split(separator: ".").last == "category" {
      title = rules.manifest.categories.first { $0.id == id }?.title
    } else if let act = rules.act(id) {
      title = act.title
    } else if rules.provision(id) != nil {
      title = rules.citation(of: id)
    } else if let penalty = rules.penalty(id) {
      title = penalty.title
    } else {
      let word = rules.manifest.title(of: id)
      title = word.zh == id ? nil : word
    }
    return title.map { Localized(zh: "\($0.zh)（\(id)）", en: "\($0.en) (\(id))") } ?? Localized(zh: id, en: id)
  }

  private func word(_ text: String) -> Localized {
    let words: Localized? =
      if let status = RuleStatus(rawValue: text) {
        status == .active ? Localized(zh: "启用", en: "active") : Localized(zh: "草案，不计入结果", en: "draft, never counted")
      } else if let burden = Burden(rawValue: text) {
        burden == .party
          ? Localized(zh: "由当事人证明", en: "for the party to show") : Localized(zh: "由机关排除", en: "for the authority to rule out")
      } else if let effect = GroundEffect(rawValue: text) {
        PageBuilder.words(of: effect)
      } else if let need = Route.Need(rawValue: text) {
        PageBuilder.words(of: need)
      } else {
        nil
      }
    return words.map { Localized(zh: "\($0.zh)（\(text)）", en: "\($0.en) (\(text))") } ?? Localized(zh: text, en: text)
  }

  // MARK: Words of their own

  private mutating func add(_ body: RuleBody<CheckedExpression>) {
    let names = PageBuilder.names(of: body, in: rules)
    func say(_ expression: CheckedExpression) -> ConditionWords { ConditionWords(expression, in: rules, names: names) }
    for (index, condition) in body.applies.enumerated() { words["applies[\(index)]"] = say(condition).phrase.line }
    for (index, condition) in body.when.enumerated() { words["when[\(index)]"] = say(condition).phrase.line }
    for (key, excuses) in [("unless", body.unless), ("pending", body.pending)] {
      for (number, conditions) in excuses.enumerated() {
        for (index, condition) in conditions.enumerated() { words["\(key)[\(number)].when[\(index)]"] = say(condition).phrase.line }
      }
    }
    for binding in body.each { words["each.\(binding.name)"] = say(binding.list).term.text }
    for (index, date) in body.lawDate.enumerated() {
      switch date {
      case .day(let day): words["law_date[\(index)]"] = say(day).term.text
      case .period(let from, let to):
        let (start, end) = (say(from).term.text, say(to).term.text)
        words["law_date[\(index)]"] = Localized(zh: "\(start.zh)至\(end.zh)", en: "\(start.en) to \(end.en)")
      }
    }
    words["goods"] = body.goods.map { say($0).term.text }
    words["party"] = body.party.map { say($0).term.text }
  }

  private mutating func add(_ route: CheckedRuleSet.CheckedRoute) {
    for (index, condition) in route.when.enumerated() {
      let key = index < route.route.given ? "given[\(index)]" : "when[\(index - route.route.given)]"
      words[key] = ConditionWords(condition, in: rules).phrase.line
    }
    words["addressee"] = route.addressee.map { ConditionWords($0, in: rules).term.text }
  }

  private mutating func add(_ basis: CheckedRuleSet.CheckedBasis) {
    for (key, forms) in [("else", basis.otherwise), ("else_at_least", basis.otherwiseAtLeast)] {
      // The same expressions for every list of goods.
      guard let first = forms.min(by: { $0.key < $1.key }) else { continue }
      for (index, expression) in first.value.enumerated() { words["\(key)[\(index)]"] = ConditionWords(expression, in: rules).term.text }
    }
  }

  private mutating func add(_ penalty: Penalty) {
    let sentences = PenaltyWords(rules: rules)
    for (key, scale) in [("fine", penalty.fine), ("serious.fine", penalty.serious?.fine)] {
      guard let scale else { continue }
      for (index, sentence) in sentences.bands(of: scale).enumerated() {
        words[index < scale.bands.count ? "\(key).bands[\(index)]" : "\(key).undeterminable"] = sentence
      }
    }
    for (index, item) in penalty.confiscate.enumerated() { words["confiscate[\(index)]"] = sentences.sentence(of: item) }
  }
}
