/// Lists and maps: indexing, size, sums, joining.
extension Evaluation {
  mutating func collections(_ function: Function, _ arguments: [Cell]) -> Cell? {
    guard let holder = arguments.first else { return nil }
    switch function {
    case .size: return arguments.count == 1 ? size(holder) : nil
    case .index: return arguments.count == 2 ? index(holder, arguments[1]) : nil
    case .optionalIndex: return arguments.count == 2 ? optionalIndex(holder, arguments[1]) : nil
    case .reverse:
      guard arguments.count == 1 else { return nil }
      switch holder.kind {
      case .text: return makeText(String(String.UnicodeScalarView(text(of: holder).unicodeScalars.reversed())))
      case .list: return charge(Int(holder.count) * 16) ? makeList(cells(of: holder).reversed()) : failing(.tooLong)
      default: return nil
      }
    case .join: return join(arguments)
    case .sum: return arguments.count == 1 ? sum(holder) : nil
    default: return nil
    }
  }

  private func size(_ holder: Cell) -> Cell? {
    switch holder.kind {
    case .text:
      // Code points: every byte but those that continue one.
      .int(Int64(bytes(of: holder).reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }))
    case .bytes, .list, .map: .int(Int64(holder.count))
    default: nil
    }
  }

  private mutating func index(_ holder: Cell, _ key: Cell) -> Cell? {
    switch holder.kind {
    case .list:
      guard let position = position(key) else { return nil }
      guard (0..<Int64(holder.count)).contains(position) else { return failing(.indexOutOfRange(position)) }
      return element(holder, Int(position))
    case .map:
      return value(ofKey: key, in: holder) ?? failing(.noSuchKey(display(key)))
    case .optional: return optionalIndex(holder, key)
    default: return nil
    }
  }

  /// A whole number of any type: `[7, 8][0.0]` is 7.
  private func position(_ key: Cell) -> Int64? {
    switch key.kind {
    case .int: key.payload
    case .uint: Int64(exactly: key.uint)
    case .double: Int64(exactly: key.double)
    case .decimal: key.scale == 0 ? key.payload : nil
    default: nil
    }
  }

  private mutating func optionalIndex(_ holder: Cell, _ key: Cell) -> Cell? {
    switch holder.kind {
    case .optional:
      guard let content = content(ofOptional: holder) else { return holder }
      return optionalIndex(content, key)
    case .list:
      guard let position = position(key) else { return nil }
      let isThere = (0..<Int64(holder.count)).contains(position)
      return makeOptional(isThere ? element(holder, Int(position)) : nil)
    case .map: return makeOptional(value(ofKey: key, in: holder))
    default: return nil
    }
  }

  private mutating func join(_ arguments: [Cell]) -> Cell? {
    guard arguments.count <= 2, arguments[0].kind == .list else { return nil }
    guard charge(Int(arguments[0].count) * 16) else { return failing(.tooLong) }
    if arguments.count == 2, arguments[1].kind != .text { return nil }
    let separator = arguments.count == 2 ? Array(bytes(of: arguments[1])) : []
    var result: [UInt8] = []
    for (index, cell) in cells(of: arguments[0]).enumerated() {
      if cell.kind == .unknown { return cell }
      guard cell.kind == .text else { return nil }
      if index > 0 { result += separator }
      result += bytes(of: cell)
      guard result.count <= Self.maximumSize else { return failing(.tooLong) }
    }
    return charge(result.count) ? makeText(result) : failing(.tooLong)
  }

  /// Of whole numbers and decimals; of nothing it is 0.
  private mutating func sum(_ list: Cell) -> Cell? {
    guard list.kind == .list else { return nil }
    guard charge(Int(list.count) * 16) else { return failing(.tooLong) }
    let cells = cells(of: list)
    let unknowns = cells.filter { $0.kind == .unknown }
    if !unknowns.isEmpty { return joined(unknowns) }
    guard var total = cells.first else { return .int(0) }
    switch total.kind {
    case .int, .uint, .decimal, .double, .duration: break
    default: return nil
    }
    for cell in cells.dropFirst() {
      total = arithmetic(.add, total, cell)
      if total.kind == .error { return total }
    }
    return total
  }
}
