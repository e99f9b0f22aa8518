/// What a host offers to expressions: the data of a rule set, or a test's functions.
public protocol Host: Sendable {
  /// The value of a host function; `function` is the number in its ``FunctionDeclaration``. Arguments are neither
  /// unknown nor errors.
  func call(_ function: Int, _ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell

  /// A fact as people are told of it. What takes long to find out about it is found out only here.
  func told(_ fact: HostFact) -> HostFact
}

/// A fact that the host lacks: ("question", [id, subject]).
public struct HostFact: Hashable, Sendable {
  public var kind: String
  public var parts: [String]

  public init(kind: String, parts: [String]) {
    self.kind = kind
    self.parts = parts
  }
}

/// A host without functions: pure CEL.
public struct NoHost: Host {
  public init() {}

  public func call(_ function: Int, _ arguments: [Cell], _ evaluation: inout Evaluation) -> Cell {
    evaluation.fail("the host has no function \(function)")
  }

  public func told(_ fact: HostFact) -> HostFact { fact }
}
