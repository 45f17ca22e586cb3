#!/usr/bin/env python3
"""Rules suggested from a place: suggest_test.py BINARY SOURCE_FOLDER"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=120, check=False)


class Suggest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(lambda: shutil.rmtree(self.folder,
                                              ignore_errors=True))

    def suggest(self, text, word, kind, *paths):
        path = self.folder / "report.txt"
        path.write_text(text, encoding="utf-8")
        return run("grammar", "suggest", path, "--at",
                   text.encode().index(word.encode()), "--as", kind, *paths)

    def check_holds(self, rule, language):
        grammars = self.folder / "grammars"
        shutil.copytree(ROOT / "grammars", grammars, dirs_exist_ok=True)
        (grammars / language / "rules/99-new.xml").write_bytes(rule)
        for action in ("check", "test"):
            done = run("grammar", action, "--grammars", grammars)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
        shutil.rmtree(grammars)

    def test_a_rule_holds_as_it_stands(self):
        for text, word, kind, language, piece in (
                ("Case report\n\nA 31-year-old woman came. Serum calcium "
                 "stood, that day, near 9.5.\n", "9.5", "lab", "en",
                 "{analyte:n}"),
                ("Case report\n\nA 31-year-old woman came. Her grip & <span> "
                 "measured 18.5 kg.\n", "18.5", "weight", "en", "$v.unit"),
                ("Olgu sunumu\n\n31 ya\u015f\u0131ndaki kad\u0131n hasta "
                 "ba\u015fvurdu. Kalsiyum o g\u00fcn 9,5 kadar bulundu.\n",
                 "9,5", "lab", "tr", "{analyte:n}")):
            done = self.suggest(text, word, kind)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            self.assertIn(piece, done.stdout.decode())
            self.check_holds(done.stdout, language)

    def test_a_name_alone_is_no_pattern(self):
        # Every symptom would be an adverse event.
        done = self.suggest("Case report\n\nA 31-year-old woman came. The "
                            "second week was spoilt by nausea.\n", "nausea",
                            "adverse_event")
        self.assertIn("<pattern>spoilt", done.stdout.decode())
        self.assertIn("{symptom:n}", done.stdout.decode())
        self.check_holds(done.stdout, "en")
        done = self.suggest("Olgu sunumu\n\n31 ya\u015f\u0131ndaki hastada "
                            "bulant\u0131 ba\u015f g\u00f6sterdi.\n",
                            "bulant", "adverse_event")
        self.assertIn("{symptom:n} ba\u015f", done.stdout.decode())

    def test_it_says_what_is_read_there_already(self):
        done = self.suggest("Case report\n\nA 31-year-old woman came. Her PTH "
                            "was 9 pg/mL.\n", "9 pg", "lab")
        self.assertIn("lab.value reads there already: lab PTH, present",
                      done.stdout.decode())

    def test_it_says_what_else_the_pattern_would_match(self):
        text = ("Case report\n\nA 31-year-old woman came. Serum calcium stood, "
                "that day, near 9.5.\n")
        done = self.suggest(text, "9.5", "lab", self.folder / "report.txt")
        self.assertIn("matches 1 place ", done.stderr.decode())

    def test_bad_calls_are_refused(self):
        report = self.folder / "report.txt"
        report.write_text("Case report\n\nShe came.\n")
        for words, said in (((), "needs a report"),
                            ((report, "--at", "x", "--as", "lab"), "needs"),
                            ((report, "--at", "3", "--as", "lap"), "'lab'"),
                            ((report, "--at", "9999", "--as", "lab"),
                             "no sentence")):
            done = run("grammar", "suggest", *words)
            self.assertEqual(done.returncode, 2, done.stderr.decode())
            self.assertIn(said, done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
