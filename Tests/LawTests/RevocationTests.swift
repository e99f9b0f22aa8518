import CEL
import Diagnostics
import Documents
import Engine
import Records
import Rules
import Testing

@testable import RuleTools

/// Revoking the production licence, over every penalty, ground, state of the licence and open procedure: recommended in exactly
/// the cells that the law gives. What is expected is written down here, from the articles, and not read from the routes.
@Suite struct RevocationTests {
  /// By what an article makes revoking possible.
  enum Route { case serious, lending, refusal, never }

  /// Regulation arts. 59(1), 60(1), 61(1), 65(1): in a serious case; 64(2): with the act, where it is its own licence that was
  /// lent; 73: where correction is refused. Nothing else takes the production licence.
  static let routes: [String: Route] = [
    "csar-59": .serious, "csar-60": .serious, "csar-61": .serious, "csar-65-1": .serious, "csar-64-2": .lending,
    "csar-73": .refusal,
  ]

  enum Seriousness { case holds, partly, no }

  struct Ground: Sendable {
    var name: String
    var patch: [(path: String, yaml: String)]
    var state: Seriousness
    /// Of acts that do not touch quality and safety by themselves.
    var otherwise: Seriousness?
  }

  enum Licence: Sendable { case open, closed, unknown }

  static let licences: [(name: String, patch: (path: String, yaml: String?), is: Licence)] =
    ["valid", "suspended"].map { ($0, (state, $0), .open) }
    + ["expired", "cancelled", "revoked", "annulled", "forged", "borrowed"].map { ($0, (state, $0), .closed) } + [
      ("none", ("enterprise.production_licence", "null"), .closed),
      ("not established", ("enterprise.production_licence", nil), .unknown),
      ("state not established", (state, nil), .unknown),
    ]

  private static let state = "enterprise.production_licence.state"
  private static let licence = "{number: 粤妆20160001, issuer: 省局, from: 2021-01-01, to: 2030-01-01}"

  static func grounds(of seat: Seat) -> [Ground] {
    func penalty(_ date: CalendarDate?, _ more: String) -> [(String, String)] {
      [("enterprise.earlier_penalties", "[{\(date.map { "date: \($0), " } ?? "")\(more)}]")]
    }
    func judged(_ answer: Bool) -> [(String, String)] {
      [("judgements", "[{question: otherwise_serious, subject: \(seat.act.id.value), answer: \(answer)}]")]
    }
    let nature = "nature: \(seat.act.nature)"
    var found: [Ground] = [
      Ground(name: "nothing said", patch: [], state: .no),
      Ground(name: "concealed", patch: [("conduct.concealed", "true")], state: .holds),
      Ground(name: "not concealed", patch: [("conduct.concealed", "false")], state: .no),
      Ground(name: "inspection refused", patch: [("conduct.refused_inspection", "true")], state: .holds),
      Ground(name: "inspection not refused", patch: [("conduct.refused_inspection", "false")], state: .no),
      Ground(name: "entry evaded", patch: [("visit.entry", "evaded")], state: .holds),
      Ground(name: "found serious", patch: judged(true), state: .holds),
      Ground(name: "found not serious", patch: judged(false), state: .no),
    ]
    guard let from = seat.from, from.isExact else { return found }
    let year = from.adding(months: -12)
    let (later, after) = (year.adding(days: 1), from.adding(days: 1))
    found += [
      Ground(name: "repeated within the year", patch: penalty(later, nature), state: .holds),
      Ground(name: "repeated after a year", patch: penalty(year, nature), state: .no),
      Ground(name: "penalty came after", patch: penalty(after, nature), state: .no),
      Ground(name: "other nature", patch: penalty(later, "nature: something_else"), state: .no),
      Ground(name: "day of the penalty unknown", patch: penalty(nil, nature), state: .partly),
      Ground(
        name: "criminal penalty", patch: penalty(year, "criminal: true, cosmetics: true"), state: .holds,
        otherwise: .partly),
      Ground(name: "criminal penalty, other field", patch: penalty(year, "criminal: true, cosmetics: false"), state: .no),
    ]
    return found
  }

