#!/usr/bin/env python3
"""What people are told besides the data: facts of another grammar, rules that
were left out; and that no report steers their terminal.

  told_test.py BINARY SOURCE
"""

import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
# Turns the direction of writing, clears the screen, sets the window's title.
HOSTILE = "\u202ewoman\u202c \u2066of\u2069 \u009b2J"
OTHER = b"were made by another grammar"


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=120, check=False)


def on_a_terminal(*words):
    """What stdout, and stderr, get when both are a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(BINARY, [str(BINARY), *map(str, words)])
    said = b""
    while True:
        try:
            some = os.read(terminal, 65536)
        except OSError:  # the end, on Linux
            break
        if not some:
            break
        said += some
    os.waitpid(child, 0)
    os.close(terminal)
    return said.decode("utf-8")


class Told(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.base = self.folder / "x.casebook"

    def report(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def other_grammar(self):
        folder = self.folder / "grammars"
        shutil.copytree(SOURCE / "grammars", folder)
        rules = folder / "en" / "rules" / "10-patient.xml"
        rules.write_text(rules.read_text().replace(
            "<pattern>{age_phrase:n}</pattern>",
            "<pattern>{age_phrase:n} (old)?</pattern>", 1))
        return folder

    def test_facts_of_another_grammar_are_told_until_they_are_made_again(self):
        first = self.report("a.txt", "Case 1\nA 27-year-old woman came.\n")
        second = self.report("b.txt", "Case 1\nA 31-year-old woman came.\n")
        done = run("ingest", "--kb", self.base, first)
        self.assertNotIn(OTHER, done.stderr)
        grammar = ("--grammars", self.other_grammar())
        done = run("ingest", "--kb", self.base, *grammar, second)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"the facts of 1 document " + OTHER, done.stderr)
        self.assertIn(OTHER, run("table", "--kb", self.base).stderr)
        for words in ((), grammar):
            self.assertIn(OTHER, run("doctor", "--kb", self.base,
                                     *words).stdout)
        done = run("extract", "--kb", self.base, *grammar)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(OTHER, run("table", "--kb", self.base).stderr)
        self.assertNotIn(OTHER, run("doctor", "--kb", self.base,
                                    *grammar).stdout)
        # The program's own grammar is another one now for both.
        self.assertIn(b"the facts of 2 documents " + OTHER,
                      run("doctor", "--kb", self.base).stdout)

    def test_no_report_steers_a_terminal(self):
        report = self.report(
            "a\u202etxt.exe.txt",
            f"Case 1\nA 27-year-old {HOSTILE} had a fracture of T12.\n")
        article = self.report(
            "b.xml", '<?xml version="1.0"?><article><front><article-meta>'
            f"<title-group><article-title>Spine {HOSTILE}</article-title>"
            "</title-group></article-meta></front><body><sec><title>Case"
            f"</title><p>A 30-year-old {HOSTILE} had a fracture of L1.</p>"
            "</sec></body></article>")
        self.assertIn("?", on_a_terminal("ingest", "--kb", self.base, report,
                                         self.folder / "\u202egone", article))
        for words in (("search", "--kb", self.base, "fracture"),
                      ("search", "--kb", self.base, "--format", "jsonl",
                       "fracture"),
                      ("show", "--kb", self.base, "b"),
                      ("table", "--kb", self.base),
                      ("table", "--kb", self.base, "--format", "md"),
                      ("read", report), ("read", article),
                      ("extract", "--format", "table", report),
                      ("audit", "--exit-zero", report, article),
                      ("explain", report, "--at", "20")):
            shown = on_a_terminal(*words)
            self.assertIn("?", shown, words)
            steering = [hex(ord(c)) for c in shown
                        if 0x7f <= ord(c) <= 0x9f or
                        0x202a <= ord(c) <= 0x202e or
                        0x2066 <= ord(c) <= 0x2069]
            self.assertEqual(steering, [], words)
        # A file or a pipe gets the bytes of the report.
        piped = run("read", report).stdout.decode("utf-8")
        self.assertIn("\u202ewoman\u202c", piped)
        # What is said to people is made harmless wherever it goes.
        done = run("read", self.folder / "\u202egone")
        self.assertNotIn("\u202e".encode(), done.stderr)

    def test_a_slow_rule_is_named_and_counted(self):
        folder = self.other_grammar()
        rules = folder / "en" / "rules" / "10-patient.xml"
        text = rules.read_text()
        end = text.rindex("</rules>")
        rules.write_text(text[:end] + """
  <fact id="en.slow" kind="drug">
    <pattern>(((house|tree|stone) house? tree?)*30 stone \
({!drug} {!drug}?)*30)*30 {drug:d} house {drug}</pattern>
    <set name="$d"/>
    <hit>tree stone <m name="aspirin">aspirin</m> house aspirin</hit>
    <miss>A tree.</miss>
  </fact>
</rules>""")
        words = ["stone" if i % 3 == 0 else "tree" if i % 2 else "house"
                 for i in range(560)]
        report = self.report(
            "a.txt", "Case 1\nA 27-year-old woman came.\n\n" +
            (" ".join(words) + " aspirin house.\n\n") * 60)
        done = run("extract", "--grammars", folder, report)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"en.slow", done.stderr)
        self.assertIn(b"N-RULE-SLOW", done.stderr)
        self.assertIn(b'"value": 27', done.stdout)
        done = run("ingest", "--kb", self.base, "--grammars", folder, report)
        self.assertIn(b"N-RULE-SLOW", done.stderr)
        self.assertIn(b"1 with a rule left out", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
