#!/usr/bin/env python3
"""Runs the commands that the documents show.

  documents_test.py BINARY SOURCE_FOLDER

Every line of a fenced `sh` block in the Markdown files is run in a folder of
its own, in which the project's folders stand as in the real one and
`casebook` is the built program. Blocks marked otherwise (```text) are
output. Lines that begin with tools/ or git are scripts of hours: they are
checked to name an existing script and word, not run.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
FOLDERS = ("corpus", "extractor", "grammars", "kb", "tests", "tools")


def documents():
    names = subprocess.run(["git", "-C", ROOT, "ls-files", "--cached",
                            "--others", "--exclude-standard", "*.md"],
                           capture_output=True, text=True,
                           check=True).stdout.split()
    return [n for n in names if (ROOT / n).is_file()]


def shown_commands(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for language, block in FENCE.findall(text):
        if language in ("sh", "bash"):
            block = block.replace("\\\n", " ")
            for line in block.splitlines():
                line = line.split(" #")[0].strip()
                if line and not line.startswith("#"):
                    yield line


class Documents(unittest.TestCase):
    def test_fences_name_their_language(self):
        for name in documents():
            text = (ROOT / name).read_text(encoding="utf-8")
            for language, block in FENCE.findall(text):
                self.assertTrue(language, "%s: ```%s" % (name, block[:60]))

    def test_links_lead_to_files(self):
        for name in documents():
            text = (ROOT / name).read_text(encoding="utf-8")
            for target in re.findall(r"\]\(([^)#]+)\)", text):
                if "://" not in target:
                    self.assertTrue(((ROOT / name).parent / target).exists(),
                                    "%s: %s" % (name, target))

    def test_commands_run(self):
        ran = 0
        for name in documents():
            with tempfile.TemporaryDirectory(prefix="casebook-") as folder:
                place = pathlib.Path(folder)
                for part in FOLDERS:
                    (place / part).symlink_to(ROOT / part)
                (place / "bin").mkdir()
                (place / "bin/casebook").symlink_to(BINARY)
                (place / "build").mkdir()
                (place / "build/casebook").symlink_to(BINARY)
                for line in shown_commands(name):
                    self.run_line(name, line, place)
                    ran += 1
        self.assertGreater(ran, 5)

    def run_line(self, name, line, place):
        word = line.split()[0]
        if word.startswith("tools/"):
            self.assertTrue(os.access(ROOT / word, os.X_OK), line)
            verbs = line.split()[1:2]
            if word == "tools/dev" and verbs:
                self.assertRegex((ROOT / word).read_text(encoding="utf-8"),
                                 r"(?m)^  %s\)" % re.escape(verbs[0]), line)
            return
        if word in ("git", "cmake", "cd", "sudo"):
            return
        done = subprocess.run(
            ["bash", "-c", line], cwd=place, capture_output=True, text=True,
            timeout=300, check=False,
            env={**os.environ, "PATH": "%s:%s" % (place / "bin",
                                                  os.environ["PATH"]),
                 "HOME": str(place)})
        self.assertIn(done.returncode, (0,),
                      "%s: %s\n%s" % (name, line, done.stderr))


if __name__ == "__main__":
    unittest.main(verbosity=1)
