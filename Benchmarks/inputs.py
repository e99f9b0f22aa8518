"""What is measured is read from here: a synthetic campaign, and the same again and again with other ids."""
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


def repeated(path, records, out):
    """Writes as many records as asked for, each copy with ids of its own; how many bytes they have."""
    left, copy, size = records, 0, 0
    while left:
        copy += 1
        with open(path, "rb") as lines:
            for line in lines:
                if not left:
                    break
                size += out.write(line.replace(ID, ID + b"copy-%d-" % copy, 1))
                left -= 1
    return size


def as_yaml(path, program, rules, records):
    """The first records of a campaign as one YAML file."""
    target = path.with_suffix(f".{records}.yaml")
    if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
        with open(path, "rb") as lines:
            first = b"".join(line for _, line in zip(range(records), lines))
        command = [program, "convert", "-", "--from", "ndjson", "--to", "yaml", "--rules", rules, "-o", target]
        subprocess.run(command, input=first, check=True)
    return target


DEFAULT = 9084