  /// An act as some case has it, alone.
  struct Seat: Sendable, CustomTestStringConvertible {
    var penalty: String
    var act: Act
    /// The first day of the act.
    var from: CalendarDate?
    var tree: [UInt8]
    var asOf: CalendarDate?
    var title: String
    var testDescription: String { "\(penalty) \(act.id.value)" }
  }

  // MARK: Cells

  @Test func `every route of the law is looked at`() throws {
    let seats = try Self.seats()
    #expect(Set(Self.routes.keys).isSubset(of: seats.map(\.penalty)))
    #expect(Set(seats.map(\.penalty)).subtracting(Self.routes.keys).count >= 8, "what must never revoke is looked at too")
  }

  @Test(arguments: try Self.seats())
  func `the licence is recommended for revocation in exactly these cells`(_ seat: Seat) throws {
    let law = try Law.loaded.get()
    let route = Self.routes[seat.penalty] ?? .never
    var mistakes: [String] = []
    var looked = 0
    for licence in Self.licences {
      for ground in Self.grounds(of: seat) where route != .never || ground.state == .holds {
        for extra in Self.conduct(of: route) {
          let patches = ground.patch.map { ($0.path, Optional($0.yaml)) } + [licence.patch] + extra.patch
          guard let (assessment, _) = try Self.judge(seat, patches, law), assessment.acts.contains(where: { $0.act.id == seat.act.id })
          else { continue }
          looked += 1
          let expected = Self.expected(route, seat, ground, licence.is, extra.holds)
          let found = Self.state(of: seat.act.id.value, in: assessment)
          if found != expected { mistakes.append("\(licence.name), \(ground.name), \(extra.name): \(found), not \(expected)") }
        }
      }
    }
    #expect(mistakes.isEmpty, "\(mistakes.joined(separator: "\n"))")
    #expect(looked >= (route == .never ? 20 : 80), "\(looked) cells")
  }

  /// While the act is pending or undetermined the way is barred where a ground holds; else there is no line.
  @Test(arguments: try Self.seats(open: true))
  func `an act that is not established bars the way or says nothing`(_ seat: Seat) throws {
    let law = try Law.loaded.get()
    let route = Self.routes[seat.penalty] ?? .never
    var mistakes: [String] = []
    var looked = 0
    for licence in Self.licences {
      for ground in Self.grounds(of: seat) where ground.patch.isEmpty || ground.state != .no {
        let patches = ground.patch.map { ($0.path, Optional($0.yaml)) } + [licence.patch]
        guard let (assessment, _) = try Self.judge(seat, patches, law),
          !assessment.acts.contains(where: { $0.act.id == seat.act.id })
        else { continue }
        looked += 1
        let serious = Self.seriousness(ground, seat)
        let expected = route == .serious && serious == .holds ? "barred" : "none"
        let found = Self.state(of: seat.act.id.value, in: assessment)
        if found != expected { mistakes.append("\(licence.name), \(ground.name): \(found), not \(expected)") }
      }
    }
    #expect(mistakes.isEmpty, "\(seat.title)\n\(mistakes.joined(separator: "\n"))")
    #expect(looked >= 20, "\(looked) cells")
  }

  private static func seriousness(_ ground: Ground, _ seat: Seat) -> Seriousness {
    ["csar-59", "csar-60"].contains(seat.penalty) ? ground.state : ground.otherwise ?? ground.state
  }

  private static func expected(
    _ route: Route, _ seat: Seat, _ ground: Ground, _ licence: Licence, _ conduct: Bool?
  ) -> String {
    switch route {
    case .never: return "none"
    case .serious:
      switch (seriousness(ground, seat), licence) {
      case (.no, _), (.partly, .closed): return "none"
      case (.holds, .open): return "recommended"
      case (.holds, .closed): return "barred"
      case (.holds, .unknown), (.partly, _): return "conditional"
      }
    case .lending:
      switch (conduct, licence) {
      case (true, .open): return "recommended"
      case (true, .unknown): return "conditional"
      default: return "barred"
      }
    case .refusal:
      guard conduct == true else { return "none" }
      return licence == .open ? "recommended" : licence == .closed ? "barred" : "conditional"
    }
  }

