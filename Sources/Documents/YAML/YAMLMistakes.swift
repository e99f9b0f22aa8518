import Diagnostics

/// What the reader itself finds wrong in a document that libyaml can read.
extension YAMLReader {
  func unknownTag(_ properties: NodeProperties) -> Diagnostic {
    let range = properties.tag ?? properties.start..<properties.start
    let written = shortened(String(decoding: bytes[range], as: UTF8.self))
    let cure = ExpressionClash(bytes, around: range.lowerBound)?.cure ?? []
    return DocumentMistake.unknownTag.at(
      stretch(source, range),
      Localized(zh: "不支持标签「\(written)」", en: "the tag `\(written)` is not supported"),
      label: Localized(zh: "YAML 把开头的 ! 读作标签", en: "YAML takes a leading `!` for a tag"), help: cure)
  }

  func tagMismatch(_ tag: CoreTag, _ properties: NodeProperties, _ value: Range<Int>) -> Diagnostic {
    let range = properties.tag ?? value
    return DocumentMistake.tagMismatch.at(
      stretch(source, range),
      Localized(zh: "值与标签 !!\(tag.rawValue) 不符", en: "the value contradicts its tag `!!\(tag.rawValue)`"),
      other: value.isEmpty ? [] : [Label(stretch(source, value), Localized(zh: "值在此", en: "the value"))])
  }

  func tooLong(_ range: Range<Int>) -> Diagnostic {
    DocumentMistake.scalarTooLong.at(
      stretch(source, range.lowerBound..<min(range.lowerBound + 1, bytes.count)),
      Localized(zh: "这段文字超过 1 MiB", en: "this text has more than 1 MiB"))
  }

  func mergeKey(_ range: Range<Int>) -> Diagnostic {
    DocumentMistake.mergeKey.at(
      stretch(source, range), Localized(zh: "不支持合并键 <<", en: "merge keys (`<<`) are not supported"),
      help: [
        Localized(
          zh: "把字段写全；若「<<」就是键名，请加引号", en: "write the fields out; quote \"<<\" if it is a name")
      ])
  }

  func complexKey(_ start: Int) -> Diagnostic {
    DocumentMistake.complexKey.at(
      stretch(source, start..<min(start + 1, bytes.count)),
      Localized(zh: "列表或对象不能作键", en: "a list or an object cannot be a key"),
      help: [
        Localized(
          zh: "若这是以 [ 或 { 开头的文字，请给整段加引号",
          en: "if this is a text that begins with `[` or `{`, quote all of it")
      ])
  }

  func tooDeep(_ start: Int) -> Diagnostic {
    DocumentMistake.tooDeep.at(
      stretch(source, start..<min(start + 1, bytes.count)),
      Localized(
        zh: "嵌套超过 \(YAMLLimit.depth) 层", en: "nested more than \(YAMLLimit.depth) levels deep"))
  }

  func unknownAlias(_ name: String, _ range: Range<Int>) -> Diagnostic {
    DocumentMistake.badAlias.at(
      stretch(source, range),
      Localized(zh: "没有名为「\(shortened(name))」的锚点", en: "no anchor is named `\(shortened(name))`"),
      help: [
        Localized(
          zh: "锚点 &\(shortened(name)) 须在别名之前；若这是以 * 开头的文字，请加引号",
          en: "`&\(shortened(name))` stands before its alias; a text that begins with `*` is quoted")
      ] + (ExpressionClash(bytes, around: range.lowerBound)?.cure ?? []))
  }

  func selfAlias(_ name: String, _ range: Range<Int>) -> Diagnostic {
    DocumentMistake.badAlias.at(
      stretch(source, range),
      Localized(
        zh: "别名「\(shortened(name))」引用了它自己所在的内容",
        en: "the alias `\(shortened(name))` stands inside what it refers to"))
  }

  func aliasLimit(_ range: Range<Int>) -> Diagnostic {
    DocumentMistake.aliasLimit.at(
      stretch(source, range),
      Localized(
        zh: "别名展开后超过 \(YAMLLimit.aliasNodes) 个节点",
        en: "aliases expand to more than \(YAMLLimit.aliasNodes) nodes"),
      help: [Localized(zh: "请把内容写全", en: "write the content out")])
  }
}
