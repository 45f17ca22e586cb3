"""Whose a fact is, in reports on several patients.

  whose_test.py CASEBOOK SOURCE

whose/en.txt and whose/tr.txt hold short reports under "# names". Marks tell
whose the marked figure is: "[2|-2.8]" patient 2's, "[13|…]" that of patients
1 and 3, "[?2|…]" patient 2's or not read, "[0|…]" nobody's: of the field, of
others, or a relative's, which is family history. What is marked must be read,
and never be anybody else's.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

MARK = re.compile(r"\[(\??)(\d+)\|([^\]]*)\]")
VERTEBRAE = ["T%d" % i for i in range(1, 13)] + ["L%d" % i for i in range(1, 6)]
KINDS = {"age", "parity", "fracture", "bmd", "drug", "follow_up", "lactation",
         "risk_factor", "lab"}
NOT_HERS = {"general", "family"}
FIGURES = {"age", "bmd", "lab", "follow_up"}


def reports(path):
    for part in re.split(r"^# ", path.read_text(encoding="utf-8"),
                         flags=re.M)[1:]:
        name, body = part.split("\n", 1)
        yield name.strip(), body.strip() + "\n"


def unmark(body):
    """The text, and (may be missed, patients, begin, end, words) a mark."""
    text, marks, at = "", [], 0
    for mark in MARK.finditer(body):
        text += body[at:mark.start()]
        begin = len(text.encode())
        text += mark.group(3)
        marks.append((mark.group(1) == "?", set(mark.group(2)) - {"0"}, begin,
                      len(text.encode()), mark.group(3)))
        at = mark.end()
    return text + body[at:], marks


def levels(words):
    found = set()
    for first, last in re.findall(r"\b([TL]\d+)(?:(?:-| to )([TL]\d+))?", words):
        begin = VERTEBRAE.index(first)
        end = VERTEBRAE.index(last) if last else begin
        found |= set(VERTEBRAE[begin:end + 1])
    return found


def states(fact, words):
    """Whether the fact is the one that the marked words state: the quotes of a
    sentence's facts may overlap."""
    if fact["kind"] == "fracture":
        return fact.get("site") in levels(words)
    figures = re.findall(r"\d+(?:\.\d+)?", words.replace(",", "."))
    if fact["kind"] in FIGURES and figures and "value" in fact:
        return str(fact["value"]).lstrip("-") in figures
    return True


def main():
    casebook, source = sys.argv[1:]
    failures, marked = [], 0
    for language in ("en", "tr"):
        bank = pathlib.Path(source, "tests/tools/whose", language + ".txt")
        with tempfile.TemporaryDirectory() as folder:
            marks = {}
            for name, body in reports(bank):
                text, marks[name] = unmark(body)
                pathlib.Path(folder, name + ".txt").write_text(
                    text, encoding="utf-8")
            lines = subprocess.run(
                [casebook, "extract", folder], check=True,
                capture_output=True, encoding="utf-8").stdout.splitlines()
        facts = [json.loads(line) for line in lines]
        for name, all_marks in marks.items():
            for may_miss, patients, begin, end, words in all_marks:
                marked += 1
                whose = {
                    fact["case"] for fact in facts
                    if fact["document"] == name and fact["kind"] in KINDS
                    and fact["start"] < end and begin < fact["end"]
                    and states(fact, words)
                    and fact.get("assertion") not in NOT_HERS and fact["case"]}
                if whose - patients:
                    failures.append("%s %s: '%s' is of %s and was given to %s"
                                    % (language, name, words, sorted(patients),
                                       sorted(whose)))
                elif patients - whose and not may_miss:
                    failures.append("%s %s: '%s' of %s was not read"
                                    % (language, name, words,
                                       sorted(patients - whose)))
    print("%d marks" % marked)
    print("\n".join(failures))
    return 1 if failures or marked < 2050 else 0


if __name__ == "__main__":
    sys.exit(main())
