#!/usr/bin/env python3
"""What a newcomer does once by mistake: tables written over things, pages of
ours read as reports, damage, nonsense decided, bones searched by name.

  output_test.py BINARY
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
REPORTS = {"a.txt": "Case 1\nA 27-year-old woman had a fracture of T12.\n",
           "b.txt": "Olgu 1\n31 yaşında kadında L1 kırığı saptandı.\n"}


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=120, check=False)


class Output(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name, text in REPORTS.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        self.base = self.folder / "x.casebook"
        self.assertEqual(run("ingest", "--kb", self.base,
                             self.folder).returncode, 0)

    def table(self, output, *words):
        return run("table", "--kb", self.base, "--format", "csv", "--output",
                   output, *words)

    def test_the_base_and_its_journal_are_never_written_over(self):
        journal = self.folder / "x.decisions.jsonl"
        journal.touch()
        link = self.folder / "link"
        link.symlink_to(self.base)
        before = self.base.read_bytes()
        for output in (self.base, journal, link):
            done = self.table(output)
            self.assertEqual(done.returncode, 2, output)
            self.assertIn(b"E-TABLE-OUTPUT", done.stderr)
        self.assertEqual(self.base.read_bytes(), before)
        self.assertEqual(journal.read_bytes(), b"")

    def test_a_link_is_followed_and_stays_one(self):
        target, link = self.folder / "t.csv", self.folder / "l.csv"
        target.write_text("old")
        link.symlink_to(target)
        self.assertEqual(self.table(link).returncode, 0)
        self.assertTrue(link.is_symlink())
        self.assertIn(b"27", target.read_bytes())

    def test_a_pipe_takes_the_table_and_stays_one(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe],
                              stdout=subprocess.PIPE) as reader:
            self.assertEqual(self.table(pipe).returncode, 0)
            self.assertIn(b"27", reader.communicate()[0])
        self.assertTrue(pipe.is_fifo())

    def test_pages_of_ours_are_no_reports(self):
        table, page = self.folder / "t.html", self.folder / "p.html"
        run("table", "--kb", self.base, "--format", "html", "--output", table)
        page.write_bytes(run("read", "--format", "html",
                             self.folder / "a.txt").stdout)
        again = run("ingest", "--kb", self.base, self.folder)
        self.assertIn(b"0 documents added", again.stdout)
        for own in (table, page):
            done = run("extract", own)
            self.assertEqual(done.returncode, 1)
            self.assertIn(b"E-OWN-PAGE", done.stderr)

    def test_doctor_sees_damage_within_the_file(self):
        self.assertEqual(run("doctor", "--kb", self.base).returncode, 0)
        with self.base.open("r+b") as file:
            size = file.seek(0, 2)
            for page in range(3, size // 16384):
                file.seek(page * 16384 + 100)
                file.write(b"\xff" * 4000)
        done = run("doctor", "--kb", self.base)
        self.assertEqual(done.returncode, 4, done.stdout + done.stderr)

    def test_what_is_no_figure_is_no_correction(self):
        facts = run("show", "--kb", self.base, "a", "--format",
                    "jsonl").stdout.decode()
        self.assertIn("27", facts)
        for words in (["value=nan"], ["value=inf"], ["value=1e9"],
                      ["shoe=44"]):
            done = run("decide", "--kb", self.base, "a", "add", "--kind",
                       "age", "--quote", "27-year-old", "--by", "AB", *words)
            self.assertEqual(done.returncode, 2, words)

    def test_a_new_version_names_the_decisions_of_the_old_one(self):
        done = run("decide", "--kb", self.base, "a", "note", "--note",
                   "checked", "--by", "AB")
        if done.returncode:
            done = run("decide", "--kb", self.base, "a", "add", "--kind",
                       "age", "--quote", "27-year-old", "--by", "AB",
                       "value=27", "--case", "1")
        self.assertEqual(done.returncode, 0, done.stderr)
        report = self.folder / "a.txt"
        report.write_text("A new line.\n" + report.read_text())
        done = run("ingest", "--kb", self.base, report)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"of an old version", done.stderr)

    def test_a_fracture_is_found_at_the_bone_it_is_called_after(self):
        report = self.folder / "c.txt"
        report.write_text("Case 1\nA 30-year-old woman had a hip fracture "
                          "after a fall.\n")
        run("ingest", "--kb", self.base, report)
        for site in ("hip", "kalça"):
            done = run("search", "--kb", self.base, "--site", site, "--kind",
                       "fracture", "--format", "jsonl")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout.count(b"\n"), 1)

    def test_a_dry_run_makes_no_base(self):
        base = self.folder / "dry.casebook"
        done = run("ingest", "--dry-run", "--kb", base, self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"2 documents added", done.stdout)
        self.assertFalse(list(self.folder.glob("dry*")))

    def test_a_limit_on_file_size_is_a_full_disk(self):
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 64; exec "$0" ingest --kb "$1" "$2"',
             str(BINARY), str(self.folder / "y.casebook"),
             str(self.folder / "a.txt")], capture_output=True, check=False)
        self.assertEqual(done.returncode, 6, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
