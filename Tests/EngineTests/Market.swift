import CEL
import Diagnostics
import Documents
import Engine
import Records
import Rules
import Testing

/// A toy rule set, a fruit market: the engine knows as little of it as of any law.
enum Market {
  static let schema = """
    title: {zh: 摊位检查, en: visit to a stall}
    type: object
    required: [schema, id]
    properties:
      schema: {type: string, const: market/1}
      id: {type: string}
      day: {type: string, format: date}
      incomplete: {type: array, items: {type: string}}
      stall: {$ref: '#/$defs/stall'}
      kinds: {type: array, items: {$ref: '#/$defs/kind'}}
      crates: {type: array, items: {$ref: '#/$defs/crate'}}
      people: {type: array, items: {$ref: '#/$defs/person'}}
      findings_of_persons: {type: array, items: {$ref: '#/$defs/answer'}}
      sums: {type: array, items: {$ref: '#/$defs/sum'}}
      rulings: {type: array, items: {$ref: '#/$defs/ruling'}}
    $defs:
      stall:
        properties:
          name: {type: string}
          permit: {$ref: '#/$defs/permit', x-nullable: true}
          repeated: {type: boolean}
          fled: {type: boolean}
          small: {type: boolean}
          old: {type: boolean}
      permit:
        properties: {number: {type: string}, state: {type: string, enum: [valid, gone]}, office: {type: string}}
      kind:
        properties: {id: {type: string}, name: {type: string}, worth: {type: number}, worth_at_least: {type: number}}
      crate:
        properties:
          id: {type: string}
          kind: {type: string, x-ref: {list: kinds}}
          packed_on: {type: string, format: date}
          rotten: {type: boolean}
          stolen: {type: boolean}
          mislabelled: {type: boolean}
          seller: {type: string, x-ref: {list: people, words: {here: stall}}}
          worth: {type: number}
          worth_at_least: {type: number}
          gains: {type: number}
          pieces: {type: integer}
          sold: {type: integer}
          left: {type: integer}
          price: {type: number}
      person:
        properties:
          id: {type: string}
          name: {type: string, x-sensitive: true}
          roles: {type: array, items: {type: string}}
          income: {type: number, x-sensitive: true}
      answer:
        properties: {question: {type: string}, about: {type: string, x-nullable: true}, answer: {type: boolean}}
      sum:
        properties: {of: {type: array, items: {type: string}}, worth: {type: number}, worth_at_least: {type: number}}
      ruling:
        properties:
          number: {type: string}
          date: {type: string, format: date}
          fine: {type: number, x-nullable: true}
          taken: {type: number, x-nullable: true}
          acts: {type: array, items: {$ref: '#/$defs/ruled'}}
          revoked: {type: boolean}
      ruled:
        properties: {act: {type: string}, provision: {type: string}}
    """

  static let manifest = """
    name: market
    version: 1.0.0
    covers: {from: 2020-01-01}
    schema: schema.yaml
    record:
      id: id
      date: day
      as_of: [day]
      enterprise: stall.name
      inspected: stall
      goods: [crates, kinds]
      row_scope: {kind: kinds}
      judgements: {list: findings_of_persons, question: question, subject: about, answer: answer, lighter_law: which_law}
      persons: {list: people, roles: roles, income: income}
      decisions:
        list: rulings
        number: number
        date: date
        fine: fine
        confiscated: taken
        acts: {list: acts, act: act, provision: provision}
        revoked: revoked
        revoked_action: revoke
        neighbours: [[code-1, code-5]]
    categories: [{id: fruit, title: {zh: 水果, en: fruit}}]
    actions: [{id: fine, title: {zh: 罚款, en: fine}}, {id: look, title: {zh: 复查, en: look again}}, {id: close, title: {zh: 停业, en: close}}, {id: revoke, title: {zh: 收回, en: revoke}}]
    roles: [{id: boss, title: {zh: 老板, en: boss}}]
    words: [{id: gains, title: {zh: 所得, en: gains}}, {id: rot, title: {zh: 腐烂, en: rot}}]
    """

