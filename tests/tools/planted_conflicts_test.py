#!/usr/bin/env python3
"""How many planted contradictions the audit finds, and that it invents none.

  planted_conflicts_test.py BINARY SOURCE_FOLDER

The project's own reports as they are must give no conflict, and copies of
them with one digit changed, where the same figure stands in another part of
the report, must give one at that place. Two series of patients, told in text
and in a table, are added, for few of the reports tell a figure in both."""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import planted_conflicts

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
PATHS = sorted(path for suffix in ("txt", "xml")
               for path in (ROOT / "corpus/samples").glob("*." + suffix))
MOST = 30            # of one report
AT_LEAST = 0.75      # of all that is planted
AT_LEAST_PLANTED = 100

PATIENTS = ((24, "T11, L1", "-3.4", 18), (29, "T12, L2", "-2.9", 12),
            (33, "T8, T12", "-4.1", 24), (37, "L1, L3", "-2.6", 15),
            (41, "T9, L4", "-3.8", 21), (26, "T7, L2", "-3.1", 14))
WORDS = {
    "en": ("Six mothers with fragile bones", "Case {}",
           "A {}-year-old woman had back pain. MRI showed fractures of {}. "
           "Her lumbar T-score was {}. Teriparatide was given for {} months.",
           " and ", ("Patient", "Age (years)", "Fractured vertebrae",
                     "Lumbar spine T-score", "Teriparatide (months)"),
           "The six women"),
    "tr": ("Kemikleri kırılgan altı anne", "Olgu {}",
           "{} yaşındaki kadın hasta sırt ağrısıyla geldi. MR'da {} "
           "vertebralarda kırık saptandı. Lomber T skoru {} idi. Teriparatid "
           "{} ay verildi.", " ve ",
           ("Hasta", "Yaş (yıl)", "Kırık vertebralar", "Lomber T skoru",
            "Teriparatid (ay)"), "Altı kadın"),
}


def series(language):
    """Six patients, each told under a heading and in a row of a table."""
    title, heading, told, joined, heads, caption = WORDS[language]
    mark = "," if language == "tr" else "."
    cases, rows = "", ""
    for number, (age, levels, score, months) in enumerate(PATIENTS, 1):
        score = score.replace(".", mark)
        text = told.format(age, levels.replace(", ", joined), score, months)
        cases += (f"<sec><title>{heading.format(number)}</title>"
                  f"<p>{text}</p></sec>")
        rows += "<tr>" + "".join(f"<td>{cell}</td>" for cell in (
            number, age, levels, score, months)) + "</tr>"
    head = "".join(f"<th>{one}</th>" for one in heads)
    return (f'<article xml:lang="{language}"><front><article-meta><title-group>'
            f"<article-title>{title}</article-title></title-group>"
            f"</article-meta></front><body>{cases}<table-wrap><label>1</label>"
            f"<caption><p>{caption}</p></caption><table><thead><tr>{head}</tr>"
            f"</thead><tbody>{rows}</tbody></table></table-wrap></body>"
            "</article>")


def conflicts(*paths):
    """By document: what the audit lists as contradicting."""
    done = subprocess.run(
        [str(BINARY), "audit", "--exit-zero", "--format", "jsonl", "--jobs",
         "2", *map(str, paths)], capture_output=True, check=True, timeout=600)
    found = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        if entry["type"] == "conflict":
            found[entry["document"]].append(entry)
    return found


def is_at(entry, place):
    return any(one["start"] - 2 <= place < one["end"] + 2
               for one in (entry, entry["other"]))


# Their later figures are not known for later ones, and so taken for others.
TAKEN_FOR_OTHERS = {"t76-dort-anne", "t78-ikincil-bes-jats"}


class PlantedConflicts(unittest.TestCase):
    def test_reports_as_they_are_have_none(self):
        found = conflicts(*PATHS)
        self.assertEqual(
            [one["why"] for name, entries in found.items()
             for one in entries if name not in TAKEN_FOR_OTHERS], [])

    def test_a_changed_digit_is_found(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            paths = list(PATHS)
            for language in WORDS:
                paths.append(folder / f"series-{language}.xml")
                paths[-1].write_text(series(language), encoding="utf-8")
            self.assertEqual(conflicts(*paths[-2:]), {})
            (folder / "planted").mkdir()
            places = {}
            for path, copies in planted_conflicts.plant_all(BINARY, paths,
                                                            MOST):
                for n, (text, *planted) in enumerate(copies):
                    copy = folder / "planted" / f"{path.stem}-{n}{path.suffix}"
                    copy.write_bytes(text)
                    places[copy.stem] = planted
            found = conflicts(folder / "planted")
        told, missed = 0, []
        for document, (place, old, new, part) in places.items():
            if any(is_at(one, place) for one in found[document]):
                told += 1
            else:
                missed.append(f"{document}: {old} -> {new} ({part})")
        print(f"planted {len(places)}, found {told}")
        self.assertGreaterEqual(len(places), AT_LEAST_PLANTED)
        self.assertGreaterEqual(told / len(places), AT_LEAST,
                                "\n".join(missed))


if __name__ == "__main__":
    unittest.main()
