#!/usr/bin/env python3
"""tools/setup, with the packet manager played by a script: setup_test.py ROOT"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
SETUP = (ROOT / "tools/setup").read_text(encoding="utf-8")
NOBODY = 65534


class Setup(unittest.TestCase):
    def setUp(self):
        # Readable for nobody, whatever the tree's own place allows.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.folder.chmod(0o777)
        self.addCleanup(shutil.rmtree, self.folder)
        self.script("setup", SETUP)

    def script(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def play(self, installed):
        """dpkg-query knows `installed`; apt-get notes its words."""
        lines = "".join("printf 'ii \\t%s\\n'\n" % name for name in installed)
        self.script("dpkg-query", "#!/bin/sh\n" + lines)
        self.script("apt-get", "#!/bin/sh\necho \"$@\" >> %s/asked\n"
                    % self.folder)
        # No sudo that works without a password.
        self.script("sudo", "#!/bin/sh\nexit 1\n")

    def run_setup(self, *words, user=None):
        return subprocess.run(
            [self.folder / "setup", *words], capture_output=True, text=True,
            check=False, user=user, cwd=self.folder,
            env={"PATH": "%s:%s" % (self.folder, os.environ["PATH"])})

    def asked(self):
        path = self.folder / "asked"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def listed(self, *words):
        return self.run_setup("--list", *words).stdout.split()

    def test_the_list_has_no_package_twice(self):
        names = self.listed("--dev")
        self.assertGreater(len(names), 10)
        self.assertEqual(len(names), len(set(names)))
        self.assertLess(set(self.listed()), set(names))

    def test_nothing_is_asked_for_when_nothing_is_missing(self):
        self.play(self.listed("--dev"))
        done = self.run_setup("--dev")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.asked(), "")

    def test_only_what_is_missing_is_installed(self):
        if os.geteuid() != 0:
            self.skipTest("needs root, to see what root would do")
        names = self.listed()
        self.play(names[2:])
        self.assertEqual(self.run_setup().returncode, 0)
        words = self.asked().split()
        self.assertIn("install", words)
        self.assertEqual([w for w in words if w in names], names[:2])

    def test_without_root_the_missing_packages_are_named(self):
        names = self.listed()
        self.play(names[1:])
        done = self.run_setup(user=NOBODY if os.geteuid() == 0 else None)
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get install --no-install-recommends %s\n"
                      % names[0], done.stderr)
        self.assertEqual(self.asked(), "")

    def test_an_unknown_option_is_refused(self):
        done = self.run_setup("--everything")
        self.assertEqual(done.returncode, 2)


if __name__ == "__main__":
    unittest.main(verbosity=1)