  static let law = """
    instruments: [{id: code, title: {zh: 市场规则, en: Market Code}}]
    provisions:
      - {id: code-1, instrument: code, cite: {zh: 第一条, en: art. 1}, title: {zh: 腐烂, en: rot}, verified: {how: full_text}, penalty: heavy}
      - {id: code-2, instrument: code, cite: {zh: 第二条, en: art. 2}, title: {zh: 标签, en: labels}, verified: {how: full_text}, penalty: light}
      - {id: code-3, instrument: code, cite: {zh: 第三条, en: art. 3}, title: {zh: 盗窃, en: theft}, verified: {how: full_text}, penalty: crossing}
      - {id: code-4, instrument: code, cite: {zh: 第四条, en: art. 4}, title: {zh: 逃避, en: flight}, verified: {how: full_text}, penalty: flat}
      - {id: code-5, instrument: code, cite: {zh: 第五条, en: art. 5}, title: {zh: 再腐烂, en: rot again}, verified: {how: full_text}, penalty: heavy}
    acts:
      - {id: rotten_fruit, title: {zh: 卖腐烂水果, en: selling rotten fruit}, provision: code-1, nature: rot}
      - {id: bad_label, title: {zh: 标签不符, en: bad labels}, provision: code-2}
      - {id: stolen_fruit, title: {zh: 卖赃物, en: selling stolen fruit}, provision: code-3}
      - {id: flight, title: {zh: 逃避检查, en: fleeing}, provision: code-4}
      - {id: rotten_too, title: {zh: 同样腐烂, en: as rotten}, provision: code-5}
    penalties:
      - id: heavy
        title: {zh: 重, en: heavy}
        provision: code-1
        fine:
          of: worth
          bands:
            - {below: 100, fine: {min: 500, max: 1500}}
            - {from: 100, times: {min: 15, max: 30}}
        confiscate: [{what: gains, mandatory: true, basis: gains}]
        serious:
          one_of: [revoke]
          persons: {who: [boss], fine: {of: income, times: {min: 1, max: 3}}, ban: {years: 10}}
      - id: light
        title: {zh: 轻, en: light}
        fine: {of: worth, bands: [{below: 100, fine: {min: 100, max: 300}}, {from: 100, times: {min: 3, max: 10}}]}
      - id: crossing
        title: {zh: 交叉, en: crossing}
        fine: {of: worth, bands: [{below: 100, fine: {min: 100, max: 2000}}, {from: 100, times: {min: 1, max: 40}}]}
      - id: flat
        title: {zh: 定额, en: flat}
        fine: {of: none, bands: [{fine: {min: 10, max: 20}}]}
    """

  static let rules = """
    rules:
      - id: ROT-1
        title: {zh: 腐烂, en: rot}
        category: fruit
        basis: [code-1]
        law_date: crate.packed_on
        each: {crate: crates}
        when: [crate.rotten]
        act: rotten_fruit
        goods: crate
        party: crate.seller
        message: {zh: "箱 ${crate.id}", en: "crate ${crate.id}"}
      - id: LAB-1
        title: {zh: 标签, en: label}
        category: fruit
        basis: [code-2]
        law_date: crate.packed_on
        each: {crate: crates}
        when: [crate.mislabelled]
        act: bad_label
        goods: crate
        message: {zh: 标签, en: label}
      - id: STO-1
        title: {zh: 赃物, en: stolen}
        category: fruit
        basis: [code-3]
        law_date: crate.packed_on
        each: {crate: crates}
        when: [crate.stolen]
        act: stolen_fruit
        goods: crate
        message: {zh: 赃物, en: stolen}
      - id: FLE-1
        title: {zh: 逃避, en: flight}
        category: fruit
        basis: [code-4]
        law_date: as_of
        when: [stall.fled]
        act: flight
        message: {zh: 逃避, en: fled}
    """

