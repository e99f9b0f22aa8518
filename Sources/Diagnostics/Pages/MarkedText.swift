/// The text of an example without its marks, and the bytes that were marked.
public struct MarkedText: Sendable {
  public private(set) var bytes: ContiguousArray<UInt8> = []
  /// What stood between ⟦ and ⟧; empty at the beginning where nothing was marked.
  public private(set) var marked: Range<Int> = 0..<0

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Repetitions are written out, or, to be shown, cut short.
  public init(_ source: String, isShown: Bool = false) {
    var rest = source.unicodeScalars[...]
    var start = 0
    while let scalar = rest.popFirst() {
      switch scalar {
      case "⟦": start = bytes.count
      case "⟧": marked = start..<bytes.count
      case "⟨":
        let inner = rest.prefix { $0 != "⟩" }
        rest = rest.dropFirst(inner.count + 1)
        expand(String(inner), isShown: isShown)
      default: bytes += Array(String(Character(scalar)).utf8)
      }
    }
  }

  private mutating func expand(_ inner: String, isShown: Bool) {
    let parts = inner.split(separator: "×", maxSplits: 1)
    if parts.count == 2, let count = Int(parts[0]) {
      let piece = Array(parts[1].utf8)
      let most = isShown ? min(count, 3) : count
      bytes.reserveCapacity(bytes.count + most * piece.count)
      for _ in 0..<most { bytes += piece }
      if most < count { bytes += Array("… ".utf8) }
    } else {
      bytes += inner.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    }
  }
}
