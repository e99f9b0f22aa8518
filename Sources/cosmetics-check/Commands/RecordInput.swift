import Diagnostics
import Documents
import Records

/// What was read: a document, or a text that is none.
enum RecordInput {
  case document(Document)
  case unreadable(SourceText, [Diagnostic])
}

/// Hands over the records of files, folders and standard input, one after the other; a text is let go after its last.
func forEachRecord(
  in paths: [String], form: InputForm? = nil, workbooks: SheetLayout? = nil, sources: inout SourceMap, _ take: (RecordInput) throws -> Void
) rethrows {
  var reader = InputReader(paths: paths, form: form, workbooks: workbooks)
  var last: SourceID?
  while let item = reader.next(sources: &sources) {
    let source: SourceText
    switch item {
    case .document(let document):
      source = document.source
      try take(.document(document))
    case .broken(let text, let problems):
      source = text
      try take(.unreadable(text, problems))
    case .unusable(let text, let problem):
      source = text
      try take(.unreadable(text, [problem]))
    }
    if let last, last != source.id { sources.release(last) }
    last = source.id
  }
}
