"""The rule set with five of its rules only, so that the program can be timed with what the peers do."""
import pathlib
import shutil

RULE = "  - id: "


def only(five, rules, target):
    """A copy of the folder whose rule files keep the entries named, and everything that is no rule."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(rules, target)
    kept = set()
    for file in pathlib.Path(target).rglob("*.yaml"):
        if file.name.endswith(".test.yaml") or file.name == "mutants.yaml":
            file.unlink()
            continue
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        if "rules:\n" in lines and "rule.schema.json" in lines[0]:
            text = "".join(filtered(lines, five, kept))
            file.write_text(text, encoding="utf-8") if RULE in text or "rules:\n" not in text else file.unlink()
    if kept != set(five):
        raise SystemExit(f"rules not found: {set(five) - kept}")
    return target


def filtered(lines, five, kept):
    inside, keep, section = False, True, []
    for line in lines:
        if not line.startswith((" ", "#", "\n")):
            inside, keep = line == "rules:\n", True
            if inside:
                section = [line]
                continue
        if inside and line.startswith(RULE):
            name = line.removeprefix(RULE).strip()
            keep = name in five
            if keep:
                kept.add(name)
                yield from section
                section = []
        if not inside or (keep and not section):
            yield line
