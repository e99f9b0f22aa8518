import CEL
import Diagnostics
import Documents

/// Reads what a test case expects.
extension RuleFileReader {
  mutating func expectation(_ node: NodeID) -> RuleTest.Expectation? {
    let told = diagnostics.count
    guard let fields = fields(node, as: .expectation) else { return nil }
    var expect = RuleTest.Expectation(
      status: text(fields, "status"), subject: text(fields, "subject")?.value,
      acts: fields.values["acts"] == nil ? nil : texts(fields, "acts").map(\.value), fine: fine(fields, "fine"),
      recommend: pairs(fields, "recommend"))
    expect.addressees = pairs(fields, "addressee")
    expect.stepsBefore = stepsBefore(fields)
    if fields.values["refers"] != nil { expect.refers = pairs(fields, "refers") }
    expect.cites = citations(fields)
    expect.grounds = pairs(fields, "grounds")
    expect.persons = persons(fields)
    expect.personalFine = fine(fields, "personal_fine")
    expect.barYears = fields.values["bars"].flatMap { Int(document.string(of: $0)) }
    if fields.values["confiscate"] != nil { expect.confiscate = pairs(fields, "confiscate") }
    if let sums = fields.values["confiscated_yuan"] {
      expect.confiscatedYuan = document.entries(of: sums).map {
        (document.string(of: $0.key), ExactDecimal(document.string(of: $0.value)))
      }
    }
    expect.names = names(fields)
    guard !expect.isEmpty else {
      // What was misspelt or could not be read was told, and may be what is expected.
      if diagnostics.count > told || fields.hasUnknownKey { return nil }
      diagnostics.append(
        RuleMistake.testShape.at(
          document.span(of: node), Localized(zh: "没有写明任何预期", en: "nothing is expected: the case cannot fail")))
      return nil
    }
    return expect
  }

  private func names(_ fields: Fields) -> [RuleTest.Name] {
    func entries(_ key: String, _ name: RuleTest.Name.Kind, _ value: RuleTest.Name.Kind?) -> [RuleTest.Name] {
      guard let node = fields.values[key] else { return [] }
      return document.entries(of: node).flatMap { entry in
        [RuleTest.Name(kind: name, name: located(entry.key))]
          + (value.map { [RuleTest.Name(kind: $0, name: located(entry.value))] } ?? [])
      }
    }
    func elements(_ node: NodeID?, _ kind: RuleTest.Name.Kind) -> [RuleTest.Name] {
      guard let node else { return [] }
      let nodes = document.nodes[node].kind == .sequence ? Array(document.children(of: node)) : [node]
      return nodes.map { RuleTest.Name(kind: kind, name: located($0)) }
    }
    let steps = fields.values["steps_before"].map { document.entries(of: $0).map(\.value) } ?? []
    let cites = fields.values["cites"].map { document.entries(of: $0).map(\.value) } ?? []
    return elements(fields.values["acts"], .act) + entries("refers", .act, nil) + entries("recommend", .action, .actionState)
      + entries("addressee", .action, nil) + entries("steps_before", .action, nil) + steps.flatMap { elements($0, .step) }
      + entries("grounds", .ground, .groundState) + entries("persons", .role, nil)
      + entries("confiscate", .confiscated, .duty)
      + entries("confiscated_yuan", .confiscated, nil) + cites.flatMap { elements($0, .provision) }
  }

  private mutating func citations(_ fields: Fields) -> [(part: RuleTest.CitingPart, provisions: [String])] {
    guard let node = fields.values["cites"],
      let parts = self.fields(node, as: .citations)
    else { return [] }
    return RuleTest.CitingPart.allCases.compactMap { part in
      guard parts.values[part.rawValue] != nil else { return nil }
      return (part, texts(parts, part.rawValue).map(\.value))
    }
  }

  private mutating func fine(_ fields: Fields, _ key: String) -> RuleTest.FineExpectation? {
    guard let node = fields.values[key], let parts = self.fields(node, as: .expectedFine) else { return nil }
    let isOpen = parts.values["max"].map { document.nodes[$0].kind == .null } ?? false
    let range = RuleTest.FineExpectation(min: number(parts, "min"), max: isOpen ? nil : number(parts, "max"), isOpen: isOpen)
    return range.isEmpty ? nil : range
  }

  private func stepsBefore(_ fields: Fields) -> [(String, [String])] {
    guard let node = fields.values["steps_before"] else { return [] }
    return document.entries(of: node).map { key, value in
      let steps = document.nodes[value].kind == .sequence ? Array(document.children(of: value)) : [value]
      return (document.string(of: key), steps.map { document.string(of: $0) })
    }
  }

  private mutating func persons(_ fields: Fields) -> [RuleTest.PersonExpectation]? {
    guard let node = fields.values["persons"] else { return nil }
    return document.entries(of: node).compactMap { key, value in
      guard let parts = self.fields(value, as: .expectedPerson) else { return nil }
      return RuleTest.PersonExpectation(
        role: document.string(of: key), fineMin: number(parts, "min"), fineMax: number(parts, "max"),
        ban: parts.values["ban"].map { document.string(of: $0) })
    }
  }

  private mutating func pairs(_ fields: Fields, _ key: String) -> [(String, String)] {
    guard let node = fields.values[key] else { return [] }
    guard document.nodes[node].kind == .mapping else {
      shape(node, "「\(key)」应为对象", "`\(key)` is an object")
      return []
    }
    return document.entries(of: node).map { (document.string(of: $0.key), document.string(of: $0.value)) }
  }
}

extension RuleTest.Expectation {
  /// Nothing is expected, so that the case could not fail.
  var isEmpty: Bool {
    status == nil && acts == nil && refers == nil && fine == nil && recommend.isEmpty && addressees.isEmpty && stepsBefore.isEmpty
      && cites.isEmpty && grounds.isEmpty && persons == nil && personalFine == nil && barYears == nil && confiscate == nil
      && confiscatedYuan.isEmpty
  }
}

extension RuleTest.FineExpectation {
  /// Neither end is expected.
  var isEmpty: Bool { min == nil && max == nil && !isOpen }
}
