#!/usr/bin/env python3
"""A PDF twin of a sample report gives the same core facts.

  pdf_twin_test.py BINARY SOURCE_FOLDER

The samples are set as PDFs in one and in two columns, tables in a column and
over the page (tests/pdf_twin.py), read, and their facts compared with those
of the sample itself: case, kind and keys, not places. The twins stand in a
scratch folder. Without pdftotext or python3-reportlab the test says so and is
skipped.
"""

import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
# Debian's own, which sees Debian's packages.
PYTHON = "/usr/bin/python3"
CORE = {"age", "parity", "fracture", "bmd", "drug", "follow_up"}
# Where a fact stands and how sure it is; the rest is what it says.
APART = {"document", "quote", "start", "end", "section", "rule", "language",
         "flags", "readings", "why", "page"}
AT_LEAST = 0.98  # F1 against the sample's own facts
SAMPLES = ("e02-structured-report.txt", "e05-three-headed-cases.txt",
           "e07-cohort-eleven.xml", "e09-heparin-jats.xml",
           "e11-sacrum-bilingual.txt", "t01-primipar-teriparatid.txt",
           "t03-gebede-kalca-agrisi.txt", "t04-sakrum-kirigi-jats.xml",
           "t06-genc-erkek-idiyopatik.txt", "t10-uc-olgu-uc-tedavi.txt")
FORMS = {"one column": [], "two columns": ["--columns", "2"],
         "two columns, wide tables": ["--columns", "2", "--wide-tables"]}


def can_run():
    has = shutil.which("pdftotext") and pathlib.Path(PYTHON).exists()
    return bool(has) and subprocess.run(
        [PYTHON, "-c", "import reportlab"], capture_output=True,
        check=False).returncode == 0


def facts(path):
    done = subprocess.run([BINARY, "extract", "--format", "jsonl", path],
                          capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return collections.Counter(
        json.dumps({k: v for k, v in fact.items() if k not in APART},
                   sort_keys=True)
        for fact in found if fact["kind"] in CORE)


def f1(want, got):
    both = sum((want & got).values())
    return 2 * both / max(1, sum(want.values()) + sum(got.values()))


@unittest.skipUnless(can_run(), "needs pdftotext and python3-reportlab")
class Twins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def twin(self, sample, form):
        path = pathlib.Path(self.folder.name) / (
            pathlib.Path(sample).stem + "-%d.pdf" % list(FORMS).index(form))
        subprocess.run([PYTHON, ROOT / "tests" / "pdf_twin.py",
                        ROOT / "corpus" / "samples" / sample, path,
                        *FORMS[form]], check=True)
        return path

    def test_a_twin_gives_the_same_core_facts(self):
        for form in FORMS:
            want, got = collections.Counter(), collections.Counter()
            for sample in SAMPLES:
                one = facts(ROOT / "corpus" / "samples" / sample)
                other = facts(self.twin(sample, form))
                for fact in (one - other).elements():
                    print(form, sample, "lost", fact, file=sys.stderr)
                for fact in (other - one).elements():
                    print(form, sample, "more", fact, file=sys.stderr)
                want.update({(sample, f): n for f, n in one.items()})
                got.update({(sample, f): n for f, n in other.items()})
            self.assertGreater(sum(want.values()), 50)
            with self.subTest(form=form):
                print("%s: F1 %.3f of %d facts" %
                      (form, f1(want, got), sum(want.values())),
                      file=sys.stderr)
                self.assertGreaterEqual(f1(want, got), AT_LEAST)


if __name__ == "__main__":
    unittest.main(verbosity=1)
