"""Called by Benchmarks/run: proves that the peers find what the program finds, then times all of them in turns."""
import argparse
import importlib.metadata
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import agreement
import inputs
import plot
import subset
from processes import Run, least, run

HERE = pathlib.Path(__file__).parent
COLD = "examples/tutorial/visit.yaml"


def arguments():
    parser = argparse.ArgumentParser(prog="Benchmarks/run")
    parser.add_argument("--made", type=pathlib.Path, help=argparse.SUPPRESS)
    parser.add_argument("--program", required=True, help="a built program, instead of building one")
    parser.add_argument("--rules", default="rules", help="the folder of the rule set")
    parser.add_argument("--records", type=int, default=inputs.DEFAULT, help="how many visits are drawn")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is timed; the least counts")
    parser.add_argument("--memory", type=int, nargs="?", const=10 * inputs.DEFAULT, metavar="N",
                        help="only memory: the campaign against N records")
    parser.add_argument("--cold", action="store_true", help="only the time of one small file, ten times")
    parser.add_argument("--yaml", action="store_true", help="only YAML against libyaml's own events")
    parser.add_argument("--plot", type=int, nargs="?", const=1_000_000, metavar="N",
                        help="only time and memory from 1000 records to N, drawn in docs/performance.svg")
    return parser.parse_args()


class Bench:
    def __init__(self, options):
        self.options = options
        self.python = sys.executable

    def check(self, path, jobs, rules=None):
        return [self.options.program, "check", path, "--rules", rules or self.options.rules, "--format", "ndjson",
                "--fail-on", "never", "--jobs", jobs, "--progress", "never"]

    def peers(self, path):
        return {
            "Python, orjson": [self.python, HERE / "peers/python_five.py", path],
            "DuckDB, one thread": [self.python, HERE / "peers/duckdb_five.py", path, 1],
            "DuckDB, two threads": [self.python, HERE / "peers/duckdb_five.py", path, 2],
            "GoRules Zen": [self.python, HERE / "peers/zen_five.py", path],
        }

    def prove(self, path, five):
        answers = self.options.made / "answers"
        with open(answers, "wb") as file:
            run(self.check(path, 2), file)
        expected = agreement.ours(answers)
        with open(answers, "wb") as file:
            run(self.check(path, 2, five), file)
        if agreement.ours(answers) != expected:
            raise SystemExit("five rules alone find something else than among all")
        counts = agreement.counted(expected)
        for name, command in self.peers(path).items():
            with open(answers, "wb") as file:
                run(command, file)
            agreement.prove(expected, answers, name)
        answers.unlink()
        print("The peers find what the program finds:", ", ".join(f"{rule} {count}" for rule, count in counts.items()) + ".\n")

    def bare(self, path):
        answer = subprocess.run([self.options.made / "bare_parse", path, "3"], check=True, capture_output=True, text=True)
        seconds, _, version, instructions = answer.stdout.split()
        return float(seconds), f"simdjson {version} ({instructions})"

    def compare(self):
        path = inputs.campaign(self.options.made, self.options.program, self.options.rules, self.options.records)
        five = subset.only(agreement.FIVE, self.options.rules, self.options.made / "five")
        self.prove(path, five)
        contestants = {
            "whole rule set, one job": self.check(path, 1), "whole rule set, two jobs": self.check(path, 2),
            "ours with the five, one job": self.check(path, 1, five), "ours with the five, two jobs": self.check(path, 2, five),
        }
        contestants |= self.peers(path)
        runs = {name: [] for name in contestants}
        bare = []
        for _ in range(self.options.rounds):
            seconds, parser = self.bare(path)
            bare.append(seconds)
            for name, command in contestants.items():
                runs[name].append(run(command))
                print(f"{name}: {runs[name][-1].wall:.2f} s", file=sys.stderr)
        table(path, min(bare), parser, {name: least(many) for name, many in runs.items()})

    def fed(self, path, records):
        """So many records through a pipe, two jobs, and their size."""
        size = []
        used = run(self.check("-", 2) + ["--from", "ndjson"], feed=lambda pipe: size.append(inputs.repeated(path, records, pipe)))
        return used, size[0] / 1e6

    def memory(self):
        path = inputs.campaign(self.options.made, self.options.program, self.options.rules, self.options.records)
        peaks = []
        for records in (self.options.records, self.options.memory):
            used, size = self.fed(path, records)
            peaks.append(used.megabytes)
            print(f"{records} records, {size:.1f} MB, two jobs: peak {used.megabytes:.1f} MB, {used.wall:.1f} s", flush=True)
        print(f"ratio {peaks[1] / peaks[0]:.2f} (target 1.1)")

    def plot(self):
        path = inputs.campaign(self.options.made, self.options.program, self.options.rules, self.options.records)
        sizes = [1000]
        while sizes[-1] * 10 <= self.options.plot:
            sizes.append(sizes[-1] * 10)
        points = []
        for records in sizes:
            used, size = self.fed(path, records)
            points.append((records, used))
            print(f"{records} records, {size:.0f} MB: {used.wall:.1f} s, {used.processor:.1f} s of processors, {used.megabytes:.0f} MB", flush=True)
        pathlib.Path("docs/performance.svg").write_text(plot.drawn(points), encoding="utf-8")

    def yaml(self):
        campaign = inputs.campaign(self.options.made, self.options.program, self.options.rules, self.options.records)
        path = inputs.as_yaml(campaign, self.options.program, self.options.rules, min(self.options.records, 1000))
        pairs = []
        for _ in range(self.options.rounds):
            answers = [subprocess.run([self.options.made / name, path, "3"], check=True, capture_output=True, text=True).stdout.split()
                       for name in ("bare_events", "read_yaml")]
            pairs.append([float(answer[0]) for answer in answers])
        events, ours = (min(times) for times in zip(*pairs))
        print(f"{path.name}, {megabytes(path):.1f} MB, {answers[1][1]} documents, processor time, least of {3 * self.options.rounds} "
              f"(libyaml {answers[0][2]}): events {events:.3f} s, trees with places {ours:.3f} s, ratio {ours / events:.2f} (target 2)")

    def cold(self):
        command = self.check(COLD, 1)
        run(command)
        runs = [run(command) for _ in range(10)]
        print(f"{COLD}, a process each, 10 runs after one, least / median / most (target 30 ms)")
        for name, times in (("wall", [r.wall for r in runs]), ("processor", [r.processor for r in runs])):
            print(f"{name}: {min(times) * 1000:.0f} / {statistics.median(times) * 1000:.0f} / {max(times) * 1000:.0f} ms")


