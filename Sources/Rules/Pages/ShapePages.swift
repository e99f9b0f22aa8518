import Diagnostics

/// The pages on the shape of rule files.
enum ShapePages {
  static let unknownKey = DiagnosticPage(
    title: .init(zh: "没有这一项", en: "an unknown key"),
    cause: .init(
      zh: "规则文件只能使用规定的键；拼错的键若被忽略，规则就有一部分不起作用。",
      en: "Rule files use fixed keys; a misspelt one that were ignored would switch a part of the rule off."),
    cure: .init(zh: "核对这一项的名称", en: "look at the key again"),
    .init(
      .rule,
      broken: """
        ⟦unles⟧:
          - {reason: {zh: 当场销毁, en: destroyed on the spot}, burden: party, when: [crate.pieces == 0]}
        """,
      mended: """
        unless:
          - {reason: {zh: 当场销毁, en: destroyed on the spot}, burden: party, when: [crate.pieces == 0]}
        """))

  static let missingKey = DiagnosticPage(
    title: .init(zh: "缺少必需的项", en: "a missing key"),
    cause: .init(zh: "没有这一项，其余的内容无法使用。", en: "Without this key the rest is of no use."),
    cure: .init(zh: "补上这一项", en: "put it in"),
    .init(
      .rules,
      broken: """
        provisions:
          - ⟦{id: code-9, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}⟧
        """,
      mended: """
        provisions:
          - {id: code-9, instrument: code, cite: {zh: 第九条, en: art. 9}, title: {zh: 称重, en: weighing}}
        """, also: ["W0507"]))

  static let wrongShape = DiagnosticPage(
    title: .init(zh: "结构不符", en: "the wrong shape"),
    cause: .init(
      zh: "该处应为另一种结构；例如没有条件的规则什么也不检查，看上去却像合规。",
      en: "Another structure is expected here; a rule without a condition, for example, checks nothing and looks like compliance."),
    cure: .init(zh: "按提示的结构书写", en: "write it as the message says"),
    .init(
      .rule,
      broken: """
        when: ⟦[]⟧
        """,
      mended: """
        when: [crate.rotten]
        """))

  static let unknownWord = DiagnosticPage(
    title: .init(zh: "不在可选值之内", en: "not one of the listed words"),
    cause: .init(zh: "这一项只能取列出的值。", en: "The value is one of a closed list."),
    cure: .init(zh: "写列出的值", en: "write one of the list"),
    .init(
      .rule,
      broken: """
        status: ⟦drfat⟧
        """,
      mended: """
        status: draft
        """))

  static let badTemplate = DiagnosticPage(
    title: .init(zh: "消息模板有误", en: "a broken message template"),
    cause: .init(zh: "消息中的表达式写在 ${ 与 } 之间。", en: "Expressions of a message stand between ${ and }."),
    cure: .init(zh: "补上「}」", en: "close it with `}`"),
    .init(
      .rule,
      broken: """
        message: {zh: "箱 ⟦${crate.id 腐烂⟧", en: "crate ${crate.id} is rotten"}
        """,
      mended: """
        message: {zh: "箱 ${crate.id} 腐烂", en: "crate ${crate.id} is rotten"}
        """))

  static let noManifest = DiagnosticPage(
    title: .init(zh: "规则集不完整", en: "an incomplete rule set"),
    cause: .init(zh: "规则文件夹中应有 rules.yaml 和它所写明的词汇表。", en: "A rule folder holds rules.yaml and the schema that it names."),
    cure: .init(zh: "指明存放 rules.yaml 的文件夹", en: "name the folder that holds rules.yaml"),
    .init(
      .command, broken: "cosmetics-check rules lint --rules ⟦market/law⟧",
      mended: "cosmetics-check rules lint --rules market"))

  static let missingFile = DiagnosticPage(
    title: .init(zh: "文件不存在", en: "a missing file"),
    cause: .init(zh: "声明的文件不在文件夹中。", en: "The declared file is not in the folder."),
    cure: .init(zh: "核对文件名，或补上文件", en: "look at the name again, or add the file"),
    .init(
      .rules,
      broken: """
        tables:
          - {id: more_limits, file: ⟦limit.csv⟧, key: [name]}
        """,
      mended: """
        tables:
          - {id: more_limits, file: limits.csv, key: [name]}
        """, also: ["W0507"]))

  static let testShape = DiagnosticPage(
    title: .init(zh: "用例写法有误", en: "a malformed test"),
    cause: .init(
      zh: "没有预期的用例永远不会失败，等于没有用例。", en: "A case that expects nothing cannot fail: it is no test."),
    cure: .init(zh: "写明预期，例如 expect: {status: violation}", en: "say what must come out, such as `expect: {status: violation}`"),
    .init(
      .test,
      broken: """
        tests:
          - of: ROT-1
            record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, rotten: true}]}
            cases:
              - {title: {zh: 腐烂, en: rotten}, expect: ⟦{}⟧}
          - of: LAB-1
            record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, label: null}]}
            cases: [{title: {zh: 无标签, en: no label}, expect: {status: not_applicable}}]
        """,
      mended: """
        tests:
          - of: ROT-1
            record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, rotten: true}]}
            cases:
              - {title: {zh: 腐烂, en: rotten}, expect: {status: violation}}
          - of: LAB-1
            record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, label: null}]}
            cases: [{title: {zh: 无标签, en: no label}, expect: {status: not_applicable}}]
        """))
}
