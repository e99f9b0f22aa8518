/// How the page looks: on a desk, on a phone, on paper. Dark and light, hatching and words tell things apart, never colour alone.
/// Neither `<` nor `&` may stand in it, so that the page stays well-formed.
enum PageStyle {
  /// SHA-256 of the text: the page allows this style and no other. A test holds the two together.
  static let digest = "sha256-4wMIKNthhQEWyiykktMEp/zYVHjnu/rPylQ34gr/5WM="

  static let text: StaticString = """
    :root { color-scheme: light; --ink: #1a1a1a; --soft: #555; --line: #c8c8c8; --part: #0b4f8a; --whole: #d3e2f1; --edge: #5b82ab; --warn: #8a3b00; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 1180px; padding: 12px 20px 60px; color: var(--ink); background: #fff;
      font: 15px/1.55 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", sans-serif; }
    #in-zh:checked ~ main [lang="en"], #in-en:checked ~ main [lang="zh"] { display: none; }
    label { margin-right: 12px; }
    h1 { font-size: 1.5rem; line-height: 1.35; margin: 14px 0 6px; }
    h2 { font-size: 1.2rem; margin: 40px 0 8px; padding-top: 8px; border-top: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 20px 0 6px; }
    h4 { font-size: .95rem; margin: 12px 0 4px; }
    p { margin: 6px 0; }
    a { color: var(--part); }
    code { font: .85em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    .note { color: var(--soft); font-size: .88rem; overflow-wrap: anywhere; }
    .warning { border: 2px solid var(--warn); border-left-width: 10px; padding: 4px 12px; margin: 14px 0; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); gap: 10px; margin: 14px 0; }
    .tiles div { border: 1px solid var(--line); border-top: 4px solid var(--part); padding: 8px 10px; }
    .tiles b { display: block; font-size: 1.15rem; overflow-wrap: anywhere; }
    .tiles span { font-size: .85rem; color: var(--soft); }
    .tiles b span { font-size: inherit; color: inherit; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); gap: 18px 34px; align-items: start; }
    figure { margin: 8px 0; max-width: 560px; break-inside: avoid; }
    figcaption { font-weight: 600; font-size: .92rem; margin-bottom: 2px; }
    svg { display: block; width: 100%; height: auto; }
    svg text { font-size: 12px; fill: var(--ink); }
    svg .tick, svg .unit { font-size: 11px; fill: var(--soft); }
    svg .value { font-weight: 600; }
    svg .grid { stroke: #e2e2e2; }
    svg .axis { stroke: var(--ink); }
    svg .part { fill: var(--part); }
    svg .whole { fill: var(--whole); stroke: var(--edge); stroke-width: .8; }
    .wide { overflow-x: auto; margin: 10px 0; }
    table { border-collapse: collapse; font-size: .86rem; min-width: 100%; }
    th, td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; }
    thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); font-weight: 600; }
    th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
    thead th { min-width: 3.6em; }
    tbody th { font-weight: 400; }
    tbody th, tfoot th { min-width: 7em; }
    td.number { min-width: 3.6em; }
    tfoot th, tfoot td { border-top: 2px solid var(--ink); font-weight: 600; }
    table.grid { min-width: 0; }
    .grid td { text-align: center; white-space: nowrap; border: 1px solid var(--line); padding: 3px 5px; }
    .grid .zero { font-weight: 700; background: repeating-linear-gradient(45deg, #f7d9b8 0 4px, #fff 4px 8px); }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 6px 0; font-size: .88rem; }
    dt { color: var(--soft); }
    dd { margin: 0; overflow-wrap: anywhere; }
    .grave { border: 1px solid var(--line); border-left: 6px solid var(--ink); padding: 2px 14px 6px; margin: 12px 0; break-inside: avoid; }
    .grave h3 { margin: 8px 0 4px; }
    .chip { display: inline-block; font-style: normal; font-size: .8rem; line-height: 1.4; border: 1px solid var(--line); border-radius: 3px; padding: 0 6px; margin-right: 4px; }
    .chip.violation, .chip.failed { background: var(--ink); border-color: var(--ink); color: #fff; }
    .chip.undetermined, .chip.pending { border: 2px dashed var(--warn); }
    .visits td, .visits th { overflow-wrap: anywhere; }
    .visits td:first-child { white-space: nowrap; }
    .visits .label { display: none; color: var(--soft); }
    .visits tbody:hover > tr:first-child { background: #f4f7fa; }
    .visits .open > tr:first-child { background: #eef3f8; }
    .visits tbody .details { padding: 4px 10px 14px 22px; white-space: normal; }
    .visits button, .pager button { font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer; }
    .visits tbody button { color: var(--part); }
    .visits tbody button::before { content: "▸ "; }
    .visits .open button::before { content: "▾ "; }
    .visits thead button { font-weight: 600; }
    .visits thead button::after { content: " ↕"; color: var(--soft); }
    .visits [aria-sort="ascending"] button::after { content: " ▲"; color: var(--ink); }
    .visits [aria-sort="descending"] button::after { content: " ▼"; color: var(--ink); }
    :focus-visible { outline: 3px solid var(--part); outline-offset: 1px; }
    .pager { display: flex; gap: 14px; align-items: center; margin: 8px 0; }
    .pager button { border: 1px solid var(--edge); border-radius: 3px; padding: 3px 12px; }
    .pager button:disabled { color: var(--line); border-color: var(--line); cursor: default; }
    .finding { border-left: 4px solid var(--line); padding-left: 10px; margin: 10px 0; }
    .finding.violation { border-color: var(--ink); }
    .finding.undetermined, .finding.pending { border-left-style: dashed; border-color: var(--warn); }
    .place { color: var(--soft); font-size: .82rem; }
    .act { border-top: 1px dotted var(--line); padding-top: 4px; }
    .trace { font-size: .82rem; }
    .filter input, .filter select { font: inherit; padding: 4px 8px; max-width: 100%; }
    @media (max-width: 600px) {
      body { padding: 8px 12px 40px; font-size: 14px; }
      h1 { font-size: 1.2rem; }
      .tiles { grid-template-columns: 1fr 1fr; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: 5px; }
      .visits table, .visits thead, .visits tbody, .visits tr, .visits th, .visits td { display: block; text-align: left; padding: 0; border: 0; }
      .visits thead tr { display: flex; flex-wrap: wrap; gap: 6px 14px; padding-bottom: 8px; border-bottom: 2px solid var(--ink); }
      .visits tbody { border-bottom: 1px solid var(--line); padding: 6px 0; }
      .visits tbody tr:first-child > * { display: inline; margin-right: 8px; }
      .visits .label { display: inline; }
      .visits tbody .details { padding: 4px 0 8px 10px; }
    }
    @page { margin: 14mm 12mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      body > input, body > label, .filter, .pager, .visits thead button::after, .visits tbody button::before { display: none; }
      #visits:not(.opened), .visits tbody:not(.open), noscript { display: none; }
      h2, h3, h4, figcaption { break-after: avoid; }
      tr { break-inside: avoid; }
      .visits tr { break-inside: auto; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      .wide { overflow: visible; }
      table { font-size: 7.2pt; min-width: 0; width: 100%; }
      th, td { padding: 2px 4px; }
      dl { font-size: 8.2pt; line-height: 1.35; gap: 0 8px; margin: 3px 0; }
      .grave { margin: 7px 0; padding: 0 10px 2px; }
      .grave h3 { margin: 4px 0 2px; }
      thead th, tbody th, tfoot th, td.number { min-width: 0; }
      .charts { grid-template-columns: 1fr 1fr; gap: 8px 20px; }
      svg, .grid td, .chip, .tiles div { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      a { color: inherit; text-decoration: none; }
    }
    """
}
