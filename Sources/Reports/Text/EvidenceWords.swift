import Engine

extension Evidence {
  /// `path = value unit`; personal data are masked unless they are asked for.
  func words(_ options: ReportOptions) -> String {
    let shown = isSensitive && !options.unmasks ? Evidence.mask : value ?? "null"
    return "\(path) = \(shown)" + (value == nil ? "" : unit.map { " \($0)" } ?? "")
  }
}
