public import Diagnostics

/// The documents of a JSON text: each element of an array is one, any other value is one. Where the text cannot be
/// read the diagnostics say so; a broken element is left out and the others are returned.
public func readJSON(_ source: SourceText, reporting: inout [Diagnostic]) -> [Document] {
  var parser = JSONParser()
  return collect(jsonOutcomes(source, &parser), &reporting)
}

/// A JSON text as one tree, arrays too.
public func readJSONValue(_ source: SourceText, reporting: inout [Diagnostic]) -> Document? {
  var parser = JSONParser()
  let range = textRange(of: source)
  let outcome = range.count > JSONLimit.bytes ? .failed([tooLarge(source)]) : jsonOutcome(source, range, &parser)
  return collect([outcome], &reporting).first
}

/// The documents of newline-delimited JSON, one a line; empty lines are passed over. A broken line is left out.
public func readJSONLines(_ source: SourceText, reporting: inout [Diagnostic]) -> [Document] {
  var parser = JSONParser()
  return collect(jsonLineOutcomes(source, &parser), &reporting)
}

func jsonOutcomes(_ source: SourceText, _ parser: inout JSONParser) -> [ReadOutcome] {
  let range = textRange(of: source)
  guard range.count <= JSONLimit.bytes else { return [.failed([tooLarge(source)])] }
  guard let elements = source.bytes.withUnsafeBufferPointer({ jsonElements($0, in: range) }) else {
    return [jsonOutcome(source, range, &parser)]
  }
  return elements.map { jsonOutcome(source, $0, &parser) }
}

func jsonLineOutcomes(_ source: SourceText, _ parser: inout JSONParser) -> [ReadOutcome] {
  var outcomes: [ReadOutcome] = []
  var start = textRange(of: source).lowerBound
  while start < source.bytes.count {
    let end = lineFeed(source, from: start)
    if !isBlank(source, start..<end) { outcomes.append(jsonOutcome(source, start..<end, &parser)) }
    start = end + 1
  }
  return outcomes
}

private func lineFeed(_ source: SourceText, from start: Int) -> Int {
  source.bytes.withUnsafeBufferPointer { bytes in
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }
}

private func jsonOutcome(_ source: SourceText, _ range: Range<Int>, _ parser: inout JSONParser) -> ReadOutcome {
  switch parser.read(source, range) {
  case .failure(let error): return .failed([error.diagnostic])
  case .success(let tree):
    let document = tree.document
    let mistakes = document.duplicateKeys()
    return mistakes.isEmpty ? .document(document, []) : .failed(mistakes)
  }
}

private func tooLarge(_ source: SourceText) -> Diagnostic {
  DocumentMistake.textTooLarge.at(
    stretch(source, 0..<0), Localized(zh: "JSON 文件超过 1 GiB", en: "the JSON file has more than 1 GiB"))
}

private func collect(_ outcomes: [ReadOutcome], _ reporting: inout [Diagnostic]) -> [Document] {
  var documents: [Document] = []
  for outcome in outcomes {
    switch outcome {
    case .document(let document, let remarks):
      documents.append(document)
      reporting += remarks
    case .failed(let mistakes): reporting += mistakes
    }
  }
  return documents
}

/// All of a text but its byte order mark.
private func textRange(of source: SourceText) -> Range<Int> {
  let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  return start..<source.bytes.count
}

func isBlank(_ source: SourceText, _ range: Range<Int>) -> Bool {
  source.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
}
