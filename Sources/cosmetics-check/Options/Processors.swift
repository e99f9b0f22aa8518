#if canImport(Glibc)
  import Glibc
#endif

/// The machine's processors.
enum Processors {
  /// Those that are online; one where nobody can tell.
  static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
