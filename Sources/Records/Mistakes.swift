public import Diagnostics

/// The mistakes of record schemas and records.
public enum RecordMistake: String, DiagnosticCode {
  case unknownField = "E0301"
  case missingField = "E0302"
  case wrongKind = "E0303"
  case notInList = "E0304"
  case outOfBounds = "E0305"
  case badDate = "E0306"
  case badNumber = "E0307"
  case badAmount = "E0308"
  case danglingReference = "E0309"
  case duplicateKey = "E0310"
  case nullNotAllowed = "E0311"
  case notARecord = "E0312"
  case badIncompletePath = "E0313"
  case wrongLength = "E0314"
  case patternMismatch = "E0315"
  case duplicateRecord = "E0317"
  case alternativesDiffer = "W0319"
  case emptyValue = "W0321"
  case unknownSheet = "E0331"
  case unknownColumn = "E0332"
  case strayRow = "E0333"
  case unclearCell = "E0334"
  case schemaKeyword = "E0351"
  case schemaShape = "E0352"
  case schemaReference = "E0353"
  case schemaUntitled = "W0354"

  public var page: DiagnosticPage {
    switch self {
    case .unknownField: RecordPages.unknownField
    case .missingField: RecordPages.missingField
    case .danglingReference: RecordPages.danglingReference
    case .duplicateKey: RecordPages.duplicateKey
    case .notARecord: RecordPages.notARecord
    case .unknownSheet: SheetPages.unknownSheet
    case .unknownColumn: SheetPages.unknownColumn
    case .strayRow: SheetPages.strayRow
    case .unclearCell: SheetPages.unclearCell
    case .badIncompletePath: RecordPages.badIncompletePath
    case .duplicateRecord: RecordPages.duplicateRecord
    case .alternativesDiffer: RecordPages.alternativesDiffer
    case .wrongKind: FieldPages.wrongKind
    case .notInList: FieldPages.notInList
    case .outOfBounds: FieldPages.outOfBounds
    case .badDate: FieldPages.badDate
    case .badNumber: FieldPages.badNumber
    case .badAmount: FieldPages.badAmount
    case .nullNotAllowed: FieldPages.nullNotAllowed
    case .wrongLength: FieldPages.wrongLength
    case .patternMismatch: FieldPages.patternMismatch
    case .emptyValue: FieldPages.emptyValue
    case .schemaKeyword: SchemaPages.keyword
    case .schemaShape: SchemaPages.shape
    case .schemaReference: SchemaPages.reference
    case .schemaUntitled: SchemaPages.untitled
    }
  }
}
