import Diagnostics

/// Reads a workbook (Office Open XML) from the bytes of its file. Formulas are not computed, and links not followed.
func readXLSX(_ bytes: ContiguousArray<UInt8>, name: String) throws(WorkbookRefusal) -> Workbook {
  let archive = try ZipArchive(bytes)
  let list = SheetList()
  let relations = Relations()
  let strings = SharedStrings()
  let styles = CellStyles()
  guard archive.holds("xl/workbook.xml"), archive.holds("xl/_rels/workbook.xml.rels") else {
    throw WorkbookRefusal(reason: Localized(zh: "压缩包里没有工作簿", en: "the archive holds no workbook"))
  }
  try readXML("xl/workbook.xml", of: archive, into: list)
  try readXML("xl/_rels/workbook.xml.rels", of: archive, into: relations)
  if archive.holds("xl/sharedStrings.xml") { try readXML("xl/sharedStrings.xml", of: archive, into: strings) }
  if archive.holds("xl/styles.xml") { try readXML("xl/styles.xml", of: archive, into: styles) }
  var workbook = Workbook(name: name, sheets: [])
  for (title, relation) in list.sheets {
    guard let part = relations.targets[relation], archive.holds(part) else { throw .damaged }
    let content = SheetContent(
      Sheet(name: title, place: "\(name), \(title)"), strings, styles, from1904: list.countsFrom1904)
    try readXML(part, of: archive, into: content)
    guard !content.isBroken else { throw .damaged }
    workbook.sheets.append(content.sheet)
  }
  return workbook
}
