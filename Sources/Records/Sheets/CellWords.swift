import Diagnostics

/// The words of a cell that speak of what was established, and spellings that spreadsheets make of dates.
enum CellWords {
  static let absent: Set<String> = ["无", "none", "null"]
  static let present: Set<String> = ["有", "yes", "是"]
  static let more: Set<String> = ["未录全", "incomplete"]
  /// Nobody can tell whether these mean that there is none, or that nobody looked.
  static let neither: Set<String> = ["-", "--", "—", "——", "–", "/", "\\", "n/a", "?", "？", "…", "*"]

  static func boolean(_ text: String) -> String? {
    switch text.lowercased() {
    case "true", "yes", "是": "true"
    case "false", "no", "否": "false"
    default: nil
    }
  }

  /// `2026-03-12` for `2026/3/12` and `2026年3月12日`, `2026-03` for `2026年3月`; the text itself where it is nothing of the kind.
  static func date(_ text: String) -> String {
    let parts = text.split(omittingEmptySubsequences: false) { "/年月日.".contains($0) }.map(String.init)
    let kept = parts.last == "" ? Array(parts.dropLast()) : parts
    let isDate = (2...3).contains(kept.count) && kept[0].utf8.count == 4 && kept.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isDate, kept.dropFirst().allSatisfy({ $0.utf8.count <= 2 }) else { return text }
    return kept.map { $0.utf8.count == 1 ? "0\($0)" : $0 }.joined(separator: "-")
  }

  /// The parts of a cell that holds several values.
  static func parts(_ text: String) -> [String] {
    text.split { "；;、\n".contains($0) }.map { part in
      var part = part
      while part.first?.isWhitespace ?? false { part = part.dropFirst() }
      while part.last?.isWhitespace ?? false { part = part.dropLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }
}
