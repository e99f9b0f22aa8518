import CEL
import Documents
import Rules

/// Draws the values of one visit. Each draw has a stream of random numbers of its own, so that a value depends on the seed, on
/// the visit or the enterprise, and on the draw, and not on what else is drawn.
struct VisitDrawing {
  private let draws: DrawTable
  private let seed: UInt64
  private let visit: PlannedVisit
  private let day: CalendarDate
  private let settings: CampaignSettings
  /// The act of an earlier case, while that is told.
  var act = ""
  private var drawn: [DrawnText.Name: EditableTree] = [:]

  init(_ draws: DrawTable, seed: UInt64, visit: PlannedVisit, settings: CampaignSettings) {
    self.draws = draws
    self.seed = seed
    self.visit = visit
    self.settings = settings
    day = CalendarDate(day: visit.day)
  }

  /// The tree with every name in its texts replaced. A text that is nothing but a name becomes what was drawn, whatever it is.
  mutating func filled(_ tree: EditableTree, copy: String = "") -> EditableTree {
    switch tree {
    case .mapping(let node, let entries): return .mapping(node, entries.map { ($0.key, filled($0.value, copy: copy)) })
    case .sequence(let node, let elements): return .sequence(node, elements.map { filled($0, copy: copy) })
    case .scalar(let node, let bytes):
      guard node.kind == .string, bytes.contains(UInt8(ascii: "{")) else { return tree }
      return filled(DrawnText(String(decoding: bytes, as: UTF8.self)), copy, at: node)
    }
  }

  /// A text with every name in it replaced.
  mutating func text(_ pattern: String) -> String {
    let node = settings.decision.node
    return filled(DrawnText(pattern), "", at: node).text ?? ""
  }

  private mutating func filled(_ text: DrawnText, _ copy: String, at node: Document.Node) -> EditableTree {
    if text.pieces.count == 1, case .name(let name) = text.pieces[0] { return value(name, copy, at: node) }
    var joined = ""
    for piece in text.pieces {
      switch piece {
      case .text(let part): joined += part
      case .name(let name): joined += value(name, copy, at: node).text ?? ""
      }
    }
    return .scalar(.string, joined, at: node)
  }

  /// What a name stands for. Within another copy of a draw all that it is made of is another copy as well.
  private mutating func value(_ name: DrawnText.Name, _ copy: String, at node: Document.Node) -> EditableTree {
    guard let index = draws.index[name.id] else { return given(name.id, at: node) }
    let draw = draws.draws[index]
    var whole = DrawnText.Name(id: name.id, copy: name.copy.isEmpty ? copy : name.copy, parts: [])
    if draw.isOfEnterprise { whole.copy = "" }
    let found = drawn[whole] ?? make(draw, index, whole.copy, at: node)
    drawn[whole] = found
    return name.parts.reduce(found) { $0.value(of: $1) ?? .scalar(.null, "null", at: node) }
  }

  private func given(_ id: String, at node: Document.Node) -> EditableTree {
    let text =
      switch id {
      case "visit": day.description
      case "start": settings.from.description
      case "serial": padded(visit.serial)
      case "beside": padded(visit.beside ?? visit.serial)
      case "enterprise": padded(visit.enterprise)
      case "act": act
      default: ""
      }
    return .scalar(.string, text, at: node)
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  // MARK: Forms

  private mutating func make(_ draw: CampaignDraw, _ index: Int, _ copy: String, at node: Document.Node) -> EditableTree {
    let owner: [UInt64] = draw.isOfEnterprise ? [2, UInt64(visit.enterprise)] : [1, UInt64(visit.serial)]
    var random = SeededRandom(seed: seed, purpose: owner + [UInt64(index)] + copy.utf8.map { UInt64($0) })
    func text(_ value: String) -> EditableTree { .scalar(.string, value, at: node) }
    func number(_ value: ExactDecimal?) -> EditableTree { .scalar(.number, (value ?? .zero).description, at: node) }
    switch draw.form {
    case .oneOf(let values):
      return random.index(by: values.map(\.weight)).map { filled(values[$0].value, copy: copy) } ?? text("")
    case .number(let stretches, let scale):
      let stretch = stretches[random.index(by: stretches.map(\.weight)) ?? 0]
      return number(ExactDecimal(mantissa: Int128(random.within(Int(stretch.from), Int(stretch.to))), scale: scale))
    case .day(let of, let years, let from, let to):
      let base = CalendarDate(self.text(of, copy, at: node)) ?? day
      return text(base.adding(months: years * 12).adding(days: Int32(random.within(from, to))).description)
    case .product(let factors):
      return number(factors.reduce(ExactDecimal?.some(ExactDecimal(1))) { product, factor in
        product.flatMap { so in ExactDecimal(self.text(factor, copy, at: node)).flatMap { so * $0 } }
      })
    case .share(let of, let from, let to):
      return number(ExactDecimal(Int64(whole(of, copy, at: node) * random.within(from, to) / 100)))
    case .rest(let of, let less):
      let taken = less.reduce(0) { $0 + whole($1, copy, at: node) }
      return number(ExactDecimal(Int64(max(0, whole(of, copy, at: node) - taken))))
    case .compact(let of): return text(self.text(of, copy, at: node).filter { $0 != "-" })
    case .month(let of): return text(String(self.text(of, copy, at: node).prefix(7)))
    case .year(let of): return text(String(self.text(of, copy, at: node).prefix(4)))
    case .earlier(let of):
      guard let earlier = visit.after else { return text("") }
      var drawing = VisitDrawing(draws, seed: seed, visit: earlier.visit(of: self.visit.enterprise), settings: settings)
      return drawing.value(DrawnText.Name(of.value), copy, at: node)
    case .text(let pattern): return filled(DrawnText(pattern.value), copy, at: node)
    }
  }

  private mutating func text(_ name: Located<String>, _ copy: String, at node: Document.Node) -> String {
    value(DrawnText.Name(name.value), copy, at: node).text ?? ""
  }

  private mutating func whole(_ name: Located<String>, _ copy: String, at node: Document.Node) -> Int {
    Int(text(name, copy, at: node)) ?? 0
  }
}

/// The draws of a campaign by name.
struct DrawTable: Sendable {
  let draws: [CampaignDraw]
  let index: [String: Int]

  init(_ draws: [CampaignDraw]) {
    self.draws = draws
    index = Dictionary(draws.enumerated().map { ($1.id.value, $0) }) { first, _ in first }
  }
}
