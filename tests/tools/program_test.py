#!/usr/bin/env python3
"""The program from outside: program_test.py BINARY SOURCE_FOLDER"""

import json
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
SAMPLES = sorted(str(path) for suffix in ("txt", "xml")
                 for path in (ROOT / "corpus/samples").glob("*." + suffix)
                 if not path.name.startswith("p"))  # one report a file
REPORT = ("Case report\n\nA 31-year-old woman had back pain. Her T-score was "
          "-3.1 at the lumbar spine. Yaşı sorulmadı.\n")


def run(*words, stdin=b"", env=None):
    return subprocess.run([str(BINARY), *map(str, words)], input=stdin,
                          capture_output=True, timeout=120, check=False,
                          env={**os.environ, **(env or {})})


def commands():
    listed = run("--help").stdout.decode().split("Commands:\n")[1]
    return re.findall(r"^  ([a-z]+) ", listed.split("\n\n")[0], re.M)


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(lambda: subprocess.run(["rm", "-rf", self.folder],
                                               check=False))

    def file(self, name, content=REPORT):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path

    def check(self, done, code, *said):
        self.assertEqual(done.returncode, code, done.stderr.decode())
        for words in said:
            self.assertIn(words, done.stderr.decode())


class Help(ProgramTest):
    def test_every_command_has_help_with_an_example(self):
        self.assertGreater(len(commands()), 5)
        for name in commands():
            done = run(name, "--help")
            self.check(done, 0)
            text = done.stdout.decode()
            self.assertIn("Usage: casebook %s" % name, text)
            self.assertRegex(text, r"Examples:\n  .*casebook ")
            self.assertEqual(run("help", name).stdout, done.stdout)

    def test_every_option_in_an_example_is_one_of_the_commands(self):
        for name in commands():
            text = run(name, "--help").stdout.decode()
            head, examples = text.split("Examples:\n")
            for line in re.findall(r"^  (\S.*)$", examples, re.M):
                if "casebook " + name not in line:
                    continue
                for option in re.findall(r"(?<=\s)--[a-z-]+", line):
                    self.assertIn("  " + option, head, line)

    def test_every_command_is_in_the_documents(self):
        readme = (ROOT / "tools/README.md").read_text(encoding="utf-8")
        for name in commands():
            self.assertIn("`%s`" % name, readme)

    def test_version_names_libraries_and_grammar(self):
        done = run("--version")
        self.check(done, 0)
        self.assertRegex(done.stdout.decode(), r"casebook \d+\.\d+\.\d+\n"
                         r"grammar \S+ \([0-9a-f]{12}\)\nSQLite 3\.")

    def test_doctor_is_content(self):
        done = run("doctor")
        self.check(done, 0)
        self.assertNotIn("trouble", done.stdout.decode())

    def test_completion_scripts_are_accepted_by_their_shell(self):
        script = run("completion", "bash")
        self.check(script, 0)
        ask = (script.stdout + b"\nCOMP_WORDS=(casebook extr); COMP_CWORD=1; "
               b"_casebook; echo ${COMPREPLY[@]}\n"
               b"COMP_WORDS=(casebook extract --format ''); COMP_CWORD=3; "
               b"_casebook; echo ${COMPREPLY[@]}\n")
        done = subprocess.run(["bash"], input=ask, capture_output=True,
                              check=False)
        self.assertEqual(done.stderr, b"")
        self.assertEqual(done.stdout, b"extract\njsonl csv table\n")
        for shell in ("zsh", "fish"):
            script = run("completion", shell).stdout
            self.assertIn(b"extract", script)
            if shutil.which(shell):
                done = subprocess.run([shell, "-n"], input=script,
                                      capture_output=True, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, b""))


class Usage(ProgramTest):
    def test_a_call_without_a_command_is_a_usage_error(self):
        self.check(run(), 2, "Usage: casebook")

    def test_what_was_meant_is_suggested(self):
        self.check(run("extrcat"), 2, "did you mean 'extract'?")
        self.check(run("read", "--fromat", "html", "x"), 2,
                   "did you mean '--format'?")
        self.check(run("read", "--format", "htm", "x"), 2,
                   "did you mean 'html'?")
        self.check(run("help", "verfy"), 2, "did you mean 'verify'?")

    def test_missing_words_are_named(self):
        self.check(run("read"), 2, "FILE is missing")
        self.check(run("extract"), 2, "PATH is missing")
        self.check(run("ingest", "--kb", "x.casebook"), 2, "PATH is missing")
        self.check(run("extract", "--files-from", "no-such-list"), 2,
                   "no-such-list")
        self.check(run("ingest", "x"), 2, "--kb FILE is needed")

    def test_errors_go_to_stderr_and_data_to_stdout(self):
        done = run("read", "no-such-file")
        self.assertEqual(done.stdout, b"")
        self.assertNotEqual(done.stderr, b"")

    def test_no_colour_without_a_terminal(self):
        done = run("read", "no-such-file")
        self.assertNotIn(b"\033", done.stderr)


