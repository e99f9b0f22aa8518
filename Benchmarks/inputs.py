"""What is measured is read from here: a synthetic campaign, and the same again and again with other ids."""
import os
import pathlib
import subprocess

ID = b'"id":"'


def newest(folder):
    return max(file.stat().st_mtime for file in pathlib.Path(folder).rglob("*") if file.is_file())


def campaign(made, program, rules, records):
    """Drawn once, and again when the rules have changed."""
    path = made / f"visits-{records}.ndjson"
    if not path.exists() or path.stat().st_mtime < newest(rules):
        size = [] if records == DEFAULT else ["--visits", str(records)]
        subprocess.run([program, "generate", "campaign", "--seed", "1", *size, "--rules", rules, "-o", path], check=True)
    return path


def repeated(path, records):
    """As many records as asked for, each copy with ids of its own."""
    target = path.with_name(f"repeated-{records}.ndjson")
    if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
        return target
    half = target.with_suffix(".half")
    with open(half, "wb") as out:
        left, copy = records, 0
        while left:
            copy += 1
            with open(path, "rb") as lines:
                for line in lines:
                    if not left:
                        break
                    out.write(line.replace(ID, ID + b"copy-%d-" % copy, 1))
                    left -= 1
    os.replace(half, target)
    return target


DEFAULT = 9084
