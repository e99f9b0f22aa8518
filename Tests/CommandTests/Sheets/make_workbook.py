"""Writes a workbook from a description in JSON on standard input, for the tests: only what a reader must understand.

{"sheets": [{"name": …, "rows": [[cell, …], …], "merged": "A1:A2"}], "date1904": true, "doctype": true, "extra": [name, size], "twice": true}
A cell is a text, null, true, or an object: {"n": "12.5"} a number, {"d": "46093"} a number shown as a day, {"p": "0.005"} one shown in
percent, {"f": "1+1", "n": "2"} a formula, {"e": "#N/A"} an error, {"rich": ["a", "b"]} a text of several looks in the shared strings.
"""

import json
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def letters(number):
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell(value, place, shared):
    if value is None:
        return ""
    if value is True or value is False:
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    if "rich" in value:
        shared.append("".join(f"<r><t>{escape(part)}</t></r>" for part in value["rich"]) + '<rPh sb="0" eb="1"><t>x</t></rPh>')
        return f'<c r="{place}" t="s"><v>{len(shared) - 1}</v></c>'
    if "f" in value:
        return f'<c r="{place}"><f>{escape(value["f"])}</f><v>{value["n"]}</v></c>'
    if "e" in value:
        return f'<c r="{place}" t="e"><v>{value["e"]}</v></c>'
    for key, style in (("n", 0), ("d", 1), ("p", 2)):
        if key in value:
            return f'<c r="{place}" s="{style}"><v>{value[key]}</v></c>'


def sheet(description, shared):
    rows = ""
    for number, row in enumerate(description["rows"], 1):
        cells = "".join(cell(value, f"{letters(column)}{number}", shared) for column, value in enumerate(row, 1))
        rows += f'<row r="{number}">{cells}</row>'
    merged = description.get("merged")
    joined = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f"<worksheet {NS}><sheetData>{rows}</sheetData>{joined}</worksheet>"


def main(path):
    wanted = json.load(sys.stdin)
    shared = []
    sheets = [sheet(one, shared) for one in wanted["sheets"]]
    names = "".join(
        f'<sheet name={quoteattr(one["name"])} sheetId="{n}" r:id="r{n}"/>' for n, one in enumerate(wanted["sheets"], 1))
    relations = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    old = '<workbookPr date1904="1"/>' if wanted.get("date1904") else ""
    doctype = '<!DOCTYPE sst [<!ENTITY a "b">]>' if wanted.get("doctype") else ""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        def put(name, text):
            # The same bytes on every run.
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)

        put("xl/workbook.xml", f'<workbook {NS} xmlns:r="{REL}">{old}<sheets>{names}</sheets></workbook>')
        put("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        put("xl/sharedStrings.xml", f"{doctype}<sst {NS}>" + "".join(f"<si>{one}</si>" for one in shared) + "</sst>")
        put("xl/styles.xml", f'<styleSheet {NS}><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
            '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/>'
            "</cellXfs></styleSheet>")
        for number, text in enumerate(sheets, 1):
            put(f"xl/worksheets/sheet{number}.xml", text)
        if "extra" in wanted:
            put(wanted["extra"][0], "\0" * wanted["extra"][1])


main(sys.argv[1])