class Reading(ProgramTest):
    def test_text_is_stored_byte_for_byte(self):
        path = self.file("a.txt")
        done = run("read", "--format", "text", path)
        self.check(done, 0)
        self.assertEqual(done.stdout, path.read_bytes())

    def test_standard_input_is_read(self):
        done = run("read", "-", stdin=REPORT.encode())
        self.check(done, 0)
        self.assertEqual(done.stdout.decode(), REPORT)

    def test_a_language_without_a_grammar_is_named(self):
        path = self.file(
            "fall.txt",
            "Eine 34-jährige Frau stellte sich drei Monate nach der Geburt "
            "ihres ersten Kindes mit starken Rückenschmerzen vor. Die "
            "Untersuchung zeigte drei frische Wirbelbrüche.\n")
        done = run("extract", path)
        self.check(done, 0, "its language is 'de'", "(en, tr)")
        self.assertEqual(done.stdout, b"")
        done = run("ingest", "--kb", self.folder / "x.casebook", path)
        self.assertIn(b"1 in a language without a grammar", done.stdout)

    def test_paths_come_from_a_list_and_stop_at_a_limit(self):
        first, second = self.file("a.txt"), self.file("b.txt", REPORT + "B.")
        listed = self.file("list", "%s\r\n\n%s\n" % (first, second))
        both = run("extract", "--files-from", listed)
        self.check(both, 0)
        self.assertEqual(both.stdout, run("extract", first, second).stdout)
        self.assertEqual(run("extract", "--files-from", "-",
                             stdin=listed.read_bytes()).stdout, both.stdout)
        self.assertEqual(run("extract", "--files-from", listed, "--limit",
                             1).stdout, run("extract", first).stdout)
        base = self.folder / "x.casebook"
        done = run("ingest", "--kb", base, "--files-from", listed)
        self.check(done, 0)
        self.assertIn(b"2 documents added", done.stdout)

    def test_json_holds_every_sentence_within_the_text(self):
        for sample in SAMPLES:
            done = run("read", "--format", "json", sample)
            self.check(done, 0)
            document = json.loads(done.stdout)
            size = len(document["text"].encode())
            last = 0
            for sentence in document["sentences"]:
                self.assertLessEqual(last, sentence["start"])
                last = sentence["end"]
            self.assertLessEqual(last, size)
            self.assertGreater(len(document["sentences"]), 3)

    def test_the_page_runs_nothing_and_fetches_nothing(self):
        done = run("read", "--format", "html",
                   self.file("x.txt", "Seen: <script>alert(1)</script> & more.\n"))
        self.check(done, 0)
        page = done.stdout.decode()
        self.assertNotIn("<script", page)
        self.assertNotRegex(page, r"(src|href)=")
        self.assertIn("&lt;script&gt;", page)

    def test_bad_input_is_refused_and_the_rest_goes_on(self):
        bad = {"empty.txt": b"", "zeros.txt": b"\0" * 4096,
               "cut.xml": b"<article><body><p>no end"}
        paths = [self.file(name, content) for name, content in bad.items()]
        paths.insert(1, self.file("good.txt"))
        done = run("read", *paths)
        self.check(done, 1, *bad)
        self.assertEqual(done.stdout.decode(), REPORT)

    def test_a_missing_file_is_named(self):
        self.check(run("read", self.folder / "absent.txt"), 1, "absent.txt")

    def test_an_unknown_encoding_or_format_is_refused(self):
        path = self.file("a.txt")
        self.assertIn(run("read", "--encoding", "klingon", path).returncode,
                      (1, 2))
        self.assertIn(
            run("read", "--input-format", "docx", path).returncode, (1, 2))

    def test_a_full_disk_is_said(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "read", self.file("a.txt")],
                                  stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        self.check(done, 6, "standard output")

    def test_a_reader_that_leaves_is_no_trouble(self):
        done = subprocess.run(
            "'%s' extract %s | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}"
            % (BINARY, " ".join("'%s'" % s for s in (SAMPLES * 20)[:400])),
            shell=True, executable="/bin/bash", stderr=subprocess.PIPE,
            check=False)
        self.check(done, 0)
        self.assertEqual(done.stderr, b"")


