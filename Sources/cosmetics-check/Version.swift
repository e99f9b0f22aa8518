/// What the program calls itself in its results.
enum Version {
  static let name = "cosmetics-check"
  static let text = "0.1.0"
}
