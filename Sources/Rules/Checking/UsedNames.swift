import Diagnostics

/// The names that entries of a rule set use for one another, gathered first and told at the end: then it is known what
/// else uses a name that is not declared, and what is declared and never used.
struct UsedNames {
  enum Section: Hashable, CaseIterable {
    case instruments, provisions, acts, penalties, bases, tables, lexicons, questions, categories, actions, words, roles, wordLists, contexts

    var mistake: RuleMistake {
      switch self {
      case .provisions: .unknownProvision
      case .acts: .unknownAct
      case .penalties: .unknownPenalty
      case .tables: .unknownTable
      case .lexicons: .unknownLexicon
      case .questions: .unknownQuestion
      case .instruments, .bases, .categories, .actions, .words, .roles, .wordLists, .contexts: .unknownName
      }
    }
  }

  private var declared: [Section: [Located<String>]] = [:]
  private var used: [Section: [Located<String>]] = [:]

  mutating func declare(_ names: [Located<String>], in section: Section) { declared[section] = names }

  mutating func use(_ name: Located<String>, in section: Section) { used[section, default: []].append(name) }

  /// What is used and not declared. `mayDeclare`: it may be declared after all, by what could not be read.
  func unknown(unless mayDeclare: (String) -> Bool) -> [Diagnostic] {
    Section.allCases.flatMap { section in
      unknown(section, declared[section] ?? [], used[section] ?? [], mayDeclare)
    }
  }

  private func unknown(
    _ section: Section, _ declared: [Located<String>], _ used: [Located<String>], _ mayDeclare: (String) -> Bool
  ) -> [Diagnostic] {
    let names = Set(declared.map(\.value))
    var places: [String: [Located<String>]] = [:]
    var order: [String] = []
    for use in used where !names.contains(use.value) && !mayDeclare(use.value) {
      if places[use.value] == nil { order.append(use.value) }
      if places[use.value]?.contains(use) != true { places[use.value, default: []].append(use) }
    }
    // An id that stands twice took the place of another, which is told there.
    guard order.count > declared.count - names.count else { return [] }
    let usedNames = Set(used.map(\.value))
    let idle = declared.filter { !usedNames.contains($0.value) }
    return order.compactMap { name in
      guard let uses = places[name], let first = uses.first else { return nil }
      if uses.count > 1, let near = nearNames(to: name, among: idle.map(\.value)).first,
        let declaration = idle.first(where: { $0.value == near })
      {
        return misspeltDeclaration(declaration, uses: uses, section)
      }
      return undeclared(first, uses: uses, among: declared, section)
    }
  }

  /// Several places agree on a name, and one much like it is declared and never used: the declaration is misspelt.
  private func misspeltDeclaration(
    _ declaration: Located<String>, uses: [Located<String>], _ section: Section
  ) -> Diagnostic {
    let name = uses.first?.value ?? ""
    return section.mistake.at(
      declaration.span,
      Localized(
        zh: "声明的是「\(declaration.value)」，\(uses.count) 处用的是「\(name)」",
        en: "`\(declaration.value)` is declared, \(uses.count) places use `\(name)`"),
      other: uses.prefix(3).map { Label($0.span, Localized(zh: "在这里使用", en: "used here")) },
      help: [Localized(zh: "是不是想写「\(name)」？", en: "did you mean `\(name)`?")], suggestions: [name])
  }

  private func undeclared(
    _ use: Located<String>, uses: [Located<String>], among declared: [Located<String>], _ section: Section
  ) -> Diagnostic {
    let near = nearNames(to: use.value, among: declared.map(\.value))
    var other = uses.dropFirst().prefix(3).map { Label($0.span, Localized(zh: "这里也使用", en: "used here too")) }
    if let meant = declared.first(where: { $0.value == near.first }) {
      other.append(Label(meant.span, Localized(zh: "「\(meant.value)」在此声明", en: "`\(meant.value)` is declared here")))
    }
    return section.mistake.at(
      use.span, Localized(zh: "「\(use.value)」没有声明", en: "`\(use.value)` is not declared"), other: other,
      help: near.first.map { [Localized(zh: "是不是想写「\($0)」？", en: "did you mean `\($0)`?")] } ?? [], suggestions: near)
  }
}
