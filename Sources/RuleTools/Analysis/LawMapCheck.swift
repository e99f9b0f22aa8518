import Diagnostics
import Rules

/// Holds what the map of the law says against the rule set and against the outlines.
struct LawMapCheck {
  private let set: RuleSet
  private(set) var found: [Diagnostic] = []

  init(_ set: RuleSet) { self.set = set }

  mutating func look(at items: [LawMap.Item]) {
    lookForMissing(items)
    lookForStrangers(Set(items.map(\.id)))
    for item in items {
      guard let entry = item.entry else { continue }
      names(entry.rules, cited: item.rules, "规则", "the active rule", in: entry)
      names(entry.penalties, cited: item.penalties, "罚则", "the penalty", in: entry)
      names(entry.grounds, cited: item.grounds, "情节", "the ground", in: entry)
      names(entry.routes, cited: item.routes, "路径", "the route", in: entry)
      questions(of: entry)
      silent(entry, item)
      verified(entry, item.provision)
    }
  }

  /// Parts that nobody declared, and parts that nobody says anything of.
  private mutating func lookForMissing(_ items: [LawMap.Item]) {
    let places = set.outlines.flatMap(\.parts).reduce(into: [:]) { $0[$1.value] = $1.span }
    for item in items {
      guard let place = places[item.id] else { continue }
      if item.provision == nil {
        found.append(
          LintMistake.unmappedPart.at(
            place, zh: "「\(item.id)」是法律的一部分，却没有在 provisions 中声明", en: "`\(item.id)` is a part of the law and is not declared under `provisions`"))
      }
      if item.entry == nil {
        let citing = (item.rules + item.penalties + item.grounds + item.routes).joined(separator: ", ")
        found.append(
          LintMistake.unmappedPart.at(
            place,
            zh: "「\(item.id)」没有写明如何编入\(citing.isEmpty ? "" : "，引用它的有：\(citing)")",
            en: "nobody says what is made of `\(item.id)`\(citing.isEmpty ? "" : ", which is cited by: \(citing)")"))
      }
    }
  }

  /// Entries about no part of an outline, and provisions that the law, by its outline, does not have.
  private mutating func lookForStrangers(_ parts: Set<String>) {
    func tell(_ id: Located<String>) {
      found.append(
        LintMistake.noPartOfTheLaw.at(
          id.span, zh: "按 outlines 所列，法律没有「\(id.value)」这一部分", en: "by its outline the law has no part `\(id.value)`",
          suggestions: nearNames(to: id.value, among: parts.sorted())))
    }
    for entry in set.coverage where !parts.contains(entry.provision.value) { tell(entry.provision) }
    for outline in set.outlines {
      for provision in set.provisions where provision.instrument.value == outline.instrument.value {
        if outline.speaks(of: provision.id.value), !parts.contains(provision.id.value) { tell(provision.id) }
      }
    }
  }

  private mutating func names(
    _ named: [Located<String>], cited: [String], _ zh: String, _ en: String, in entry: LawMapEntry
  ) {
    for name in named where !cited.contains(name.value) {
      found.append(
        LintMistake.unfoundedEntry.at(
          name.span, zh: "引用「\(entry.provision.value)」的\(zh)中没有「\(name.value)」",
          en: "\(en) `\(name.value)` is not there, or does not cite `\(entry.provision.value)`",
          suggestions: nearNames(to: name.value, among: cited)))
    }
  }

  private mutating func questions(of entry: LawMapEntry) {
    let known = set.questions.map(\.id.value)
    for name in entry.questions where !known.contains(name.value) {
      found.append(
        LintMistake.unfoundedEntry.at(
          name.span, zh: "没有问题「\(name.value)」", en: "there is no question `\(name.value)`",
          suggestions: nearNames(to: name.value, among: known)))
    }
  }

  /// What is left out convicts nobody.
  private mutating func silent(_ entry: LawMapEntry, _ item: LawMap.Item) {
    guard entry.status == .excluded, let citing = (item.rules + item.penalties + item.grounds + item.routes).first else { return }
    found.append(
      LintMistake.unfoundedEntry.at(
        entry.provision.span, zh: "「\(item.id)」写明不编入，却被「\(citing)」引用", en: "`\(item.id)` is said to be left out, and `\(citing)` cites it"))
  }

  /// What is encoded says from where, how and when it was checked.
  private mutating func verified(_ entry: LawMapEntry, _ provision: Provision?) {
    guard let provision, entry.status == .encoded || entry.status == .openNorm else { return }
    let verified = provision.verified
    if verified?.isRead == true, verified?.source != nil, verified?.checked != nil { return }
    found.append(
      LintMistake.unprovenEntry.at(
        entry.provision.span, zh: "「\(provision.id.value)」没有写明来源、如何核对、何时核对", en: "`\(provision.id.value)` does not say from where, how and when it was checked",
        other: [Label(provision.id.span, Localized(zh: "在此声明", en: "declared here"))]))
  }
}
