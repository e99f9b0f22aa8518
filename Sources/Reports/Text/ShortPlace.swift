import Diagnostics

extension LineIndex {
  /// The line; of a sheet, the cell with the sheet's name.
  func shortPlace(of offset: UInt32) -> String {
    let position = position(of: offset)
    guard text.cells != nil else { return "\(position.line)" }
    let sheet = file(at: offset).split(separator: "/").last?.split(separator: ", ").last.map(String.init) ?? ""
    return "\(sheet)!\(CellPlaces.name(of: position))"
  }
}
