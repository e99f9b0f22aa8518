internal import Glibc

/// Bytes of a file or of standard input, read in steps.
struct ByteStream: ~Copyable {
  private let descriptor: Int32
  private let isOwned: Bool
  private(set) var buffer: ContiguousArray<UInt8> = []
  private(set) var isAtEnd = false
  /// The system's reason where reading failed.
  private(set) var failure: Int32?
  private(set) var line = 1

  static let step = 256 << 10

  /// Standard input.
  init() {
    descriptor = 0
    isOwned = false
  }

  init(path: String) throws(SystemError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw SystemError(number: errno) }
    descriptor = opened
    isOwned = true
  }

  deinit { if isOwned { close(descriptor) } }

  /// Size of a regular file; nil for pipes and the like.
  var size: Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  mutating func fill() {
    guard !isAtEnd else { return }
    var failed: Int32?
    let fresh = ContiguousArray<UInt8>(unsafeUninitializedCapacity: Self.step) { target, count in
      var found = 0
      repeat {
        found = read(descriptor, target.baseAddress, Self.step)
      } while found < 0 && errno == EINTR
      if found < 0 { failed = errno }
      count = max(found, 0)
    }
    buffer += fresh
    isAtEnd = fresh.isEmpty
    failure = failed
  }

  /// Everything, or nil where there is more than the limit.
  mutating func readAll(limit: Int) -> ContiguousArray<UInt8>? {
    if let size, size > limit { return nil }
    while !isAtEnd {
      fill()
      if buffer.count > limit { return nil }
    }
    return take(buffer.count)
  }

  /// Whole lines, as many as fit into a step, with the number of the first.
  mutating func readLines(limit: Int) -> LineChunk? {
    var searched = 0
    while true {
      if buffer.count >= Self.step || isAtEnd {
        if let end = isAtEnd ? buffer.count : lastLineEnd(from: searched) {
          guard end > 0 else { return nil }
          let first = line
          let taken = take(end)
          line += lineFeeds(in: taken)
          return .lines(taken, first: first)
        }
        searched = buffer.count
        if buffer.count > limit { return skipLine() }
      }
      fill()
    }
  }

  private func lastLineEnd(from low: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var index = bytes.count
      while index > low {
        if bytes[index - 1] == 0x0A { return index }
        index -= 1
      }
      return nil
    }
  }

  private func lineFeeds(in bytes: ContiguousArray<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for byte in bytes { count += byte == 0x0A ? 1 : 0 }
      return count
    }
  }

  private mutating func skipLine() -> LineChunk {
    let skipped = line
    buffer.removeAll()
    line += 1
    while !isAtEnd {
      fill()
      if let end = buffer.firstIndex(of: 0x0A) {
        _ = take(end + 1)
        break
      }
      buffer.removeAll(keepingCapacity: true)
    }
    return .tooLong(line: skipped)
  }

  private mutating func take(_ count: Int) -> ContiguousArray<UInt8> {
    if count == buffer.count {
      let all = buffer
      buffer = []
      return all
    }
    let taken = ContiguousArray(buffer[..<count])
    buffer.removeFirst(count)
    return taken
  }
}

enum LineChunk {
  case lines(ContiguousArray<UInt8>, first: Int)
  case tooLong(line: Int)
}

/// Why the system refused something.
struct SystemError: Error {
  var number: Int32

  var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  var text: String { String(cString: strerror(number)) }
}
