import CEL
import Diagnostics
import Documents

extension RecordDecoder {
  /// An amount: its bounds are two cells of the record's heap.
  mutating func amount(_ node: NodeID, field: RecordSchema.Field) -> Cell? {
    nil
  }
}
