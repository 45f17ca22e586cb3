#!/usr/bin/env python3
"""Extraction against the gold reports: one table, and the errors by kind.

  score.py BINARY [--errors] [--record]

Reads the reports of the shared folder (CASEBOOK_SHARED, or ../shared beside
the project) and those of corpus/samples that have gold, scores the facts with
the scorers that lie beside the shared reports, and prints one table. Errors
go to build/score/errors.txt, grouped by kind; --errors prints them too.
--record appends a line to tests/bench/runs/score.csv. Without the shared
folder it says so and exits 0. Any failing of the program is an exit of 1; a
low score is not: it is a figure, not a test.
"""

import argparse
import collections
import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "score"
HISTORY = ROOT / "tests" / "bench" / "runs" / "score.csv"
# Reports without tables, on which the rules for prose are judged alone:
# numbers of the shared gold's files.
PROSE = ("000", "003", "05", "08", "11", "14", "20", "29", "33", "34", "38",
         "51", "52")
COLUMNS = ["date", "commit", "core_p", "core_r", "core_f1", "all_p", "all_r",
           "all_f1", "cases_f1", "wrong_case", "provenance", "prose_core_p",
           "prose_core_r", "prose_core_f1", "prose_en_core_f1",
           "prose_tr_core_f1", "samples_core_f1", "unread_core_f1",
           "general_age_f1",
           "general_sex_f1", "general_drug_forms_f1", "general_dose_f1"]


class Failed(Exception):
    """The program or a scorer did not do its work."""


def run(command, output=None):
    done = subprocess.run([str(word) for word in command],
                          capture_output=True, check=False)
    if done.returncode not in (0, 1) or (done.returncode and not done.stdout):
        raise Failed("%s: exit %d\n%s" % (" ".join(map(str, command[:4])),
                                          done.returncode,
                                          done.stderr.decode()[-2000:]))
    if output:
        pathlib.Path(output).write_bytes(done.stdout)
    return done.stdout.decode()


def language_of(report):
    text = report.read_text(encoding="utf-8", errors="replace").lower()
    own = sum(text.count(letter) for letter in "ğış")
    return "tr" if own > len(text) / 500 else "en"


class Score:
    """Scores one set of reports with gold of its own."""

    def __init__(self, name, binary, scorer):
        self.folder = WORK / name
        self.binary, self.scorer = binary, scorer
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "gold").mkdir(parents=True)
        (self.folder / "text").mkdir()
        self.reports = []  # each once, though it may hold many records

    def add(self, report, gold):
        facts = json.loads(gold.read_text(encoding="utf-8"))
        facts.setdefault("language", language_of(report))
        target = self.folder / "gold" / gold.name
        target.write_text(json.dumps(facts), encoding="utf-8")
        if report not in self.reports:
            self.reports.append(report)

    def extract(self):
        facts = self.folder / "facts.jsonl"
        run([self.binary, "extract", "--format", "jsonl", *self.reports],
            facts)
        read = run([self.binary, "read", "--format", "json", *self.reports])
        for document in map(json.loads, read.splitlines()):
            path = self.folder / "text" / (document["id"] + ".txt")
            path.write_bytes(document["text"].encode())

    def subset(self, name, numbers):
        """The gold files whose number is one of these, in a folder."""
        folder = self.folder / name
        folder.mkdir()
        for gold in (self.folder / "gold").iterdir():
            number = gold.name.replace("_", "-").split("-")[0]
            if number in numbers:
                shutil.copy(gold, folder)
        return folder

    def figures(self, gold=None):
        command = [sys.executable, self.scorer, gold or self.folder / "gold",
                   self.folder / "facts.jsonl", "--json", "--text-dir",
                   self.folder / "text"]
        return json.loads(run(command))

    def errors(self):
        text = run([sys.executable, self.scorer, self.folder / "gold",
                    self.folder / "facts.jsonl", "--errors", "--text-dir",
                    self.folder / "text"])
        return [line for line in text.splitlines() if line.count("\t") >= 4]


def by_kind(lines):
    groups = collections.defaultdict(list)
    for line in lines:
        cells = line.split("\t")
        groups[(cells[2], cells[1])].append(line)
    out = []
    for (kind, what), rows in sorted(groups.items()):
        out += ["== %s: %s, %d" % (kind, what, len(rows)), *sorted(rows), ""]
    return "\n".join(out)


def line(name, row, note=""):
    print("%-26s %8.4f %8.4f %8.4f %6s %6s %6s  %s" % (
        name, row["precision"], row["recall"], row["f1"], row.get("tp", ""),
        row.get("fp", ""), row.get("fn", ""), note))


def cases_note(row):
    return "gold %(gold)d, found %(found)d, predicted %(predicted)d" % row


def head(title):
    print("%-26s %8s %8s %8s %6s %6s %6s" % (
        title, "P", "R", "F1", "right", "wrong", "missed"))


def print_set(title, found):
    head(title)
    line("core", found["core"])
    line("all", found["all"])
    line("cases", found["cases"], cases_note(found["cases"]))
    for language, rows in found["languages"].items():
        line("%s core" % language, rows["core"])
    for kind, row in found["kinds"].items():
        line("  " + kind, row)
    wrong = found["wrong_case"]
    print("facts in a wrong case: %(facts)d (%(share).4f)" % wrong)
    whole = dict(found["provenance"])
    share = whole.pop("share")
    print("provenance: %.4f  %s\n" % (share, ", ".join(
        "%s %d" % pair for pair in sorted(whole.items()))))


