/// The colours of a rendering, or none.
struct Palette {
  var isColoured: Bool
  var severity: Severity

  func title(_ text: String) -> String { paint(text, severityCode) }
  func message(_ text: String) -> String { paint(text, "1") }
  func frame(_ text: String) -> String { paint(text, "1;34") }
  func help(_ text: String) -> String { paint(text, "1;36") }
  func mark(_ text: String, _ mark: Frame.Mark) -> String {
    paint(text, mark == .primary ? severityCode : "1;34")
  }

  private var severityCode: String {
    switch severity {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;32"
    }
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
