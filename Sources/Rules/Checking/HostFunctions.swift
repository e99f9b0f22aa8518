import CEL

/// The functions that the rule set's data offer to its conditions.
enum HostFunction: Int, CaseIterable, Sendable {
  case listed, hasLimit, limit, inGroup, says, judged, workdays

  var name: String {
    switch self {
    case .hasLimit: "has_limit"
    case .inGroup: "in_group"
    default: "\(self)"
    }
  }

  /// What the first or second argument must name, as far as it is written out.
  var names: (argument: Int, kind: Named)? {
    switch self {
    case .listed, .hasLimit, .limit: (0, .table)
    case .says: (1, .lexicon)
    case .judged: (0, .question)
    case .inGroup, .workdays: nil
    }
  }

  enum Named { case table, lexicon, question }

  var declaration: FunctionDeclaration {
    let overloads: [FunctionDeclaration.Overload] =
      switch self {
      case .listed: [.init("listed", [.string, .string], .bool)]
      case .hasLimit: [.init("has_limit", [.string, .string, .dyn, .date], .bool)]
      case .limit: [.init("limit", [.string, .string, .dyn, .date], .amount)]
      case .inGroup: [.init("in_group", [.string, .string], .bool)]
      case .says: [.init("says", [.string, .string], .bool)]
      case .judged: [.init("judged", [.string, .dyn], .bool)]
      case .workdays: [.init("workdays", [.date, .int], .date)]
      }
    return FunctionDeclaration(name, overloads, host: rawValue)
  }
}
