#!/usr/bin/env python3
"""Runs the commands that the documents show.

  documents_test.py BINARY SOURCE_FOLDER

Every line of a fenced `sh` block in the Markdown files is run in a folder of
its own, in which the project's folders stand as in the real one and
`casebook` is the built program. Lines that begin with tools/ are scripts of
many minutes: they are checked to name an existing script and word, not run.
What stands below a comment that begins with MADE is the output of the last
command above it, to the next empty line: it must be what the command prints
today. With CASEBOOK_BLESS=1 it is written anew. Commands within a sentence, or
in an indented block with words to be filled in, are checked to name a command
and options that there are.
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
MADE = "<!-- made by the last command; tools/dev bless renews it -->"
SHOWN = re.compile(re.escape(MADE) + r"\n\n((?:\|.*\n)*)")
INLINE = re.compile(r"`(casebook [^`]+)`|^    (casebook .+)$", re.M)
FOLDERS = ("corpus", "extractor", "grammars", "kb", "tests", "tools")


def documents():
    """The tree's Markdown files; where there is no git, those not of a build."""
    done = subprocess.run(["git", "-C", ROOT, "ls-files", "--cached",
                           "--others", "--exclude-standard", "*.md"],
                          capture_output=True, text=True, check=False)
    names = done.stdout.split()
    if done.returncode:
        names = sorted(str(path.relative_to(ROOT)) for path in
                       ROOT.rglob("*.md"))
        names = [n for n in names if not n.startswith("build")]
    return [n for n in names if (ROOT / n).is_file()]


def help_of(verb, known={}):
    if verb not in known:
        done = subprocess.run([BINARY, verb, "--help"], capture_output=True,
                              text=True, check=False)
        known[verb] = done.stdout if done.returncode == 0 else ""
    return known[verb]


def shown_commands(text):
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

    def test_no_document_is_left_out(self):
        names = set(documents())
        self.assertLessEqual({"README.md", "CONTRIBUTING.md",
                              "ARCHITECTURE.md", "CHANGELOG.md",
                              "corpus/samples/README.md",
                              "tools/bench/README.md"}, names)
        self.assertLessEqual({folder + "/README.md" for folder in FOLDERS},
                             names)

    def test_commands_in_sentences_are_real(self):
        seen = 0
        for name in documents():
            text = FENCE.sub("", (ROOT / name).read_text(encoding="utf-8"))
            for inline, indented in INLINE.findall(text):
                line = inline or indented
                page = help_of(line.split()[1])
                self.assertTrue(page, "%s: %s" % (name, line))
                for option in re.findall(r"(?<=\s)--[a-z-]+", line):
                    self.assertIn("  " + option, page, "%s: %s" % (name, line))
                seen += 1
        self.assertGreater(seen, 20)

    def test_commands_run(self):
        ran = 0
        for name in documents():
            with tempfile.TemporaryDirectory(prefix="casebook-") as folder:
                place = pathlib.Path(folder)
                for part in FOLDERS:
                    (place / part).symlink_to(ROOT / part)
                (place / "bin").mkdir()
                (place / "bin/casebook").symlink_to(BINARY)
                (place / "build").symlink_to(BINARY.parent)
                ran += self.run_document(name, place)
        self.assertGreater(ran, 5)

    def test_the_demonstration_shows_what_it_promises(self):
        if BINARY != ROOT / "build/casebook":
            self.skipTest("the demonstration runs build/casebook")
        done = subprocess.run([ROOT / "tools/demo", "--built"], text=True,
                              capture_output=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("In plain words: of 100 core facts", done.stdout)
        table = done.stdout.split("--limit 7\n")[1].split("\n\n")[0]
        lines = table.splitlines()
        self.assertLess(len(lines), 60)
        self.assertLessEqual(max(map(len, lines)), 100)
        self.assertRegex(lines[0], r"^author +year +age .*follow-up$")
        for name in ("demo.xlsx", "demo.html", "demo-spine.svg"):
            self.assertGreater((ROOT / "build" / name).stat().st_size, 1000)

    def run_document(self, name, place):
        text = (ROOT / name).read_text(encoding="utf-8")
        ran, begin = 0, 0
        for shown in [*SHOWN.finditer(text), None]:
            end = shown.start() if shown else len(text)
            out = ""
            for line in shown_commands(text[begin:end]):
                out = self.run_line(name, line, place)
                ran += 1
            if shown:
                self.check_shown(name, shown, out)
                begin = shown.end()
        return ran

    def check_shown(self, name, shown, out):
        if os.environ.get("CASEBOOK_BLESS") == "1":
            path = ROOT / name
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(shown.group(0), MADE + "\n\n" + out),
                            encoding="utf-8")
            return
        self.assertEqual(shown.group(1), out,
                         "%s shows other output: run "
                         "tools/dev bless -R documents" % name)

    def run_line(self, name, line, place):
        word = line.split()[0]
        if word.startswith("tools/"):
            self.assertTrue(os.access(ROOT / word, os.X_OK), line)
            verbs = line.split()[1:2]
            if word == "tools/dev" and verbs:
                self.assertRegex((ROOT / word).read_text(encoding="utf-8"),
                                 r"(?m)^  %s\)" % re.escape(verbs[0]), line)
            return ""
        done = subprocess.run(
            ["bash", "-c", line], cwd=place, capture_output=True, text=True,
            timeout=300, check=False,
            env={**os.environ, "PATH": "%s:%s" % (place / "bin",
                                                  os.environ["PATH"]),
                 "HOME": str(place)})
        self.assertEqual(done.returncode, 0,
                         "%s: %s\n%s" % (name, line, done.stderr))
        return done.stdout


if __name__ == "__main__":
    unittest.main(verbosity=1)
