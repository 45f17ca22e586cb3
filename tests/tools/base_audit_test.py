#!/usr/bin/env python3
"""What is open in a base: base_audit_test.py BINARY SOURCE_FOLDER

A person's decision settles a place: `audit --kb` and the table's column
"open" count it no more.
"""

import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BINARY, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
del sys.argv[1:3]

ENGLISH = """Case report

A 27-year-old woman had back pain two months after her first delivery. Her
T-score at the lumbar spine was 3.4. She took 14 cards of moonstone.
"""
TURKISH = """Olgu sunumu

Yirmi dokuz yaşında kadın hasta, doğumdan iki ay sonra sırt ağrısı ile
başvurdu. Lomber T skoru 3,1 idi. 17 kart aytaşı almıştı.
"""


def run(*words, code=0):
    done = subprocess.run([BINARY, *map(str, words)], capture_output=True,
                          text=True, check=False)
    assert done.returncode == code, (words, done.returncode, done.stderr)
    return done.stdout


class BaseAudit(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = pathlib.Path(held.name)
        for name, text in (("moon", ENGLISH), ("ay", TURKISH)):
            (self.folder / f"{name}.txt").write_text(text, encoding="utf-8")
        self.kb = self.folder / "b.casebook"
        run("ingest", "--kb", self.kb, self.folder)

    def open_places(self, *names):
        lines = run("audit", "--kb", self.kb, "--format", "jsonl",
                    "--exit-zero", *names).splitlines()
        return [(one["document"], one["type"], one["text"])
                for one in map(json.loads, lines)]

    def column(self):
        text = run("table", "--kb", self.kb, "--audit", "--format", "csv",
                   "--plain", "--columns", "document,open")
        return {row["document"]: row["open"]
                for row in csv.DictReader(io.StringIO(text))}

    def test_a_base_is_audited_with_the_facts_that_it_holds(self):
        of_files = run("audit", "--format", "jsonl", "--exit-zero",
                       self.folder / "ay.txt", self.folder / "moon.txt")
        of_base = run("audit", "--kb", self.kb, "--format", "jsonl",
                      "--exit-zero")
        self.assertEqual(sorted(of_base.splitlines()),
                         sorted(of_files.splitlines()))
        self.assertIn(("moon", "numeral", "14"), self.open_places())
        self.assertIn(("ay", "numeral", "17"), self.open_places("ay"))
        self.assertNotIn("moon", {one[0] for one in self.open_places("ay")})
        run("audit", "--kb", self.kb, code=1)

    def test_the_column_counts_what_the_audit_lists(self):
        listed = self.open_places()
        for document in ("moon", "ay"):
            count = sum(one[0] == document for one in listed)
            self.assertGreater(count, 0)
            self.assertEqual(self.column()[document], str(count))

    def decide(self, document, *verdict):
        shown = run("show", "--kb", self.kb, "--format", "jsonl", document)
        facts = [json.loads(line) for line in shown.splitlines()]
        fact = next(one for one in facts if one.get("kind") == "bmd")
        run("decide", "--kb", self.kb, fact["id"], *verdict, "--by", "AB")

    def test_what_a_person_decided_is_settled(self):
        before = self.column()
        self.assertEqual([one[1] for one in self.open_places("moon")][0],
                         "doubt")
        self.decide("moon", "correct", "value=-3.4")
        self.decide("ay", "reject")
        left = self.open_places()
        self.assertNotIn("doubt", {one[1] for one in left})
        self.assertFalse({"3.4", "3,1"} & {one[2] for one in left})
        for document, count in self.column().items():
            self.assertEqual(int(count), int(before[document]) - 1)

    def test_bad_words_are_named(self):
        run("audit", code=2)
        run("audit", "--kb", self.kb, "--facts", "x.jsonl", code=2)
        run("audit", "--kb", self.kb, "nobody", code=1)
        run("audit", "--kb", self.folder / "none.casebook", code=4)

    def test_a_changed_source_is_passed_over_and_named(self):
        (self.folder / "moon.txt").write_text("Something else.\n")
        done = subprocess.run([BINARY, "audit", "--kb", str(self.kb)],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("E-SOURCE-CHANGED", done.stderr)
        self.assertIn("ay: ", done.stdout)
        self.assertEqual(self.column_of_refused()["moon"], "")

    def column_of_refused(self):
        done = subprocess.run(
            [BINARY, "table", "--kb", str(self.kb), "--audit", "--format",
             "csv", "--plain", "--columns", "document,open"],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        return {row["document"]: row["open"]
                for row in csv.DictReader(io.StringIO(done.stdout))}


if __name__ == "__main__":
    unittest.main()
