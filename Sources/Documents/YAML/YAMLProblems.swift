import Diagnostics

/// libyaml's own mistakes, put into words, with the cure where it can be told.
extension YAMLReader {
  /// The diagnostic, and the byte from which to look for the next document.
  mutating func diagnose(_ problem: YAMLProblem) -> (Diagnostic, Int) {
    let place = cursor.offset(of: problem.place)
    let context = problem.contextPlace.map { cursor.offset(of: $0) }
    if isTab(at: place) || problem.problem.contains("a tab character") { return (tab(at: place), place) }
    // A line that should have been a key: libyaml notices it further down.
    let isKeyLine = problem.problem == "could not find expected ':'"
    let isOpenQuote = isUnclosed(problem)
    let primary = isKeyLine ? keyLine(context ?? place) : spot(isOpenQuote ? context ?? place : place)
    if let cause = likelyCause(of: problem, at: place, context: context) { return (cause, place) }
    if let mistake = clash(problem, at: place, context: context) { return (mistake, place) }
    var other: [Label] = []
    if let context, !isKeyLine, !isOpenQuote, let words = contextWords(problem.context) {
      other.append(Label(stretch(source, spot(context)), words))
    }
    let message = problemWords(problem)
    let mistake = DocumentMistake.yamlSyntax.at(
      stretch(source, primary), message, other: other, help: problemHelp(problem))
    return (mistake, place)
  }

  /// What cannot be read may have been meant as one value, that of an expression.
  private func clash(_ problem: YAMLProblem, at place: Int, context: Int?) -> Diagnostic? {
    let isFlow = ["did not find expected ',' or ']'", "did not find expected ',' or '}'"].contains(problem.problem)
    if let context, isFlow || problem.context == "while scanning a tag",
      let flow = FlowClash(bytes, at: place, open: context) ?? FlowClash(bytes, swallowingIn: context)
    {
      return clash(flow.kind, flow.range)
    }
    guard let found = ExpressionClash(bytes, around: place) ?? context.flatMap({ ExpressionClash(bytes, around: $0) })
    else { return nil }
    switch found.kind {
    case .tag: return unknownTag(NodeProperties(bytes, from: found.range.lowerBound))
    // Only where YAML stopped at a colon is a colon to blame.
    case .colon where isFlow || problem.problem != "mapping values are not allowed in this context": return nil
    case .alias, .quote, .bracket, .colon, .hash, .flow, .reserved: return clash(found.kind, found.range)
    }
  }

  private func clash(_ kind: YAMLClash, _ range: Range<Int>) -> Diagnostic {
    let isOneCharacter = kind == .reserved
    let place = isOneCharacter ? spot(range.lowerBound) : range
    return kind.at(stretch(source, place), meant: String(decoding: bytes[range], as: UTF8.self))
  }

  /// What stands before the place at which libyaml noticed it.
  private func likelyCause(of problem: YAMLProblem, at place: Int, context: Int?) -> Diagnostic? {
    let likely = LikelyCause(bytes: bytes, from: from)
    let noticed = [Label(stretch(source, spot(place)), Localized(zh: "到这里才看出来", en: "noticed only here"))]
    if let quote = likely.openQuote(before: place) {
      return DocumentMistake.yamlSyntax.at(
        stretch(source, spot(quote)), Localized(zh: "这个引号没有结束", en: "this quote is not closed"), other: noticed,
        help: [Localized(zh: "补上配对的引号", en: "close it with the same quote")])
    }
    if let context, problem.context == "while parsing a flow mapping" || problem.context == "while parsing a flow sequence",
      likely.leavesOpen(context, noticedAt: place)
    {
      let bracket = bytes[context] == UInt8(ascii: "{") ? "}" : "]"
      return DocumentMistake.yamlSyntax.at(
        stretch(source, spot(context)), Localized(zh: "这个括号没有结束", en: "this bracket is not closed"), other: noticed,
        help: [Localized(zh: "补上「\(bracket)」", en: "close it with `\(bracket)`")])
    }
    let isAboutKeys = problem.problem == "did not find expected key"
    guard isAboutKeys || problem.problem == "mapping values are not allowed in this context" else { return nil }
    if let key = likely.keyWithoutBlank(at: place) {
      return DocumentMistake.yamlSyntax.at(
        stretch(source, keyLine(key)), Localized(zh: "冒号后缺少空格", en: "a space is missing after the colon"),
        help: [Localized(zh: "写作「键: 值」", en: "write `key: value`")])
    }
    guard let line = likely.keyWithoutColon(at: place) ?? (isAboutKeys ? nil : likely.lineWithoutColon(before: place))
    else { return nil }
    return
      DocumentMistake.yamlSyntax.at(
        stretch(source, keyLine(line)), Localized(zh: "这一行不是「键: 值」", en: "this line is no `key: value`"), other: noticed,
        help: [Localized(zh: "键后写半角冒号和空格", en: "after the key come an ASCII colon and a space")])
  }

