"""Judges an archive of inspection records with Apache Spark: the same program and rules over partitions, the same bytes.

    spark-submit check_archive.py ARCHIVE OUT --program cosmetics-check --rules rules

OUT/kind=record holds the record lines of `--format ndjson`, OUT/kind=enterprise the history of each enterprise. The run and
summary lines of the whole are printed. Exit status: 0, 1 and 3 as the program's; 70 where the job failed.
"""

import argparse
import functools
import json
import subprocess
import sys
import tempfile
import threading
import traceback
from collections import deque
from decimal import Decimal
from itertools import groupby
from urllib.parse import unquote

from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

VISITS_A_PARTITION = 5000  # each partition loads the rules once, which takes as long as some seventy visits
BLANK = b" \t\r\n"
NOT_A_CASE = {"no_penalty", "time_barred"}


def placed_lines(spark, archive):
    """The lines as bytes, each with the file and line at which one machine would report it; and how many are not blank."""
    lines = (
        spark.read.text(archive, lineSep="\n", recursiveFileLookup=True)
        .select("value", F.col("_metadata.file_path").alias("file"), F.col("_metadata.file_block_start").alias("block"))
        .withColumn("serial", F.monotonically_increasing_id())  # consecutive within a block of a file
    )
    filled = F.col("value").rlike(r"[^ \t\r\n]").cast("int")
    blocks = lines.groupBy("file", "block").agg(
        F.count("*").alias("lines"), F.sum(filled).alias("filled"), F.min("serial").alias("first")
    )
    blocks = spark.createDataFrame(blocks.collect(), blocks.schema)  # a row for each block: read the archive for it once
    earlier = Window.partitionBy("file").orderBy("block").rowsBetween(Window.unboundedPreceding, -1)
    starts = blocks.withColumn("before", F.coalesce(F.sum("lines").over(earlier), F.lit(0)))
    place = F.col("before") + F.col("serial") - F.col("first") + 1
    placed = lines.join(F.broadcast(starts), ["file", "block"]).select("value", "file", place.alias("line"))
    return placed, blocks.agg(F.sum("filled")).first()[0] or 0


def by_enterprise(lines, partitions):
    """The lines of an enterprise together, by date. What has no credit code is by itself: the program tells it apart so, too."""
    found = functools.partial(F.get_json_object, F.col("value"))
    code, name = found("$.enterprise.uscc"), found("$.enterprise.name")
    keyed = lines.select(
        "value", "file", "line", found("$.id").alias("id"), code.alias("enterprise"), found("$.visit.date").alias("date"),
        F.coalesce(code, name, F.concat_ws(":", "file", "line")).alias("owner"),
        found("$.decisions[*].date").alias("decided"),
        found("$.enterprise.earlier_penalties[*].date").alias("penalised"),
    )
    # An id may be used once in the whole archive. All that use it go where its first use goes, so that the program sees them.
    first = F.min(F.struct("file", "line", "owner", "date"))
    reused = keyed.where("id IS NOT NULL").groupBy("id").agg(first.alias("first"), F.count("*").alias("uses")).where("uses > 1")
    together = keyed.join(F.broadcast(reused), "id", "left").withColumns({
        "owner": F.coalesce("first.owner", "owner"),
        "order": F.when(F.col("uses").isNull(), F.col("date")).otherwise(F.col("first.date")),
    })
    return (
        together.withColumn("value", F.col("value").cast("binary")).drop("first", "uses")
        .repartition(partitions, "owner").sortWithinPartitions("owner", "order", "file", "line")
    )


def judged(rows, command):
    """Feeds the rows to the program; yields (kind, row, text) for each line that it writes, and its exit status at the end."""
    rows = (row for row in rows if row.value.strip(BLANK))
    first = next(rows, None)
    if first is None:
        return  # the program would say "no record at all", which is true of this partition only
    fed, count, failures = deque([first]), 1, []

    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)

        def feed():  # beside the reading, or both sides would wait for each other when the pipes are full
            nonlocal count
            try:
                with process.stdin as pipe:
                    pipe.write(bytes(first.value) + b"\n")
                    for row in rows:
                        fed.append(row)
                        count += 1
                        pipe.write(bytes(row.value) + b"\n")
            except BrokenPipeError:
                pass  # its exit status says why it stopped reading
            except Exception as failure:
                failures.append(failure)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            reported, summary = 0, {"records": None}
            for line in process.stdout:
                text = line.decode().rstrip("\n")
                kind = text[len('{"type": "'):].split('"', 1)[0]
                if kind == "record":
                    reported += 1
                    row = fed.popleft()
                    yield kind, row, at_home(text, row, reported)
                else:
                    summary = json.loads(text) if kind == "summary" else summary
                    yield kind, None, text
            feeder.join()
            status = process.wait()
        finally:
            process.kill()
        if failures:
            raise failures[0]
        if status not in (0, 1, 3):
            complaints.seek(0)
            raise RuntimeError(f"exit status {status}: {complaints.read()[-2000:].decode(errors='replace')}")
        if not count == reported == summary["records"]:
            raise RuntimeError(f"{count} records in, {reported} out, {summary['records']} in the summary")
    yield "status", None, str(status)