  private static func conduct(of route: Route) -> [(name: String, patch: [(String, String?)], holds: Bool?)] {
    switch route {
    case .lending:
      [("lent", [("conduct.licence_lent", "true")], true), ("not lent", [("conduct.licence_lent", "false"), ("conduct.licence_forged", "true")], false)]
    case .refusal:
      [
        ("refused to correct", [("conduct.refused_to_correct", "true")], true),
        ("corrected", [("conduct.refused_to_correct", "false")], false), ("not established", [("conduct.refused_to_correct", nil)], nil),
      ]
    case .serious, .never: [("", [], nil)]
    }
  }

  private static func state(of act: String, in assessment: Assessment) -> String {
    let lines = assessment.recommendations.filter { $0.route.action.value == "revoke_licence" && $0.acts.contains(act) }
    return lines.isEmpty ? "none" : lines.map(\.state.rawValue).joined(separator: "+")
  }

  // MARK: Records

  /// For each penalty one record of the rule tests in which it stands alone; `open`: in which it is pending or undetermined.
  static func seats(open: Bool = false) throws -> [Seat] {
    let law = try Law.loaded.get()
    var found: [String: Seat] = [:]
    for test in law.tests {
      guard let rule = law.plan.ruleSet.rules.first(where: { $0.id.value == test.of.value }), rule.status == .active,
        let record = test.record
      else { continue }
      for one in test.cases {
        guard let status = one.expect.status?.value else { continue }
        guard open ? ["pending", "undetermined"].contains(status) : status == "violation" && one.patches.isEmpty else { continue }
        var tree = EditableTree(test.document, record)
        guard one.patches.allSatisfy({ tree.apply($0, of: test) }) else { continue }
        let bytes = Array(writeYAML(tree.laidOut(in: test.document.source)))
        let act = law.plan.ruleSet.acts.first { $0.id.value == rule.act.value }
        guard let act, let penalty = law.plan.ruleSet.provision(act.provision.value)?.penalty?.value else { continue }
        var seat = Seat(penalty: penalty, act: act, from: nil, tree: bytes, asOf: one.asOf, title: one.title.en)
        guard let (assessment, from) = try judge(seat, [], law), assessment.acts.map(\.act.id) == (open ? [] : [act.id])
        else { continue }
        seat.from = from
        let key = open ? "\(penalty) \(status)" : penalty
        if found[key] == nil { found[key] = seat }
      }
    }
    return found.keys.sorted().compactMap { found[$0] }
  }

  private static func judge(_ seat: Seat, _ patches: [(String, String?)], _ law: Law.Loaded) throws -> (Assessment, from: CalendarDate?)? {
    var problems: [Diagnostic] = []
    let source = SourceText(id: SourceID(0), name: "seat", bytes: ContiguousArray(seat.tree))
    guard let document = readYAML(source, reporting: &problems).first else { return nil }
    var tree = EditableTree(document, document.root)
    for (path, yaml) in patches { set(path, to: yaml, in: &tree) }
    guard let record = decode(tree.laidOut(in: source), by: law.plan.ruleSet.schema, reporting: &problems) else {
      Issue.record("\(problems.map(\.message.en)) \(patches)")
      return nil
    }
    var evaluator = Evaluator(law.plan, asOf: seat.asOf)
    let findings = evaluator.findings(in: record)
    let assessment = evaluator.assess(findings, in: record)
    let own = findings.findings.first {
      law.plan.rules[$0.rule].rule.act.value == seat.act.id.value && [.violation, .pending, .undetermined].contains($0.status)
    }
    guard let own else { return nil }
    return (assessment, own.from)
  }

  /// Sets a field, in an object that is made where there is none.
  private static func set(_ path: String, to yaml: String?, in tree: inout EditableTree) {
    var problems: [Diagnostic] = []
    func read(_ text: String) -> EditableTree? {
      let source = SourceText(id: SourceID(1), name: "patch", text: text)
      return readYAML(source, reporting: &problems).first.map { EditableTree($0, $0.root) }
    }
    let steps = path.split(separator: ".").map { PathStep.key(String($0)) }
    let value = yaml.flatMap(read)
    if tree.set(steps[...], to: value) { return }
    let parts = path.split(separator: ".")
    if path == state {
      _ = tree.set(steps.dropLast()[...], to: read(licence))
      _ = tree.set(steps[...], to: value)
    } else if let yaml, parts.count == 2 {
      _ = tree.set([.key(String(parts[0]))], to: read("{\(parts[1]): \(yaml)}"))
    }
  }
}
