public import Diagnostics

/// The mistakes of texts: how they are encoded, YAML, JSON, CSV, and the files they come from.
public enum DocumentMistake: String, DiagnosticCode {
  case notUTF8 = "E0101"
  case binary = "E0102"
  case forbiddenCharacter = "E0103"
  case textTooLarge = "E0104"
  case yamlSyntax = "E0105"
  case tabIndentation = "E0106"
  case duplicateKey = "E0107"
  case unknownTag = "E0108"
  case badAlias = "E0109"
  case aliasLimit = "E0110"
  case tooDeep = "E0111"
  case scalarTooLong = "E0112"
  case mergeKey = "E0113"
  case complexKey = "E0114"
  case tagMismatch = "E0115"
  case leadingQuote = "E0116"
  case leadingBracket = "E0117"
  case colonInValue = "E0118"
  case hashInValue = "E0119"
  case flowValue = "E0120"
  case jsonSyntax = "E0121"
  case lineTooLong = "E0122"
  case noSuchFile = "E0131"
  case unreadableFile = "E0132"
  case noRecordFiles = "E0133"
  case unknownForm = "E0134"
  case emptyText = "E0135"
  case unclosedQuote = "E0141"
  case strayQuote = "E0142"
  case rowLength = "E0143"
  case duplicateColumn = "E0144"
  case badWorkbook = "E0151"

  public var page: DiagnosticPage {
    switch self {
    case .notUTF8: EncodingPages.notUTF8
    case .binary: EncodingPages.binary
    case .forbiddenCharacter: EncodingPages.forbiddenCharacter
    case .textTooLarge: EncodingPages.textTooLarge
    case .lineTooLong: EncodingPages.lineTooLong
    case .yamlSyntax: TreePages.yamlSyntax
    case .tabIndentation: TreePages.tabIndentation
    case .duplicateKey: TreePages.duplicateKey
    case .unknownTag: TreePages.unknownTag
    case .badAlias: TreePages.badAlias
    case .aliasLimit: TreePages.aliasLimit
    case .tooDeep: TreePages.tooDeep
    case .scalarTooLong: TreePages.scalarTooLong
    case .mergeKey: TreePages.mergeKey
    case .complexKey: TreePages.complexKey
    case .tagMismatch: TreePages.tagMismatch
    case .leadingQuote: ClashPages.leadingQuote
    case .leadingBracket: ClashPages.leadingBracket
    case .colonInValue: ClashPages.colonInValue
    case .hashInValue: ClashPages.hashInValue
    case .flowValue: ClashPages.flowValue
    case .jsonSyntax: TablePages.jsonSyntax
    case .unclosedQuote: TablePages.unclosedQuote
    case .strayQuote: TablePages.strayQuote
    case .rowLength: TablePages.rowLength
    case .duplicateColumn: TablePages.duplicateColumn
    case .badWorkbook: FilePages.badWorkbook
    case .noSuchFile: FilePages.noSuchFile
    case .unreadableFile: FilePages.unreadableFile
    case .noRecordFiles: FilePages.noRecordFiles
    case .unknownForm: FilePages.unknownForm
    case .emptyText: FilePages.emptyText
    }
  }
}
