#!/usr/bin/env python3
"""The referee: referee_test.py BINARY SOURCE_FOLDER [GOLD_FOLDER…]

True claims are the gold facts of the project's own reports (or of the folders
named); each is spoilt as well: another figure, another unit, another case,
denied, or said of another report."""

import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
FOLDERS = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
del sys.argv[1:]
GOLD = FOLDERS or [ROOT / "corpus/samples/gold"]
EACH = int(os.environ.get("CASEBOOK_CLAIMS", "200"))
UNITS = {"month": "week", "week": "month", "year": "month", "day": "week",
         "mg": "ug", "ug": "mg", "g/cm2": "mg", "kg": "g", "cm": "m",
         "IU": "mg", "mg/dL": "mmol/L", "ng/mL": "mg/dL"}


def first(value):
    return value[0] if isinstance(value, list) else value


def report_of(gold):
    for folder in (gold.parent, gold.parent.parent):
        for suffix in (".txt", ".xml"):
            path = folder / (gold.stem + suffix)
            if path.exists():
                return path
    return None


def claims():
    facts, reports = [], []
    for folder in GOLD:
        for gold in sorted(folder.glob("*.json")):
            report = report_of(gold)
            if report is None:
                continue
            whole = json.loads(gold.read_text(encoding="utf-8"))
            reports.append(report)
            cases = [one["case"] for one in whole.get("cases", [])]
            for fact in whole["facts"]:
                if fact.get("optional") or not fact.get("quote"):
                    continue
                claim = {key: first(value) for key, value in fact.items()
                         if key not in ("start", "end", "language", "section",
                                        "rule", "flags", "readings", "cited",
                                        "anchor", "offset", "offset_unit")}
                claim = {key: value for key, value in claim.items()
                         if value is not None}
                facts.append((dict(claim, document=gold.stem), cases))
    return facts, reports


def spoil(claim, cases, documents, dice):
    """The claim with one thing wrong, and which; None where nothing can be."""
    ways = ["figure", "unit", "case", "assertion", "document"]
    dice.shuffle(ways)
    for way in ways:
        bad = dict(claim)
        if way == "figure":
            keys = [k for k in ("value", "low", "dose", "duration")
                    if isinstance(claim.get(k), (int, float))]
            if keys:
                bad[keys[0]] = round(claim[keys[0]] * 1.7 + 3, 2)
                return way, bad
        if way == "unit":
            for key in ("unit", "dose_unit", "duration_unit"):
                if claim.get(key) in UNITS:
                    bad[key] = UNITS[claim[key]]
                    return way, bad
        if way == "case":
            others = [c for c in cases if c != claim.get("case")]
            if others and claim.get("case") and claim["kind"] != "study":
                bad["case"] = dice.choice(others)
                return way, bad
        if way == "assertion":
            said = claim.get("assertion", "present")
            if said in ("present", "absent"):
                bad["assertion"] = "absent" if said == "present" else "present"
                return way, bad
        if way == "document" and len(documents) > 1:
            bad["document"] = dice.choice(
                [d for d in documents if d != claim["document"]])
            if len(claim["quote"]) > 12:
                return way, bad
    return None


def judge(lines, reports):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl",
                                     encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        done = subprocess.run(
            [str(BINARY), "import", "--format", "jsonl", "--claims", file.name,
             *map(str, reports)], capture_output=True, timeout=300,
            check=False)
    verdicts = {one["line"]: one
                for one in map(json.loads, done.stdout.splitlines())}
    return [verdicts.get(i + 1, {"verdict": "none",
                                 "why": done.stderr.decode()[:300]})
            for i in range(len(lines))]


class Referee(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.claims, cls.reports = claims()
        cls.dice = random.Random(6)

    def show(self, what, lines, verdicts, wrong):
        if "CASEBOOK_SHOW" not in os.environ:
            return
        for line, verdict in zip(lines, verdicts):
            if wrong(verdict):
                print(what, json.dumps(line, ensure_ascii=False)[:230], "->",
                      verdict.get("code"), verdict["why"])

    def test_true_claims_are_supported(self):
        chosen = [claim for claim, _ in
                  self.dice.sample(self.claims, min(EACH, len(self.claims)))]
        verdicts = judge(chosen, self.reports)
        held = sum(one["verdict"] == "supported" for one in verdicts)
        self.show("true", chosen, verdicts,
                  lambda one: one["verdict"] != "supported")
        print("%d of %d true claims supported (%.1f %%)"
              % (held, len(chosen), 100 * held / len(chosen)))
        # What the extractor misses in the library's newest reports counts
        # against it here.
        self.assertGreaterEqual(held / len(chosen), 0.94)

    def test_spoilt_claims_are_not(self):
        documents = sorted({claim["document"] for claim, _ in self.claims})
        ways, bad = [], []
        for claim, cases in self.dice.sample(self.claims, len(self.claims)):
            made = spoil(claim, cases, documents, self.dice)
            if made and len(bad) < EACH:
                ways.append(made[0])
                bad.append(made[1])
        verdicts = judge(bad, self.reports)
        caught, missed = 0, collections.Counter()
        for way, verdict in zip(ways, verdicts):
            if verdict["verdict"] == "supported":
                missed[way] += 1
            else:
                caught += 1
        self.show("spoilt", [dict(b, WAY=w) for b, w in zip(bad, ways)],
                  verdicts, lambda one: one["verdict"] == "supported")
        print("%d of %d spoilt claims not supported (%.1f %%); spoilt %s; "
              "missed %s" % (caught, len(bad), 100 * caught / len(bad),
                             dict(collections.Counter(ways)), dict(missed)))
        self.assertGreaterEqual(caught / len(bad), 0.95)

    def check(self, text, code, said, name="claims.csv"):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", folder],
                                               check=False))
        path = folder / name
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [str(BINARY), "import", "--claims", str(path),
             str(self.reports[0])], capture_output=True, timeout=60,
            check=False)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        self.assertIn(said, done.stderr.decode() + done.stdout.decode())

    def test_bad_input_is_refused_with_a_reason(self):
        known = self.reports[0].stem
        self.check("", 1, "is empty")
        self.check("x;y\n1;2\n", 1, "no column 'kind'")
        self.check("kind,docment\nage,a\n", 1, "did you mean 'document'?")
        self.check("kind,document,value\nage,%sx,3\n" % known[:-1], 1,
                   "did you mean '%s'?" % known)
        self.check("kind,value\nage,old\n", 1, "is no figure")
        self.check("PK\x03\x04", 1, "save the sheet as CSV")
        self.check('{"kind": "age", "value": ', 1, "no JSON object")


if __name__ == "__main__":
    unittest.main()
