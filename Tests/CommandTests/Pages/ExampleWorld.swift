/// The fruit market that the examples on the pages speak of: a rule set in which nothing is wrong.
enum ExampleWorld {
  static let schema = """
    title: {zh: 摊位检查, en: Visit to a stall}
    type: object
    required: [schema, id, day]
    properties:
      schema: {title: {zh: 词汇表, en: vocabulary}, type: string, const: market/1}
      id: {title: {zh: 编号, en: id}, type: string}
      day: {title: {zh: 日期, en: day}, type: string, format: date}
      incomplete: {title: {zh: 未录全, en: incomplete}, type: array, items: {type: string}}
      stall: {title: {zh: 摊位, en: stall}, $ref: '#/$defs/stall'}
      kinds: {title: {zh: 品种, en: kinds}, type: array, items: {$ref: '#/$defs/kind'}}
      crates: {title: {zh: 果箱, en: crates}, type: array, items: {$ref: '#/$defs/crate'}}
      answers: {title: {zh: 认定, en: answers}, type: array, items: {$ref: '#/$defs/answer'}}
    $defs:
      stall:
        title: {zh: 摊位, en: stall}
        properties:
          name: {title: {zh: 名称, en: name}, type: string, maxLength: 16}
          permit: {title: {zh: 准入证, en: permit}, $ref: '#/$defs/permit', x-nullable: true}
          rent: {title: {zh: 租金, en: rent}, type: number, minimum: 0}
      permit:
        title: {zh: 准入证, en: permit}
        properties:
          number: {title: {zh: 证号, en: number}, type: string, pattern: '^[A-Z]-[0-9]{4}$'}
          state: {title: {zh: 状态, en: state}, type: string, enum: [valid, expired]}
      kind:
        title: {zh: 品种, en: kind}
        required: [id]
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          name: {title: {zh: 名称, en: name}, type: string}
          grower: {title: {zh: 种植者, en: grower}, type: string}
      crate:
        title: {zh: 果箱, en: crate}
        required: [id]
        properties:
          id: {title: {zh: 编号, en: id}, type: string}
          kind: {title: {zh: 品种, en: kind}, type: string, x-ref: {list: kinds}}
          grower: {title: {zh: 种植者, en: grower}, type: string, x-else: kind.grower}
          packed_on: {title: {zh: 装箱日期, en: day of packing}, type: string, format: date}
          label: {title: {zh: 标签, en: label}, type: string, x-nullable: true}
          rotten: {title: {zh: 腐烂, en: rotten}, type: boolean}
          weight: {title: {zh: 重量, en: weight}, type: number, minimum: 0}
          pieces: {title: {zh: 个数, en: pieces}, type: integer, minimum: 0}
          worth: {title: {zh: 货值, en: worth}, type: number, minimum: 0}
          residue: {title: {zh: 残留, en: residue}, type: string, format: amount}
      answer:
        title: {zh: 认定, en: answer}
        properties:
          question: {title: {zh: 问题, en: question}, type: string}
          about: {title: {zh: 对象, en: about}, type: string, x-nullable: true}
          answer: {title: {zh: 答案, en: answer}, type: boolean}
    """

  static let manifest = """
    name: market
    version: 1.0.0
    covers: {from: 2020-01-01}
    schema: market.yaml
    record:
      id: id
      date: day
      as_of: [day]
      enterprise: stall.name
      inspected: stall
      goods: [crates]
      row_scope: {kind: kinds}
      judgements: {list: answers, question: question, subject: about, answer: answer}
    categories: [{id: fruit, title: {zh: 水果, en: fruit}}]
    actions: [{id: fine, title: {zh: 罚款, en: fine}}]
    """

