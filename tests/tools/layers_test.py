#!/usr/bin/env python3
"""The architecture, kept by a test: layers_test.py SOURCE_FOLDER

Each foreign library is included in its one file, an #include never goes
against the pipeline's order, and the style's limits of length hold.
"""

import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
ORDER = ["corpus", "extractor", "kb", "tools"]
# What an #include begins with -> the one file of ours that may say so (FTS5's
# functions are given to it in C: hence two for SQLite).
DOORS = {
    "xercesc/": "corpus/xml.cc",
    "unicode/": "corpus/unicode.cc",
    "gumbo.h": "corpus/html_tree.cc",
    "zlib.h": "corpus/gzip.cc",
    "archive.h": "corpus/archive.cc",
    "archive_entry.h": "corpus/archive.cc",
    "openssl/": "corpus/sha256.cc",
    "cld2/": "corpus/cld2.cc",
    "re2/": "extractor/pattern.cc",
    "sqlite3.h": ("kb/sqlite.cc", "kb/ranking.cc"),
    "xlsxwriter": "kb/xlsx.cc",
    "CLI/": "tools/command_line.cc",
}
# The measured floors use the libraries bare, and the tests may compare.
FLOORS = re.compile(r"tools/bench/\w+_floor\.cc|tests/.*")
# Headers show std and our own only.
FOREIGN_IN_HEADERS = ("fmt/", "nlohmann/", "boost/", "gtest/")
BANNED_NAMES = re.compile(r"(util|utils|helpers?|common|manager|misc)\.")
MAX_LINES = 400


def sources(*suffixes):
    names = subprocess.run(
        ["git", "-C", ROOT, "ls-files", "--cached", "--others",
         "--exclude-standard"], capture_output=True, text=True,
        check=True).stdout.split("\n")
    return [n for n in names if n.endswith(suffixes) and (ROOT / n).is_file()]


def includes(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text, re.M)


class Layers(unittest.TestCase):
    def test_there_are_sources_to_check(self):
        self.assertGreater(len(sources(".cc", ".h")), 20)

    def test_each_foreign_library_is_behind_one_file(self):
        stray = ["%s includes %s, the business of %s" % (name, header, door)
                 for name in sources(".cc", ".h")
                 if not FLOORS.fullmatch(name)
                 for header in includes(name)
                 for prefix, door in DOORS.items()
                 if header.startswith(prefix) and name not in (
                     door if isinstance(door, tuple) else (door,))]
        self.assertEqual(stray, [])

    def test_headers_show_no_foreign_types(self):
        stray = ["%s includes %s" % (name, header)
                 for name in sources(".h") if not name.startswith("tests/")
                 for header in includes(name)
                 if header.startswith(FOREIGN_IN_HEADERS)]
        self.assertEqual(stray, [])

    def test_no_include_goes_against_the_pipeline(self):
        stray = []
        for name in sources(".cc", ".h"):
            layer = name.split("/")[0]
            if layer not in ORDER:
                continue
            for header in includes(name):
                other = header.split("/")[0]
                if other in ORDER and ORDER.index(other) > ORDER.index(layer):
                    stray.append("%s includes %s" % (name, header))
        self.assertEqual(stray, [])

    def test_libraries_are_silent(self):
        loud = re.compile(r"std::(cout|cerr|printf|puts)\b|\bf?printf\s*\(\s*"
                          r"(stdout|stderr|\")|[^:\w](exit|abort)\s*\(")
        stray = ["%s:%d: %s" % (name, number, line.strip())
                 for name in sources(".cc", ".h")
                 if name.split("/")[0] in ("corpus", "extractor", "kb")
                 for number, line in enumerate(
                     (ROOT / name).read_text(encoding="utf-8").split("\n"), 1)
                 if loud.search(line.split("//")[0])]
        self.assertEqual(stray, [])

    def test_files_have_names_of_their_own_and_an_end(self):
        stray = [name for name in sources(".cc", ".h", ".py")
                 if BANNED_NAMES.search(name.split("/")[-1])]
        for name in sources(".cc"):
            lines = (ROOT / name).read_text(encoding="utf-8").count("\n")
            if lines > MAX_LINES and not name.startswith("tests/"):
                stray.append("%s has %d lines" % (name, lines))
        self.assertEqual(stray, [])

    def test_headers_open_with_what_they_are(self):
        stray = [name for name in sources(".h")
                 if not (ROOT / name).read_text(
                     encoding="utf-8").startswith("//")]
        self.assertEqual(stray, [])

    def test_the_tests_that_the_table_of_faults_names_are_there(self):
        names, functions = set(), set()
        for name in sources("_test.cc"):
            text = (ROOT / name).read_text(encoding="utf-8")
            names.update(".".join(found) for found in re.findall(
                r"\bTEST(?:_F|_P)?\(\s*(\w+),\s*(\w+)\)", text))
        for name in sources("_test.py"):
            functions.update(re.findall(
                r"def test_(\w+)", (ROOT / name).read_text(encoding="utf-8")))
        table = (ROOT / "tests/README.md").read_text(encoding="utf-8")
        table = table[table.index("| case | test |"):]
        named = re.findall(r"`([A-Z]\w+\.[A-Z]\w+)(…?)`", table)
        self.assertGreater(len(named), 40)
        missing = [one for one, more in named if not any(
            name == one or more and name.startswith(one) for name in names)]
        said = re.findall(r"`(?:\w+\.py: )?([a-z]+(?:_[a-z]+)+)(…?)`", table)
        self.assertGreater(len(said), 10)
        missing += [one for one, more in said if not any(
            name == one or more and name.startswith(one)
            for name in functions)]
        self.assertEqual(missing, [])

    def test_scripts_are_clean(self):
        names = [n for n in sources("") if "." not in n.split("/")[-1]
                 and (ROOT / n).read_bytes().startswith(b"#!/usr/bin/env bash")]
        self.assertGreater(len(names), 3)
        done = subprocess.run(["shellcheck", *names], cwd=ROOT,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main(verbosity=1)
