import CEL
import Diagnostics
import Engine
import Rules

/// The figures by category, month, roll-up and cell of the grid.
extension CampaignPage {
  // MARK: Categories

  func byCategory(_ page: inout Markup) {
    let listed = plan.manifest.categories.map { (title: $0.title, figures: figures.categories[$0.id] ?? .init()) }
    let alone: [(title: Localized, tally: Tally)] = listed.map { ($0.title, $0.figures.alone) } + [(Self.several, figures.inSeveral)]
    section("按类别", "By category", id: "categories", &page) { page in
      page.element("div", ["class": "charts"]) { page in
        BarChart(
          title: Localized(zh: "有该类违法的检查（浅）与案件（深）", en: "Visits with a violation in it (light), cases (dark)"),
          axis: Localized(zh: "次、件", en: "visits, cases"),
          bars: listed.map { line in
            let cases = Numerals.count(line.figures.cases), visits = Numerals.count(line.figures.withViolations)
            return .init(
              label: line.title, value: line.figures.cases, whole: line.figures.withViolations,
              shown: Localized(zh: "\(cases) / \(visits)", en: "\(cases) / \(visits)"))
          }
        ).draw(into: &page)
        BarChart(
          title: Localized(zh: "仅属该类的案件", en: "Cases in this category alone"), axis: Localized(zh: "件", en: "cases"),
          bars: alone.map { line in
            let text = Numerals.count(line.tally.cases)
            return .init(label: line.title, value: line.tally.cases, shown: Localized(zh: text, en: text))
          }
        ).draw(into: &page)
      }
      overlapping(listed, &page)
      page.element("h3", [:], Localized(zh: "每件案件只计一次", en: "Each case counted once"))
      note(
        "只涉及一类的案件列入该类，涉及几类的另列一行，因此各行相加等于合计。没有案件的检查另列。",
        "A case of one category stands there, one of several in a line of its own, so that the lines add up. Visits without a case are a line too.",
        &page)
      let lines = alone + [(Localized(zh: "没有案件", en: "no case"), figures.withoutCase)]
      TallyTable(head: Localized(zh: "类别", en: "category"), lines: lines, total: figures.total, gravest: gravest, showsYield: false)
        .draw(into: &page)
    }
  }

  private static let several = Localized(zh: "同时涉及几类", en: "several categories")

  private func overlapping(_ listed: [(title: Localized, figures: CampaignFigures.Category)], _ page: inout Markup) {
    let columns = [
      Localized(zh: "类别", en: "category"), Localized(zh: "有该类违法的检查", en: "visits with a violation in it"),
      Localized(zh: "涉及该类的案件", en: "cases with an act in it"), Localized(zh: "待查事项", en: "undetermined findings"),
      Localized(zh: "有待查事项的检查", en: "visits with these"),
    ]
    let lines = listed.map { line in
      [
        PageTable.cell(line.title), PageTable.cell(line.figures.withViolations), PageTable.cell(line.figures.cases),
        PageTable.cell(line.figures.openFindings), PageTable.cell(line.figures.openVisits),
      ]
    }
    note(
      "一次检查可以涉及几类，各行相加可以大于合计。", "One visit may count in several categories: the lines may add up to more than the whole.", &page)
    let all: [PageTable.Cell] = [
      PageTable.cell(Localized(zh: "至少一类", en: "at least one")), PageTable.cell(figures.total.withViolations),
      PageTable.cell(figures.total.cases), PageTable.cell(figures.statuses[.undetermined]), PageTable.cell(figures.total.undetermined),
    ]
    PageTable(columns: columns, lines: lines, total: all).draw(into: &page)
  }

  // MARK: Months

  func byMonth(_ page: inout Markup) {
    let known = figures.months.compactMap { month, tally in month.map { (month: $0, tally: tally) } }.sorted { $0.month < $1.month }
    section("按月份", "By month", id: "months", &page) { page in
      note("柱：浅色为检查次数，深色为其中的案件。", "Columns: visits light, the cases among them dark.", &page)
      let scale = Axis(upTo: known.map(\.tally.visits).max() ?? 0)
      page.element("div", ["class": "charts"]) { page in
        for year in Set(known.map(\.month.year)).sorted() {
          let months = (1...12).map { month in figures.months[Month(year: year, month: month)] }
          YearChart(year: year, months: months, scale: scale).draw(into: &page)
        }
      }
      var lines = known.map { (title: Localized(zh: $0.month.text, en: $0.month.text), tally: $0.tally) }
      if let rest = figures.months[nil] { lines.append((Localized(zh: "月份未查明", en: "month not established"), rest)) }
      TallyTable(head: Localized(zh: "月份", en: "month"), lines: lines, total: figures.total, gravest: gravest).draw(into: &page)
    }
  }

