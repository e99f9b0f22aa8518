import CEL
public import Diagnostics
public import Documents
public import Engine
import Records
import Rules

/// Figures of an earlier campaign, as somebody wrote them down: what is left out is not established, and is shown so.
public struct EarlierCampaign: Sendable {
  /// A figure of both campaigns that the source states and the run does not count.
  struct Stated: Sendable {
    var title: Localized
    var earlier: ExactDecimal?
    var later: ExactDecimal?
  }

  var name: Localized
  var from: CalendarDate?
  var until: CalendarDate?
  var source: String?
  /// What the figures are of, where it is something else than the visits of the run.
  var scope: Localized?
  var visits: ExactDecimal?
  var withViolations: ExactDecimal?
  var cases: ExactDecimal?
  /// Decided, in yuan.
  var fines: ExactDecimal?
  var confiscated: ExactDecimal?
  var finesAndConfiscated: ExactDecimal?
  /// Visits with a violation, by category.
  var categories: [String: ExactDecimal] = [:]
  /// Enterprises for which an action is recommended.
  var recommended: [String: ExactDecimal] = [:]
  var stated: [Stated] = []
}

extension EarlierCampaign {
  /// Reads a file of figures. Nil where it cannot be used; then every reason was reported, with its place.
  public static func read(_ document: Document, for plan: Plan, reporting problems: inout [Diagnostic]) -> EarlierCampaign? {
    var mistakes: [Diagnostic] = []
    guard let schema = schema(for: plan), let record = decode(document, by: schema, reporting: &mistakes) else {
      problems += mistakes
      return nil
    }
    problems += mistakes
    return EarlierCampaign(FigureReader(record: record))
  }

  /// The form of the file is told in the language of vocabularies, so that its mistakes are told as those of records are.
  private static func schema(for plan: Plan) -> RecordSchema? {
    func words(_ words: [String]) -> String {
      words.isEmpty ? "" : ", enum: \(JSONValue(words).text)"
    }
    let text = form.replacing("<categories>", with: words(plan.manifest.categories.map(\.id)))
      .replacing("<actions>", with: words(plan.manifest.actions.map(\.id)))
    var problems: [Diagnostic] = []
    let source = SourceText(id: SourceID(0), name: "", text: text)
    return readYAML(source, reporting: &problems).first.flatMap { RecordSchema.read($0, reporting: &problems) }
  }

  private static let form = """
    title: {zh: 以往行动的数字, en: figures of an earlier campaign}
    type: object
    required: [schema, name]
    additionalProperties: false
    properties:
      schema: {title: {zh: 格式, en: form}, type: string, const: campaign-figures/1}
      name: {title: {zh: 名称, en: name}, $ref: "#/$defs/text"}
      from: {title: {zh: 开始, en: first day}, type: string, format: date}
      until: {title: {zh: 结束, en: last day}, type: string, format: date}
      source: {title: {zh: 出处, en: source}, type: string}
      scope: {title: {zh: 口径, en: what is counted}, $ref: "#/$defs/text"}
      visits: {title: {zh: 检查次数, en: visits}, type: integer, minimum: 0}
      visits_with_violations: {title: {zh: 有违法的检查次数, en: visits with violations}, type: integer, minimum: 0}
      cases: {title: {zh: 案件数, en: cases}, type: integer, minimum: 0}
      fines: {title: {zh: 决定的罚款, en: fines decided}, type: number, minimum: 0, x-unit: yuan}
      confiscated: {title: {zh: 决定的没收款, en: confiscations decided}, type: number, minimum: 0, x-unit: yuan}
      fines_and_confiscated: {title: {zh: 决定的罚没款, en: fines and confiscations decided}, type: number, minimum: 0, x-unit: yuan}
      by_category: {title: {zh: 各类别, en: by category}, type: array, items: {$ref: "#/$defs/category"}}
      recommended: {title: {zh: 各项建议, en: recommended actions}, type: array, items: {$ref: "#/$defs/action"}}
      stated: {title: {zh: 来源载明的其他数字, en: other figures that the source states}, type: array, items: {$ref: "#/$defs/stated"}}
    $defs:
      text:
        title: {zh: 两种语言的文字, en: a text in both languages}
        type: object
        required: [zh, en]
        additionalProperties: false
        properties:
          zh: {title: {zh: 中文, en: Chinese}, type: string}
          en: {title: {zh: 英文, en: English}, type: string}
      category:
        title: {zh: 类别的数字, en: figure of a category}
        type: object
        required: [category, visits]
        additionalProperties: false
        properties:
          category: {title: {zh: 类别, en: category}, type: string<categories>}
          visits: {title: {zh: 有该类违法的检查次数, en: visits with a violation in it}, type: integer, minimum: 0}
      action:
        title: {zh: 措施的数字, en: figure of an action}
        type: object
        required: [action, enterprises]
        additionalProperties: false
        properties:
          action: {title: {zh: 措施, en: action}, type: string<actions>}
          enterprises: {title: {zh: 企业数, en: enterprises}, type: integer, minimum: 0}
      stated:
        title: {zh: 来源载明的数字, en: stated figure}
        type: object
        required: [title]
        additionalProperties: false
        properties:
          title: {title: {zh: 名目, en: title}, $ref: "#/$defs/text"}
          earlier: {title: {zh: 以往, en: earlier}, type: number}
          later: {title: {zh: 本次, en: later}, type: number}
    """

  private init(_ reader: FigureReader) {
    let root = reader.record.root
    name = reader.localized("name", of: root) ?? Localized(zh: "", en: "")
    from = reader.record.date("from", of: root)
    until = reader.record.date("until", of: root)
    source = reader.record.text("source", of: root)
    scope = reader.localized("scope", of: root)
    visits = reader.record.decimal("visits", of: root)
    withViolations = reader.record.decimal("visits_with_violations", of: root)
    cases = reader.record.decimal("cases", of: root)
    fines = reader.record.decimal("fines", of: root)
    confiscated = reader.record.decimal("confiscated", of: root)
    finesAndConfiscated = reader.record.decimal("fines_and_confiscated", of: root)
    categories = reader.numbers("visits", by: "category", in: "by_category")
    recommended = reader.numbers("enterprises", by: "action", in: "recommended")
    stated = reader.elements("stated").map { object in
      Stated(
        title: reader.localized("title", of: object) ?? Localized(zh: "", en: ""),
        earlier: reader.record.decimal("earlier", of: object), later: reader.record.decimal("later", of: object))
    }
  }
}

/// Reads the fields of a file of figures.
private struct FigureReader {
  let record: Record

  private func cell(_ name: String, of object: Cell) -> Cell? { record.field(name, of: object).map { record.heap.cells[$0] } }

  func localized(_ name: String, of object: Cell) -> Localized? {
    guard let inner = cell(name, of: object), let zh = record.text("zh", of: inner), let en = record.text("en", of: inner) else { return nil }
    return Localized(zh: zh, en: en)
  }

  func elements(_ name: String) -> [Cell] {
    cell(name, of: record.root).map { list in record.elements(of: list).map { record.heap.cells[$0] } } ?? []
  }

  func numbers(_ name: String, by key: String, in list: String) -> [String: ExactDecimal] {
    var found: [String: ExactDecimal] = [:]
    for object in elements(list) {
      if let key = record.text(key, of: object), let number = record.decimal(name, of: object) { found[key] = number }
    }
    return found
  }
}
