#!/usr/bin/env python3
"""The audit from outside: audit_test.py BINARY SOURCE_FOLDER [FOLDER…]

Over the project's own reports (or the folders named): every numeral is
accounted for exactly once, and facts that are taken out of the output at
random are listed."""

import collections
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
FOLDERS = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
del sys.argv[1:]
# Not the unread ones: they are for the score alone.
PATHS = FOLDERS or sorted(
    path for suffix in ("txt", "xml")
    for path in (ROOT / "corpus/samples").glob("*." + suffix))
PLANTED = 300


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=300, check=False)


def lines(*words):
    return [json.loads(line) for line in run(*words).stdout.splitlines()]


def audit(facts=None, *words):
    if facts is None:
        return lines("audit", "--format", "jsonl", *words, *PATHS)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl",
                                     encoding="utf-8") as file:
        for fact in facts:
            file.write(json.dumps(fact, ensure_ascii=False) + "\n")
        file.flush()
        return lines("audit", "--format", "jsonl", "--facts", file.name,
                     *words, *PATHS)


def is_utf8(text):
    try:
        return bool(text.decode())
    except UnicodeDecodeError:
        return False


def place(entry):
    return (entry["document"], entry["type"], entry["start"], entry["end"],
            entry.get("guess", "") if entry["type"] == "mention" else "")


def tells_of(entry, fact):
    """Whether a person who reads the entry sees that the fact is missing: it
    stands there, or what the entry says of the case is the fact's name, which
    is listed once a case."""
    if entry["document"] != fact["document"]:
        return False
    if entry["start"] < fact["end"] and fact["start"] < entry["end"]:
        return True
    return (entry["case"] == fact["case"] and entry.get("guess", "")
            == "%s %s" % (fact["kind"], fact.get("name", "")))


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.facts = lines("extract", *PATHS)

    def test_every_digit_of_a_text_is_in_exactly_one_numeral(self):
        entries = audit(None, "--all")
        for path in PATHS:
            if path.suffix != ".txt":
                continue
            text = path.read_bytes()
            if text.startswith(b"\xef\xbb\xbf") or not is_utf8(text):
                continue  # its stored text is another one
            held = collections.Counter()
            for one in entries:
                if one["document"] == path.stem and one["type"] == "numeral":
                    held.update(range(one["start"], one["end"]))
                    self.assertIn(one["state"],
                                  ("fact", "repeat", "dismissed", "open"))
                    self.assertTrue(one["by"], one)
            for found in re.finditer(rb"[0-9]", text):
                self.assertEqual(held[found.start()], 1,
                                 (path.name, text[found.start() - 20:
                                                  found.end() + 20]))

    def test_facts_that_were_left_out_are_listed(self):
        facts = [fact for fact in self.facts
                 if fact["assertion"] != "general" and fact["case"]]
        # By what they are, so that a fact more elsewhere chooses no others.
        chosen = sorted(range(len(facts)), key=lambda i: hashlib.sha1(
            repr([facts[i][key] for key in ("document", "kind", "start")])
            .encode()).digest())[:PLANTED]
        listed, kinds = 0, collections.Counter()
        known = collections.Counter(map(place, audit(self.facts)))
        for part in range(0, len(chosen), 20):
            gone = [facts[i] for i in chosen[part:part + 20]]
            entries = audit([f for f in self.facts if f not in gone])
            fresh = [one for one in entries
                     if one["state"] == "open" and place(one) not in known]
            for fact in gone:
                hit = any(tells_of(one, fact) for one in fresh)
                listed += hit
                if not hit:
                    kinds[fact["kind"]] += 1
        share = listed / len(chosen)
        print("%d of %d facts that were left out are listed (%.1f %%); not: %s"
              % (listed, len(chosen), 100 * share, dict(kinds)))
        self.assertGreaterEqual(share, 0.92)

    def test_the_gravest_stands_first(self):
        order = {"conflict": 0, "doubt": 1, "numeral": 2, "mention": 3}
        last = {}
        for one in audit():
            document, rank = one["document"], order[one["type"]]
            self.assertLessEqual(last.get(document, 0), rank, one)
            last[document] = rank


if __name__ == "__main__":
    unittest.main()