  // MARK: Roll-ups

  func byRollUps(_ page: inout Markup) {
    for (index, path) in plan.manifest.rollUps.enumerated() {
      let title = words.field(path)
      let lines = sorted(figures.groups[index]).map { (value: $0.value, title: words.group($0.value, of: path), tally: $0.tally) }
      section("按\(title.zh)", "By \(title.en.lowercased())", id: "by-\(index + 1)", &page) { page in
        charts(lines.map { ($0.title, $0.tally) }, &page)
        empty(lines.map { ($0.value, $0.title, $0.tally) }, path, &page)
        TallyTable(head: title, lines: lines.map { ($0.title, $0.tally) }, total: figures.total, gravest: gravest).draw(into: &page)
      }
    }
  }

  /// Most cases first; what is not established last.
  private func sorted(_ groups: [GroupValue: Tally]) -> [(value: GroupValue, tally: Tally)] {
    func rank(_ value: GroupValue) -> (Int, String) {
      switch value {
      case .value(let text): (0, text)
      case .absent: (1, "")
      case .masked: (2, "")
      case .unknown: (3, "")
      }
    }
    return groups.map { (value: $0.key, tally: $0.value) }.sorted { a, b in
      let (left, right) = (rank(a.value), rank(b.value))
      return (left.0, -a.tally.cases, -a.tally.visits, left.1) < (right.0, -b.tally.cases, -b.tally.visits, right.1)
    }
  }

  private func charts(_ lines: [(title: Localized, tally: Tally)], _ page: inout Markup) {
    page.element("div", ["class": "charts"]) { page in
      BarChart(
        title: Localized(zh: "案件（深）与检查（浅）", en: "Cases (dark) and visits (light)"), axis: Localized(zh: "件、次", en: "cases, visits"),
        bars: lines.map { line in
          let text = "\(Numerals.count(line.tally.cases)) / \(Numerals.count(line.tally.visits))"
          return .init(
            label: line.title, value: line.tally.cases, whole: line.tally.visits, shown: Localized(zh: text, en: text))
        }
      ).draw(into: &page)
      BarChart(
        title: Localized(zh: "每百次检查查获的案件", en: "Yield: cases in 100 visits"),
        axis: Localized(zh: "每百次检查的案件数", en: "cases in 100 visits"),
        bars: lines.map { line in
          let text = line.tally.yield.map { Numerals.decimal($0, digits: 1) } ?? "–"
          return .init(
            label: line.title, value: line.tally.visits == 0 ? 0 : line.tally.cases * 1000 / line.tally.visits,
            shown: Localized(zh: text, en: text))
        }, isInTenths: true
      ).draw(into: &page)
    }
  }

  /// Where visits were made and no case was found, and which words of a closed list had no visit at all.
  private func empty(_ lines: [(value: GroupValue, title: Localized, tally: Tally)], _ path: [String], _ page: inout Markup) {
    func tell(_ zh: String, _ en: String, _ texts: [Localized], _ page: inout Markup) {
      page.element("p") { page in
        page.element("b", [:], Localized(zh: zh, en: en))
        let none = Localized(zh: "无", en: "none")
        let list = Localized(zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
        page.text(texts.isEmpty ? none : list)
      }
    }
    let zero = lines.filter { $0.tally.cases == 0 }.map { line in
      Localized(zh: "\(line.title.zh)（\(line.tally.visits)）", en: "\(line.title.en) (\(line.tally.visits))")
    }
    tell("有检查而无案件（检查次数）：", "Visits and no case (visits): ", zero, &page)
    guard let declared = words.words(of: path) else { return }
    let visited = Set(lines.map(\.value))
    let missing = declared.filter { !visited.contains(.value($0)) }.map { words.word($0, of: path.last ?? "") }
    tell("完全没有检查：", "No visit at all: ", missing, &page)
  }
}
