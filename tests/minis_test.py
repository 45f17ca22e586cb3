"""Short reports in wordings that have little in common, scored against gold.

  minis_test.py CASEBOOK SOURCE

minis/en.jsonl and minis/tr.jsonl hold a report a line: its text and its
facts, as in a gold file. Whoever wrote them knew no rule of the grammars.
They are dense and elliptic beyond what journals print: no measure of what to
expect, but of what has been lost.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

# A little under what is reached: core precision and recall.
FLOORS = {"en": (0.925, 0.80), "tr": (0.92, 0.82)}
# Of the facts given to a patient, those that are another's.
MOST_WRONG_CASES = 0.035


def spread(bank, folder):
    """Writes each report and its gold as files of their own."""
    gold = folder / "gold"
    gold.mkdir()
    for line in bank.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        (folder / (report["document"] + ".txt")).write_text(
            report.pop("text"), encoding="utf-8")
        (gold / (report["document"] + ".json")).write_text(
            json.dumps(report), encoding="utf-8")
    return gold


def score(casebook, bank):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        gold = spread(bank, folder)
        facts = folder / "facts.jsonl"
        with facts.open("w", encoding="utf-8") as out:
            subprocess.run([casebook, "extract",
                            *sorted(str(p) for p in folder.glob("*.txt"))],
                           check=True, stdout=out)
        done = subprocess.run([casebook, "eval", "--format", "json",
                               str(gold), str(facts)], check=True,
                              capture_output=True, encoding="utf-8")
    return json.loads(done.stdout)


def main():
    casebook, source = sys.argv[1:]
    failed = False
    for language, (precision, recall) in FLOORS.items():
        found = score(casebook, pathlib.Path(
            source, "tests", "minis", language + ".jsonl"))
        print(language, json.dumps(found)[:600])
        core = found["core"]
        failed |= core["precision"] < precision or core["recall"] < recall
        failed |= found["wrong_case"]["share"] > MOST_WRONG_CASES
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
