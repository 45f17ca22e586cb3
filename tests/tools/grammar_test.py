#!/usr/bin/env python3
"""What somebody is told who works on a grammar: grammar_test.py BINARY ROOT

The grammar is a small one, English and Turkish, that each test changes.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()

FILES = {
    "kinds.xml": '<kinds version="1">\n'
                 '<kind name="lab" named="true">'
                 '<key name="value" type="number"/><key name="unit"/></kind>\n'
                 '<kind name="grip"><key name="value" type="number"/>'
                 '<key name="unit"/><key name="side"/></kind>\n</kinds>\n',
    "concepts/analyte.tsv": "name\tforms\ncalcium\tCa\nsodium\tNa\n",
    "en/language.tsv": "name\tEnglish\ndecimal\t.\n",
    "en/headings.tsv": "case\tcase report\n",
    "en/stop_words.tsv": "the\nwas\nher\nand\n",
    "tr/language.tsv": "name\tT\u00fcrk\u00e7e\ndecimal\t,\n",
    "tr/headings.tsv": "case\tolgu sunumu\n",
    "tr/stop_words.tsv": "ve\nbir\nile\nidi\n",
    "tr/lexicon/analyte.tsv": "name\tforms\ncalcium\tkalsiyum\n",
}
HIT = '<hit>Her <m value="9">%s was 9</m>.</hit>'
MISS = "<miss>She was well.</miss>"


def rule(name, pattern, examples, kind="lab", sets='name="$a" value="$v"'):
    return ('<fact id="%s" kind="%s">\n<pattern>%s</pattern>\n<set %s/>\n%s\n'
            "</fact>\n" % (name, kind, pattern, sets, examples))


class GrammarWork(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(lambda: shutil.rmtree(self.folder,
                                              ignore_errors=True))
        shutil.copy(ROOT / "grammars/grammar.xsd", self.folder)
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text, age=0):
        """A file that changed so many seconds ago."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        when = path.stat().st_mtime - age
        os.utime(path, (when, when))

    def rules(self, name, *lines, age=0):
        self.write(name, "<rules>\n%s</rules>\n" % "".join(lines), age)

    def run_it(self, *words, code=0):
        done = subprocess.run(
            [str(BINARY), *words, "--grammars", str(self.folder)],
            capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout, done.stderr

    def test_notes_on_others_rules_are_counted_and_shown_on_request(self):
        # Of the rules of each file the second finds what the first takes.
        for name, age in (("1", 100), ("2", 10), ("3", 50)):
            self.rules("en/rules/%s.xml" % name, rule(
                "a" + name, "her {analyte:a} was {number:v}",
                HIT % "calcium" + MISS), rule(
                "b" + name, "{analyte:a} _ {number:v}",
                HIT % "calcium" + MISS), age=age)
        out, told = self.run_it("grammar", "test")
        self.assertEqual(out, "6 rules, 6 hits, 6 misses; 0 failed\n")
        shown = [line for line in told.splitlines() if "note:" in line]
        self.assertTrue(shown)
        for line in shown:
            self.assertIn("en/rules/2.xml:", line)
        counted = told.splitlines()[-1]
        self.assertRegex(counted, r"^\d+ notes on other rules than those of "
                                  r"en/rules/2\.xml, which changed last; "
                                  r"--notes shows them$")
        everything = self.run_it("grammar", "test", "--notes")[1]
        self.assertEqual(everything.count("note:"),
                         len(shown) + int(counted.split()[0]))
        self.assertNotIn("--notes", everything)

    def test_one_of_anything_is_not_told_as_many(self):
        self.rules("en/rules/1.xml", rule("a", "{analyte:a} was {number:v}",
                                          HIT % "calcium" + MISS))
        self.assertEqual(self.run_it("grammar", "test")[0],
                         "1 rule, 1 hit, 1 miss; 0 failed\n")
        self.assertIn("1 rule, ", self.run_it("grammar", "check")[0])
        self.rules("en/rules/1.xml", rule("a", "{analite:a} was {number:v}",
                                          HIT % "calcium" + MISS))
        told = self.run_it("grammar", "check", code=3)[1]
        self.assertEqual(told.splitlines()[-1], "1 mistake")


if __name__ == "__main__":
    unittest.main(verbosity=1)
