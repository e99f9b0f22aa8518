import Diagnostics
import Reports
import Rules

extension MutationReport {
  /// Survivors with the case that each wants, then the sums by kind.
  public func text(_ language: Language) -> [UInt8] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    var text = ""
    for line in survivors {
      let mutant = line.mutant
      text += say("存活  ", "survived  ") + "\(mutant.entry.id) \(mutant.place)  (\(mutant.kind.rawValue))\n"
      text += "  \(sources.place(of: mutant.span))\n  - \(mutant.before)\n  + \(mutant.after)\n"
      if case .survived(let suggestion?) = line.fate {
        text += say("  下面的用例能发现它（预期须由人核实）：\n", "  this case would notice it (a person must confirm what it expects):\n")
        text += suggestion.yaml.map { "    \($0)\n" }.joined()
      } else {
        text += say("  没有找到能发现它的用例\n", "  no case was found that would notice it\n")
      }
      if let found = line.population { text += "  " + words(on: found)[language] + "\n" }
    }
    for kind in MutationKind.allCases {
      let own = lines.filter { $0.mutant.kind == kind }
      if own.isEmpty { continue }
      text += "\(kind.rawValue): \(own.count { $0.isKilled }) / \(own.count { $0.isKilled || $0.equivalence == nil })\n"
    }
    text += say(
      "\(lines.count) 个变异：发现 \(killed)，存活 \(survivors.count)，等价 \(equivalent)；得分 \(score) %\n",
      "\(lines.count) mutants: \(killed) killed, \(survivors.count) survived, \(equivalent) equivalent; score \(score) %\n")
    if let population {
      let changing = survivors.count - unnoticed.count
      text += say(
        "在 \(population.records) 条记录上：存活的变异中 \(changing) 个使记录结果不同，\(unnoticed.count) 个没有\n",
        "on \(population.records) records: \(changing) of the survivors change what comes out, \(unnoticed.count) change nothing\n")
    }
    return Array(text.utf8)
  }

  /// What a survivor changes in the population.
  private func words(on found: VariantEffects.Found) -> Localized {
    guard let first = found.first else {
      return Localized(zh: "没有一条记录结果不同", en: "no record comes out otherwise")
    }
    let name = (first.id.map { $0 + "  " } ?? "") + first.beginning
    if population?.effects.countsAll != true {
      return Localized(zh: "有记录结果不同，首条：\(name)", en: "a record comes out otherwise: \(name)")
    }
    return Localized(
      zh: "\(found.records) 条记录结果不同，首条：\(name)", en: "records that come out otherwise: \(found.records), the first: \(name)")
  }

  public func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("survivors")
      json.array { json in
        for line in survivors { write(line, to: &json) }
      }
      json.key("summary")
      json.object { json in
        for (name, count) in [
          ("mutants", lines.count), ("killed", killed), ("survived", survivors.count), ("equivalent", equivalent),
        ] {
          json.key(name)
          json.int(count)
        }
        json.key("score")
        json.literal("\(score)")
        json.key("population")
        if let population { write(population, to: &json) } else { json.null() }
      }
    }
    return json.take() + [0x0A]
  }

  private func write(_ line: Line, to json: inout JSONWriter) {
    json.object { json in
      for (name, value) in [
        ("mutant", line.mutant.id), ("kind", line.mutant.kind.rawValue), ("section", line.mutant.entry.section.rawValue),
        ("entry", line.mutant.entry.id), ("location", sources.place(of: line.mutant.span)),
      ] {
        json.key(name)
        json.string(value)
      }
      json.key("case")
      if case .survived(let suggestion?) = line.fate {
        json.string(suggestion.yaml.joined(separator: "\n"))
      } else {
        json.null()
      }
      json.key("population")
      if let found = line.population { write(found, to: &json) } else { json.null() }
    }
  }

  private func write(_ population: MutationPopulation, to json: inout JSONWriter) {
    json.object { json in
      for (name, count) in [
        ("records", population.records), ("unread", population.unread), ("changing", survivors.count - unnoticed.count),
        ("changing_nothing", unnoticed.count),
      ] {
        json.key(name)
        json.int(count)
      }
    }
  }

  /// Without a count where the first was enough.
  private func write(_ found: VariantEffects.Found, to json: inout JSONWriter) {
    json.object { json in
      json.key("changes")
      json.bool(found.records > 0)
      json.key("records")
      if population?.effects.countsAll == true { json.int(found.records) } else { json.null() }
      json.key("first")
      guard let first = found.first else { return json.null() }
      json.object { json in
        json.key("id")
        json.string(orNull: first.id)
        json.key("location")
        json.string(first.beginning)
      }
    }
  }
}
