/// What a scalar is to be written as; the schema of the records knows it, the spelling alone does not.
public enum ScalarForm: Sendable {
  /// As it was read: numbers as numbers where the form has that spelling, else as text.
  case asRead
  /// As text, whatever it spells: `0012` is `"0012"`. A null stays null.
  case text
  /// As a number, quoted or not: `"12"` is `12`, `+1` is `1`. What is no decimal number stays as it was read.
  case number
}

/// The same number in the spelling that JSON has for it, digit for digit: `+007.` is `7`, `.5` is `0.5`.
func jsonSpelling(ofNumber text: ArraySliceOfBytes) -> [UInt8]? {
  let isDecimal = text.withUnsafeBufferPointer { CoreSchema.isFloat($0) }
  guard isDecimal else { return nil }
  var rest = text[...]
  var spelled: [UInt8] = []
  if rest.first == UInt8(ascii: "-") { spelled.append(UInt8(ascii: "-")) }
  if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
  let whole = rest.prefix(while: CoreSchema.isDigit)
  rest = rest.dropFirst(whole.count)
  let significant = whole.drop { $0 == UInt8(ascii: "0") }
  spelled += significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
  if rest.first == UInt8(ascii: ".") {
    let fraction = rest.dropFirst().prefix(while: CoreSchema.isDigit)
    if !fraction.isEmpty { spelled += [UInt8(ascii: ".")] + fraction }
    rest = rest.dropFirst(1 + fraction.count)
  }
  return spelled + rest
}

/// Does JSON have this spelling of a number (RFC 8259, section 6)?
func isJSONNumber(_ text: ArraySliceOfBytes) -> Bool {
  jsonSpelling(ofNumber: text).map { text.elementsEqual($0) } ?? false
}