def megabytes(path):
    return path.stat().st_size / 1e6


def versions(program, parser):
    ours = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    packages = " · ".join(f"{name} {importlib.metadata.version(name)}" for name in ("orjson", "duckdb", "zen-engine"))
    return f"cosmetics-check {ours} · {parser} · Python {platform.python_version()} · {packages}"


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "unknown processor")
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end"


def table(path, bare, parser, best: dict[str, Run]):
    size = megabytes(path)
    one, two = best["whole rule set, one job"], best["whole rule set, two jobs"]
    print(f"{path.name}, {size:.1f} MB; {machine()}\n{versions(OPTIONS.program, parser)}\n")
    print("| what | wall | processor | MB/s | peak memory | processor ÷ bare parse | processor ÷ whole set, one job | wall ÷ whole set, two jobs |")
    print("|---|---|---|---|---|---|---|---|")
    print(f"| bare parse | | {bare:.3f} s | {size / bare:.0f} | | 1 | {bare / one.processor:.4f} | |")
    for name, used in best.items():
        print(f"| {name} | {used.wall:.2f} s | {used.processor:.2f} s | {size / used.wall:.1f} | {used.megabytes:.0f} MB"
              f" | {used.processor / bare:.0f} | {used.processor / one.processor:.3f} | {used.wall / two.wall:.3f} |")
    python, zen = best["Python, orjson"], best["GoRules Zen"]
    duckdb = best["DuckDB, two threads"]
    print(f"""
| target | wanted | measured |
|---|---|---|
| our whole set on one core against Python with five, processor | at most 1 | {one.processor / python.processor:.1f} |
| DuckDB with five on two threads against ours on two jobs, wall | at least 3 | {duckdb.wall / two.wall:.3f} |
| Zen with five against ours on two jobs, wall | at least 8 | {zen.wall / two.wall:.3f} |
| ours on one core against the bare parse, processor | at most 3 | {one.processor / bare:.0f} |
| one job against two, wall | at least 1.8 | {one.wall / two.wall:.2f} |""")


OPTIONS = arguments()
bench = Bench(OPTIONS)
if OPTIONS.cold:
    bench.cold()
if OPTIONS.memory:
    bench.memory()
if OPTIONS.yaml:
    bench.yaml()
if OPTIONS.plot:
    bench.plot()
if not (OPTIONS.cold or OPTIONS.memory or OPTIONS.yaml or OPTIONS.plot):
    bench.compare()
