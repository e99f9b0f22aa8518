import Diagnostics

/// `int(x)`, `string(x)` and so on, and the types of values.
extension Evaluation {
  mutating func conversion(_ function: Function, _ a: Cell) -> Cell? {
    switch function {
    case .dyn: return a
    case .type: return Cell(.type, payload: TypeNames.number(of: a.kind), space: .scratch)
    case .int: return int(a)
    case .uint: return uint(a)
    case .double: return double(a)
    case .bool: return bool(a)
    case .string: return string(a)
    case .bytes:
      guard a.kind == .text else { return a.kind == .bytes ? a : nil }
      var cell = a
      cell.kind = .bytes
      return cell
    case .duration:
      if a.kind == .duration { return a }
      return a.kind == .text ? read(function, a) : nil
    case .timestamp:
      if a.kind == .timestamp { return a }
      if a.kind == .int { return Timestamp(seconds: a.payload)?.cell ?? failing(.outOfRange(String(a.payload))) }
      return a.kind == .text ? read(function, a) : nil
    default: return nil
    }
  }

  private mutating func read(_ function: Function, _ a: Cell) -> Cell {
    let text = text(of: a)
    return readScalar(function, text) ?? failing(.unreadable(what: function.rawValue, text: text))
  }

  private mutating func int(_ a: Cell) -> Cell? {
    switch a.kind {
    case .int: return a
    case .uint: return Int64(exactly: a.uint).map { .int($0) } ?? failing(.outOfRange(String(a.uint)))
    case .double:
      let value = a.double
      // Both ends are left out: a double there may have been any of several whole numbers.
      guard value > -9_223_372_036_854_775_808, value < 9_223_372_036_854_775_808 else {
        return failing(.outOfRange(shortest(value)))
      }
      return .int(Int64(value))
    case .decimal:
      var whole = a.payload
      for _ in 0..<a.scale { whole /= 10 }
      return .int(whole)
    case .timestamp: return .int(a.payload)
    case .text:
      let text = text(of: a)
      return isPlainInteger(text, signed: true) && Int64(text) != nil
        ? .int(Int64(text) ?? 0) : failing(.unreadable(what: "int", text: text))
    default: return nil
    }
  }

  private mutating func uint(_ a: Cell) -> Cell? {
    switch a.kind {
    case .uint: return a
    case .int: return UInt64(exactly: a.payload).map { .uint($0) } ?? failing(.outOfRange(String(a.payload)))
    case .double:
      guard a.double > -1, a.double < 18_446_744_073_709_551_616 else { return failing(.outOfRange(shortest(a.double))) }
      return a.double < 0 ? failing(.outOfRange(shortest(a.double))) : .uint(UInt64(a.double))
    case .text:
      let text = text(of: a)
      return isPlainInteger(text, signed: false) && UInt64(text) != nil
        ? .uint(UInt64(text) ?? 0) : failing(.unreadable(what: "uint", text: text))
    default: return nil
    }
  }

  private func isPlainInteger(_ text: String, signed: Bool) -> Bool {
    let digits = signed && (text.hasPrefix("-") || text.hasPrefix("+")) ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func double(_ a: Cell) -> Cell? {
    if a.kind == .text {
      let text = text(of: a)
      return parseDouble(text).map { .double($0) } ?? failing(.unreadable(what: "double", text: text))
    }
    return approximate(a).map { .double($0) }
  }

  private mutating func bool(_ a: Cell) -> Cell? {
    if a.kind == .boolean { return a }
    guard a.kind == .text else { return nil }
    switch text(of: a) {
    case "1", "t", "true", "TRUE", "True": return .bool(true)
    case "0", "f", "false", "FALSE", "False": return .bool(false)
    case let text: return failing(.unreadable(what: "bool", text: text))
    }
  }

  private mutating func string(_ a: Cell) -> Cell? {
    switch a.kind {
    case .text: return a
    case .boolean, .int, .uint, .double, .decimal, .date, .amount, .timestamp, .duration, .type:
      return makeText(display(a))
    case .bytes:
      guard String(validating: bytes(of: a), as: UTF8.self) != nil else { return failing(.badUTF8) }
      var cell = a
      cell.kind = .text
      return cell
    default: return nil
    }
  }
}

/// What a text spells, for the functions that read one; amounts are longer than a cell and not among them.
func readScalar(_ function: Function, _ text: String) -> Cell? {
  switch function {
  case .date: CalendarDate(text).map { .date($0) }
  case .decimal: ExactDecimal(text).map { .decimal($0) }
  case .duration: DurationText.parse(text).map { Cell(.duration, payload: $0) }
  case .timestamp: Timestamp(text)?.cell
  default: nil
  }
}

extension Evaluation {
  /// For people: `12.5 mg/kg`, `2023-05-18`, `257153.6`, `true`, `null`; a text as it is.
  public func display(_ cell: Cell) -> String {
    var left = 200
    return display(cell, &left)
  }

  /// At most so many values; then dots.
  private func display(_ cell: Cell, _ left: inout Int) -> String {
    left -= 1
    guard left > 0 else { return "…" }
    switch cell.kind {
    case .unknown: return "unknown"
    case .null: return "null"
    case .boolean: return cell.isTrue ? "true" : "false"
    case .int: return String(cell.payload)
    case .uint: return String(cell.uint)
    case .double: return shortest(cell.double)
    case .decimal: return cell.decimal?.description ?? ""
    case .amount: return amount(of: cell)?.description ?? ""
    case .date: return cell.date?.description ?? ""
    case .timestamp: return Timestamp(cell)?.description ?? ""
    case .duration: return DurationText.text(cell.payload)
    case .text: return text(of: cell)
    case .bytes: return String(decoding: bytes(of: cell), as: UTF8.self)
    case .list:
      return "[" + cells(of: cell).prefix(50).map { display($0, &left) }.joined(separator: ", ")
        + (cell.count > 50 || cell.isIncomplete ? ", …]" : "]")
    case .map:
      let parts = entries(of: cell).prefix(50).map { "\(display($0.key, &left)): \(display($0.value, &left))" }
      return "{" + parts.joined(separator: ", ") + (cell.count > 50 ? ", …}" : "}")
    case .object: return displayObject(cell)
    case .optional: return content(ofOptional: cell).map { "optional(\(display($0, &left)))" } ?? "optional.none()"
    case .type: return typeName(of: cell)
    case .error: return failures.indices.contains(Int(cell.payload)) ? failures[Int(cell.payload)].failure.text.en : "error"
    }
  }

  /// An object by its key, where it has one, else by its type.
  private func displayObject(_ cell: Cell) -> String {
    guard program.types.types.indices.contains(Int(cell.count)) else { return "object" }
    let type = program.types.types[Int(cell.count)]
    if let slot = type.slot(of: "id") {
      let key = self.cell(cell.space, Int(cell.payload) + slot)
      if key.kind == .text { return text(of: key) }
    }
    return type.name
  }
}
