#!/usr/bin/env python3
"""The ways to get the program onto a machine, each tried.

  package_test.py BUILD ROOT

`cmake --install` into another prefix, the Debian package unpacked into a root
of its own, the source archive configured where there is no git.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path(sys.argv[2])
REPORTS = (b"A 31-year-old woman had a fracture of T12.\n",
           "31 yaşında kadın hastada T12 vertebra kırığı saptandı.\n".encode())


def call(*command, cwd=None, given=None):
    """With nothing of this shell's but the search path."""
    done = subprocess.run([str(word) for word in command], cwd=cwd,
                          input=given, capture_output=True, check=False,
                          env={"PATH": os.environ["PATH"],
                               "HOME": "/nonexistent"})
    if done.returncode:
        raise AssertionError("%s: exit %d\n%s" % (
            command, done.returncode,
            (done.stdout + done.stderr).decode(errors="replace")[-2000:]))
    return done.stdout


class Packages(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def check_installed(self, prefix):
        program = prefix / "bin/casebook"
        for report in REPORTS:
            facts = call(program, "extract", "-", cwd=self.folder,
                         given=report)
            self.assertIn(b'"site":"T12"', facts.replace(b": ", b":"))
        # The kinds come from the installed grammar, not from this tree.
        doctor = call(program, "doctor", cwd=self.folder).decode()
        self.assertIn(str(prefix / "share/casebook/grammars"), doctor)
        self.assertTrue((prefix / "share/man/man1").is_dir())
        completions = prefix / "share/bash-completion/completions/casebook"
        self.assertIn("_casebook", completions.read_text(encoding="utf-8"))

    def test_an_installed_tree_works_from_any_prefix(self):
        prefix = self.folder / "some where"
        call("cmake", "--install", BUILD, "--prefix", prefix)
        self.check_installed(prefix)

    def test_the_debian_package_declares_what_it_needs_and_works(self):
        call("cpack", "-G", "DEB", "-B", self.folder, cwd=BUILD)
        package = next(self.folder.glob("casebook_*.deb"))
        fields = call("dpkg-deb", "-f", package).decode()
        for library in ("libxerces-c", "libicu", "libsqlite3", "libre2"):
            self.assertIn(library, fields)
        root = self.folder / "root"
        root.mkdir()
        call("dpkg-deb", "-x", package, root)
        self.check_installed(root / "usr")
        copyright_file = root / "usr/share/doc/casebook/copyright"
        self.assertIn("Apache", copyright_file.read_text(encoding="utf-8"))

    def test_the_source_archive_needs_no_git(self):
        call("cpack", "--config", "CPackSourceConfig.cmake", "-B",
             self.folder, cwd=BUILD)
        archive = next(self.folder.glob("*.tar.gz"))
        with tarfile.open(archive) as tar:
            names = tar.getnames()
            tar.extractall(self.folder / "source", filter="data")
        self.assertFalse([name for name in names if "/.git/" in name
                          or "/build/" in name])
        top = next((self.folder / "source").iterdir())
        self.assertTrue((top / "tools/setup").stat().st_mode & 0o100)
        call("cmake", "-G", "Ninja", "-S", top, "-B", self.folder / "build")


class Manual(unittest.TestCase):
    def setUp(self):
        self.page = call(BUILD / "casebook", "help", "--format", "man")

    def test_it_tells_every_command(self):
        for line in call(BUILD / "casebook", "help").decode().split(
                "Commands:\n")[1].split("\n\n")[0].splitlines():
            name = line.split()[0]
            self.assertIn(b"\n.SS " + name.encode() + b"\n", self.page)

    def test_no_line_of_text_is_taken_for_a_request(self):
        known = {b"TH", b"SH", b"SS", b"TP", b"PP", b"B", b"I", b"BI", b"RI",
                 b"EX", b"EE", b"ad"}
        for line in self.page.splitlines():
            self.assertFalse(line.startswith(b"'"), line)
            if line.startswith(b"."):
                self.assertIn(line[1:].split(b" ")[0], known, line)

    def test_groff_has_no_complaint(self):
        if shutil.which("groff") is None:
            self.skipTest("groff is not here")
        done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-Kutf8"],
                              input=self.page, capture_output=True,
                              check=False)
        self.assertEqual(done.stderr, b"")
        self.assertIn(b"casebook.1", done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
