public import Diagnostics

/// What is allowed in a rule set and most likely not meant.
public enum LintMistake: String, DiagnosticCode {
  case untestedRule = "W0501"
  case sameTranslation = "W0502"
  case messageWithoutField = "W0503"
  case repeatedCondition = "W0504"
  case constantCondition = "W0505"
  case provisionNotInForce = "W0506"
  case unused = "W0507"
  case notCheckedSince = "W0508"
  case lookAlike = "W0509"
  case appliesToNothing = "W0510"
  case contradictoryConditions = "W0511"
  case impliedCondition = "W0512"
  case deadExcuse = "W0513"
  case missingTranslation = "W0514"
  case neverChecked = "W0515"
  case unmappedPart = "W0516"
  case unfoundedEntry = "W0517"
  case noPartOfTheLaw = "W0518"
  case unprovenEntry = "W0519"

  public var page: DiagnosticPage {
    switch self {
    case .untestedRule: LintPages.untestedRule
    case .sameTranslation: LintPages.sameTranslation
    case .messageWithoutField: LintPages.messageWithoutField
    case .repeatedCondition: LintPages.repeatedCondition
    case .constantCondition: ConditionPages.constantCondition
    case .provisionNotInForce: ConditionPages.provisionNotInForce
    case .unused: LintPages.unused
    case .notCheckedSince: LintPages.notCheckedSince
    case .lookAlike: LintPages.lookAlike
    case .appliesToNothing: ConditionPages.appliesToNothing
    case .contradictoryConditions: ConditionPages.contradictoryConditions
    case .impliedCondition: ConditionPages.impliedCondition
    case .deadExcuse: ConditionPages.deadExcuse
    case .missingTranslation: LintPages.missingTranslation
    case .neverChecked: LintPages.neverChecked
    case .unmappedPart: LawMapPages.unmappedPart
    case .unfoundedEntry: LawMapPages.unfoundedEntry
    case .noPartOfTheLaw: LawMapPages.noPartOfTheLaw
    case .unprovenEntry: LawMapPages.unprovenEntry
    }
  }
}
