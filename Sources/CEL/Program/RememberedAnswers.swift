/// What a host found out about a text: a number, and a text where one belongs to it.
public struct HostAnswer: Sendable {
  public var number: Int64
  public var text: String

  public init(_ number: Int64, _ text: String = "") {
    self.number = number
    self.text = text
  }
}

/// A host's answers about texts, over many records: names and wordings come again and again. So many are kept at most, of texts
/// of moderate length; then it begins anew.
struct RememberedAnswers: Sendable {
  private enum Limit {
    static let answers = 8192
    static let bytes = 512
  }

  private var texts = TextNumbers()
  /// By the number of the text.
  private var answers: ContiguousArray<HostAnswer> = []
  /// What the host made of the text that it looked at last.
  var prepared: (text: String, form: any Sendable)?

  func answer(_ question: Question, _ bytes: ContiguousArray<UInt8>.SubSequence) -> HostAnswer? {
    guard bytes.count <= Limit.bytes else { return nil }
    return texts.number(of: bytes, under: question.topic).map { answers[$0] }
  }

  mutating func keep(_ answer: HostAnswer, _ question: Question, _ bytes: ContiguousArray<UInt8>.SubSequence) {
    guard bytes.count <= Limit.bytes else { return }
    if answers.count >= Limit.answers {
      texts.removeAll()
      answers.removeAll(keepingCapacity: true)
    }
    let (number, isNew) = texts.enter(bytes, under: question.topic)
    if isNew { answers.append(answer) } else { answers[number] = answer }
  }

  /// What is asked about a text: which function, and where the constant lies that tells what is asked.
  struct Question {
    var topic: UInt64

    init(_ function: Int, about constant: Cell) {
      topic = UInt64(truncatingIfNeeded: function) << 40 ^ UInt64(bitPattern: constant.payload)
    }
  }
}

extension Evaluation {
  /// What a function of the host answers about a text, worked out once for many records. `about` is what is asked of the text: only
  /// a constant of the program is the same each time. The answer may hang on nothing else.
  public mutating func remembering(
    _ function: Int, about: Cell, of text: Cell, _ work: (String, inout Self) -> HostAnswer
  ) -> HostAnswer {
    guard about.space == .constants, text.kind == .text else { return work(self.text(of: text), &self) }
    let question = RememberedAnswers.Question(function, about: about)
    if let known = remembered.answer(question, bytes(of: text)) { return known }
    let answer = work(self.text(of: text), &self)
    remembered.keep(answer, question, bytes(of: text))
    return answer
  }

  /// A form of a text that takes long to make and is asked for several times on end.
  public mutating func prepared<Form: Sendable>(_ text: String, _ make: (String) -> Form) -> Form {
    if let known = remembered.prepared, known.text.utf8.elementsEqual(text.utf8), let form = known.form as? Form { return form }
    let form = make(text)
    remembered.prepared = (text, form)
    return form
  }
}
