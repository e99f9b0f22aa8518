import Diagnostics
import Engine
import Records

extension Evidence {
  /// `path = value unit`; personal data are masked unless they are asked for.
  func words(_ options: ReportOptions) -> String {
    let shown = isSensitive && !options.unmasks ? Evidence.mask : value ?? "null"
    return "\(path) = \(shown)" + (value == nil ? "" : unit.map { " \($0)" } ?? "") + (kept.map { " (\($0.words[options.language]))" } ?? "")
  }
}

extension KeptSource {
  /// `store: run 1, record a, decision N`.
  var words: Localized {
    Localized(
      zh: "档案：第 \(run) 次运行，记录 \(record)" + (number.map { "，\($0)" } ?? ""),
      en: "store: run \(run), record \(record)" + (number.map { ", \($0)" } ?? ""))
  }
}