class Extracting(ProgramTest):
    def test_jobs_and_prefilter_change_no_byte(self):
        one = run("extract", "--jobs", "1", *SAMPLES)
        self.check(one, 0)
        self.assertGreater(one.stdout.count(b"\n"), 20)
        for words in (["--jobs", "2"], ["--jobs", "8"],
                      ["--jobs", "2", "--no-prefilter"]):
            self.assertEqual(run("extract", *words, *SAMPLES).stdout,
                             one.stdout, words)

    def test_the_company_of_other_reports_changes_no_byte(self):
        """What is kept from report to report holds nothing of a report."""
        paths = sorted(SAMPLES)[::4]
        alone = [run("extract", path).stdout for path in paths]
        back = run("extract", "--jobs", "1", *reversed(paths)).stdout
        self.assertEqual(back, b"".join(reversed(alone)))
        self.assertGreater(len(back.splitlines()), len(paths))

    def test_refused_inputs_are_told_in_order_for_any_jobs(self):
        paths = []
        for number in range(12):
            paths.append(self.file("e%02d.txt" % number,
                                   b"" if number % 3 else REPORT.encode()))
        one = run("extract", "--jobs", "1", *paths)
        many = run("extract", "--jobs", "8", *paths)
        self.check(one, 1)
        self.assertEqual((one.stdout, one.stderr), (many.stdout, many.stderr))

    def test_a_kind_that_is_none_is_a_mistake_of_usage(self):
        done = run("extract", "--kinds", "bmd,fractur", *SAMPLES)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"did you mean 'fracture'?", done.stderr)
        self.assertEqual(done.stdout, b"")

    def test_only_the_kinds_asked_for_are_printed(self):
        done = run("extract", "--kinds", "age", *SAMPLES)
        kinds = {json.loads(line)["kind"]
                 for line in done.stdout.decode().splitlines()}
        self.assertEqual(kinds, {"age"})

    def test_every_fact_stands_in_its_text(self):
        facts = self.file("facts.jsonl", run("extract", *SAMPLES).stdout)
        done = run("verify", facts, *SAMPLES)
        self.check(done, 0)
        self.assertRegex(done.stdout.decode(), r"^(\d+) of \1 facts stand")

    def test_verify_reads_facts_from_a_pipe(self):
        facts = run("extract", *SAMPLES).stdout
        done = run("verify", "-", *SAMPLES, stdin=facts)
        self.check(done, 0)
        count = facts.count(b"\n")
        self.assertIn(f"{count} of {count} facts", done.stdout.decode())

    def test_verify_finds_a_quote_that_was_touched(self):
        lines = run("extract", *SAMPLES).stdout.decode().splitlines()
        fact = json.loads(lines[1])
        fact["quote"] += " indeed"
        lines[1] = json.dumps(fact)
        facts = self.file("facts.jsonl", "\n".join(lines))
        done = run("verify", facts, *SAMPLES)
        self.check(done, 1, "facts.jsonl:2: the text at")

    def test_verify_misses_a_report_that_was_not_given(self):
        facts = self.file("facts.jsonl", run("extract", *SAMPLES).stdout)
        self.check(run("verify", facts, SAMPLES[0]), 1, "no report")
        self.check(run("verify", self.file("odd.jsonl", "{}\n"), SAMPLES[0]),
                   1, "odd.jsonl:1: is no fact")

    def test_csv_has_a_row_a_fact(self):
        import csv
        import io
        facts = run("extract", *SAMPLES).stdout.count(b"\n")
        done = run("extract", "--format", "csv", *SAMPLES)
        rows = list(csv.reader(io.StringIO(done.stdout.decode(), newline="")))
        self.assertEqual(len(rows), facts + 1)
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_a_grammar_that_is_not_there_is_a_grammar_error(self):
        self.check(run("extract", "--grammars", self.folder, SAMPLES[0]), 3,
                   "kinds.xml")


