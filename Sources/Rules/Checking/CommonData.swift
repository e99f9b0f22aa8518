import CEL
import Diagnostics

/// Which data of two rule sets are the same, so that an expression which both have gives the same value under both.
struct CommonData {
  private let hasTables: Bool
  private let hasCalendars: Bool
  /// The lexicons, by id, that find the same words in both.
  private let lexicons: Set<String>
  private let hasAllLexicons: Bool

  init(_ first: CheckedRuleSet, _ second: CheckedRuleSet) {
    let (one, other) = (first.source, second.source)
    func hasFiles(_ names: [String]) -> Bool {
      names.allSatisfy { first.tables.texts[$0] == second.tables.texts[$0] }
    }
    hasCalendars =
      saysTheSame(one.calendars.map(\.placeless), other.calendars.map(\.placeless))
      && hasFiles(one.calendars.map { "calendar \($0.id.value)" })
    let haveWords =
      saysTheSame(one.contexts, other.contexts) && saysTheSame(one.wordLists, other.wordLists)
      && saysTheSame(one.spellings.map(\.placeless), other.spellings.map(\.placeless))
      && hasFiles(one.spellings.map { "spelling \($0.id.value)" })
    let others = Dictionary(other.lexicons.map { ($0.id.value, $0) }) { first, _ in first }
    lexicons =
      haveWords
      ? Set(one.lexicons.filter { lexicon in others[lexicon.id.value].map { saysTheSame(lexicon, $0) } ?? false }.map(\.id.value)) : []
    hasAllLexicons = haveWords && lexicons.count == one.lexicons.count && lexicons == Set(other.lexicons.map(\.id.value))
    // What the rows of tables hang on may itself look things up.
    let scopes = Use(first.tableScopes)
    hasTables =
      saysTheSame(one.tables.map(\.placeless), other.tables.map(\.placeless))
      && hasFiles(one.tables.map { "table \($0.id.value)" }) && saysTheSame(first.tableScopes, second.tableScopes)
      && !scopes.tables && (hasCalendars || !scopes.calendars) && (hasAllLexicons || scopes.lexicons.isEmpty && !scopes.anyLexicon)
  }

  /// Whether everything that the expressions look up is the same in both.
  func suffices(for expressions: [CheckedExpression]) -> Bool {
    let use = Use(expressions)
    return (hasTables || !use.tables) && (hasCalendars || !use.calendars) && use.lexicons.isSubset(of: lexicons)
      && (hasAllLexicons || !use.anyLexicon)
  }
}

/// What expressions look up in the data of the rule set.
private struct Use {
  var tables = false
  var calendars = false
  var lexicons: Set<String> = []
  /// A lexicon whose name is worked out.
  var anyLexicon = false

  init(_ expressions: [CheckedExpression]) {
    for expression in expressions {
      for (id, reference) in expression.references.enumerated() {
        guard case .function(_, _, let number?)? = reference else { continue }
        add(HostFunction(rawValue: number), at: id, in: expression.expression)
      }
    }
  }

  private mutating func add(_ function: HostFunction?, at id: ExprID, in expression: Expression) {
    switch function {
    case .listed, .hasLimit, .limit, .inGroup: tables = true
    case .workdays: calendars = true
    case .says:
      if case .call(_, _, let arguments) = expression[id].kind, let last = arguments.last,
        case .literal(.string(let name)) = expression[last].kind
      {
        lexicons.insert(name)
      } else {
        anyLexicon = true
      }
    case .judged: break  // A person's finding stands in the record.
    case nil: (tables, calendars, anyLexicon) = (true, true, true)
    }
  }
}

// The folder that a file was read from says nothing of what is in it.
extension TableDeclaration {
  fileprivate var placeless: Self {
    var copy = self
    copy.folder = ""
    return copy
  }
}

extension CalendarDeclaration {
  fileprivate var placeless: Self {
    var copy = self
    copy.folder = ""
    return copy
  }
}

extension SpellingDeclaration {
  fileprivate var placeless: Self {
    var copy = self
    copy.folder = ""
    return copy
  }
}
