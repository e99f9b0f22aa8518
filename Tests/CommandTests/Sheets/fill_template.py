"""Fills an empty workbook in, as somebody would, for the tests: fill_template.py EMPTY FILLED FOLDER

Rows come as JSON on standard input, {sheet: [{title: text, ...}, ...]}; a title is that of a column, or the end of one. FILLED is the
workbook with these rows and all else that it had; FOLDER gets each sheet as a .csv, as a spreadsheet saves it.
"""

import csv
import json
import re
import sys
import zipfile
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape


def texts(xml):
    return [unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", one))) for one in re.findall(r"<si>(.*?)</si>", xml, re.S)]


def header(xml, shared):
    row = re.search(r'<row r="1".*?</row>', xml, re.S)
    return {shared[int(number)]: letters for letters, number in re.findall(r'<c r="([A-Z]+)1"[^>]*t="s"[^>]*><v>(\d+)</v>', row[0] if row else "")}


def place(title, columns):
    found = [letters for name, letters in columns.items() if name == title]
    found = found or [letters for name, letters in columns.items() if name.endswith("." + title)]
    if len(found) != 1:
        sys.exit(f"{title}: {len(found)} columns")
    return found[0]


def main(empty, filled, folder):
    wanted = json.load(sys.stdin)
    source = zipfile.ZipFile(empty)
    shared = texts(source.read("xl/sharedStrings.xml").decode())
    names = re.findall(r'<sheet name="([^"]*)" sheetId="(\d+)"', source.read("xl/workbook.xml").decode())
    parts = {f"xl/worksheets/sheet{number}.xml": unescape(name) for name, number in names}
    missing = set(wanted) - set(parts.values())
    if missing:
        sys.exit(f"no sheet {missing}")
    with zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            content = source.read(item)
            name = parts.get(item.filename)
            if name is not None and not name.startswith("#"):
                xml = content.decode()
                columns = header(xml, shared)
                rows = [{place(title, columns): text for title, text in row.items()} for row in wanted.get(name, [])]
                cells = "".join(
                    f'<row r="{number}">' + "".join(
                        f'<c r="{letters}{number}" t="inlineStr"><is><t>{escape(row[letters])}</t></is></c>'
                        for letters in columns.values() if letters in row) + "</row>"
                    for number, row in enumerate(rows, 2))
                content = xml.replace("</sheetData>", cells + "</sheetData>").encode()
                with open(Path(folder) / f"{name}.csv", "w", newline="", encoding="utf-8-sig") as file:
                    table = csv.writer(file)
                    table.writerow(columns)
                    table.writerows([row.get(letters, "") for letters in columns.values()] for row in rows)
            archive.writestr(item, content)


main(*sys.argv[1:])
