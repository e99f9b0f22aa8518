import Foundation
import Testing

/// What `rules lint` finds outside of conditions. A line that ends with a code in a comment must be told with it; no
/// other line is told at all.
@Suite struct LintEntriesTests {
  /// Lines of the added files that are told, as `file:line:code`.
  private static func told(_ files: [String: String], _ arguments: [String] = []) async throws -> Set<String> {
    let (report, _) = try await LintReport.of(files, arguments: arguments)
    return Set(
      report.diagnostics.compactMap { found in
        files.keys.first { found.location.file.hasSuffix("/" + $0) }.map { "\($0):\(found.location.line):\(found.code)" }
      })
  }

  private static func marked(_ files: [String: String]) -> Set<String> {
    var marks: Set<String> = []
    for (name, text) in files {
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard let comment = line.lastIndex(of: "#") else { continue }
        for mark in line[comment...].matches(of: /[EW][0-9]{4}/) { marks.insert("\(name):\(index + 1):\(mark.0)") }
      }
    }
    return marks
  }

  private static func expectAsMarked(_ files: [String: String], _ arguments: [String] = []) async throws {
    let (told, marked) = (try await told(files, arguments), marked(files))
    #expect(!marked.isEmpty)
    #expect(told.subtracting(marked).sorted() == [], "told and not marked")
    #expect(marked.subtracting(told).sorted() == [], "marked and not told")
  }

  /// A rule with tests, over batches.
  private static func rule(_ id: String, basis: String = "[csar-59-1-1]", force: String = "{from: 2021-01-01}", rest: String) -> String {
    """
      - id: \(id)
        category: other
        basis: \(basis)
        in_force: \(force)
        law_date: batch.made_on
        each: {batch: batches}
    \(rest)

    """
  }

  private static func tests(_ ids: [String]) -> String {
    "tests:\n"
      + ids.map {
        """
          - of: \($0)
            base: zz-record.yaml
            cases:
              - title: {zh: 甲, en: a}
                expect: {status: clear}

        """
      }.joined()
  }

  @Test func `texts are there in both languages, and messages name the same fields in both`() async throws {
    let rules = "rules:\n"
      + Self.rule("ZZZ-1", rest: """
            title: {zh: same, en: same} # W0502
            when:
              - batch.spoiled
            unless:
              - reason: {zh: only English, en: an English text} # W0514
                when: [batch.use_by_altered]
            act: unlicensed_production
            message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
        """)
      + Self.rule("ZZZ-2 # one language only W0503", rest: """
            title: {zh: 甲, en: ""} # W0514
            when: [batch.spoiled]
            act: unlicensed_production
            message: {zh: "批次 ${batch.id}", en: "batch ${batch.made_on}"}
        """)
      + Self.rule("ZZZ-3 # W0503", rest: """
            title: {zh: 甲, en: 甲乙} # W0514
            when: [batch.spoiled]
            act: unlicensed_production
            message: {zh: 某批次, en: some batch}
        """)
      + Self.rule("ZZZ-4", rest: """
            title: {zh: GB 5296 标签, en: "GB 5296"}
            when: [batch.spoiled]
            act: unlicensed_production
            message: {zh: "${batch.id}", en: "${batch.id}"}
        """)
    let tests = Self.tests(["ZZZ-1", "ZZZ-2", "ZZZ-3", "ZZZ-4"])
    let record = "schema: inspection/1\nid: a\nvisit: {date: 2023-01-01}\nenterprise: {name: 甲}\n"
    try await Self.expectAsMarked(["zz.yaml": rules, "zz.test.yaml": tests + """
        - of: ZZZ-1
          base: zz-record.yaml
          cases:
            - title: {zh: abc, en: abc} # W0502
              expect: {status: clear}
      """, "../zz-record.yaml": record])
  }

  @Test func `what nothing uses is told, and what something uses is not`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      functions:
        - name: zz_unused # W0507
          is: true
        - name: zz_used
          is: batches.exists(b, b.spoiled)
      questions:
        - {id: zz_question, title: {zh: 甲, en: a}, of: act} # W0507
        - {id: zz_asked, title: {zh: 甲, en: a}, of: act}
      lexicons:
        - {id: zz_lexicon, title: {zh: 甲, en: a}, entries: [{term: 某词}]} # W0507
      penalties:
        - {id: zz_penalty, title: {zh: 甲, en: a}, also: [warning]} # W0507
      instruments:
        - {id: zz, title: {zh: 某法, en: A law}}
        - {id: zz_law, title: {zh: 无人引用的法, en: A law that nobody cites}} # W0507
      provisions:
        - {id: zz-1, instrument: zz, cite: {zh: 第一条, en: art. 1}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}}
        - {id: zz-2, instrument: zz, cite: {zh: 第二条, en: art. 2}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}} # W0507
      grounds:
        - id: zz-ground
          title: {zh: 甲, en: a}
          provision: zz-1
          effect: heavier
          acts: [unlicensed_production]
          when:
            - zz_used()
            - judged("zz_asked", act.id)
      """])
  }

  @Test func `the map of the law is held against the rule set and the outlines`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      instruments: [{id: zz, title: {zh: 某法, en: A law}}]
      provisions:
        - {id: zz-1, instrument: zz, cite: {zh: 第一条, en: art. 1}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}, verified: {how: full_text, source: 某处, checked: 2026-01-01}}
        - {id: zz-2, instrument: zz, cite: {zh: 第二条, en: art. 2}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}, verified: {how: full_text, checked: 2026-01-01}}
        - {id: zz-3, instrument: zz, cite: {zh: 第三条, en: art. 3}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}}
        - {id: zz-3-1, instrument: zz, cite: {zh: 第三条第一款, en: art. 3(1)}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}} # no part of the law W0518, nor used W0507
        - {id: zz-31, instrument: zz, cite: {zh: 第三十一条, en: art. 31}, title: {zh: 甲, en: a}, in_force: {from: 2021-01-01}}
      outlines:
        - instrument: zz
          articles:
            - {article: 1, items: [0]}
            - {article: 2, items: [0]}
            - {article: 3, items: [0]}
            - {article: 4, items: [0]} # neither declared nor mapped: W0516
      coverage:
        - {provision: zz-1, status: encoded, grounds: [zz-ground]}
        - {provision: zz-2, status: encoded, grounds: [zz-other]} # W0519, for it names no source
        - {provision: zz-3, status: excluded, note: {zh: 因故, en: for a reason}} # and yet cited: W0517
        - {provision: zz-9, status: procedural, note: {zh: 因故, en: for a reason}} # W0518
      grounds:
        - {id: zz-ground, title: {zh: 甲, en: a}, provision: zz-1, effect: heavier, acts: [unlicensed_production], when: [act.from > as_of]}
        - {id: zz-other, title: {zh: 甲, en: a}, provision: zz-2, effect: heavier, acts: [unlicensed_production], when: [act.from > as_of]}
        - {id: zz-third, title: {zh: 甲, en: a}, provision: zz-3, effect: heavier, acts: [unlicensed_production], when: [act.from > as_of]}
      """])
  }

  @Test func `a rule is in force only while what it cites is, and its act`() async throws {
    func rest(_ act: String) -> String {
      """
          title: {zh: 甲, en: a}
          when: [batch.spoiled]
          act: \(act)
          message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
      """
    }
    let rules = "rules:\n"
      + Self.rule("ZZZ-1", basis: "[aucl2019-20] # W0506", rest: rest("false_promotion"))
      + Self.rule("ZZZ-2", basis: "[aucl2019-20, aucl2025-25]", rest: rest("false_promotion"))
      + Self.rule("ZZZ-3", basis: "[aucl2019-20]", force: "{from: 2021-01-01, to: 2025-10-15}", rest: rest("false_promotion"))
      + Self.rule("ZZZ-4", basis: "[d46-58-1] # W0506", rest: rest("no_change_application"))
      + Self.rule("ZZZ-5", rest: rest("no_change_application # W0506"))
    let record = "schema: inspection/1\nid: a\nvisit: {date: 2023-01-01}\nenterprise: {name: 甲}\n"
    try await Self.expectAsMarked([
      "zz.yaml": rules, "zz.test.yaml": Self.tests((1...5).map { "ZZZ-\($0)" }), "../zz-record.yaml": record,
    ])
  }

  @Test func `characters that look like others are told in names, and in texts only where they deceive`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      functions:
        - name: zz_used
          parameters: {word: text}
          is: word == "ＡＢ" || word == "某（词）" # W0509
      questions:
        - {id: zz_аsked, title: {zh: 甲, en: a}, of: act} # Cyrillic а: W0509
        - {id: zz_other, title: {zh: 甲：乙（丙）Ａ, en: an αlpha-blocker}, of: act}
        - {id: zz_third, title: {zh: 甲\u{200B}乙, en: a}, of: act} # W0509
        - {id: 第五问, title: {zh: 甲, en: a}, of: act}
        - {id: zz_fourth, title: {zh: 甲乙, en: Gаmma}, of: act} # Cyrillic а among Latin letters: W0509
      grounds:
        - id: zz-ground
          title: {zh: Привет 甲, en: a}
          provision: csar-59-1-1
          effect: heavier
          acts: [unlicensed_production]
          in_force: {from: 2021-01-01}
          when:
            - zz_used(enterprise.name)
            - judged("zz_аsked", act.id) || judged("zz_other", act.id) || judged("zz_third", act.id) || judged("zz_fourth", act.id) || judged("第五问", act.id) # W0509
      """])
  }

  @Test func `the body of a function is looked at too`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      functions:
        - name: zz_never
          parameters: {price: decimal}
          is: price > 5 && price < 3 # W0511
        - name: zz_twice
          parameters: {batch: any}
          is: batch.spoiled || batch.spoiled # W0512
        - name: zz_constant
          is: true
        - name: zz_fine
          parameters: {price: decimal}
          is: price > 3 && price < 5
      contradictions:
        - id: zz-1
          each: {batch: batches}
          when:
            - zz_twice(batch) && zz_fine(batch.unit_price)
            - zz_constant() || zz_never(batch.unit_price) # W0505
          message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
      """])
  }

  @Test func `a table's cells are looked at for what cannot be seen`() async throws {
    try await Self.expectAsMarked(["tables/zz.csv": """
      \u{FEFF}name,note
      水杨酸,fine（全角）
      水杨\u{200B}酸,invisible # W0509
      α-arbutin,Greek and fine
      Sаlicylic acid,Cyrillic # W0509

      """])
  }

  @Test func `a rule with very many alternatives is looked at in bounded time`() async throws {
    let conditions = (0..<400).map { "      - batch.unit_price > \($0) || size(samples) > \($0) || batch.made_on > date(\"2023-01-01\")\n" }
    let rule = Self.rule("ZZZ-1", rest: """
          title: {zh: 甲, en: a}
          act: unlicensed_production
          message: {zh: "批次 ${batch.id}", en: "${batch.id}"}
          when:
      """) + conditions.joined()
    let (report, _) = try await LintReport.of(["zz.yaml": "rules:\n" + rule.replacing("\n\n", with: "\n")])
    #expect(report.summary.errors == 0)
  }

  @Test func `grounds and routes are about acts that there are`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      grounds:
        - id: zz-a
          title: {zh: 甲, en: a}
          provision: csar-59-1-1
          effect: heavier
          acts: [unlicensed_production]
          when:
            - act.id == "unlicensed_productoin" # W0505
        - id: zz-b
          title: {zh: 甲, en: a}
          provision: csar-59-1-1
          effect: heavier
          acts: [unlicensed_production]
          when:
            - act.id == "illegal_addition" # W0511
        - id: zz-c
          title: {zh: 甲, en: a}
          provision: csar-59-1-1
          effect: heavier
          acts: [unlicensed_production, illegal_addition]
          when:
            - act.id == "illegal_addition"
      """])
  }

  @Test func `what was checked before a day is told, and what nobody checked`() async throws {
    try await Self.expectAsMarked(["zz.yaml": """
      provisions:
        - {id: zz-1, instrument: csar, cite: {zh: 第一条, en: art. 1}, title: {zh: 甲, en: a}, verified: {how: full_text, checked: 2020-02-03}} # W0508
        - {id: zz-2, instrument: csar, cite: {zh: 第二条, en: art. 2}, title: {zh: 甲, en: a}} # W0515
        - {id: zz-3, instrument: csar, cite: {zh: 第三条, en: art. 3}, title: {zh: 甲, en: a}, verified: {how: full_text, checked: 2020-03-01}}
      lexicons:
        - {id: zz_lexicon, title: {zh: 甲, en: a}, entries: [{term: 某词}]} # W0515
        - {id: zz_other, title: {zh: 甲, en: a}, entries: [{term: 某词}], verified: {checked: 2020-02-29}} # W0507 and W0508
      tables:
        - {id: zz_table, file: tables/zz.csv, key: name, rows: 1, checked: 2020-03-01}
        - {id: zz_old, file: tables/zz.csv, key: name, rows: 1, checked: 2020-02-29} # W0508
      grounds:
        - {id: zz-a, title: {zh: 甲, en: a}, provision: zz-1, effect: heavier, acts: [unlicensed_production], when: 'says(act.nature, "zz_lexicon") && listed("zz_table", act.nature) && listed("zz_old", act.nature)'}
        - {id: zz-b, title: {zh: 甲, en: a}, provision: zz-2, effect: heavier, acts: [unlicensed_production], when: [act.from > as_of]} # W0515
        - {id: zz-c, title: {zh: 甲, en: a}, provision: zz-3, effect: heavier, acts: [unlicensed_production], when: [act.from > as_of]}
      """, "tables/zz.csv": "name\n某词\n"], ["--since", "2020-03-01"])
  }
}
