public import Diagnostics
import Foundation
internal import GRDB

/// Why a store cannot be used, or could not be written.
public struct StoreProblem: Error {
  public var message: Localized

  init(_ path: String, zh: String, en: String) {
    message = Localized(zh: "档案 \(path)：\(zh)", en: "the store \(path): \(en)")
  }
}

/// A file of runs, with all that came of them (SQLite).
///
/// A run is one transaction: it is there as a whole or not at all, whenever the program is killed. One run at a time writes;
/// others read meanwhile (write-ahead log).
public final class Store: Sendable {
  let path: String
  let pool: DatabasePool

  /// Opens a store to write a run into; it is made where there is no file. Throws a `StoreProblem` where the file is none, is
  /// damaged, comes from a newer program, or another run is being written into it.
  public init(writing path: String) throws {
    self.path = path
    let isNew = try Self.check(path, mayBeMissing: true)
    pool = try Self.telling(path) {
      var configuration = Configuration()
      // A run is one transaction over many accesses.
      configuration.allowsUnsafeTransactions = true
      configuration.busyMode = .timeout(2)
      let pool = try DatabasePool(path: path, configuration: configuration)
      try pool.write { try Self.migrate($0, isNew: isNew) }
      try pool.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
      return pool
    }
  }

  private static func migrate(_ database: Database, isNew: Bool) throws {
    if isNew { try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)") }
    let seen = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard seen < StoreSchema.migrations.count else { return }
    for migration in StoreSchema.migrations[seen...] { try database.execute(sql: migration) }
    try database.execute(sql: "PRAGMA user_version = \(StoreSchema.migrations.count)")
  }

  /// Ends the use of the file. The log is taken in, which the pool's readers, who go last, cannot do: a store at rest is one file,
  /// and can be read where nothing can be written. Where somebody reads meanwhile, the log stays; it is whole with it.
  func close() throws {
    try Self.telling(path) {
      try pool.close()
      let last = try DatabaseQueue(path: path)
      _ = try? last.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
      try last.close()
    }
  }

  /// A connection to read with; nothing is changed.
  static func reader(_ path: String) throws -> DatabaseQueue {
    _ = try check(path, mayBeMissing: false)
    return try telling(path) { try DatabaseQueue(path: path, configuration: readOnly) }
  }

  private static var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    return configuration
  }

  /// Whether the file is a store that this program knows, and whole; true: there is none yet. Nothing of a foreign file is touched.
  private static func check(_ path: String, mayBeMissing: Bool) throws -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      if mayBeMissing { return true }
      throw StoreProblem(path, zh: "没有这个文件", en: "there is no such file")
    }
    guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
      throw StoreProblem(path, zh: "不是可以读取的文件", en: "this is no file that can be read")
    }
    let head = try telling(path) { try file.read(upToCount: 16) ?? Data() }
    if head.isEmpty {
      if mayBeMissing { return true }
      throw StoreProblem(path, zh: "空文件", en: "the file is empty")
    }
    guard head == Data("SQLite format 3\0".utf8) else {
      throw StoreProblem(path, zh: "不是 SQLite 文件", en: "this is no SQLite file")
    }
    let queue = try telling(path) { try DatabaseQueue(path: path, configuration: readOnly) }
    return try queue.read { database in
      let (mark, version) = try telling(path) {
        (try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0, try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
      }
      if mark == 0, version == 0, mayBeMissing, try Self.isBlank(database, path) { return true }
      guard mark == StoreSchema.applicationID else {
        throw StoreProblem(path, zh: "是其他程序的 SQLite 文件", en: "this is an SQLite file of something else")
      }
      guard version <= StoreSchema.migrations.count else {
        throw StoreProblem(
          path, zh: "由更新的程序写成（第 \(version) 版，本程序只认识到第 \(StoreSchema.migrations.count) 版）；请升级程序",
          en: "a newer program made it (version \(version); this one knows up to \(StoreSchema.migrations.count)): use a newer program")
      }
      let verdict = try telling(path) { try String.fetchOne(database, sql: "PRAGMA quick_check(1)") }
      guard verdict == "ok" else {
        throw StoreProblem(path, zh: "已损坏：\(verdict ?? "")", en: "it is damaged: \(verdict ?? "")")
      }
      return false
    }
  }

  /// A program killed in the moment of making a store leaves a file without tables.
  private static func isBlank(_ database: Database, _ path: String) throws -> Bool {
    try telling(path) { try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 }
  }

  /// What SQLite says becomes a `StoreProblem`.
  static func telling<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        throw StoreProblem(path, zh: "另一次运行正在写入，请等它结束", en: "another run is being written into it: wait until it is done")
      case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        throw StoreProblem(path, zh: "已损坏：\(error.message ?? "")", en: "it is damaged: \(error.message ?? "")")
      default:
        throw StoreProblem(path, zh: "无法使用：\(error.message ?? "")", en: "it cannot be used: \(error.message ?? "")")
      }
    } catch let error as CocoaError {
      throw StoreProblem(path, zh: "无法使用：\(error.localizedDescription)", en: "it cannot be used: \(error.localizedDescription)")
    }
  }
}