def at_home(text, row, number):
    """The record line with the places in its own file. A quotation mark within a text is escaped, so nothing else is met."""
    file = "/" + unquote(row.file.removeprefix("file:")).lstrip("/") if row.file.startswith("file:") else row.file
    here = f'"file": "<stdin>", "line": {number}, '
    if here not in text:
        raise RuntimeError(f"line {number} was expected: {text[:200]}")
    return text.replace(here, f'"file": {json.dumps(file, ensure_ascii=False)}, "line": {row.line}, ')


def with_history(results):
    """Passes the lines on, and after the visits of an enterprise a line with its history."""
    for owner, group in groupby(results, lambda result: result[1] and result[1].owner):
        visits, penalties = [], set()
        for kind, row, text in group:
            yield kind, text
            record = json.loads(text) if row and row.enterprise == owner else {}
            if record.get("state") == "checked":
                case = any(act["outcome"] not in NOT_A_CASE for act in record["assessment"]["acts"])
                visits.append({"id": record["id"], "date": row.date, "case": case, "decided": days(row.decided)})
                penalties |= days(row.penalised) | days(row.decided)
        for visit in visits:
            earlier = penalties - visit.pop("decided")
            visit["penalties_within_a_year"] = sorted(day for day in earlier if day <= visit["date"] < a_year_after(day))
        if visits:
            cases = sum(visit["case"] for visit in visits)
            history = {"enterprise": owner, "visit_count": len(visits), "cases": cases, "visits": visits}
            yield "enterprise", json.dumps(history, ensure_ascii=False)


def days(found):
    """The whole days among dates found in a record: of a month or a year nobody can say whether a year has passed."""
    dates = json.loads(found) if found and found[0] == "[" else [(found or "").strip('"')]
    return {date for date in dates if isinstance(date, str) and len(date) == len("2021-01-01")}


def a_year_after(day):
    return f"{int(day[:4]) + 1:04}{day[4:]}"


def added(one, other):
    """Two summaries as one. An enterprise lies in one partition, so that even enterprises may be added."""
    if isinstance(one, dict):
        return {key: added(one[key], other[key]) if key != "fine_cny" else fines(one[key], other[key]) for key in one}
    return one if one == "summary" else one + other


def fines(one, other):
    """Fine ranges added; an end that is open (null) stays open."""
    if one is None or other is None:
        return one or other
    ends = {key: None if None in (one[key], other[key]) else Decimal(one[key]) + Decimal(other[key]) for key in one}
    return {key: end if end is None else format(end.normalize(), "f") for key, end in ends.items()}


def run(options):
    spark = (
        SparkSession.builder.appName("cosmetics-check")
        .config("spark.sql.maxConcurrentOutputFileWriters", 8)  # a writer for each kind, instead of sorting by kind
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("WARN")
    lines, records = placed_lines(spark, options.archive)
    partitions = options.partitions or max(spark.sparkContext.defaultParallelism, records // VISITS_A_PARTITION)
    command = [options.program, "check", "-", "--from", "ndjson", "--rules", options.rules, "--format", "ndjson", "--jobs", "1"]
    results = by_enterprise(lines, partitions).rdd.mapPartitions(lambda rows: with_history(judged(rows, command)))
    spark.createDataFrame(results, "kind string, line string", verifySchema=False).write.partitionBy("kind").text(options.out)
    if records == 0:
        return 3

    def read(kind):
        return [row.value for row in spark.read.text(f"{options.out}/kind={kind}").collect()]

    runs = set(read("run"))
    if len(runs) != 1:
        raise RuntimeError(f"partitions were judged by different programs or rules: {runs}")
    summary = functools.reduce(added, map(json.loads, read("summary")))
    if summary["records"] != records:
        raise RuntimeError(f"{records} records in, {summary['records']} out")
    print(runs.pop(), json.dumps(summary, ensure_ascii=False), sep="\n")
    return max(map(int, read("status")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Judges an archive of inspection records with Apache Spark.")
    parser.add_argument("archive", help="a file or folder of NDJSON")
    parser.add_argument("out", help="a folder that is not there yet")
    parser.add_argument("--program", default="cosmetics-check", help="where every worker finds the program")
    parser.add_argument("--rules", default="rules", help="where every worker finds the rules")
    parser.add_argument("--partitions", type=int, help=f"otherwise one for {VISITS_A_PARTITION} visits")
    try:
        sys.exit(run(parser.parse_args()))
    except Exception:  # Python's own status 1 would read as "something found"
        traceback.print_exc()
        sys.exit(70)