class Grammars(ProgramTest):
    def test_the_grammar_is_sound(self):
        done = run("grammar", "check")
        self.check(done, 0)
        self.assertIn("is sound", done.stdout.decode())

    def test_a_failed_example_is_a_grammar_error(self):
        # Whether the rules hold is tools/test's step of its own.
        done = run("grammar", "test")
        failed = re.search(r"^\d\d+ rules, .*; (\d+) failed$",
                           done.stdout.decode())
        self.assertEqual(done.returncode, 3 if int(failed.group(1)) else 0)

    def test_a_broken_grammar_exits_3_and_names_the_place(self):
        subprocess.run(["cp", "-r", ROOT / "grammars", self.folder / "g"],
                       check=True)
        rules = next((self.folder / "g/rules").glob("*.xml"))
        rules.write_text(rules.read_text().replace("</rules>", "<oops>"))
        done = run("grammar", "check", "--grammars", self.folder / "g")
        self.check(done, 3)
        self.assertRegex(done.stderr.decode(),
                         re.escape(rules.name) + r":\d+:\d+: ")

    def test_the_kinds_are_shown_with_sentences_of_their_rules(self):
        done = run("grammar", "kinds", "--format", "md")
        self.check(done, 0)
        rows = [line.split(" | ") for line in
                done.stdout.decode().splitlines()[2:]]
        kinds = re.findall(r'<kind name="(\w+)"', (
            ROOT / "grammars/kinds.xml").read_text(encoding="utf-8"))
        self.assertEqual([row[0].strip("|* ").replace("\\", "")
                          for row in rows], kinds)
        for row in rows:  # each shows what is marked, in English and Turkish
            self.assertIn("**", row[1], row)
            self.assertIn("**", row[3], row)
        lines = run("grammar", "kinds").stdout.decode()
        self.assertIn("bmd (core)\n  en  ", lines)

    def test_a_new_rule_needs_an_id_and_a_kind(self):
        self.check(run("grammar", "new"), 2, "needs an ID")
        done = run("grammar", "new", "lab.x", "--kind", "lab")
        self.check(done, 0)
        self.assertIn('<fact id="lab.x" kind="lab">', done.stdout.decode())


class Knowledge(ProgramTest):
    def ingest(self, *words):
        return run("ingest", "--kb", self.folder / "b.casebook", *words)

    def test_what_was_ingested_is_found_and_tabled(self):
        done = self.ingest(*SAMPLES)
        self.check(done, 0)
        self.assertIn("%d documents added" % len(SAMPLES),
                      done.stdout.decode())
        base = self.folder / "b.casebook"
        found = run("search", "--kb", base, "--format", "jsonl", "--limit",
                    "0", "pain")
        self.check(found, 0)
        self.assertGreater(found.stdout.count(b"\n"), 1)
        for form in ("csv", "md", "jsonl", "text"):
            table = run("table", "--kb", base, "--format", form)
            self.check(table, 0)
            self.assertGreater(table.stdout.count(b"\n"), 5, form)
        short = run("table", "--kb", base, "--limit", "2")
        self.check(short, 0, "cases more")
        self.assertLess(len(short.stdout), len(
            run("table", "--kb", base).stdout) / 4)
        done = run("table", "--kb", base, "--columns", "ages")
        self.check(done, 2, "did you mean 'age'? columns are: document")
        path = self.folder / "t.csv"
        self.check(run("table", "--kb", base, "--format", "csv", "--output",
                       path), 0)
        self.assertEqual(path.read_bytes(),
                         run("table", "--kb", base, "--format", "csv").stdout)

    def test_a_backup_holds_the_same_table(self):
        base, copy = self.folder / "b.casebook", self.folder / "c.casebook"
        self.ingest(*SAMPLES)
        self.check(run("backup", "--kb", base, copy), 0)
        self.assertEqual(run("table", "--kb", copy).stdout,
                         run("table", "--kb", base).stdout)
        self.assertEqual(run("backup", "--kb", base, copy).returncode, 2)

    def test_a_second_ingest_adds_nothing(self):
        self.ingest(*SAMPLES)
        done = self.ingest(*SAMPLES)
        self.check(done, 0)
        self.assertIn("0 documents added, 0 updated, %d unchanged"
                      % len(SAMPLES), done.stdout.decode())

    def test_a_search_without_a_hit_exits_1(self):
        self.ingest(*SAMPLES)
        done = run("search", "--kb", self.folder / "b.casebook",
                   "xylophonequartet")
        self.check(done, 1, "nothing found")

    def test_a_refused_report_is_counted(self):
        done = self.ingest(self.file("good.txt"), self.file("empty.txt", b""))
        self.check(done, 1, "empty.txt", "1 input refused")
        self.assertIn("1 document added", done.stdout.decode())

    def test_a_base_that_is_none_is_left_alone(self):
        path = self.file("b.casebook", "not a database " * 200)
        before = path.read_bytes()
        for words in (["search", "--kb", path, "x"],
                      ["table", "--kb", path],
                      ["ingest", "--kb", path, SAMPLES[0]]):
            self.assertEqual(run(*words).returncode, 4, words)
        self.assertEqual(path.read_bytes(), before)
        self.assertEqual(run("search", "--kb", self.folder / "none", "x")
                         .returncode, 4)


class Installed(ProgramTest):
    def test_what_was_installed_finds_its_own_grammar(self):
        done = subprocess.run(["cmake", "--install", BINARY.parent, "--prefix",
                               self.folder], capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        done = subprocess.run([self.folder / "bin/casebook", "doctor"],
                              capture_output=True, check=False)
        self.check(done, 0)
        self.assertIn("in %s/share/casebook/grammars" % self.folder,
                      done.stdout.decode())


if __name__ == "__main__":
    unittest.main(verbosity=1)
