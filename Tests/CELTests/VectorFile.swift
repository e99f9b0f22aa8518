import Foundation

/// The lines of a file of vectors.
func vectorLines<T: Decodable>(_ name: String, _ type: T.Type) -> [T] {
  guard let url = Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Vectors"),
    let data = try? Data(contentsOf: url)
  else { return [] }
  let decoder = JSONDecoder()
  return data.split(separator: 0x0A).compactMap { try? decoder.decode(type, from: Data($0)) }
}
