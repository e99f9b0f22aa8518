public import Diagnostics

/// The mistakes of expressions.
public enum CELMistake: String, DiagnosticCode {
  case unexpected = "E0201"
  case unterminatedString = "E0202"
  case badEscape = "E0203"
  case badNumber = "E0204"
  case unknownCharacter = "E0205"
  case wrongOperator = "E0206"
  case fullWidth = "E0207"
  case reservedWord = "E0208"
  case tooDeep = "E0209"
  case macroArgument = "E0210"
  case emptyExpression = "E0211"
  case unknownName = "E0221"
  case unknownField = "E0222"
  case unknownFunction = "E0223"
  case noOverload = "E0224"
  case wrongType = "E0225"
  case needsGuard = "E0226"
  case notAWord = "E0227"
  case noFields = "E0228"
  case notIterable = "E0229"
  case incomparable = "E0230"
  case badLiteral = "E0231"
  case unknownType = "E0232"

  public var page: DiagnosticPage {
    switch self {
    case .unexpected: SyntaxPages.unexpected
    case .unterminatedString: SyntaxPages.unterminatedString
    case .badEscape: SyntaxPages.badEscape
    case .badNumber: SyntaxPages.badNumber
    case .unknownCharacter: SyntaxPages.unknownCharacter
    case .wrongOperator: SyntaxPages.wrongOperator
    case .fullWidth: SyntaxPages.fullWidth
    case .reservedWord: SyntaxPages.reservedWord
    case .tooDeep: SyntaxPages.tooDeep
    case .macroArgument: SyntaxPages.macroArgument
    case .emptyExpression: SyntaxPages.emptyExpression
    case .unknownName: TypePages.unknownName
    case .unknownField: TypePages.unknownField
    case .unknownFunction: TypePages.unknownFunction
    case .noOverload: TypePages.noOverload
    case .wrongType: TypePages.wrongType
    case .needsGuard: TypePages.needsGuard
    case .notAWord: TypePages.notAWord
    case .noFields: TypePages.noFields
    case .notIterable: TypePages.notIterable
    case .incomparable: TypePages.incomparable
    case .badLiteral: TypePages.badLiteral
    case .unknownType: TypePages.unknownType
    }
  }
}