def flat(found, prefix, into):
    for measure in ("core", "all"):
        for key, short in (("precision", "p"), ("recall", "r"), ("f1", "f1")):
            into["%s%s_%s" % (prefix, measure, short)] = found[measure][key]


def score_gold(shared, binary, record):
    gold = Score("gold", binary, shared / "score.py")
    for report in sorted((shared / "seeds").glob("*.txt")):
        gold.add(report, shared / "gold" / "seeds" / (report.stem + ".json"))
    for report in sorted((shared / "gold" / "dev").iterdir()):
        if report.suffix in (".txt", ".xml"):
            gold.add(report, report.with_suffix(".json"))
    gold.extract()
    found = gold.figures()
    print_set("%d reports" % found["documents"], found)
    flat(found, "", record)
    record["cases_f1"] = found["cases"]["f1"]
    record["wrong_case"] = found["wrong_case"]["share"]
    record["provenance"] = found["provenance"]["share"]
    prose = gold.figures(gold.subset("prose", PROSE))
    head("prose (%d reports)" % prose["documents"])
    line("core", prose["core"])
    line("all", prose["all"])
    line("cases", prose["cases"], cases_note(prose["cases"]))
    for language, rows in prose["languages"].items():
        line("%s core" % language, rows["core"])
        record["prose_%s_core_f1" % language] = rows["core"]["f1"]
    print("facts in a wrong case: %(facts)d (%(share).4f)\n"
          % prose["wrong_case"])
    flat(prose, "prose_", record)
    return gold.errors()


def report_of(gold, folder):
    """The report of a gold file: of its name, or the file of its record."""
    for suffix in (".txt", ".xml", ".nxml", ".pdf", ".docx"):
        if (folder / (gold.stem + suffix)).is_file():
            return folder / (gold.stem + suffix)
    pmid = ">%s</PMID>" % gold.stem
    for path in sorted(folder.glob("p[0-9]*.xml")):
        if pmid in path.read_text(encoding="utf-8"):
            return path
    return None


def score_samples(shared, binary, record, name, folder):
    samples = Score(name, binary, shared / "score.py")
    for gold in sorted((folder / "gold").glob("*.json")):
        report = report_of(gold, folder)
        if report:
            samples.add(report, gold)
    if not samples.reports:
        return []
    samples.extract()
    found = samples.figures()
    print_set("%d %s" % (found["documents"], name), found)
    record[name + "_core_f1"] = found["core"]["f1"]
    return samples.errors()


def score_general(shared, binary, record):
    folder = WORK / "general"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    facts = folder / "facts.jsonl"
    reports = sorted((shared / "general").glob("*.txt"))
    run([binary, "extract", "--format", "jsonl", *reports], facts)
    scorer = [sys.executable, shared / "score_general.py", facts,
              shared / "general"]
    found = json.loads(run([*scorer, "--json"]))
    head("%d general reports" % found["documents"])
    for name, row in found.items():
        if isinstance(row, dict) and "f1" in row:
            line(name, row)
    for name, key in (("age", "age"), ("sex", "sex"),
                      ("drug_forms", "drug forms, specific"),
                      ("dose", "dose (of found forms)")):
        record["general_%s_f1" % name] = found[key]["f1"]
    text = run([*scorer, "--errors", "100000"])
    rows = [row.split("\t")[1:] for row in text.splitlines()
            if row.startswith(" ") and "\t" in row]
    # document, what, wanted, got: in the order of the other scorer's rows
    return ["\t".join([row[0], "GENERAL", row[1].split()[0], "", *row[2:]])
            for row in rows if len(row) > 2]


def keep(record):
    commit = subprocess.run(["git", "-C", str(ROOT), "describe", "--always",
                             "--dirty"], capture_output=True, text=True,
                            check=False).stdout.strip()
    record["date"] = datetime.date.today().isoformat()
    record["commit"] = commit
    HISTORY.parent.mkdir(parents=True, exist_ok=True)
    new = not HISTORY.exists()
    with HISTORY.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        writer.writerow(["%.4f" % record[c] if isinstance(record.get(c), float)
                         else record.get(c, "") for c in COLUMNS])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("--errors", action="store_true",
                        help="print the errors too")
    parser.add_argument("--record", action="store_true",
                        help="append the figures to " + str(
                            HISTORY.relative_to(ROOT)))
    words = parser.parse_args()
    shared = pathlib.Path(os.environ.get("CASEBOOK_SHARED",
                                         ROOT.parent / "shared"))
    if not (shared / "score.py").is_file():
        print("score: skipped, no shared reports at %s (set CASEBOOK_SHARED)"
              % shared)
        return 0
    binary = pathlib.Path(words.binary).resolve()
    record = {}
    try:
        errors = score_gold(shared, binary, record)
        samples = ROOT / "corpus" / "samples"
        errors += score_samples(shared, binary, record, "samples", samples)
        # Whoever writes rules sees the score of these, never the errors.
        score_samples(shared, binary, record, "unread", samples / "unread")
        errors += score_general(shared, binary, record)
    except Failed as failed:
        print("score: " + str(failed), file=sys.stderr)
        return 1
    grouped = by_kind(errors)
    (WORK / "errors.txt").write_text(grouped, encoding="utf-8")
    print("\n%d errors, by kind, in build/score/errors.txt" % len(errors))
    if words.errors:
        print(grouped)
    if words.record:
        keep(record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
