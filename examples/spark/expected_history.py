"""Compares the histories of a Spark run with those worked out from the whole archive in memory.

    expected_history.py ARCHIVE CHECKED HISTORIES: a folder of NDJSON, the record lines of one machine, the lines of Spark
"""

import json
import pathlib
import sys
from collections import defaultdict
from datetime import date, timedelta

archive, checked, histories = map(pathlib.Path, sys.argv[1:])
inputs = {}
for file in archive.iterdir():
    for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
        inputs[str(file), number] = line

expected = defaultdict(list)
penalties = defaultdict(set)
for line in checked.read_text().splitlines():
    result = json.loads(line)
    if result["state"] != "checked":
        continue
    record = json.loads(inputs[result["source"]["file"], result["source"]["line"]])
    code = record.get("enterprise", {}).get("uscc")
    if code is None:
        continue
    own = {decision["date"] for decision in record.get("decisions", [])}
    penalties[code] |= own | {penalty["date"] for penalty in record["enterprise"].get("earlier_penalties", [])}
    outcomes = [act["outcome"] for act in result["assessment"]["acts"]]
    case = any(outcome in ("penalty", "may_waive") for outcome in outcomes)
    expected[code].append((record["visit"]["date"], record["id"], case, own))

wanted = {}
for code, visits in expected.items():
    for day, visit, case, own in visits:
        since = date.fromisoformat(day) - timedelta(days=366)
        near = {p for p in penalties[code] - own if since <= date.fromisoformat(p) <= date.fromisoformat(day)}
        near = {p for p in near if (int(day[:4]) - int(p[:4]), day[5:]) < (1, p[5:])}
        wanted[code, visit] = (day, case, sorted(near))

told = {}
for line in histories.read_text().splitlines():
    history = json.loads(line)
    days = [visit["date"] for visit in history["visits"]]
    assert days == sorted(days), f"not in the order of dates: {history}"
    assert history["visit_count"] == len(days) and history["cases"] == sum(visit["case"] for visit in history["visits"]), history
    for visit in history["visits"]:
        key = history["enterprise"], visit["id"]
        assert key not in told, f"told twice: {key}"
        told[key] = visit["date"], visit["case"], visit["penalties_within_a_year"]

differing = [key for key in wanted.keys() | told.keys() if wanted.get(key) != told.get(key)]
for key in differing[:5]:
    print(f"{key}: expected {wanted.get(key)}, told {told.get(key)}", file=sys.stderr)
repeated = sum(bool(near) for _, _, near in told.values())
print(f"{len(expected)} enterprises, {len(told)} visits, {repeated} of them within a year of a penalty")
sys.exit(1 if differing or not repeated else 0)
