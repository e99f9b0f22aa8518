import Diagnostics

/// The pages on files as such.
enum FilePages {
  static let noSuchFile = DiagnosticPage(
    title: .init(zh: "没有这个文件或文件夹", en: "no such file or folder"),
    cause: .init(
      zh: "路径不存在。少读一个文件，就少判断一次检查。",
      en: "Nothing is at the path. A file that is not read is a visit that is not judged."),
    cure: .init(zh: "核对路径", en: "look at the path again"),
    .init(.command, broken: "cosmetics-check validate ⟦vists.yaml⟧", mended: "cosmetics-check validate visits.yaml"))

  static let unreadableFile = DiagnosticPage(
    title: .init(zh: "文件无法读取", en: "a file that cannot be read"),
    cause: .init(zh: "没有读取权限，或读取时出错。", en: "It may not be read, or reading it failed."),
    cure: .init(zh: "取得读取权限，或复制一份再读", en: "get the right to read it, or read a copy"),
    .init(.command, broken: "cosmetics-check validate ⟦locked.yaml⟧", mended: "cosmetics-check validate visits.yaml"))

  static let noRecordFiles = DiagnosticPage(
    title: .init(zh: "文件夹中没有记录文件", en: "a folder without record files"),
    cause: .init(
      zh: "文件夹中只读取 .yaml、.yml、.json、.ndjson、.jsonl、.xlsx 文件，以及含有主表的 .csv 文件。没有记录不等于合规。",
      en: "In a folder, files ending in .yaml, .yml, .json, .ndjson, .jsonl and .xlsx are read, and tables in .csv where one of them holds the records. No record is no compliance."),
    cure: .init(zh: "指明存放记录的文件夹，或改正扩展名", en: "name the folder that holds the records, or mend the extensions"),
    .init(.command, broken: "cosmetics-check validate ⟦photos⟧", mended: "cosmetics-check validate visits"))

  static let unknownForm = DiagnosticPage(
    title: .init(zh: "不知道文件的格式", en: "a file of unknown form"),
    cause: .init(zh: "扩展名无法说明格式。", en: "The extension tells nothing of the form."),
    cure: .init(zh: "用 --from yaml、json 或 ndjson 指明", en: "say --from yaml, json or ndjson"),
    .init(
      .command, broken: "cosmetics-check validate ⟦visits.txt⟧",
      mended: "cosmetics-check validate visits.txt --from yaml"))

  static let badWorkbook = DiagnosticPage(
    title: .init(zh: "工作簿无法读取", en: "a workbook that cannot be read"),
    cause: .init(
      zh: "文件不是完好的 .xlsx：已损坏、已加密、是旧格式 .xls，或压缩包可疑（解开后过大、路径指向包外、含文档类型声明）。",
      en: "It is no sound .xlsx: damaged, encrypted, of the old form .xls, or an archive that is not to be trusted (it unpacks to too much, its paths lead outside, its parts declare a document type)."),
    cure: .init(zh: "用表格软件打开，另存为 .xlsx，不加密码", en: "open it in a spreadsheet and save it as .xlsx, without a password"),
    .init(.command, broken: "cosmetics-check validate ⟦torn.xlsx⟧", mended: "cosmetics-check validate visits.yaml"))

  static let emptyText = DiagnosticPage(
    title: .init(zh: "文件中没有内容", en: "a file without content"),
    cause: .init(
      zh: "文件为空或只有注释，其中没有记录。没有记录不等于合规。",
      en: "The file is empty or holds comments only: no record in it. No record is no compliance."),
    cure: .init(zh: "填写记录，或删去这个文件", en: "write the record, or take the file away"),
    .init(
      .record,
      broken: """
        ⟦⟧# 待填写
        """,
      mended: """
        schema: market/1
        id: v1
        day: 2026-03-12
        """))
}
