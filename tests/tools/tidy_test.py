#!/usr/bin/env python3
"""tools/tidy.py on a tree of a few small files: tidy_test.py ROOT"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
# Each with a `twice` of its own: they cannot be one file as they are.
CLEAN = """namespace casebook {
namespace {

int twice(int number) { return 2 * number; }

}  // namespace

int NAME(int number) { return twice(number) + 1; }

}  // namespace casebook
"""
SOILED = CLEAN.replace("return twice(number) + 1;",
                       "int sum = twice(number); return sum;")


class Tidy(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(
            os.path.realpath(tempfile.mkdtemp(prefix="casebook-")))
        self.addCleanup(shutil.rmtree, self.root)
        self.build = self.root / "build"
        (self.root / "tools").mkdir()
        self.build.mkdir()
        shutil.copy(ROOT / "tools/tidy.py", self.root / "tools")
        shutil.copy(ROOT / ".clang-tidy", self.root)
        (self.build / "build.ninja").write_text("")

    def write(self, **files):
        entries = []
        for name, text in files.items():
            path = self.root / name.replace("__", "/")
            path = path.with_suffix(".cc")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("NAME", path.stem))
            entries.append({"directory": str(self.build), "file": str(path),
                            "command": f"c++ -std=c++20 -o {path.stem}.o "
                                       f"-c {path}"})
        (self.build / "compile_commands.json").write_text(json.dumps(entries))

    def tidy(self, *words):
        done = subprocess.run(
            [sys.executable, str(self.root / "tools/tidy.py"), *words,
             str(self.build)], capture_output=True, text=True, check=False)
        self.assertEqual(done.stderr, "")
        return done.returncode, done.stdout

    def test_a_warning_is_found_in_any_file_of_a_batch(self):
        # One of them cannot be read with its neighbours, one of a batch can.
        self.write(corpus__first=CLEAN, corpus__second=SOILED,
                   corpus__third=SOILED.replace("twice", "thrice"),
                   tests__corpus__fourth=CLEAN, tests__corpus__fifth=SOILED)
        code, text = self.tidy()
        self.assertEqual(code, 1, text)
        for name in ("second", "third", "fifth"):
            self.assertIn(f"{name}.cc:8:", text)
        for name in ("first", "fourth"):
            self.assertNotIn(f"{name}.cc:", text)
        self.assertIn("5 files looked at, 0 unchanged, 3 with warnings", text)

    def test_what_passed_is_looked_at_again_when_it_changes(self):
        self.write(corpus__first=CLEAN, corpus__second=CLEAN)
        self.assertEqual(self.tidy()[0], 0)
        self.assertIn("0 files looked at, 2 unchanged", self.tidy()[1])
        self.write(corpus__first=SOILED, corpus__second=CLEAN)
        code, text = self.tidy()
        self.assertEqual(code, 1, text)
        self.assertIn("1 files looked at, 1 unchanged, 1 with", text)
        # And again, as long as it has the warning.
        self.assertEqual(self.tidy()[0], 1)

    def test_what_only_company_breaks_is_read_alone(self):
        # A name that declared() does not see, twice.
        odd = CLEAN.replace("int twice", "int\n    twice")
        self.write(corpus__first=odd, corpus__second=odd)
        code, text = self.tidy()
        self.assertEqual(code, 0, text)
        self.assertIn("2 files looked at, 0 unchanged, 0 with", text)

    def test_the_analyzer_looks_in_the_deep_way_alone(self):
        null = CLEAN.replace("return twice(number) + 1;",
                             "const int* none = nullptr;\n"
                             "  return number > 0 ? twice(number) : *none;")
        self.write(corpus__first=null)
        self.assertEqual(self.tidy()[0], 0)
        code, text = self.tidy("--deep")
        self.assertEqual(code, 1, text)
        self.assertIn("clang-analyzer-core.NullDereference", text)


if __name__ == "__main__":
    unittest.main()
