import Diagnostics

/// The pages on the vocabulary itself.
enum SchemaPages {
  static let keyword = DiagnosticPage(
    title: .init(zh: "词汇表文件中有不支持的关键字", en: "a keyword the schema profile does not have"),
    cause: .init(
      zh: "只支持 JSON Schema 2020-12 的封闭子集和五个扩展；不认识的关键字若被忽略，限制就不起作用。",
      en: "The profile is a closed part of JSON Schema 2020-12 with five extensions; a keyword that were ignored would bound nothing."),
    cure: .init(zh: "核对关键字，或用支持的写法", en: "look at the keyword again, or say it with one of the profile"),
    .init(
      .schema,
      broken: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          rent:
            title: {zh: 租金, en: rent}
            type: number
            ⟦minimun⟧: 0
        """,
      mended: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          rent:
            title: {zh: 租金, en: rent}
            type: number
            minimum: 0
        """))

  static let shape = DiagnosticPage(
    title: .init(zh: "词汇表文件结构有误", en: "a malformed schema"),
    cause: .init(zh: "该处应为另一种结构。", en: "Another structure is expected here."),
    cure: .init(zh: "按提示的结构书写", en: "write it as the message says"),
    .init(
      .schema,
      broken: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          rent: {title: {zh: 租金, en: rent}, type: ⟦decimal⟧}
        """,
      mended: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          rent: {title: {zh: 租金, en: rent}, type: number}
        """))

  static let reference = DiagnosticPage(
    title: .init(zh: "词汇表引用的类型不存在", en: "a schema reference that leads nowhere"),
    cause: .init(zh: "$ref 和 x-ref 必须指向已声明的类型或列表。", en: "$ref and x-ref must name a declared type or list."),
    cure: .init(zh: "核对名称，或在 $defs 中声明", en: "look at the name again, or declare it under $defs"),
    .init(
      .schema,
      broken: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          stall: {title: {zh: 摊位, en: stall}, $ref: ⟦'#/$defs/stal'⟧}
        $defs:
          stall:
            title: {zh: 摊位, en: stall}
            properties: {name: {title: {zh: 名称, en: name}, type: string}}
        """,
      mended: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          stall: {title: {zh: 摊位, en: stall}, $ref: '#/$defs/stall'}
        $defs:
          stall:
            title: {zh: 摊位, en: stall}
            properties: {name: {title: {zh: 名称, en: name}, type: string}}
        """))

  static let untitled = DiagnosticPage(
    .warning,
    title: .init(zh: "字段没有中英文标题", en: "a field without a title in both languages"),
    cause: .init(zh: "报告和报错都要用标题称呼字段。", en: "Reports and messages call a field by its title, in the reader's language."),
    cure: .init(zh: "写明 title: {zh: …, en: …}", en: "give it `title: {zh: …, en: …}`"),
    .init(
      .schema,
      broken: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          ⟦rent⟧: {type: number}
        """,
      mended: """
        title: {zh: 摊位检查, en: Visit to a stall}
        type: object
        properties:
          rent: {title: {zh: 租金, en: rent}, type: number}
        """))
}
