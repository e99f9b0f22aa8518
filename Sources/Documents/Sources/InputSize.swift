/// The bytes of the files named and of the record files in the folders named; nil where one of the paths named has no size,
/// such as standard input or a pipe, or cannot be looked at. A file in a folder that cannot be looked at counts nothing:
/// reading it will tell.
public func inputSize(of paths: [String]) -> Int? {
  var total = 0
  for path in paths {
    guard path != "-", let status = try? FileStatus(path: path) else { return nil }
    switch status.kind {
    case .file: total += status.size
    case .folder:
      var walk = FolderWalk(folder: path)
      while let step = walk.next() {
        if case .file(let path) = step, let status = try? FileStatus(path: path) { total += status.size }
      }
    case .other: return nil
    }
  }
  return total
}
