/// A text of a campaign file, in which `{name}` stands for what a draw gives: `{town}`, `{made#2}` for another draw of it,
/// `{cream.formula}` for a part of what was drawn.
public struct DrawnText: Sendable, Equatable {
  public struct Name: Sendable, Hashable {
    public var id: String
    /// `#2`, or nothing: which draw of it.
    public var copy: String
    public var parts: [String]

    public init(id: String, copy: String, parts: [String]) {
      self.id = id
      self.copy = copy
      self.parts = parts
    }
  }

  public enum Piece: Sendable, Equatable {
    case text(String)
    case name(Name)
  }

  public var pieces: [Piece]

  /// What every visit has without being drawn: its day and the year of it, its number in the campaign, the number of the
  /// visit that it stands beside (its own, unless it must be refused), the number of the enterprise, the first day of the
  /// campaign, and, where an earlier case is told, the act.
  public static let given = ["visit", "serial", "beside", "enterprise", "start", "act"]

  public init(_ text: String) {
    pieces = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.name(Name(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty || pieces.isEmpty { pieces.append(.text(String(rest))) }
  }

  public var names: [Name] {
    pieces.compactMap { if case .name(let name) = $0 { name } else { nil } }
  }
}

extension DrawnText.Name {
  public init(_ text: some StringProtocol) {
    var parts = Substring(text).split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let whole = parts.isEmpty ? "" : parts.removeFirst()
    let cut = whole.firstIndex(of: "#") ?? whole.endIndex
    id = String(whole[..<cut])
    copy = String(whole[cut...])
    self.parts = parts
  }
}
