import CEL
import Diagnostics
import Records
import Rules

/// Names of what is compared: fields by their titles, words by theirs, sums and dates spelled out.
extension ConditionWords {
  func term(_ id: ExprID) -> TermName {
    switch expression[id].kind {
    case .literal(let literal): return .words(words(of: literal))
    case .ident(let name, _): return variable(name)
    case .select(let operand, let field, _, _): return self.field(field, of: operand)
    case .call(let function, let target, let arguments):
      return .words(words(of: id, function, (target.map { [$0] } ?? []) + arguments))
    case .list(let elements, _):
      let texts = elements.map { term($0).text }
      return .words(
        Localized(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", ")))
    case .comprehension(let fold): return folded(id, fold)
    case .and, .or: return .words(phrase(id, holds: true).line)
    case .map, .message, .missing: return .words(asWritten(id))
    }
  }

  func asWritten(_ id: ExprID) -> Localized {
    let text = "`\(expression.text(of: id))`"
    return Localized(zh: text, en: text)
  }

  // MARK: Fields

  private func variable(_ name: String) -> TermName {
    if let known = names[name] { return known }
    switch name {
    case "as_of": return .words(Localized(zh: "研判基准日", en: "the day of assessment"))
    case "inspected":
      if let name = rules.manifest.inspected.first, let field = rules.schema.record.field(name) { return .path(field.title) }
    default: break
    }
    return .path(Localized(zh: name, en: name))
  }

  func field(_ name: String, of operand: ExprID) -> TermName {
    let title = fieldTitle(name, of: operand)
    if case .ident(let variable, _) = expression[operand].kind, variable.hasPrefix("@") { return .path(title) }
    return term(operand).field(title)
  }

  private func fieldTitle(_ name: String, of operand: ExprID) -> Localized {
    schemaField(name, of: operand)?.title ?? Localized(zh: name, en: name)
  }

  /// The field that a term reads, or whose elements it goes through.
  func schemaField(_ id: ExprID) -> RecordSchema.Field? {
    switch expression[id].kind {
    case .select(let operand, let name, _, _): schemaField(name, of: operand)
    case .ident(let name, _): elements[name]
    case .literal, .call, .and, .or, .list, .map, .message, .comprehension, .missing: nil
    }
  }

  private func schemaField(_ name: String, of operand: ExprID) -> RecordSchema.Field? {
    guard case .object(let type) = plain(checked.types[operand]), rules.schema.types.indices.contains(type) else { return nil }
    return rules.schema.types[type].field(name)
  }

  // MARK: Values

  /// A value as it is called beside another: a word of a closed list by its title, a number with its unit.
  func value(_ id: ExprID, beside other: ExprID) -> Localized {
    guard case .literal(let literal) = expression[id].kind, let field = schemaField(other) else { return term(id).text }
    switch literal {
    case .string(let word):
      let title = title(of: word, in: field)
      return Localized(zh: "「\(title.zh)」", en: "“\(title.en)”")
    case .int, .uint, .double:
      let number = words(of: literal)
      guard let unit = field.unit else { return number }
      return Localized(zh: "\(number.zh) \(unit)", en: "\(number.en) \(unit)")
    case .null, .bool, .bytes: return words(of: literal)
    }
  }

  private func title(of word: String, in field: RecordSchema.Field) -> Localized {
    rules.manifest.title(ofWord: word, in: field.name)
  }

  private func words(of literal: Expression.Literal) -> Localized {
    switch literal {
    case .null: return Localized(zh: "无", en: "nothing")
    case .bool(let value): return value ? Localized(zh: "是", en: "yes") : Localized(zh: "否", en: "no")
    case .int(let value): return Localized(zh: "\(value)", en: "\(value)")
    case .uint(let value): return Localized(zh: "\(value)", en: "\(value)")
    case .double(_, let spelling): return Localized(zh: spelling, en: spelling)
    case .string(let text): return Localized(zh: "「\(text)」", en: "“\(text)”")
    case .bytes(let bytes): return Localized(zh: "\(bytes.count) 字节", en: "\(bytes.count) bytes")
    }
  }

  // MARK: Functions

  private func words(of id: ExprID, _ function: String, _ parts: [ExprID]) -> Localized {
    let texts = parts.map { term($0).text }
    switch (function, parts.count) {
    case ("date", 1), ("amount", 1), ("decimal", 1):
      if let text = string(parts[0]) { return Localized(zh: text, en: text) }
      return texts[0]
    case ("string", 1): return texts[0]
    case ("size", 1): return Localized(zh: "\(texts[0].zh)的项数", en: "the number of \(texts[0].en)")
    case ("sum", 1): return Localized(zh: "\(texts[0].zh)之和", en: "the sum of \(texts[0].en)")
    case ("workdays", 2):
      return Localized(zh: "\(texts[0].zh)之后第 \(texts[1].zh) 个工作日", en: "working day \(texts[1].en) after \(texts[0].en)")
    case ("plus_days", 2): return after(texts, zh: "日", en: "days")
    case ("plus_months", 2): return after(texts, zh: "个月", en: "months")
    case ("plus_years", 2): return after(texts, zh: "年", en: "years")
    case ("limit", 4):
      let table = tableTitle(parts[0]), of = limited(texts)
      return Localized(zh: "《\(table.zh)》对\(of.zh)的限值", en: "the limit of “\(table.en)” for \(of.en)")
    case ("_+_", 2): return joined(texts, " + ")
    case ("_-_", 2): return joined(texts, " − ")
    case ("_*_", 2): return joined(texts, " × ")
    case ("_/_", 2): return joined(texts, " ÷ ")
    case ("_[_]", 2):
      if case .literal(.int(let index)) = expression[parts[1]].kind, index >= 0, index < Int64.max {
        return Localized(zh: "\(texts[0].zh)的第 \(index + 1) 项", en: "no. \(index + 1) of \(texts[0].en)")
      }
      return asWritten(id)
    default:
      return condition(function, parts).map(\.line) ?? asWritten(id)
    }
  }

  private func after(_ texts: [Localized], zh: String, en: String) -> Localized {
    Localized(zh: "\(texts[0].zh)之后 \(texts[1].zh) \(zh)", en: "\(texts[1].en) \(en) after \(texts[0].en)")
  }

  private func joined(_ texts: [Localized], _ mark: String) -> Localized {
    Localized(zh: texts.map(\.zh).joined(separator: mark), en: texts.map(\.en).joined(separator: mark))
  }

  // MARK: Lists

  private func folded(_ id: ExprID, _ fold: Expression.Comprehension) -> TermName {
    if fold.form == .bind, let body = fold.transform { return bound(fold).term(body) }
    let list = term(fold.range).text
    let inner = element(of: fold)
    switch (fold.form, fold.predicate, fold.transform) {
    case (.filter, let condition?, _):
      let line = inner.phrase(condition, holds: true).line
      return .words(
        Localized(
          zh: "\(list.zh)中满足（\(line.zh)）的各项 \(fold.variable)", en: "those \(fold.variable) of \(list.en) for which (\(line.en))"))
    case (.map, nil, let transform?):
      let value = inner.term(transform).text
      return .words(
        Localized(
          zh: "\(list.zh)中各项 \(fold.variable) 的\(value.zh)", en: "\(value.en) of every \(fold.variable) of \(list.en)"))
    case (.all, _, _), (.exists, _, _), (.existsOne, _, _): return .words(phrase(id, holds: true).line)
    default: return .words(asWritten(id))
    }
  }
}
