#!/usr/bin/env python3
"""Measures casebook against its floors and prints the ratios.

  run.py BUILD [--megabytes N] [--rounds N] [--record]

Makes the corpus (generate.py), runs casebook_bench over it, starts the
program on one report of about 5 KB and on the whole corpus
(program_goals.py), and prints each goal's ratio of median CPU times of
interleaved rounds. A figure is a figure, not a test: the exit
code is 1 only when something fails, or when the prefilter changes a fact.
--record appends the ratios to tests/bench/runs/bench.csv.
"""

import argparse
import csv
import datetime
import json
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys

from program_goals import Goals

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HISTORY = ROOT / "tests" / "bench" / "runs" / "bench.csv"
# name in the history, title, the measured stage, what it is held against, goal
RATIOS = [
    ("jats_to_xerces", "JATS to document / Xerces SAX2",
     "jats to document", "xerces", "<= 1.8"),
    ("text_to_sentences", "text to document / sentence iterator",
     "text to document", "sentence iterator", "<= 2.5"),
    ("facts_to_fts5", "text to facts / FTS5 insert",
     "text to facts", "fts5 insert", "<= 1.7"),
    ("plain_to_prefilter", "without prefilter / with it",
     "document to facts, no prefilter", "document to facts", ">= 4"),
    ("memory_cliff", "RE2 with four times the memory / as shipped",
     "re2, four times it", "re2, shipped memory", ">= 0.85"),
]


def median(stages, name):
    return statistics.median(stages[name]["seconds"])


def one_report(binary, report, rounds):
    """Median CPU milliseconds of the whole process, start included."""
    times = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([binary, "extract", "--jobs", "1", report], check=True,
                       stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime
                     - before.ru_utime - before.ru_stime)
    return 1000 * statistics.median(times)


def machine():
    model = "unknown processor"
    try:
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return "%s, %d cores" % (model, os.cpu_count())


def keep(row):
    HISTORY.parent.mkdir(parents=True, exist_ok=True)
    rows = []
    if HISTORY.exists():
        with HISTORY.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    rows.append(row)
    # A new measure is a new column, empty in the runs before it.
    with HISTORY.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, row, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--record", action="store_true",
                        help="append to " + str(HISTORY.relative_to(ROOT)))
    words = parser.parse_args()
    words.build = words.build.resolve()
    scratch = words.build / "bench"
    corpus = scratch / "corpus"
    scratch.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, ROOT / "tools/bench/generate.py", corpus,
                    "--megabytes", str(words.megabytes)], check=True)
    done = subprocess.run([words.build / "casebook_bench", corpus,
                           ROOT / "grammars", scratch, str(words.rounds)],
                          stdout=subprocess.PIPE, check=False)
    if done.returncode:
        return 1
    found = json.loads(done.stdout)
    stages = found["stages"]
    print("%d documents, %.1f MB of text; grammar %s; %s" % (
        found["documents"], found["text_bytes"] / 1e6, found["grammar"],
        machine()))
    print("\n%-34s %10s %8s %10s" % ("stage", "CPU s", "MB/s", "counted"))
    for name, stage in stages.items():
        size = found["jats_bytes" if name in ("xerces", "jats to document")
                     else "text_bytes"]
        seconds = median(stages, name)
        print("%-34s %10.3f %8.1f %10d" % (name, seconds,
                                           size / 1e6 / seconds,
                                           stage["count"]))
    print("\n%-38s %8s   %s" % ("ratio", "", "goal"))
    row = {"date": datetime.date.today().isoformat(),
           "commit": subprocess.run(
               ["git", "-C", ROOT, "describe", "--always", "--dirty"],
               capture_output=True, text=True, check=False).stdout.strip(),
           "machine": machine(), "system": platform.platform(),
           "recipe": (corpus / "recipe.json").read_text(),
           "rounds": words.rounds, "grammar": found["grammar_hash"][:12],
           "facts": stages["text to facts"]["count"]}
    for name, title, measured, floor, goal in RATIOS:
        ratio = median(stages, measured) / median(stages, floor)
        print("%-38s %8.2f   %s" % (title, ratio, goal))
        row[name] = "%.3f" % ratio
    report = corpus / "text" / "00000.txt"
    alone = one_report(words.build / "casebook", report, words.rounds)
    print("%-38s %5.1f ms   <= 100 ms" % ("one report, start to facts", alone))
    row["one_report_ms"] = "%.1f" % alone
    for name, title, value, goal in Goals(words.build, corpus,
                                          scratch, words.rounds).all():
        shown = "not told" if value is None else "%.2f" % value
        print("%-38s %8s   %s" % (title, shown, goal))
        row[name] = "" if value is None else "%.3f" % value
    if words.record:
        keep(row)
    if found["differing_documents"]:
        print("The prefilter changed the facts of %d documents."
              % found["differing_documents"], file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
