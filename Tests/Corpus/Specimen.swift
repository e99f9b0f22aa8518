public import Diagnostics

/// A good text broken in one place, and what its author must be told.
public struct Specimen: Sendable {
  public enum Subject: Sendable { case rules, record }

  public var subject: Subject
  /// Which kind of slip it is.
  public var kind: String
  /// The file that is broken, by its path; where a slip takes two files, the one that the mistake is told of.
  public var file: String
  /// Every text that differs from the good ones, by path.
  public var texts: [(file: String, text: ContiguousArray<UInt8>)]
  /// Where the mistake is expected, as people count; more than one place where more are natural.
  public var places: [SourcePosition]
  /// The word that was meant, where there is one.
  public var word: String?
  /// What was done, for people.
  public var note: String
  /// It takes the whole rule set to see what it does.
  var needsEverything = false
}

/// A change of one stretch of bytes.
struct Edit {
  var start: Int
  var length: Int
  var text: String

  init(_ start: Int, _ length: Int, _ text: String) {
    self.start = start
    self.length = length
    self.text = text
  }
}

extension ContiguousArray<UInt8> {
  func edited(_ edit: Edit) -> Self {
    var copy = self
    copy.replaceSubrange(edit.start..<edit.start + edit.length, with: Array(edit.text.utf8))
    return copy
  }

  /// Line and column of a byte, counted here anew so that the program's own counting is not believed.
  func position(of offset: Int) -> SourcePosition {
    var line = 1
    var column = 1
    for byte in self[..<Swift.min(offset, count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourcePosition(line: line, column: column)
  }

  /// The first byte of the line that holds an offset.
  func lineStart(of offset: Int) -> Int {
    var start = Swift.min(offset, count)
    while start > 0, self[start - 1] != 0x0A { start -= 1 }
    return start
  }

  /// The line end after an offset.
  func lineEnd(of offset: Int) -> Int {
    var end = Swift.min(offset, count)
    while end < count, self[end] != 0x0A { end += 1 }
    return end
  }

  func first(of text: String, from start: Int, to end: Int) -> Int? {
    let wanted = Array<UInt8>(text.utf8)
    guard !wanted.isEmpty, end - start >= wanted.count else { return nil }
    return (start...(end - wanted.count)).first { self[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
