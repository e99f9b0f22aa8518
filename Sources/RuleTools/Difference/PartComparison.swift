import Diagnostics
import Rules

/// Compares two entries of one kind, part by part.
struct PartComparison {
  /// What the parts are called in words, before and now.
  let before: PartWords
  let after: PartWords
  private(set) var parts: [RuleChange.Part] = []

  init(before: PartWords, after: PartWords) {
    self.before = before
    self.after = after
  }

  /// Parts that are told as a whole: half of a band says nothing.
  private static let whole: Set<String> = [
    EntryShape.localized.name, EntryShape.stretch.name, EntryShape.verification.name, EntryShape.minMax.name, EntryShape.band.name,
    EntryShape.confiscation.name, EntryShape.years.name, EntryShape.word.name, EntryShape.columnsOfDates.name,
    EntryShape.stated.name, EntryShape.outlinedArticle.name, EntryShape.lexiconEntry.name,
  ]

  /// A place in both entries: an element of a list may have moved.
  private struct Place {
    var before: String
    var after: String
    var title: Localized

    func key(_ name: String, note: Localized? = nil) -> Place {
      let own = PartTitles.title(of: name, note: note)
      let dot = after.isEmpty ? "" : "."
      return Place(
        before: before + dot + name, after: after + dot + name,
        title: title.zh.isEmpty ? own : Localized(zh: "\(title.zh)：\(own.zh)", en: "\(title.en): \(own.en)"))
    }

    func element(_ before: Int, _ after: Int) -> Place {
      Place(before: "\(self.before)[\(before)]", after: "\(self.after)[\(after)]", title: title)
    }
  }

  mutating func compare(_ one: Content, _ other: Content, as shape: EntryShape) {
    entry(one, other, shape, at: Place(before: "", after: "", title: Localized(zh: "", en: "")))
  }

  private mutating func entry(_ one: Content, _ other: Content, _ shape: EntryShape, at place: Place) {
    for key in shape.keys {
      value(one[key.name], other[key.name], key.form, at: place.key(key.name, note: key.note))
    }
    // Keys that no shape knows: those of the vocabulary.
    let known = Set(shape.keys.map(\.name))
    var seen: Set<String> = []
    for name in (one.entries + other.entries).map(\.key) where !known.contains(name) && seen.insert(name).inserted {
      value(one[name], other[name], .anything, at: place.key(name))
    }
  }

  private mutating func value(_ one: Content?, _ other: Content?, _ form: EntryShape.Form, at place: Place) {
    guard let one, let other else {
      if one == nil, other == nil { return }
      return add(
        one.map { before.items(of: $0, form, at: place.before) } ?? [], other.map { after.items(of: $0, form, at: place.after) } ?? [],
        at: place)
    }
    if form.isSame(one, other) { return }
    switch form.form(of: other) {
    case .entry(let shape) where !Self.whole.contains(shape.name) && !one.entries.isEmpty: entry(one, other, shape, at: place)
    case .list(.entry(let shape)) where !Self.whole.contains(shape.name): entries(one.elements, other.elements, shape, at: place)
    case .list(let form), .oneOrMany(let form): list(one.elements, other.elements, form, at: place)
    case .mapping: lines(before.items(of: one, form, at: place.before), after.items(of: other, form, at: place.after), at: place)
    case .anything where !one.entries.isEmpty && !other.entries.isEmpty && !Localized.isText(one):
      entry(one, other, EntryShape("", []), at: place)
    case .anything where one.isList && other.isList: list(one.elements, other.elements, .anything, at: place)
    default: add(before.items(of: one, form, at: place.before), after.items(of: other, form, at: place.after), at: place)
    }
  }

  private mutating func add(_ removed: [RuleChange.Item], _ added: [RuleChange.Item], at place: Place, isOrder: Bool = false) {
    parts.append(RuleChange.Part(path: place.after, title: place.title, removed: removed, added: added, isOrder: isOrder))
  }