  static let assessment = """
    bases:
      income: {title: {zh: 收入, en: income}, value: income}
      worth:
        title: {zh: 货值, en: worth}
        value: worth
        at_least: worth_at_least
        else: pieces * price
        else_at_least: [sold * price, left * price]
        covers: {kinds: crates}
        stated: {list: sums, of: of, value: worth, at_least: worth_at_least}
      gains: {title: {zh: 所得, en: gains}, value: gains}
    grounds:
      - {id: again, title: {zh: 再犯, en: again}, effect: serious, of: [heavy], when: [stall.repeated]}
      - {id: grave, title: {zh: 其他严重, en: grave}, effect: serious, of: [heavy], when: ['judged("grave", act.id)']}
      - {id: too_small, title: {zh: 轻微, en: too small}, effect: must_not_punish, of: [heavy, light], when: [stall.small]}
      - {id: too_old, title: {zh: 时效, en: too old}, effect: time_barred, when: [stall.old]}
    questions: [{id: grave, title: {zh: 是否严重, en: is it grave}, of: act}, {id: which_law, title: {zh: 新法较轻, en: is the new law lighter}, of: act}]
    routes:
      - id: heavy-revoke
        action: revoke
        of: [heavy]
        needs: serious
        when: [has(stall.permit), stall.permit.state == "valid"]
        barred: [{zh: 没有许可, en: there is no permit}]
        addressee: stall.permit.office
        alternatives: [close]
      - id: light-close
        action: close
        acts: [bad_label]
        needs: act
        given: [stall.repeated]
        when: [has(stall.permit)]
        barred: [{zh: 没有许可, en: there is no permit}]
      - {id: fine, action: fine, needs: act}
      - {id: look, action: look, needs: undetermined}
    """

  static func plan(extra: String = "") throws -> Plan {
    var sources = SourceMap()
    var files: [SourceText] = []
    for (name, text) in [
      ("m/rules.yaml", manifest), ("m/schema.yaml", schema), ("m/law.yaml", law), ("m/rules1.yaml", rules),
      ("m/assessment.yaml", assessment), ("m/z.yaml", extra),
    ] where !text.isEmpty {
      files.append(sources.add(name: name, bytes: ContiguousArray(text.utf8)))
    }
    var problems: [Diagnostic] = []
    let set = RuleSet.read(files: files, root: "m/", reporting: &problems)
    try #require(!problems.hasErrors, "\(problems.filter { $0.severity == .error }.map { "\($0.code) \($0.message.en)" })")
    let checked = CheckedRuleSet.check(try #require(set), files: [:], digest: "none", reporting: &problems)
    try #require(!problems.hasErrors, "\(problems.filter { $0.severity == .error }.map { "\($0.code) \($0.message.en)" })")
    return Plan(try #require(checked))
  }

  static func record(_ text: String, by plan: Plan) throws -> Record {
    var sources = SourceMap()
    let source = sources.add(name: "r.yaml", bytes: ContiguousArray(("schema: market/1\nid: r\n" + text).utf8))
    var problems: [Diagnostic] = []
    let document = try #require(readYAML(source, reporting: &problems).first)
    let record = decode(document, by: plan.ruleSet.schema, reporting: &problems)
    try #require(!problems.hasErrors, "\(problems.filter { $0.severity == .error }.map { "\($0.code) \($0.message.en)" })")
    return try #require(record)
  }

  static func judge(_ text: String) throws -> (findings: RecordFindings, assessment: Assessment) {
    let plan = try plan()
    let record = try record(text, by: plan)
    var evaluator = Evaluator(plan, wantsLedger: true)
    let findings = evaluator.findings(in: record)
    return (findings, evaluator.assess(findings, in: record))
  }
}