  private func isUnclosed(_ problem: YAMLProblem) -> Bool {
    problem.problem == "found unexpected end of stream" || problem.problem == "found unexpected document indicator"
  }

  private func isTab(at place: Int) -> Bool { place < bytes.count && bytes[place] == 0x09 }

  private func tab(at place: Int) -> Diagnostic {
    DocumentMistake.tabIndentation.at(
      stretch(source, spot(place)),
      Localized(zh: "YAML 不能用制表符缩进", en: "YAML is not indented with tabs"),
      help: [Localized(zh: "把制表符换成空格", en: "replace the tab by spaces")])
  }

  /// One character at a place; nothing at the end of the text.
  private func spot(_ start: Int) -> Range<Int> {
    guard start < bytes.count, bytes[start] != 0x0A, bytes[start] != 0x0D else { return start..<start }
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  private func keyLine(_ start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }
}

private func problemHelp(_ problem: YAMLProblem) -> [Localized] {
  switch problem.problem {
  case "did not find expected key", "did not find expected '-' indicator", "could not find expected ':'":
    [
      Localized(
        zh: "检查这一行的缩进是否与同级的其他行一致，冒号后是否有空格，上一行的引号是否成对",
        en: "see that the line is indented like its siblings, has a space after its colon, and that no quote is left open above")
    ]
  case "mapping values are not allowed in this context":
    [
      Localized(
        zh: "值中有「: 」时给整个值加引号；若这是新的一项，请检查缩进",
        en: "quote a value that holds `: `; if this is an entry of its own, look at its indentation")
    ]
  case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
    [
      Localized(
        zh: "在 […] 和 {…} 之内，含逗号或括号的文字须加引号；也可改为每项一行",
        en: "inside […] and {…}, text with commas or brackets is quoted; or write one item a line")
    ]
  case "found unexpected end of stream", "found unexpected document indicator":
    [Localized(zh: "补上配对的引号", en: "close it with the same quote")]
  case "found unknown escape character":
    [
      Localized(
        zh: "反斜杠在双引号内表示转义；写作 \\\\，或改用单引号",
        en: "inside double quotes a backslash begins an escape; write \\\\, or use single quotes")
    ]
  default: []
  }
}

private func contextWords(_ context: String?) -> Localized? {
  switch context {
  case "while parsing a block mapping": Localized(zh: "这个对象从这里开始", en: "the mapping begins here")
  case "while parsing a block collection": Localized(zh: "这个列表从这里开始", en: "the list begins here")
  case "while parsing a flow mapping": Localized(zh: "这个 {…} 从这里开始", en: "this `{` is still open")
  case "while parsing a flow sequence": Localized(zh: "这个 […] 从这里开始", en: "this `[` is still open")
  case "while scanning a quoted scalar", "while parsing a quoted scalar":
    Localized(zh: "引号从这里开始", en: "the quote begins here")
  case "while scanning a block scalar": Localized(zh: "文本块从这里开始", en: "the block of text begins here")
  default: nil
  }
}

private func problemWords(_ problem: YAMLProblem) -> Localized {
  if let known = structureWords(problem.problem) ?? characterWords(problem.problem) { return known }
  let original = [problem.context, problem.problem].compactMap { $0 }.joined(separator: ": ")
  return Localized(zh: "YAML 语法错误（\(original)）", en: "YAML cannot be read: \(original)")
}

private func structureWords(_ problem: String) -> Localized? {
  switch problem {
  case "mapping values are not allowed in this context":
    Localized(zh: "这里不能出现「键: 值」", en: "a `key: value` cannot stand here")
  case "could not find expected ':'":
    Localized(zh: "这一行不是「键: 值」", en: "this line is no `key: value`")
  case "did not find expected key":
    Localized(zh: "这里应是对象的下一个键", en: "the next key of a mapping is expected here")
  case "did not find expected '-' indicator":
    Localized(zh: "这里应是列表的下一项「- 」", en: "the next item of a list (`- `) is expected here")
  case "block sequence entries are not allowed in this context":
    Localized(zh: "这里不能开始列表项「- 」", en: "a list item (`- `) cannot begin here")
  case "mapping keys are not allowed in this context":
    Localized(zh: "这里不能开始一个键", en: "a key cannot begin here")
  case "did not find expected ',' or ']'":
    Localized(zh: "这里应是「,」或「]」", en: "`,` or `]` is expected here")
  case "did not find expected ',' or '}'":
    Localized(zh: "这里应是「,」或「}」", en: "`,` or `}` is expected here")
  case "did not find expected <document start>":
    Localized(
      zh: "文档在此之前已经结束；新文档以 --- 开始", en: "the document has ended before; a new one begins with `---`")
  case "did not find expected node content":
    Localized(zh: "这里应有一个值", en: "a value is expected here")
  case "found unexpected document indicator":
    Localized(zh: "这个引号到文档结束也没有配对", en: "this quote is still open where the document ends")
  case "found unexpected end of stream":
    Localized(zh: "这个引号到文件末尾也没有配对", en: "this quote is still open at the end of the file")
  default: nil
  }
}

private func characterWords(_ problem: String) -> Localized? {
  switch problem {
  case "found character that cannot start any token":
    Localized(zh: "值不能以这个字符开头", en: "a value cannot begin with this character")
  case "found unknown escape character":
    Localized(zh: "没有这种转义", en: "there is no such escape")
  case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
    Localized(zh: "转义中的字符编码无效", en: "the escape names no character")
  case "did not find expected alphabetic or numeric character":
    Localized(
      zh: "* 或 & 之后应是由字母和数字组成的名称", en: "a name of letters and digits is expected after `*` or `&`")
  case "found undefined tag handle":
    Localized(zh: "标签的前缀没有声明", en: "the prefix of this tag is not declared")
  case "did not find expected tag URI", "did not find expected whitespace or line break",
    "did not find expected '!'", "did not find URI escaped octet", "did not find the expected '>'":
    Localized(zh: "标签的写法有误", en: "this is no tag")
  case "did not find expected comment or line break":
    Localized(zh: "这一行到此应当结束", en: "the line should end here")
  case "found an indentation indicator equal to 0":
    Localized(zh: "文本块的缩进不能为 0", en: "a block of text cannot be indented by 0")
  case "found duplicate %YAML directive", "found duplicate %TAG directive":
    Localized(zh: "指令重复", en: "a directive is given twice")
  case "found incompatible YAML document":
    Localized(zh: "不支持这个 YAML 版本", en: "this version of YAML is not supported")
  case "found unknown directive name", "could not find expected directive name":
    Localized(zh: "没有这个指令", en: "there is no such directive")
  default: nil
  }
}
