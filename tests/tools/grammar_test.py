#!/usr/bin/env python3
"""What somebody is told who works on a grammar: grammar_test.py BINARY ROOT

The grammar is a small one, English and Turkish, that each test changes.
"""

import os
import pathlib
import re
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

    def test_what_new_rules_cover_is_told_with_both_rules_and_the_example(self):
        told = rule("lab.told", "{analyte:a} was {number:v}",
                    HIT % "calcium" + MISS)
        # The example's second figure is nobody's expectation.
        grip = rule("grip.told", "grip of {number:v}",
                    '<hit>Her calcium was 9, a <m value="18">grip of 18'
                    "</m>.</hit>" + MISS, "grip", 'value="$v"')
        self.rules("en/rules/1.xml", told, grip, age=100)
        self.rules("en/rules/2.xml",
                   '<phrase id="grip.amount" class="amount">'
                   "<pattern>9 , a</pattern></phrase>\n")
        out, notes = self.run_it("grammar", "test")
        self.assertIn("; 0 failed", out)
        self.assertEqual(notes.count("W-RULE-COVERS"), 1, notes)
        for piece in ("en/rules/2.xml:2: 'grip.amount' covers what 'lab.told' "
                      "(en/rules/1.xml:2)", "\u00abcalcium was 9\u00bb",
                      "en/rules/1.xml:10"):
            self.assertIn(piece, notes)
        # A surer rule of the same kind covers nothing.
        self.rules("en/rules/2.xml", rule(
            "a", "her {analyte:a} was {number:v}", HIT % "calcium" + MISS))
        self.assertNotIn("W-RULE-COVERS", self.run_it("grammar", "test")[1])

    def test_a_new_rule_has_the_keys_and_the_languages_asked_for(self):
        self.write("concepts/side.tsv", "name\tforms\nleft\tleft|sol\n")
        out = self.run_it("grammar", "new", "grip.hand", "--kind", "grip",
                          "--language", "en,tr")[0]
        for piece in ("{side:side}? hand", 'side="$side"', 'value="$value"',
                      'unit="myunit"', '<hit lang="en">', '<hit lang="tr">',
                      "7.5", "7,5"):
            self.assertIn(piece, out)
        self.write("rules/1.xml", out)
        alone = self.run_it("grammar", "new", "tr.grip", "--kind", "grip",
                            "--language", "tr")[0]
        self.assertNotIn("lang=", alone)
        self.assertIn("grammars/tr/rules/", alone)
        self.write("tr/rules/1.xml", alone)
        self.assertIn("; 0 failed", self.run_it("grammar", "test")[0])
        self.run_it("grammar", "new", "x", "--kind", "grip", "--language",
                    "en,xx", code=2)

    def test_every_kind_of_the_real_grammar_has_a_new_rule_that_holds(self):
        shutil.copytree(ROOT / "grammars", self.folder, dirs_exist_ok=True)
        kinds = re.findall(r'<kind name="(\w+)"', (
            self.folder / "kinds.xml").read_text(encoding="utf-8"))
        self.assertGreater(len(kinds), 20)
        for name in kinds:
            made = self.run_it("grammar", "new", "new.%s" % name.replace(
                "_", "-") + ".zork", "--kind", name, "--language", "en,tr")[0]
            self.write("rules/00-%s.txt" % name, made)
        for path in self.folder.glob("rules/00-*.txt"):
            path.rename(path.with_suffix(".xml"))
        self.assertIn("; 0 failed", self.run_it("grammar", "test")[0])

    def test_explain_tells_of_one_rule_or_of_one_kind(self):
        self.rules("rules/1.xml",
                   rule("lab.told", "{analyte:a} was {number:v}",
                        HIT % "calcium" + MISS),
                   rule("grip.told", "grip of {number:v}",
                        '<hit>a <m value="18">grip of 18</m>.</hit>' + MISS,
                        "grip", 'value="$v"'))
        for language, text in (("en", "Her calcium was 9, her grip was 18."),
                               ("tr", "Kalsiyum was 9, grip was 18.")):
            words = ("explain", "--language", language, "--text", text)
            everything = self.run_it(*words)[0]
            self.assertIn("fired    lab.told", everything)
            grip = self.run_it(*words, "--rule", "grip.told")[0]
            self.assertNotIn("lab.told", grip)
            self.assertIn("grip.told (rules/1.xml:7): \u201cgrip\u201d "
                          "fits, then \u201cof\u201d is wanted", grip)
            lab = self.run_it(*words, "--kind", "lab")[0]
            self.assertIn("fired    lab.told", lab)
            self.assertNotIn("grip.told", lab)
        told = self.run_it("explain", "--text", "x", "--rule", "grip.tld",
                           code=2)[1]
        self.assertIn("did you mean 'grip.told'?", told)
        self.run_it("explain", "--text", "x", "--kind", "gripp", code=2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
