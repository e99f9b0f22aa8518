import Foundation

/// SQLite's own shell: what a store holds is asked with another program than the one that wrote it.
enum SQLiteShell {
  struct Answer {
    var output: String
    var errors: String
    var status: Int32

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  static func ask(_ store: String, _ sql: String) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    process.arguments = ["-batch", "-bail", store, sql]
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      output: String(decoding: answer, as: UTF8.self), errors: String(decoding: complaint, as: UTF8.self), status: process.terminationStatus)
  }
}
