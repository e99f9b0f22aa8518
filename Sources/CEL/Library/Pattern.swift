/// A regular expression in RE2's syntax, run in time linear in text and pattern: all alternatives at once, nothing
/// is tried again.
struct Pattern: Sendable {
  enum Instruction: Sendable {
    case scalar(ScalarClass)
    case split(Int, Int)
    case jump(Int)
    case assert(Assertion)
    case match
  }

  enum Assertion: Sendable { case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary }

  private(set) var instructions: [Instruction] = []

  /// Nil for what is no pattern, or too large a one.
  init?(_ source: String) {
    var parser = PatternParser(source)
    guard let tree = parser.parse() else { return nil }
    guard compile(tree) else { return nil }
    instructions.append(.match)
  }

  /// Whether any part of the text matches.
  func matches(_ bytes: ContiguousArray<UInt8>.SubSequence) -> Bool {
    matches(String(decoding: bytes, as: UTF8.self))
  }

  func matches(_ text: String) -> Bool {
    var threads = Threads(count: instructions.count)
    var following = Threads(count: instructions.count)
    var previous: Unicode.Scalar?
    var rest = text.unicodeScalars.makeIterator()
    var next = rest.next()
    while true {
      if enter(0, &threads, previous, next) { return true }
      guard let current = next else { return false }
      next = rest.next()
      following.empty()
      for index in threads.list {
        if case .scalar(let set) = instructions[index], set.contains(current),
          enter(index + 1, &following, current, next)
        {
          return true
        }
      }
      swap(&threads, &following)
      previous = current
    }
  }

  /// The places that are under way; each at most once.
  private struct Threads {
    var list: [Int] = []
    private var marks: [Bool]

    init(count: Int) { marks = Array(repeating: false, count: count) }

    mutating func insert(_ index: Int) -> Bool {
      guard !marks[index] else { return false }
      marks[index] = true
      list.append(index)
      return true
    }

    mutating func empty() {
      for index in list { marks[index] = false }
      list.removeAll(keepingCapacity: true)
    }
  }

  /// Follows everything that takes no letter; true where that ends in a match.
  private func enter(
    _ start: Int, _ threads: inout Threads, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?
  ) -> Bool {
    var open = [start]
    while let index = open.popLast() {
      guard threads.insert(index) else { continue }
      switch instructions[index] {
      case .match: return true
      case .scalar: break
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .assert(let assertion):
        if Self.holds(assertion, previous, next) { open.append(index + 1) }
      }
    }
    return false
  }

  private static func holds(_ assertion: Assertion, _ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    switch assertion {
    case .textStart: previous == nil
    case .textEnd: next == nil
    case .lineStart: previous == nil || previous == "\n"
    case .lineEnd: next == nil || next == "\n"
    case .wordBoundary: isWord(previous) != isWord(next)
    case .noWordBoundary: isWord(previous) == isWord(next)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ScalarClass.word.contains($0) } ?? false }

  // MARK: From tree to instructions

  private static let maximumSize = 10_000

  private mutating func compile(_ tree: PatternTree) -> Bool {
    guard instructions.count < Self.maximumSize else { return false }
    switch tree {
    case .empty: return true
    case .scalar(let set): instructions.append(.scalar(set))
    case .assert(let assertion): instructions.append(.assert(assertion))
    case .sequence(let parts): return parts.allSatisfy { compile($0) }
    case .alternatives(let parts): return compile(alternatives: parts)
    case .repeated(let part, let minimum, let maximum): return compile(part, minimum, maximum)
    }
    return true
  }

  private mutating func compile(alternatives parts: [PatternTree]) -> Bool {
    var jumps: [Int] = []
    for (number, part) in parts.enumerated() {
      let split = instructions.count
      if number < parts.count - 1 { instructions.append(.split(split + 1, 0)) }
      guard compile(part) else { return false }
      if number < parts.count - 1 {
        jumps.append(instructions.count)
        instructions.append(.jump(0))
        instructions[split] = .split(split + 1, instructions.count)
      }
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
    return true
  }

  private mutating func compile(_ part: PatternTree, _ minimum: Int, _ maximum: Int?) -> Bool {
    for _ in 0..<minimum where !compile(part) { return false }
    guard let maximum else {
      let split = instructions.count
      instructions.append(.split(split + 1, 0))
      guard compile(part) else { return false }
      instructions.append(.jump(split))
      instructions[split] = .split(split + 1, instructions.count)
      return true
    }
    var splits: [Int] = []
    for _ in minimum..<max(minimum, maximum) {
      splits.append(instructions.count)
      instructions.append(.split(instructions.count + 1, 0))
      guard compile(part) else { return false }
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    return true
  }
}

/// A pattern as read.
indirect enum PatternTree: Sendable {
  case empty
  case scalar(ScalarClass)
  case assert(Pattern.Assertion)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  /// At least and at most so often; nil is no upper bound.
  case repeated(PatternTree, Int, Int?)
}