  static let law = """
    instruments: [{id: code, title: {zh: 市场规则, en: Market Code}}]
    provisions:
      - {id: code-1, instrument: code, cite: {zh: 第一条, en: art. 1}, title: {zh: 腐烂, en: rot}, in_force: {from: 2020-01-01}, verified: {how: full_text, checked: 2026-05-01}, penalty: heavy}
      - {id: code-2, instrument: code, cite: {zh: 第二条, en: art. 2}, title: {zh: 标签, en: labels}, verified: {how: full_text, checked: 2026-05-01}, penalty: heavy}
    acts:
      - {id: rotten_fruit, title: {zh: 出售腐烂水果, en: selling rotten fruit}, provision: code-1}
      - {id: bad_label, title: {zh: 标签不符, en: bad labels}, provision: code-2}
    bases: {worth: {title: {zh: 货值, en: worth}, value: worth}}
    penalties:
      - id: heavy
        title: {zh: 重, en: heavy}
        fine: {of: worth, bands: [{below: 100, fine: {min: 500, max: 1500}}, {from: 100, times: {min: 15, max: 30}}]}
    questions: [{id: spoiled, title: {zh: 是否变质, en: is it spoiled}, of: path}]
    tables: [{id: limits, file: limits.csv, key: [name], limit: limit}]
    lexicons: [{id: puffery, entries: [{term: 包治百病}]}]
    """

  static let limits = """
    name,limit
    apple,5 mg/kg
    pear,10 mg/kg
    """

  /// The keys of the first rule, in order: an example replaces some of them.
  static let rule: [(key: String, text: String)] = [
    ("id", "id: ROT-1"), ("title", "title: {zh: 出售腐烂水果, en: Selling rotten fruit}"), ("category", "category: fruit"),
    ("basis", "basis: [code-1]"), ("law_date", "law_date: as_of"), ("each", "each: {crate: crates}"),
    ("when", "when: [crate.rotten]"), ("act", "act: rotten_fruit"), ("goods", "goods: crate"),
    ("message", "message: {zh: \"箱 ${crate.id} 腐烂\", en: \"crate ${crate.id} is rotten\"}"),
  ]

  static let otherRule = """
      - id: LAB-1
        title: {zh: 标签不符, en: Bad labels}
        category: fruit
        basis: [code-2]
        law_date: as_of
        each: {crate: crates}
        applies: [has(crate.label)]
        when:
          - says(crate.label, "puffery") || listed("limits", crate.id) || judged("spoiled", crate.id)
        act: bad_label
        message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
    """

  static let tests = """
    tests:
      - of: ROT-1
        record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, rotten: true}]}
        cases: [{title: {zh: 腐烂, en: rotten}, expect: {status: violation}}]
      - of: LAB-1
        record: {schema: market/1, id: v1, day: 2026-03-12, crates: [{id: c1, label: null}]}
        cases: [{title: {zh: 无标签, en: no label}, expect: {status: not_applicable}}]
    """

  /// A record to which the first rule applies, for `--population`.
  static let population = """
    schema: market/1
    id: v1
    day: 2026-03-12
    crates: [{id: c1, rotten: false, weight: 20}]
    """

  /// The first rule with some keys replaced or added, as a whole file.
  static func rules(replacing fragment: String) -> String {
    var given = keys(of: fragment)
    var parts = rule.map { own in
      guard let index = given.firstIndex(where: { $0.key == own.key }) else { return own.text }
      return given.remove(at: index).text
    }
    parts += given.map(\.text)
    let lines = parts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let indented = lines.enumerated().map { ($0 == 0 ? "  - " : $1.isEmpty ? "" : "    ") + $1 }
    return "rules:\n" + indented.joined(separator: "\n") + "\n" + otherRule + "\n"
  }

  /// The keys of a fragment with their lines; marks do not count.
  private static func keys(of fragment: String) -> [(key: String, text: String)] {
    var found: [(key: String, text: String)] = []
    for line in fragment.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.filter { $0 != "⟦" && $0 != "⟧" }
      if let first = plain.first, first != " ", first != "#", let colon = plain.firstIndex(of: ":") {
        found.append((String(plain[..<colon]), String(line)))
      } else if !found.isEmpty {
        found[found.count - 1].text += "\n" + line
      }
    }
    return found
  }
}
