import Diagnostics

/// Makes specimens out of sites.
final class Breaking {
  let good: Good
  let subject: Specimen.Subject
  var specimens: [Specimen] = []
  /// Name -> values outside the tests that are it, and conditions that have it between quotes.
  private(set) lazy var useCounts: [String: Int] = good.sites.reduce(into: [:]) { counts, site in
    guard !site.isKey else { return }
    if !site.path.hasPrefix("tests") { counts[site.text, default: 0] += 1 }
    guard site.isExpression else { return }
    let parts = site.text.split(separator: "\"", omittingEmptySubsequences: false)
    for name in Set(parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }) where name != site.text { counts[name, default: 0] += 1 }
  }

  init(_ good: Good, _ subject: Specimen.Subject) {
    self.good = good
    self.subject = subject
  }

  func bytes(_ site: Site) -> ContiguousArray<UInt8> { good.files[site.file].bytes }

  /// How a site is broken.
  struct Break {
    var edit: Edit
    /// Bytes of the broken text at which the mistake is expected; the first is the most natural.
    var places: [Int]
    var word: String?

    init(_ edit: Edit, at places: Int..., word: String? = nil) {
      self.edit = edit
      self.places = places
      self.word = word
    }
  }

  /// Breaks so many of the sites that fit. Sites at which the slip cannot be made do not count.
  func add(
    _ kind: String, _ count: Int, where fits: (Site) -> Bool, _ make: (Site, ContiguousArray<UInt8>, Int) -> Break?
  ) {
    let sites = good.sites.filter(fits)
    var made = 0
    for (number, site) in spread(sites, count * 3).enumerated() where made < count && (number % 3 == 0 || sites.count < count * 3) {
      guard let found = make(site, bytes(site), number) else { continue }
      add(kind, file: site.file, found)
      made += 1
    }
  }

  func add(_ kind: String, file: Int, _ found: Break) {
    let bytes = good.files[file].bytes
    let broken = bytes.edited(found.edit)
    let old = String(decoding: bytes[found.edit.start..<found.edit.start + found.edit.length], as: UTF8.self)
    specimens.append(
      Specimen(
        subject: subject, kind: kind, file: good.files[file].name, texts: [(good.files[file].name, broken)],
        places: found.places.map { broken.position(of: $0) }, word: found.word,
        note: "\(old.prefix(40)) -> \(found.edit.text.prefix(40))", needsEverything: ["declaration", "of the manifest", "function"].contains { kind.contains($0) }))
  }

  /// A file of its own; the place is where `mark` stands in it, and so many bytes on.
  func add(_ kind: String, text: String, newFile: String, mark: String, offset: Int = 0, word: String? = nil) {
    let bytes = ContiguousArray(text.utf8)
    let place = (bytes.first(of: mark, from: 0, to: bytes.count) ?? 0) + offset
    specimens.append(
      Specimen(
        subject: subject, kind: kind, file: newFile, texts: [(newFile, bytes)], places: [bytes.position(of: place)],
        word: word, note: mark, needsEverything: kind.contains("another file")))
  }
}
