#!/usr/bin/env python3
"""Decisions from outside: decisions_test.py BINARY SOURCE_FOLDER"""

import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
SAMPLES = ROOT / "corpus/samples"
REPORT = ("Case report\n\nA 31-year-old woman had back pain after her first "
          "delivery. Her T-score was -3.1 at the lumbar spine. She was given "
          "calcium.\n")


def run(*words, stdin=b""):
    return subprocess.run([str(BINARY), *map(str, words)], input=stdin,
                          capture_output=True, timeout=300, check=False)


class Decisions(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.kb = self.folder / "bones.casebook"
        self.source = self.folder / "src"
        self.source.mkdir()
        (self.source / "one.txt").write_text(REPORT)
        shutil.copy(SAMPLES / "t01-primipar-teriparatid.txt", self.source)
        self.check(run("ingest", "--kb", self.kb, self.source), 0)

    def check(self, done, code, *said):
        self.assertEqual(done.returncode, code, done.stderr.decode())
        for words in said:
            self.assertIn(words, (done.stderr + done.stdout).decode())
        return done.stdout.decode()

    def facts(self, document, kb=None):
        shown = self.check(run("show", "--kb", kb or self.kb, document,
                               "--format", "jsonl"), 0)
        return [json.loads(line) for line in shown.splitlines()]

    def fact(self, kind, document="one"):
        return next(f for f in self.facts(document) if f["kind"] == kind)

    def decide(self, *words, code=0, by="AB"):
        return self.check(run("decide", "--kb", self.kb, *words, "--by", by),
                          code)

    def test_a_correction_shows_in_table_export_and_views(self):
        age = self.fact("age")
        self.decide(age["id"], "correct", "value=32")
        self.assertEqual(self.fact("age")["value"], 32)
        self.assertEqual(self.fact("age")["id"], age["id"])
        self.assertEqual(self.fact("age")["decided"], "corrected")
        table = self.check(run("table", "--kb", self.kb, "--format", "jsonl",
                               "--columns", "document,age"), 0)
        rows = {row["document"]: row["age"] for row in
                map(json.loads, table.splitlines())}
        self.assertEqual(rows["one"], "32")
        shown = self.check(run("show", "--kb", self.kb, age["id"]), 0)
        self.assertIn("extracted  age 31 years", shown)
        self.check(run("verify", "--kb", self.kb), 0, "sound")

    def test_wrong_words_say_what_is_wrong(self):
        self.decide("6eed37bd-0000000000", "accept", code=1)
        self.decide("one", "add", "--kind", "age", "--quote", "no such words",
                    code=1)
        self.decide("one", "add", "--kind", "agee", "--quote", "calcium",
                    code=2)
        self.decide(self.fact("age")["id"], "correct", "value=old", code=2)
        self.decide(self.fact("age")["id"], "correct", "value", code=2)
        self.decide(self.fact("age")["id"], "accpet", code=2)
        self.check(run("decide", "--kb", self.kb, "x", "accept"), 2, "--by")
        self.check(run("show", "--kb", self.kb, "nothing"), 1)
        self.check(run("import", "--kb", self.kb, "-", stdin=b"junk\n{}\n"), 1,
                   "-:1", "-:2")
        self.check(run("diff", "one"), 2)
        self.check(run("extract", "--kb", self.kb, "one"), 2)
        self.check(run("rebuild", "--kb", self.folder / "none"), 4)

    def test_a_key_that_the_kind_does_not_have_is_refused(self):
        age, bmd = self.fact("age"), self.fact("bmd")
        done = run("decide", "--kb", self.kb, age["id"], "correct", "dose=5",
                   "--by", "AB")
        self.check(done, 2, "a fact of kind 'age' has no 'dose'",
                   "it has: value, sd, low, high, unit")
        done = run("decide", "--kb", self.kb, "one", "add", "dose=5", "--kind",
                   "symptom", "--name", "back pain", "--quote", "back pain",
                   "--case", "1", "--by", "AB")
        self.check(done, 2, "a fact of kind 'symptom' has no 'dose'")
        # What it was would not fit into what it becomes.
        done = run("decide", "--kb", self.kb, bmd["id"], "correct", "--kind",
                   "outcome", "--name", "pain-free", "--by", "AB")
        self.check(done, 2, "a fact of kind 'outcome' has no 'value'",
                   "a name and an assertion alone")
        self.assertEqual(run("export", "--kb", self.kb).stdout, b"")
        self.decide(age["id"], "correct", "value=32", "offset=2")
        self.decide(bmd["id"], "correct", "time=baseline", "side=left")
        self.check(run("verify", "--kb", self.kb), 0, "sound")

    def test_a_fact_of_a_base_is_explained(self):
        bmd = self.fact("bmd")
        named = self.check(run("explain", "--kb", self.kb, bmd["id"]), 0,
                           "fired", bmd["rule"])
        by_file = self.check(run("explain", self.source / "one.txt", "--at",
                                 str(bmd["start"])), 0)
        self.assertEqual(named, by_file)
        by_place = self.check(run("explain", "--kb", self.kb, "one", "--at",
                                  str(bmd["start"])), 0)
        self.assertEqual(named, by_place)
        # A rejected fact can be asked about as well; a text whose file has
        # gone is in the base.
        self.decide(bmd["id"], "reject")
        (self.source / "one.txt").rename(self.source / "gone")
        self.assertEqual(named.replace(str(self.source), ""), self.check(
            run("explain", "--kb", self.kb, bmd["id"]), 0).replace(
                str(self.source), ""))
        (self.source / "one.txt").write_text("Something else.\n")
        self.check(run("explain", "--kb", self.kb, bmd["id"]), 1,
                   "the file has changed")
        self.check(run("explain", "--kb", self.kb, "one"), 2, "--at BYTE")
        self.check(run("explain", "--kb", self.kb, bmd["id"], "--at", "3"), 2)
        self.check(run("explain", "--kb", self.kb, "nothing", "--at", "3"), 1,
                   "no such document")
        self.check(run("explain", "--kb", self.kb, bmd["id"][:9] + "0" * 10),
                   1, "no fact of that id")
        self.check(run("explain", "--kb", self.kb), 2, "a fact's id")

    def test_decisions_travel_and_come_once(self):
        self.decide(self.fact("bmd")["id"], "reject")
        self.decide(self.fact("age")["id"], "accept", by="CD")
        lines = self.check(run("export", "--kb", self.kb), 0).encode()
        other = self.folder / "other.casebook"
        # Before its documents are there.
        self.check(run("ingest", "--kb", other,
                       SAMPLES / "e01-letter-old.txt"), 0)
        self.check(run("import", "--kb", other, "-", stdin=lines), 0,
                   "2 decisions taken in")
        self.check(run("ingest", "--kb", other, self.source), 0)
        self.assertEqual(self.facts("one", other), self.facts("one"))
        self.check(run("import", "--kb", other, "-", stdin=lines), 0,
                   "0 decisions taken in, 2 were there already")

    def test_another_grammar_keeps_every_decision(self):
        drug = next(f for f in self.facts("t01-primipar-teriparatid")
                    if f.get("name") == "teriparatide" and "dose" in f)
        self.decide(drug["id"], "accept")
        self.decide(self.fact("age")["id"], "correct", "value=33")
        before = self.check(run("export", "--kb", self.kb, "--what", "facts"),
                            0)
        grammars = self.folder / "grammars"
        shutil.copytree(ROOT / "grammars", grammars)
        for path in grammars.rglob("*.tsv"):
            lines = path.read_text(encoding="utf-8").split("\n")
            path.write_text("\n".join(
                line for line in lines
                if not line.startswith("teriparatide")), encoding="utf-8")
        shown = self.check(run("diff", "--kb", self.kb, "--grammars",
                               grammars), 0)
        self.assertIn("1 decision without their fact", shown)
        self.check(run("extract", "--kb", self.kb, "--grammars", grammars), 0,
                   "1 decision gone", "1 decision kept")
        kept = [f for f in self.facts("t01-primipar-teriparatid")
                if f["id"] == drug["id"]]
        self.assertEqual(kept[0]["decided"], "accepted, not found")
        self.check(run("verify", "--kb", self.kb), 0)
        # A report that is gone keeps its facts, or is read from its text.
        (self.source / "one.txt").unlink()
        self.check(run("extract", "--kb", self.kb), 0, "2 decisions kept")
        self.assertEqual(
            before, self.check(run("export", "--kb", self.kb, "--what",
                                   "facts"), 0))

    def test_random_edits_of_the_grammar_lose_no_decision(self):
        """CASEBOOK_EDITS, CASEBOOK_DECISIONS make it as long as a release
        wants it; CASEBOOK_SEED makes other edits."""
        chance = random.Random(int(os.environ.get("CASEBOOK_SEED", 4)))
        wanted = int(os.environ.get("CASEBOOK_DECISIONS", 50))
        more = iter(sorted(SAMPLES.glob("*.txt")))
        documents = ["one", "t01-primipar-teriparatid"]
        decided = {}
        for document in documents:
            for fact in self.facts(document):
                if len(decided) == wanted:
                    break
                verdict = chance.choice(["accept", "reject"])
                self.decide(fact["id"], verdict)
                decided[fact["id"]] = verdict
            if document != documents[-1] or len(decided) == wanted or \
                    wanted <= 50:
                continue
            # As many reports as hold so many facts, and no more.
            path = next((p for p in more if p.stem not in documents), None)
            if path:
                shutil.copy(path, self.source)
                documents.append(path.stem)
                self.check(run("ingest", "--kb", self.kb, self.source), 0)
        self.assertGreaterEqual(len(decided), min(wanted, 30))
        before = self.check(run("export", "--kb", self.kb, "--what", "facts"),
                            0)
        journal = self.check(run("export", "--kb", self.kb), 0)
        refused = 0
        for edit in range(int(os.environ.get("CASEBOOK_EDITS", 2))):
            grammars = self.folder / ("grammars%d" % edit)
            shutil.copytree(ROOT / "grammars", grammars)
            self.edit(grammars, chance)
            if run("extract", "--kb", self.kb, "--grammars",
                   grammars).returncode != 0:
                refused += 1  # not a grammar any more; refused as a whole
                shutil.rmtree(grammars)
                continue
            self.assertEqual(journal, self.check(
                run("export", "--kb", self.kb), 0))
            shown = {json.loads(line)["id"] for line in self.check(
                run("export", "--kb", self.kb, "--what", "facts"),
                0).splitlines()}
            for fact, verdict in decided.items():
                self.assertEqual(fact in shown, verdict == "accept",
                                 (edit, fact))
            self.check(run("verify", "--kb", self.kb), 0, "sound")
            shutil.rmtree(grammars)
        if "CASEBOOK_EDITS" in os.environ:
            print("%d decisions, %d of the edits were no grammar any more"
                  % (len(decided), refused), file=sys.stderr)
        self.check(run("extract", "--kb", self.kb), 0)
        self.assertEqual(before, self.check(
            run("export", "--kb", self.kb, "--what", "facts"), 0))

    def edit(self, grammars, chance):
        """Takes some names or a whole rule out."""
        rules = sorted(grammars.rglob("*.xml"))
        lists = sorted(grammars.rglob("*.tsv"))
        for path in chance.sample(lists, 3):
            lines = path.read_text(encoding="utf-8").split("\n")
            kept = [line for line in lines if line.startswith(("#", "@"))
                    or chance.random() > 0.1]
            path.write_text("\n".join(kept), encoding="utf-8")
        path = chance.choice(rules)
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(r"<fact id=.*?</fact>", text, re.S))
        if found:
            rule = chance.choice(found)
            path.write_text(text[:rule.start()] + text[rule.end():],
                            encoding="utf-8")

    def test_a_base_is_made_again_from_sources_and_journal(self):
        self.decide(self.fact("bmd")["id"], "reject")
        self.decide("one", "add", "--kind", "symptom", "--name", "back pain",
                    "--case", "1", "--quote", "back  pain after")
        facts = self.check(run("export", "--kb", self.kb, "--what", "facts"),
                           0)
        self.kb.write_bytes(b"ruined" * 1000)
        self.check(run("verify", "--kb", self.kb), 4)
        self.check(run("rebuild", "--kb", self.kb), 4, "name them")
        self.check(run("rebuild", "--kb", self.kb, self.source), 0,
                   "2 decisions")
        self.check(run("verify", "--kb", self.kb), 0, "sound")
        self.assertEqual(facts, self.check(
            run("export", "--kb", self.kb, "--what", "facts"), 0))
        # Not without a report that was there.
        (self.source / "one.txt").unlink()
        self.check(run("rebuild", "--kb", self.kb, self.source), 1, "--yes")
        self.assertEqual(facts, self.check(
            run("export", "--kb", self.kb, "--what", "facts"), 0))

    def test_a_forgotten_document_leaves_its_decisions(self):
        self.decide(self.fact("age")["id"], "accept")
        self.check(run("forget", "--kb", self.kb, "one"), 2, "--yes")
        self.check(run("forget", "--kb", self.kb, "--yes", "one"), 0)
        self.check(run("show", "--kb", self.kb, "one"), 1)
        self.check(run("verify", "--kb", self.kb), 0, "1 decision;")
        self.check(run("ingest", "--kb", self.kb, self.source), 0)
        self.assertEqual(self.fact("age")["decided"], "accepted")

    def test_doctor_mends_an_index_out_of_step(self):
        base = sqlite3.connect(self.kb)
        base.execute("UPDATE passages SET body = 'x' WHERE document_id = 1")
        base.commit()
        base.close()
        self.check(run("verify", "--kb", self.kb), 4, "E-KB-INDEX")
        self.check(run("doctor", "--kb", self.kb), 0, "made anew")
        self.check(run("verify", "--kb", self.kb), 0, "sound")

    def test_two_ingests_at_once_and_a_signal(self):
        huge = self.folder / "huge.txt"
        huge.write_text((SAMPLES / "t01-primipar-teriparatid.txt").read_text(
            encoding="utf-8") * 4000, encoding="utf-8")
        first = subprocess.Popen(
            [str(BINARY), "ingest", "--kb", str(self.kb), str(huge)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        lock = self.folder / "bones.casebook.lock"
        for _ in range(200):
            if lock.exists() and b"pid" in lock.read_bytes():
                break
            time.sleep(0.05)
        time.sleep(0.5)
        self.check(run("ingest", "--kb", self.kb, self.source), 5,
                   "busy: pid %d" % first.pid)
        begun = time.monotonic()
        first.send_signal(signal.SIGTERM)
        first.communicate()
        took = time.monotonic() - begun
        self.assertEqual(first.returncode, -signal.SIGTERM)
        # Two seconds on a machine with nothing else to do.
        self.assertLess(took, float(os.environ.get("CASEBOOK_PATIENCE", 20)))
        self.check(run("verify", "--kb", self.kb), 0, "sound")


if __name__ == "__main__":
    unittest.main()