  // MARK: Lists

  /// Elements that both have, wherever they stand, are no change; those in another order are one.
  private mutating func list(_ one: [Content], _ other: [Content], _ form: EntryShape.Form, at place: Place) {
    let match = Self.match(one, other) { form.isSame($0, $1) }
    let removed = match.gone.flatMap { before.items(of: one[$0], form, at: "\(place.before)[\($0)]") }
    let added = match.new.flatMap { after.items(of: other[$0], form, at: "\(place.after)[\($0)]") }
    if !removed.isEmpty || !added.isEmpty { add(removed, added, at: place) }
    guard !match.keepsOrder else { return }
    add(
      one.indices.flatMap { before.items(of: one[$0], form, at: "\(place.before)[\($0)]") },
      other.indices.flatMap { after.items(of: other[$0], form, at: "\(place.after)[\($0)]") }, at: place, isOrder: true)
  }

  /// Lines of a mapping of the author's own.
  private mutating func lines(_ one: [RuleChange.Item], _ other: [RuleChange.Item], at place: Place) {
    let match = Self.match(one, other, ==)
    let (removed, added) = (match.gone.map { one[$0] }, match.new.map { other[$0] })
    if !removed.isEmpty || !added.isEmpty { add(removed, added, at: place) }
    if !match.keepsOrder || removed.isEmpty && added.isEmpty { add(one, other, at: place, isOrder: true) }
  }

  /// Entries inside an entry: of those that are not the same, one that is called as before was changed.
  private mutating func entries(_ one: [Content], _ other: [Content], _ shape: EntryShape, at place: Place) {
    let form = EntryShape.Form.entry(shape)
    let match = Self.match(one, other) { form.isSame($0, $1) }
    var gone = match.gone
    var added: [Int] = []
    for index in match.new {
      let name = Self.name(of: other[index])
      if let earlier = gone.firstIndex(where: { name != nil && Self.name(of: one[$0]) == name }) {
        entry(one[gone[earlier]], other[index], shape, at: place.element(gone[earlier], index))
        gone.remove(at: earlier)
      } else {
        added.append(index)
      }
    }
    let removedItems = gone.flatMap { before.items(of: one[$0], form, at: "\(place.before)[\($0)]") }
    let addedItems = added.flatMap { after.items(of: other[$0], form, at: "\(place.after)[\($0)]") }
    if !removedItems.isEmpty || !addedItems.isEmpty { add(removedItems, addedItems, at: place) }
    if !match.keepsOrder {
      add(
        one.indices.flatMap { before.items(of: one[$0], form, at: "\(place.before)[\($0)]") },
        other.indices.flatMap { after.items(of: other[$0], form, at: "\(place.after)[\($0)]") }, at: place, isOrder: true)
    }
  }

  private static func name(of content: Content) -> String? {
    ["id", "name", "reason", "term", "article"].lazy.compactMap { content[$0]?.written }.first
  }

  struct Match {
    var gone: [Int]
    var new: [Int]
    var keepsOrder: Bool
  }

  /// Pairs equal elements, each once.
  static func match<Element>(_ one: [Element], _ other: [Element], _ isSame: (Element, Element) -> Bool) -> Match {
    var gone = Array(one.indices)
    var new: [Int] = []
    var partners: [Int] = []
    for index in other.indices {
      if let place = gone.firstIndex(where: { isSame(one[$0], other[index]) }) {
        partners.append(gone.remove(at: place))
      } else {
        new.append(index)
      }
    }
    return Match(gone: gone, new: new, keepsOrder: zip(partners, partners.dropFirst()).allSatisfy { $0 < $1 })
  }
}

extension Content {
  var isList: Bool {
    if case .list = value { return true }
    return false
  }
}

extension Localized {
  /// Whether a value is a text in both languages.
  static func isText(_ content: Content) -> Bool { Set(content.entries.map(\.key)) == ["zh", "en"] }
}
