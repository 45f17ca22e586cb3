"""Reports with one digit changed where the same figure stands elsewhere.

A place is a figure that the audit accounts for as a fact, or as one said
again, and that stands a second time, as a fact of the same kind, in another
part of the report: title and abstract, text, a table, the legends. The copy
has one other digit there. The same copies are made in every run."""

import bisect
import json
import re
import subprocess

LEVEL = re.compile(r"(?:T|Th|D|L) ?$")


def parts_of(document):
    """Which part each byte's sentence is of: front, table 0, figure, body …"""
    sections = document["sections"]
    tables = [(table["start"], table["end"]) for table in document["tables"]]
    sentences = document["sentences"]
    starts = [one["start"] for one in sentences]

    def part(at):
        for number, (begin, end) in enumerate(tables):
            if begin <= at < end:
                return f"table {number}"
        near = bisect.bisect_right(starts, at) - 1
        if near < 0:
            return ""
        sentence = sentences[near]
        kind = sections[sentence["section"]]["kind"]
        return {"title": "front " + sentence["language"],
                "abstract": "front " + sentence["language"],
                "figure": "figure", "references": "", "back": "",
                "table": ""}.get(kind, "body")
    return part


def changed(figure, seed):
    """One other digit, never a leading nought, and within what may be: the
    last one of a figure of two digits and the first of a decimal."""
    digits = [i for i, c in enumerate(figure) if c.isdigit()]
    place = digits[seed % len(digits)]
    old = int(figure[place])
    new = (old + 2 + seed % 6) % 10
    if place == digits[0] and new == 0 and len(digits) > 1:
        new = (old + 1) % 10 or 1
    if new == old:
        new = (old + 1) % 10
    return figure[:place] + str(new) + figure[place + 1:]


def run(binary, *words):
    done = subprocess.run([str(binary), *map(str, words)], capture_output=True,
                          check=True, timeout=600)
    return [json.loads(line) for line in done.stdout.splitlines()]


def plant_all(binary, paths, most):
    """Of each report: its path and the copies that plant() makes."""
    figures = {}
    for entry in run(binary, "audit", "--all", "--exit-zero", "--jobs", "2",
                     "--format", "jsonl", *paths):
        if entry["type"] == "numeral" and entry["state"] in ("fact", "repeat"):
            figures.setdefault(entry["document"], []).append(
                (entry["start"], entry["text"], entry["why"].split(",")[0],
                 entry["case"]))
    documents = {}
    for document in run(binary, "read", "--format", "json", *paths):
        documents.setdefault(document["path"], []).append(document)
    for path in paths:
        told = documents.get(str(path), [])
        if len(told) == 1:  # not a file of records
            yield path, plant(told[0], path.read_bytes(),
                              figures.get(told[0]["id"], []), most)


def plant(document, source, figures, most):
    """At most so many copies of a report's source, each with one change:
    (text, byte of the text as read, old, new, part)."""
    text = document["text"].encode()
    part = parts_of(document)
    found = [(at, figure, kind, case, part(at))
             for at, figure, kind, case in figures]
    made, used = [], set()
    for at, figure, kind, case, where in found:
        if len(made) == most or not where or (figure, kind, where) in used:
            continue
        same = [one for one in found if one[1:4] == (figure, kind, case)]
        if not any(one[4] not in ("", where) for one in same) or sum(
                one[4] == where for one in same) > 1:
            continue
        used.add((figure, kind, where))
        before = text[max(0, at - 14):at]
        context = before + text[at:at + len(figure.encode()) + 10]
        if source.count(context) != 1:
            continue
        new = changed(figure, at + len(figure))
        if LEVEL.search(before.decode(errors="ignore")):
            new = str(int(figure) % 5 + 1)
        place = source.index(context) + len(before)
        made.append((source[:place] + new.encode() +
                     source[place + len(figure.encode()):],
                     at, figure, new, where))
    return made
