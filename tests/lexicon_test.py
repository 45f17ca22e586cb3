#!/usr/bin/env python3
"""Checks the concept lists: grammars/concepts and every grammars/LANGUAGE/lexicon.

  lexicon_test.py GRAMMARS     prints every mistake with file and line; 1 if any
  lexicon_test.py --self-test  shows that each kind of mistake is found

A form must lead to one concept of its class (drugs and their classes count as
one class, for a text names either); parents must exist and make no circle; a
form in a language's file must belong to a concept; no cell may hide a tab, a
stray space or an empty form. A language's file may repeat a form that all
languages have.
"""
import pathlib
import re
import sys
import tempfile
import unicodedata

JOINED = {"drug_class": "drug"}  # classes that share one space of forms
PARENTS_FROM = {"drug": "drug_class", "drug_class": "drug"}
PUNCTUATION = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "’": "'", "‐": "-",
                             "‑": "-", "–": "-", "−": "-"})


def fold(form):
    """As the program folds: case, i in all its forms, dashes, ligatures."""
    text = unicodedata.normalize("NFC", form).replace("İ", "i").lower()
    return text.replace("ı", "i").translate(PUNCTUATION)


class Checker:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.mistakes = []
        self.concepts = {}  # class -> name -> parents
        self.forms = {}     # (space, language) -> key -> (concept, place)

    def say(self, place, what):
        self.mistakes.append(f"{place}: {what}")

    def rows(self, path, columns):
        """The data rows as (place, cells); reports what is misshapen."""
        shown = path.relative_to(self.root)
        raw = path.read_bytes()
        if raw.startswith(b"\xef\xbb\xbf"):
            self.say(shown, "starts with a byte order mark")
        try:
            lines = raw.decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            self.say(shown, f"is not UTF-8: {error}")
            return
        if lines[-1]:
            self.say(shown, "does not end with a line end")
        head = lines[0].split("\t")
        if head[:len(columns)] != columns:
            self.say(f"{shown}:1", f"header must begin with {columns}")
            return
        for number, line in enumerate(lines[1:], 2):
            if not line or line.startswith("#"):
                continue
            place = f"{shown}:{number}"
            cells = line.split("\t")
            if len(cells) > len(head):
                self.say(place, f"{len(cells)} cells, the header has "
                                f"{len(head)}")
                continue
            cells += [""] * (len(head) - len(cells))
            for cell in cells:
                if cell != cell.strip() or re.search(r"[ \r]{2}|\r", cell):
                    self.say(place, f"stray space in '{cell}'")
            if not cells[0]:
                self.say(place, "no name")
                continue
            yield place, cells

    def add_forms(self, space, language, place, name, cell):
        known = self.forms.setdefault((space, language), {})
        # A mark may close its cell ("-|" is a dash, "-" alone says: no form).
        forms = cell.removesuffix("|").split("|") if cell else []
        for form in forms:
            if not form.strip():
                self.say(place, "empty form")
                continue
            if not any(letter.isalnum() for letter in form):
                continue  # a mark, which several concepts may have
            key = form if form.startswith("=") else fold(form)
            other, there = known.get(key, (name, place))
            if other != name:
                self.say(place, f"form '{form}' of '{name}' is also of "
                                f"'{other}' ({there})")
            known[key] = (name, place)

    def read_concepts(self):
        for path in sorted((self.root / "concepts").glob("*.tsv")):
            found = self.concepts.setdefault(path.stem, {})
            space = JOINED.get(path.stem, path.stem)
            for place, cells in self.rows(path, ["name", "isa", "codes",
                                                 "forms"]):
                name = cells[0]
                if name in found:
                    self.say(place, f"concept '{name}' again")
                    continue
                found[name] = (place, [p for p in cells[1].split("|") if p])
                if cells[3] == "-":
                    continue  # known by its languages' forms only
                self.add_forms(space, "", place, name, name)
                self.add_forms(space, "", place, name, cells[3])

    def check_parents(self):
        for name_of_class, found in self.concepts.items():
            beside = self.concepts.get(PARENTS_FROM.get(name_of_class), {})
            for name, (place, parents) in found.items():
                for parent in parents:
                    if parent not in found and parent not in beside:
                        self.say(place, f"unknown parent '{parent}'")
                if self.reaches(found, name, name):
                    self.say(place, f"'{name}' is its own ancestor")

    @staticmethod
    def reaches(found, start, goal):
        todo, seen = list(found[start][1]), set()
        while todo:
            name = todo.pop()
            if name == goal:
                return True
            if name in found and name not in seen:
                seen.add(name)
                todo += found[name][1]
        return False

    def read_languages(self):
        for path in sorted(self.root.glob("*/lexicon/*.tsv")):
            found = self.concepts.get(path.stem)
            if found is None:
                continue  # a word list without concepts (cues, units …)
            space, language = JOINED.get(path.stem, path.stem), path.parts[-3]
            # What every language shares is there before its own forms.
            known = self.forms.setdefault((space, language), {})
            for key, value in self.forms.get((space, ""), {}).items():
                known.setdefault(key, value)
            seen = set()
            for place, cells in self.rows(path, ["name", "forms"]):
                name = cells[0]
                if name not in found:
                    self.say(place, f"no concept '{name}' in "
                                    f"concepts/{path.name}")
                if name in seen:
                    self.say(place, f"'{name}' has a second line")
                seen.add(name)
                self.add_forms(space, language, place, name,
                               cells[1])

    def run(self):
        self.read_concepts()
        self.check_parents()
        self.read_languages()
        return self.mistakes


def self_test():
    """One wrong file for each mistake; the right one passes."""
    good = "name\tisa\tcodes\tforms\nroot\t\t\t=RT\nleaf\troot\t\tblatt\n"
    cases = [
        (good, "name\tforms\nleaf\tyaprak\n", None),
        (good + "leaf2\t\t\tBLATT\n", "", "also of 'leaf'"),
        (good + "leaf2\tnone\t\t\n", "", "unknown parent"),
        (good + "a\tb\t\t\nb\ta\t\t\n", "", "own ancestor"),
        (good + "a\t\t\tx\ty\n", "", "cells"),
        (good + "a\t\t\t-\n", "name\tforms\na\tleaves\n", None),
        (good + "a\t\t\tx||y\n", "", "empty form"),
        (good + "a\t\t\t x\n", "", "stray space"),
        (good, "name\tforms\nstem\tx\n", "no concept"),
        (good, "name\tforms\nroot\tblatt\n", "also of 'leaf'"),
    ]
    failures = 0
    for concepts, language, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for part, text in (("concepts", concepts),
                               ("tr/lexicon", language)):
                (root / part).mkdir(parents=True)
                if text:
                    (root / part / "thing.tsv").write_text(text, "utf-8")
            mistakes = Checker(root).run()
        if not (expected is None and not mistakes or expected
                and any(expected in m for m in mistakes)):
            print(f"self-test: wanted {expected!r}, got {mistakes}")
            failures += 1
    return failures


def main(arguments):
    if arguments == ["--self-test"]:
        return 1 if self_test() else 0
    if len(arguments) != 1 or not pathlib.Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    if self_test():
        return 1
    mistakes = Checker(arguments[0]).run()
    for mistake in mistakes:
        print(mistake)
    print(f"{len(mistakes)} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
