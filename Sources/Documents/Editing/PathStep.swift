/// One step of a path such as `samples[0].verdict`.
public enum PathStep: Equatable, Sendable {
  case key(String)
  case index(Int)

  public static func steps(of path: String) -> [PathStep]? {
    var steps: [PathStep] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      var pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard !pieces.isEmpty else { return nil }
      let name = String(pieces.removeFirst())
      guard !name.isEmpty else { return nil }
      steps.append(.key(name))
      for piece in pieces {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else { return nil }
        steps.append(.index(index))
      }
    }
    return steps
  }
}
