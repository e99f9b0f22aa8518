import Diagnostics
import Documents

/// Compares the rows of two tables. Columns are known by their names, rows by their keys; the order of either says nothing.
struct RowComparison {
  private struct Row {
    var cells: [String: String]
    var key: String
  }

  /// `key` are the columns by which a row is found.
  static func changes(_ one: CSVTable, _ other: CSVTable, key: [String]) -> RowChanges {
    let columns = other.columns.map(\.text) + one.columns.map(\.text).filter { name in !other.columns.contains { $0.text == name } }
    let (before, after) = (rows(of: one, key), rows(of: other, key))
    // Rows that both have, each once.
    var same: [[String: String]: Int] = [:]
    for row in before { same[row.cells, default: 0] += 1 }
    var new: [Row] = []
    for row in after {
      if let count = same[row.cells], count > 0 { same[row.cells] = count - 1 } else { new.append(row) }
    }
    var gone: [String: [Row]] = [:]
    for row in before {
      guard let count = same[row.cells], count > 0 else { continue }
      same[row.cells] = count - 1
      gone[row.key, default: []].append(row)
    }
    var changes = RowChanges()
    for row in new {
      guard let earlier = gone[row.key]?.first else {
        changes.added.append(text(of: row, columns))
        continue
      }
      gone[row.key]?.removeFirst()
      let cells = columns.compactMap { column -> RowChanges.Cell? in
        let (old, now) = (earlier.cells[column] ?? "", row.cells[column] ?? "")
        return old == now ? nil : RowChanges.Cell(column: column, before: old, after: now)
      }
      changes.changed.append(RowChanges.Changed(key: row.key, cells: cells))
    }
    for row in before {
      guard let first = gone[row.key]?.first, first.cells == row.cells else { continue }
      gone[row.key]?.removeFirst()
      changes.removed.append(text(of: row, columns))
    }
    return changes
  }

  private static func rows(of table: CSVTable, _ key: [String]) -> [Row] {
    let names = table.columns.map(\.text)
    return table.rows.map { cells in
      let named = Dictionary(zip(names, cells).map { ($0, $1.text) }) { first, _ in first }
      return Row(cells: named, key: key.compactMap { named[$0] }.filter { !$0.isEmpty }.joined(separator: " / "))
    }
  }

  private static func text(of row: Row, _ columns: [String]) -> String {
    let cells = columns.compactMap { column in
      row.cells[column].flatMap { $0.isEmpty ? nil : "\(column)=\($0)" }
    }
    return cells.joined(separator: "; ")
  }
}
