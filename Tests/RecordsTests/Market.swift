import CEL
import Diagnostics
import Documents
import Records
import Testing

/// A toy vocabulary: a fruit market. Nothing of the law is needed to read records.
enum Market {
  static let schemaText = """
    type: object
    required: [schema, id, visit]
    additionalProperties: false
    properties:
      schema: {title: {zh: 版本, en: schema}, type: string, const: market/1}
      id: {title: {zh: 编号, en: id}, type: string, minLength: 1, maxLength: 12}
      incomplete: {title: {zh: 未录全, en: incomplete}, type: array, items: {type: string}}
      visit: {title: {zh: 到访, en: visit}, $ref: '#/$defs/visit'}
      market: {title: {zh: 市场, en: market}, $ref: '#/$defs/market'}
      growers: {title: {zh: 果农, en: growers}, type: array, items: {$ref: '#/$defs/grower'}}
      lots: {title: {zh: 货批, en: lots}, type: array, items: {$ref: '#/$defs/lot'}}
      crates: {title: {zh: 果箱, en: crates}, type: array, items: {$ref: '#/$defs/crate'}}
      people: {title: {zh: 人员, en: people}, type: array, maxItems: 3, items: {$ref: '#/$defs/person'}}
    $defs:
      visit:
        title: {zh: 到访, en: visit}
        type: object
        required: [date]
        properties:
          date: {title: {zh: 日期, en: date}, type: string, format: date}
          helpers: {title: {zh: 人数, en: helpers}, type: integer, minimum: 0}
          rainy: {title: {zh: 是否下雨, en: rainy}, type: boolean, x-nullable: true}
          basis: {title: {zh: 依据, en: basis}, type: string, enum: [seen, told], default: seen}
      market:
        title: {zh: 市场, en: market}
        properties:
          hall: {title: {zh: 大厅, en: hall}, type: string}
          name: {title: {zh: 名称, en: name}, type: string}
          permit: {title: {zh: 许可, en: permit}, type: string, x-nullable: true}
      grower:
        title: {zh: 果农, en: grower}
        required: [id]
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          name: {title: {zh: 名称, en: name}, type: string}
          permit: {title: {zh: 许可, en: permit}, type: string}
      lot:
        title: {zh: 货批, en: lot}
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          grower: {title: {zh: 果农, en: grower}, type: string, x-ref: {list: growers, words: {inspected: market}}, x-nullable: true}
          picked_on: {title: {zh: 采摘日期, en: picked on}, type: string, format: date}
      crate:
        title: {zh: 果箱, en: crate}
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          lot: {title: {zh: 货批, en: lot}, type: string, x-ref: {list: lots}}
          grower: {title: {zh: 果农, en: grower}, type: string, x-ref: {list: growers, words: {inspected: market}}, x-else: lot.grower}
          picked_on: {title: {zh: 采摘日期, en: picked on}, type: string, format: date, x-else: lot.picked_on}
          fruit: {title: {zh: 水果, en: fruit}, type: string, enum: [apple, pear, plum], x-nullable: true}
          price: {title: {zh: 价格, en: price}, type: number, exclusiveMinimum: 0}
          share: {title: {zh: 比例, en: share}, type: number, minimum: 0, maximum: 100, x-unit: '%'}
          residue: {title: {zh: 残留, en: residue}, type: string, format: amount, x-nullable: true}
          mark: {title: {zh: 标记, en: mark}, type: string, pattern: '^[A-Z]{2}[0-9]+$'}
          notes: {title: {zh: 备注, en: notes}, type: array, items: {type: string}}
      person:
        title: {zh: 人员, en: person}
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          name: {title: {zh: 姓名, en: name}, type: string, maxLength: 5, x-sensitive: true}
          wage: {title: {zh: 工钱, en: wage}, type: number, x-sensitive: true}
          rank: {title: {zh: 等级, en: rank}, type: string, enum: [first, second], x-sensitive: true}
          since: {title: {zh: 起始, en: since}, type: string, format: date, x-sensitive: true}
    """

  struct Reading {
    var record: Record?
    var diagnostics: [Diagnostic]
    var sources: SourceMap

    var codes: [String] { diagnostics.map(\.code) }

    /// The text under the carets.
    func marked(_ diagnostic: Diagnostic) -> String {
      sources[diagnostic.primary.span.source]?.text(of: diagnostic.primary.span) ?? "?"
    }

    func cell(_ path: String) throws -> Cell {
      let record = try #require(record, "\(codes)")
      let id = try #require(cellID(path))
      return record.heap.cells[id]
    }

    /// `crates[0].grower`.
    func cellID(_ path: String) -> CellID? {
      guard let record else { return nil }
      var current = record.root
      var found: CellID?
      for part in path.split(separator: ".") {
        let name = part.prefix { $0 != "[" }
        found = record.field(String(name), of: current)
        guard var cell = found else { return nil }
        if let open = part.firstIndex(of: "["), let index = Int(part[part.index(after: open)...].dropLast()) {
          guard index < record.elements(of: record.heap.cells[cell]).count else { return nil }
          cell = record.elements(of: record.heap.cells[cell]).lowerBound + index
        }
        found = cell
        current = record.heap.cells[cell]
      }
      return found
    }

    func text(_ path: String) throws -> String {
      let record = try #require(record, "\(codes)")
      return record.text(of: try cell(path))
    }
  }

  static func schema(_ text: String = schemaText) throws -> RecordSchema {
    let reading = schemaReading(text)
    return try #require(reading.schema, "\(reading.diagnostics)")
  }

  static func schemaReading(_ text: String) -> (schema: RecordSchema?, diagnostics: [Diagnostic], sources: SourceMap) {
    var sources = SourceMap()
    let source = sources.add(name: "schema.yaml", bytes: ContiguousArray(text.utf8))
    var diagnostics: [Diagnostic] = []
    let document = readYAML(source, reporting: &diagnostics).first
    let schema = document.flatMap { RecordSchema.read($0, reporting: &diagnostics) }
    return (schema, diagnostics, sources)
  }

  static func read(_ text: String) throws -> Reading {
    var sources = SourceMap()
    let source = sources.add(name: "visit.yaml", bytes: ContiguousArray(text.utf8))
    var diagnostics: [Diagnostic] = []
    let document = try #require(readYAML(source, reporting: &diagnostics).first, "\(diagnostics)")
    let record = decode(document, by: try schema(), reporting: &diagnostics)
    return Reading(record: record, diagnostics: diagnostics, sources: sources)
  }

  /// A record that has what every record must have, and more.
  static func visit(_ more: String) throws -> Reading {
    try read("schema: market/1\nid: v1\nvisit: {date: 2023-05-18}\n" + more)
  }
}
