#!/usr/bin/env python3
"""What a newcomer does once by mistake: tables written over things, pages of
ours read as reports, damage, nonsense decided, bones searched by name.

  output_test.py BINARY
"""

import json
import os
import pathlib
import shutil
import sqlite3
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
        journal = self.folder / "x.casebook.decisions.jsonl"
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

    def test_a_folder_that_does_not_exist_leaves_no_base_behind(self):
        base = self.folder / "new.kb"
        done = run("ingest", "--kb", base, self.folder / "nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nowhere", done.stderr)
        self.assertIn(b"not made", done.stderr)
        self.assertEqual([p.name for p in self.folder.glob("new*")], [])
        # Beside one that exists it is named, and the base is made.
        done = run("ingest", "--kb", base, self.folder / "nowhere",
                   self.folder / "a.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"1 document added", done.stdout)

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
        self.assertIn(b"carry-over takes it over", done.stderr)
        said = run("decide", "--kb", self.base, "a", "carry-over", "--by",
                   "CD", "--dry-run")
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn(b"1 decision carried over, 0 left (dry run",
                      said.stderr)
        self.assertEqual(run("export", "--kb", self.base).stdout.count(b"\n"),
                         1)
        for said in (b"1 decision carried over", b"0 decisions carried over"):
            done = run("decide", "--kb", self.base, "a", "carry-over", "--by",
                       "CD")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(said, done.stderr)
        report.write_text("Another line.\n" + report.read_text())
        done = run("ingest", "--kb", self.base, report)
        # What was carried over is named once, by the version it came to.
        self.assertEqual(done.stderr.count(b"carry-over takes it over"), 1)
        self.assertEqual(run("decide", "--kb", self.base, "b", "carry-over",
                             "--by", "CD").returncode, 1)

    def test_one_base_under_two_names_has_one_journal(self):
        link = self.folder / "elsewhere" / "link.casebook"
        link.parent.mkdir()
        link.symlink_to(self.base)
        for base, value in ((self.base, "27"), (link, "28")):
            done = run("decide", "--kb", base, "a", "add", "--kind", "age",
                       "--quote", "27-year-old", "--by", "AB", "--case", "1",
                       "value=" + value)
            self.assertEqual(done.returncode, 0, done.stderr)
        journals = [p.name for p in self.folder.rglob("*.decisions.jsonl")]
        self.assertEqual(journals, ["x.casebook.decisions.jsonl"])
        lines = (self.folder / journals[0]).read_bytes().count(b"\n")
        self.assertEqual(lines, 2)
        done = run("verify", "--kb", link)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(link.is_symlink())
        self.assertEqual(list(link.parent.iterdir()), [link])

    def test_a_question_is_kept_under_a_name(self):
        words = ("search", "--kb", self.base)
        done = run(*words, "--age", "20-30", "woman", "--save", "young",
                   "--by", "AB")
        self.assertEqual(done.returncode, 0, done.stderr)
        listed = run(*words, "--list-saved").stdout
        self.assertEqual(listed,
                         b'young: {"words":"woman","age":"20-30"} (AB)\n')
        self.assertEqual(run(*words, "--saved", "young").stdout, done.stdout)
        # What is said besides takes the place of what was saved.
        self.assertEqual(run(*words, "--saved", "young", "--age",
                             "60-70").returncode, 1)
        table = run("table", "--kb", self.base, "--saved", "young", "--format",
                    "jsonl")
        self.assertEqual(table.returncode, 0, table.stderr)
        self.assertGreater(table.stdout.count(b"\n"), 0)
        self.assertEqual(run("facets", "--kb", self.base, "--saved",
                             "young").returncode, 0)
        # No question is kept that cannot be asked, and none without a name.
        for bad in (("--where", "bmd <", "--save", "bad"), ("--save", "empty"),
                    ("woman", "--save", "")):
            self.assertEqual(run(*words, *bad).returncode, 2, bad)
        wrong = run(*words, "--saved", "yuong")
        self.assertEqual(wrong.returncode, 1)
        self.assertIn(b"did you mean 'young'?", wrong.stderr)
        self.assertEqual(run(*words, "--list-saved").stdout, listed)
        self.assertEqual(run("rebuild", "--kb", self.base).returncode, 0)
        self.assertEqual(run(*words, "--list-saved").stdout, listed)
        self.assertEqual(run(*words, "--drop-saved", "young").returncode, 0)
        self.assertEqual(run(*words, "--list-saved").stdout, b"")

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

    def test_a_full_disk_decides_nothing_and_says_so(self):
        before = run("export", "--kb", self.base).stdout
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 1; exec "$@"', "bash", str(BINARY),
             "decide", "--kb", str(self.base), "a", "note", "--note",
             "checked " * 400, "--by", "AB"], capture_output=True, check=False)
        self.assertEqual(done.returncode, 6, done.stderr)
        self.assertEqual(run("export", "--kb", self.base).stdout, before)
        done = run("decide", "--kb", self.base, "a", "note", "--note", "fits",
                   "--by", "AB")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(run("verify", "--kb", self.base).returncode, 0)

    def test_a_base_that_another_program_has_locked_is_busy(self):
        other = sqlite3.connect(self.base, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN EXCLUSIVE")
        for words in (("decide", "--kb", self.base, "a", "note", "--note", "x",
                       "--by", "AB"), ("table", "--kb", self.base)):
            done = run(*words)
            self.assertEqual(done.returncode, 5, (words, done.stderr))
            self.assertIn(b"busy", done.stderr)
        other.execute("ROLLBACK")
        self.assertEqual(run("table", "--kb", self.base).returncode, 0)

    def test_other_tools_may_write_what_the_documents_say(self):
        other = sqlite3.connect(self.base)
        other.execute("CREATE TABLE my_marks (sha256 TEXT, mark TEXT)")
        other.execute("INSERT INTO my_marks SELECT sha256, 'x' FROM v_document")
        other.execute("INSERT INTO saved_searches (name, query, saved, by) "
                      "VALUES ('young', '{\"age\":\"20-30\"}', '', 'AB')")
        other.commit()
        for change in ("DELETE FROM decisions", "UPDATE decisions SET by = 'x'"):
            self.assertEqual(run("decide", "--kb", self.base, "a", "note",
                                 "--note", change, "--by", "AB").returncode, 0)
            with self.assertRaises(sqlite3.DatabaseError):
                other.execute(change)
            other.rollback()
        other.close()
        self.assertEqual(run("search", "--kb", self.base, "--saved",
                             "young").returncode, 0)
        self.assertEqual(run("verify", "--kb", self.base).returncode, 0)
        other = sqlite3.connect(self.base)
        self.addCleanup(other.close)
        self.assertEqual(other.execute("SELECT count(*) FROM my_marks")
                         .fetchone(), (2,))

    def test_turkish_words_are_found_however_they_are_written(self):
        for name, text in {
                "k1": "31 yaşında kadın hastada L1 kırığı "
                      "saptandı. İstanbul içinde izlendi.",
                "k2": "35 YAŞINDA KADIN HASTADA L1 KIRIĞI SAPTANDI. "
                      "ISTANBUL ICINDE IZLENDI."}.items():
            (self.folder / (name + ".txt")).write_text(
                "Olgu sunumu\n\n" + text + "\n", encoding="utf-8")
        self.assertEqual(run("ingest", "--kb", self.base, self.folder / "k1.txt",
                             self.folder / "k2.txt").returncode, 0)
        for word in ("KIRIĞI", "kırığı", "kirigi", "KIRIK",
                     "kırıklar", "İstanbul", "ISTANBUL", "istanbul"):
            done = run("search", "--kb", self.base, word, "--format", "jsonl")
            found = {json.loads(line)["document"]
                     for line in done.stdout.splitlines()}
            self.assertLessEqual({"k1", "k2"}, found, word)

    def test_a_limit_on_file_size_is_a_full_disk(self):
        done = subprocess.run(
            ["bash", "-c", 'ulimit -f 64; exec "$0" ingest --kb "$1" "$2"',
             str(BINARY), str(self.folder / "y.casebook"),
             str(self.folder / "a.txt")], capture_output=True, check=False)
        self.assertEqual(done.returncode, 6, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
