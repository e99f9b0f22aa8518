public import Diagnostics

/// The mistakes of rule sets.
public enum RuleMistake: String, DiagnosticCode {
  case unknownKey = "E0401"
  case missingKey = "E0402"
  case wrongShape = "E0403"
  case unknownWord = "E0404"
  case badTemplate = "E0405"
  case duplicateID = "E0406"
  case unknownProvision = "E0407"
  case unknownAct = "E0408"
  case unknownPenalty = "E0409"
  case unknownTable = "E0410"
  case unknownLexicon = "E0411"
  case unknownQuestion = "E0412"
  case unknownName = "E0413"
  case bandsDoNotMeet = "E0414"
  case unknownPath = "E0415"
  case noManifest = "E0416"
  case tableShape = "E0417"
  case tableValue = "E0418"
  case recursiveFunction = "E0419"
  case missingFile = "E0420"
  case unverified = "E0421"
  case testShape = "E0422"
  case badPattern = "E0423"

  public var page: DiagnosticPage {
    switch self {
    case .unknownKey: ShapePages.unknownKey
    case .missingKey: ShapePages.missingKey
    case .wrongShape: ShapePages.wrongShape
    case .unknownWord: ShapePages.unknownWord
    case .badTemplate: ShapePages.badTemplate
    case .duplicateID: NamePages.duplicateID
    case .unknownProvision: NamePages.unknownProvision
    case .unknownAct: NamePages.unknownAct
    case .unknownPenalty: NamePages.unknownPenalty
    case .unknownTable: NamePages.unknownTable
    case .unknownLexicon: NamePages.unknownLexicon
    case .unknownQuestion: NamePages.unknownQuestion
    case .unknownName: NamePages.unknownName
    case .bandsDoNotMeet: ContentPages.bandsDoNotMeet
    case .unknownPath: NamePages.unknownPath
    case .noManifest: ShapePages.noManifest
    case .tableShape: ContentPages.tableShape
    case .tableValue: ContentPages.tableValue
    case .recursiveFunction: ContentPages.recursiveFunction
    case .missingFile: ShapePages.missingFile
    case .unverified: ContentPages.unverified
    case .testShape: ShapePages.testShape
    case .badPattern: ContentPages.badPattern
    }
  }
}
