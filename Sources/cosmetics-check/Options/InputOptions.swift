import ArgumentParser
import Documents
import Records

/// What is read: files, folders, standard input.
struct InputOptions: ParsableArguments {
  @Argument(help: .init("Files, folders, or - for standard input. 文件、文件夹，或 - 表示标准输入。", valueName: "path"))
  var paths: [String]

  @Option(help: "The form of standard input and of the files named; else told from name or first bytes. 输入格式。")
  var from: InputForm?

  func validate() throws {
    if paths.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input can be read once only. 标准输入只能读一次。")
    }
  }

  /// The records, one after another.
  func reader(_ layout: SheetLayout) -> InputReader { InputReader(paths: paths, form: from, workbooks: layout) }
}
