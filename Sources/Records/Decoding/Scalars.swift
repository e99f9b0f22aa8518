import CEL
import Diagnostics
import Documents

/// The schema decides how a scalar is read; nothing is guessed from its spelling.
extension RecordDecoder {
  mutating func scalar(_ node: NodeID, _ shape: RecordSchema.Shape, field: RecordSchema.Field) -> Cell? {
    switch shape {
    case .text(let limits): text(node, limits, field: field)
    case .boolean: boolean(node, field: field)
    case .integer(let limits): number(node, limits, isWhole: true, field: field)
    case .decimal(let limits): number(node, limits, isWhole: false, field: field)
    case .date: date(node, field: field)
    case .amount: amount(node, field: field)
    case .object, .list, .reference: nil
    }
  }

  /// What a message may quote of a value: nothing of personal data.
  func shown(_ text: String, _ field: RecordSchema.Field) -> String {
    field.isSensitive ? "***" : text
  }

  // MARK: Text

  private mutating func text(
    _ node: NodeID, _ limits: RecordSchema.TextLimits, field: RecordSchema.Field
  ) -> Cell? {
    let value = document.nodes[node]
    let cell = Cell(.text, payload: Int64(value.text), count: value.textLength)
    let bytes = document.bytes(of: node)
    if let words = limits.words {
      guard !words.contains(where: { bytes.elementsEqual($0.utf8) }) else { return cell }
      notAWord(node, words, field: field)
      return nil
    }
    if let constant = limits.constant, !bytes.elementsEqual(constant.utf8) {
      complain(
        .notInList, node, "「\(field.name)」应为「\(constant)」", "`\(field.name)` is `\(constant)`",
        suggestions: [constant])
      return nil
    }
    guard hasRightLength(node, bytes, limits, field: field) else { return nil }
    if let pattern = limits.pattern, !pattern.matches(document.string(of: node)) {
      complain(
        .patternMismatch, node,
        "「\(field.name)」（\(field.title.zh)）的「\(shown(document.string(of: node), field))」不符合规定的格式",
        "`\(shown(document.string(of: node), field))` of `\(field.name)` (\(field.title.en)) has not the form asked for",
        help: [Localized(zh: "格式：\(pattern.source)", en: "the form: \(pattern.source)")])
      return nil
    }
    return cell
  }

  private mutating func notAWord(_ node: NodeID, _ words: [String], field: RecordSchema.Field) {
    let found = document.string(of: node)
    diagnostics.append(
      RecordMistake.notInList.at(
        document.span(of: node),
        Localized(
          zh: "「\(field.name)」（\(field.title.zh)）没有「\(shown(found, field))」这个值",
          en: "`\(shown(found, field))` is not a value of `\(field.name)` (\(field.title.en))"),
        other: [declared(field)],
        help: [
          Localized(zh: "可选：\(words.joined(separator: "、"))", en: "one of: \(words.joined(separator: ", "))")
        ], suggestions: nearNames(to: found, among: words)))
  }

  private mutating func hasRightLength(
    _ node: NodeID, _ bytes: ArraySliceOfBytes, _ limits: RecordSchema.TextLimits, field: RecordSchema.Field
  ) -> Bool {
    guard limits.minimumLength != nil || limits.maximumLength != nil else { return true }
    var length = 0
    for byte in bytes where byte & 0xC0 != 0x80 { length += 1 }
    guard length < limits.minimumLength ?? 0 || length > limits.maximumLength ?? .max else { return true }
    let bound =
      length < limits.minimumLength ?? 0
      ? Localized(zh: "至少 \(limits.minimumLength ?? 0) 个", en: "at least \(limits.minimumLength ?? 0)")
      : Localized(zh: "至多 \(limits.maximumLength ?? 0) 个", en: "at most \(limits.maximumLength ?? 0)")
    complain(
      .wrongLength, node, "「\(field.name)」（\(field.title.zh)）有 \(length) 个字符，应\(bound.zh)",
      "`\(field.name)` (\(field.title.en)) has \(length) characters, \(bound.en) are expected")
    return false
  }

  // MARK: True and false

  private mutating func boolean(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    guard document.nodes[node].kind == .boolean else {
      let meant = Self.booleanMeant(document.string(of: node))
      wrongKind(
        node, " true 或 false", "true or false", field,
        help: meant.map { [Localized(zh: "请写 \($0)，不加引号", en: "write \($0), without quotes")] } ?? [])
      if let meant { diagnostics[diagnostics.count - 1].suggestions = [meant] }
      return nil
    }
    let first = document.bytes(of: node).first
    return .bool(first == UInt8(ascii: "t") || first == UInt8(ascii: "T"))
  }

  private static func booleanMeant(_ text: String) -> String? {
    switch text.lowercased() {
    case "yes", "y", "on", "1", "是", "有", "true": "true"
    case "no", "n", "off", "0", "否", "无", "false": "false"
    default: nearNames(to: text, among: ["true", "false"]).first
    }
  }
}
