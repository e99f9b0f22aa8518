import Diagnostics
import Documents
import Synchronization

/// Some texts of the input that one worker judges together: a piece of newline-delimited JSON, one large file, or several
/// small ones.
struct Chunk: Sendable {
  /// The place in the order of the input, from 0.
  var index: Int
  var items: [InputTexts.Item]
  /// The size of the texts.
  var bytes: Int
}

/// Hands out the input in chunks, to whichever worker asks next. Reading is serial, and cheap beside judging.
final class ChunkQueue: Sendable {
  private enum Limit {
    /// Small files are put together until they have this size or number. A piece of newline-delimited JSON is larger, so that
    /// it is a chunk by itself.
    static let bytes = 128 << 10
    static let texts = 64
  }

  private let reading: Mutex<Reading>

  init(_ texts: consuming sending InputTexts) {
    reading = Mutex(Reading(texts: texts))
  }

  /// The next chunk; nil at the end of the input.
  func next() -> Chunk? { reading.withLock { $0.next() } }

  private struct Reading: ~Copyable {
    private var texts: InputTexts
    private var sources = SourceMap()
    private var index = 0

    init(texts: consuming InputTexts) { self.texts = texts }

    mutating func next() -> Chunk? {
      var chunk = Chunk(index: index, items: [], bytes: 0)
      while chunk.bytes < Limit.bytes, chunk.items.count < Limit.texts, let item = texts.next(sources: &sources) {
        // The item keeps its text; the map is only asked for numbers.
        sources.release(item.source.id)
        chunk.bytes += item.source.bytes.count
        chunk.items.append(item)
      }
      guard !chunk.items.isEmpty else { return nil }
      index += 1
      return chunk
    }
  }
}
