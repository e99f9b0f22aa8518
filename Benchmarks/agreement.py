"""The peers' findings against the program's: the same records, for the same rules."""
import json

FIVE = ("UNL-001", "UNL-018", "UNL-022", "OTH-302", "OTH-107")


def ours(path):
    pairs = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for finding in record.get("findings", ()) if record["type"] == "record" else ():
                if finding["rule"] in FIVE and finding["status"] == "violation":
                    pairs.add((record["id"], finding["rule"]))
    return pairs


def theirs(path):
    with open(path, encoding="utf-8") as lines:
        return {tuple(line.split()) for line in lines}


def prove(expected, path, name):
    """Ends the run where a finding is missing or too many."""
    found = theirs(path)
    for word, pairs in (("lacks", expected - found), ("has beyond ours", found - expected)):
        if pairs:
            shown = ", ".join(" ".join(pair) for pair in sorted(pairs)[:5])
            raise SystemExit(f"{name} {word} {len(pairs)} findings: {shown}")


def counted(expected):
    """How often each rule is violated; a rule that never is proves nothing."""
    counts = {rule: sum(1 for pair in expected if pair[1] == rule) for rule in FIVE}
    silent = [rule for rule, count in counts.items() if not count]
    if silent:
        raise SystemExit(f"no violation of {', '.join(silent)}: nothing is proved by that")
    return counts
