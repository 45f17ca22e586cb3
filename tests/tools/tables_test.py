#!/usr/bin/env python3
"""Tables in every orientation, both languages, as markup and flattened.

  tables_test.py BINARY

Each table below is told once: what its rows and columns are, its figures, and
the facts that it states. It is set as JATS, as columns kept apart by spaces,
as tabs, as a cell a block and as rows with single spaces, read, and the facts
of the table compared by patient, kind and keys. A wrong patient or a wrong
sign fails whatever the rest is. Then tables that must give nothing.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
from xml.sax.saxutils import escape

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()

INTRO = {
    "en": ("Three women with fragile bones after childbirth\n\nCase report\n\n",
           "Case {n}\nA {age}-year-old woman came with back pain. "
           "She was seen again and did well.\n\n"),
    "tr": ("Doğum sonrası kemikleri kırılan üç kadın\n\nOlgu sunumu\n\n",
           "Olgu {n}\n{age} yaşında kadın hasta bel ağrısı ile başvurdu. "
           "Kontrolde yakınması yoktu.\n\n"),
}
LABEL = {"en": "Table 1. ", "tr": "Tablo 1. "}


def bmd(name, value, site, time=None):
    fact = {"kind": "bmd", "name": name, "value": value, "site": site}
    if time:
        fact["time"] = time
    return fact


def spine_and_hip(rows):
    """(patient, spine before, spine after) → facts of T-scores."""
    return [(p, bmd("T-score", v, "lumbar spine", t))
            for p, before, after in rows
            for v, t in ((before, "baseline"), (after, "follow-up"))]


BEFORE_AFTER = [("1", -3.4, -2.6), ("2", -2.9, -2.1), ("3", -3.8, -3.1)]

# name, language, caption, heads, rows, [(patient, fact)]
TABLES = [
    ("patients as rows", "en", "T-scores of the three women",
     ["Patient", "Age (years)", "Lumbar spine T-score before treatment",
      "Lumbar spine T-score after treatment"],
     [["1", "31", "-3.4", "-2.6"], ["2", "28", "-2.9", "-2.1"],
      ["3", "36", "-3.8", "-3.1"]],
     spine_and_hip(BEFORE_AFTER)),
    ("patients as columns", "en", "T-scores of the three women",
     ["Parameter", "Case 1", "Case 2", "Case 3"],
     [["Lumbar spine T-score before treatment", "-3.4", "-2.9", "-3.8"],
      ["Lumbar spine T-score after treatment", "-2.6", "-2.1", "-3.1"],
      ["Femoral neck T-score before treatment", "-1.9", "-2.2", "-2.4"]],
     spine_and_hip(BEFORE_AFTER) +
     [(p, bmd("T-score", v, "femoral neck", "baseline"))
      for p, v in (("1", -1.9), ("2", -2.2), ("3", -2.4))]),
    ("hastalar satırda", "tr", "Hastaların T skorları",
     ["Olgu", "Yaş (yıl)", "Tedavi öncesi lomber T skoru",
      "Tedavi sonrası lomber T skoru"],
     [["1", "31", "-3,4", "-2,6"], ["2", "28", "-2,9", "-2,1"],
      ["3", "36", "-3,8", "-3,1"]],
     spine_and_hip(BEFORE_AFTER)),
    ("hastalar sütunda", "tr", "Hastaların T skorları",
     ["Ölçüm", "Olgu 1", "Olgu 2", "Olgu 3"],
     [["Tedavi öncesi lomber T skoru", "-3,4", "-2,9", "-3,8"],
      ["Tedavi sonrası lomber T skoru", "-2,6", "-2,1", "-3,1"]],
     spine_and_hip(BEFORE_AFTER)),
    ("drugs and months", "en", "Treatment of the three women",
     ["Patient", "Treatment", "Duration (months)", "Follow-up (months)"],
     [["1", "Teriparatide", "18", "24"], ["2", "Alendronate", "12", "30"],
      ["3", "Denosumab", "9", "36"]],
     [(p, {"kind": "follow_up", "value": v, "unit": "month"})
      for p, v in (("1", 24), ("2", 30), ("3", 36))] +
     [(p, {"kind": "drug", "name": d, "duration": m,
           "duration_unit": "month"})
      for p, d, m in (("1", "teriparatide", 18), ("2", "alendronate", 12),
                      ("3", "denosumab", 9))]),
    ("levels", "en", "Fractured vertebrae",
     ["Patient", "Parity", "Fractures", "Weight (kg)"],
     [["1", "1", "T12, L1", "52"], ["2", "2", "T8, T9", "61"],
      ["3", "1", "L2, L3", "57"]],
     [(p, {"kind": "fracture", "name": "vertebral", "site": s})
      for p, s in (("1", "T12"), ("1", "L1"), ("2", "T8"), ("2", "T9"),
                   ("3", "L2"), ("3", "L3"))] +
     [(p, {"kind": "parity", "name": "para", "value": v})
      for p, v in (("1", 1), ("2", 2), ("3", 1))]),
    ("density", "en", "Areal density (g/cm2) of the women",
     ["Patient", "Lumbar spine BMD", "Total hip BMD"],
     [["1", "0.612", "0.701"], ["2", "0.655", "0.733"],
      ["3", "0.587", "0.690"]],
     [(p, bmd("BMD", v, s)) for p, v, s in (
         ("1", 0.612, "lumbar spine"), ("1", 0.701, "total hip"),
         ("2", 0.655, "lumbar spine"), ("2", 0.733, "total hip"),
         ("3", 0.587, "lumbar spine"), ("3", 0.690, "total hip"))]),
    ("kilo ve parite", "tr", "Hastaların özellikleri",
     ["Olgu", "Parite", "Kırıklar", "Z skoru (lomber)"],
     [["1", "1", "T12, L1", "-3,1"], ["2", "2", "T8", "-2,7"],
      ["3", "1", "L2", "-2,9"]],
     [(p, {"kind": "fracture", "name": "vertebral", "site": s})
      for p, s in (("1", "T12"), ("1", "L1"), ("2", "T8"), ("3", "L2"))] +
     [(p, bmd("Z-score", v, "lumbar spine"))
      for p, v in (("1", -3.1), ("2", -2.7), ("3", -2.9))]),
    ("change", "en", "Change under treatment",
     ["Patient", "Lumbar spine T-score change", "Femoral neck T-score change"],
     [["1", "+0.8", "+0.2"], ["2", "+0.8", "-0.1"], ["3", "+0.7", "0.4"]],
     [(p, {"kind": "bmd_change", "name": "T-score", "value": v, "site": s})
      for p, v, s in (("1", 0.8, "lumbar spine"), ("1", 0.2, "femoral neck"),
                      ("2", 0.8, "lumbar spine"), ("2", -0.1, "femoral neck"),
                      ("3", 0.7, "lumbar spine"),
                      ("3", 0.4, "femoral neck"))]),
    ("named rows", "en", "Z-scores of the three women",
     ["", "Lumbar spine Z-score", "Total hip Z-score"],
     [["Case 1", "-2.6", "-1.9"], ["Case 2", "-1.9", "0"],
      ["Case 3", "-2.5", "-2.1"]],
     [(p, bmd("Z-score", v, s)) for p, v, s in (
         ("1", -2.6, "lumbar spine"), ("1", -1.9, "total hip"),
         ("2", -1.9, "lumbar spine"), ("2", 0, "total hip"),
         ("3", -2.5, "lumbar spine"), ("3", -2.1, "total hip"))]),
]


def report(language, table):
    title, case = INTRO[language]
    return (title + "".join(
        case.format(n=n, age=a) for n, a in ((1, 31), (2, 28), (3, 36))) +
            table)


def spaced(caption, heads, rows):
    widths = [max(len(r[c]) for r in [heads] + rows) + 3
              for c in range(len(heads))]
    return caption + "\n" + "\n".join(
        "".join(v.ljust(w) for v, w in zip(r, widths)).rstrip()
        for r in [heads] + rows) + "\n"


def tabbed(caption, heads, rows):
    return caption + "\n" + "\n".join("\t".join(r) for r in [heads] + rows) \
        + "\n"


def stacked(caption, heads, rows):
    cells = [h for h in heads if h] + [v for r in rows for v in r]
    return caption + "\n\n" + "\n\n".join(cells) + "\n"


def lines(caption, heads, rows):
    """Heads a line each, then rows with single spaces."""
    return caption + "\n\n" + "\n".join(h for h in heads if h) + "\n\n" + \
        "\n\n".join(" ".join(r) for r in rows) + "\n"


def jats(language, table):
    _, _, caption, heads, rows, _ = table
    title, case = INTRO[language]
    body = "".join(
        "<sec><title>%s</title><p>%s</p></sec>" % tuple(
            map(escape, case.format(n=n, age=a).strip().split("\n", 1)))
        for n, a in ((1, 31), (2, 28), (3, 36)))
    return """<article xml:lang="%s"><front><article-meta><title-group>
<article-title>%s</article-title></title-group></article-meta></front><body>
<sec sec-type="cases"><title>%s</title>%s
<table-wrap><label>%s</label><caption><p>%s</p></caption><table><thead><tr>%s
</tr></thead><tbody>%s</tbody></table></table-wrap></sec></body></article>""" % (
        language, escape(title.split("\n")[0]),
        "Case report" if language == "en" else "Olgu sunumu", body,
        LABEL[language].strip(" ."), escape(caption),
        "".join("<th>%s</th>" % escape(h) for h in heads),
        "".join("<tr>%s</tr>" % "".join("<td>%s</td>" % escape(v) for v in r)
                for r in rows))


def extract(text, suffix=".txt"):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / ("report" + suffix)
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([BINARY, "extract", "--format", "jsonl", path],
                              capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def states(fact, wanted):
    return all(fact.get(key) == value for key, value in wanted.items())


def judge(table, text, suffix):
    """(right, wrong, missed, gravest): of the table's kinds alone."""
    wanted = table[5]
    kinds = {fact["kind"] for _, fact in wanted}
    found = [f for f in extract(text, suffix)
             if f["section"] == "table" and f["kind"] in kinds]
    right = sum(any(f["case"] == p and states(f, w) for f in found)
                for p, w in wanted)
    wrong, gravest = 0, []
    for f in found:
        if any(f["case"] == p and states(f, w) for p, w in wanted):
            continue
        wrong += 1
        other = any(states(f, w) for _, w in wanted)
        sign = any(f["case"] == p and "value" in w and "value" in f and
                   w["value"] == -f["value"] != 0 for p, w in wanted)
        if sign or (other and f["case"]):
            gravest.append(f)
    return right, wrong, len(wanted) - right, gravest


class Tables(unittest.TestCase):
    def measure(self, form, suffix, at_least):
        total = collections.Counter()
        for table in TABLES:
            text = form(table)
            right, wrong, missed, gravest = judge(table, text, suffix)
            total.update(right=right, wrong=wrong, missed=missed)
            if wrong or missed:
                print("%s: %d right, %d wrong, %d missed" %
                      (table[0], right, wrong, missed))
            self.assertEqual(gravest, [], table[0])
        f1 = 2 * total["right"] / (2 * total["right"] + total["wrong"] +
                                   total["missed"])
        print("%s F1 %.3f" % (form.__name__, f1))
        self.assertGreaterEqual(f1, at_least)

    def flat(self, setter):
        def form(table):
            _, language, caption, heads, rows, _ = table
            return report(language, setter(LABEL[language] + caption, heads,
                                           rows))
        form.__name__ = setter.__name__
        return form

    def test_markup_gives_every_cell(self):
        def form(table):
            return jats(table[1], table)
        self.measure(form, ".xml", 0.98)

    def test_columns_apart_give_every_cell(self):
        self.measure(self.flat(spaced), ".txt", 0.93)

    def test_tabs_give_every_cell(self):
        self.measure(self.flat(tabbed), ".txt", 0.93)

    def test_a_cell_a_block_gives_nearly_every_cell(self):
        self.measure(self.flat(stacked), ".txt", 0.93)

    def single(self, table, language="en"):
        title = {"en": "A woman with fragile bones\n\nCase report\n\n"
                       "A 30-year-old woman came with back pain.\n\n",
                 "tr": "Kemikleri kırılan bir kadın\n\nOlgu sunumu\n\n"
                       "Otuz yaşında kadın hasta bel ağrısı ile başvurdu.\n\n"}
        return [f for f in extract(title[language] + table)
                if f["section"] == "table"]

    def test_before_and_after_with_units_and_normal_ranges(self):
        for language, heads, names in (
                ("en", ["Index", "Before treatment", "After treatment",
                        "Normal range"], ["PTH (pg/mL)", "Calcium (mg/dL)"]),
                ("tr", ["Test", "Tedavi öncesi", "Tedavi sonrası",
                        "Normal aralık"], ["PTH (pg/mL)", "Kalsiyum (mg/dL)"])):
            for setter in (spaced, tabbed, lines):
                found = self.single(setter(
                    LABEL[language] + "A", heads,
                    [[names[0], "18", "12", "10-66"],
                     [names[1], "8.5" if language == "en" else "8,5",
                      "8.9" if language == "en" else "8,9", "8-10"]]),
                    language)
                labs = [(f["name"], f["value"], f["time"], f["ref_low"],
                         f["ref_high"]) for f in found if f["kind"] == "lab"]
                self.assertEqual(labs, [
                    ("PTH", 18, "baseline", 10, 66),
                    ("PTH", 12, "follow-up", 10, 66),
                    ("calcium", 8.5, "baseline", 8, 10),
                    ("calcium", 8.9, "follow-up", 8, 10)],
                    "%s %s" % (language, setter.__name__))

    def test_a_row_that_cites_is_a_case_of_its_own(self):
        for language, heads in (("en", ["Author (ref)", "Age", "Fractures"]),
                                ("tr", ["Yazar", "Yaş", "Kırıklar"])):
            found = self.single(spaced(LABEL[language] + "B", heads,
                                       [["Muster [11]", "37", "T12, L1"],
                                        ["Beispiel [12]", "32", "T8"],
                                        ["Example [15]", "33", "T5"]]),
                                language)
            cases = collections.defaultdict(set)
            for f in found:
                cases[f["case"]].add(f.get("value", f.get("site")))
            self.assertNotIn("1", cases, "the patient's own case")
            self.assertEqual(sorted(map(str, map(sorted, (map(str, c)
                             for c in cases.values())))),
                             ["['32', 'T8']", "['33', 'T5']",
                              "['37', 'L1', 'T12']"])

    def test_the_text_on_a_cited_study_is_of_its_row(self):
        for language, heads, intro, text in (
                ("en", ["Author [reference]", "Age", "Fractures"],
                 "A review of fragile bones\n\nResults\n\n",
                 "Discussion\n\nA 35-year-old woman was treated with "
                 "teriparatide for 18 months [12].\n"),
                ("tr", ["Yazar [kaynak]", "Yaş", "Kırıklar"],
                 "Kırılgan kemikler üzerine derleme\n\nBulgular\n\n",
                 "Tartışma\n\nBildirilen 35 yaşında bir kadına 18 ay "
                 "teriparatid verildi [12].\n")):
            found = extract(intro + spaced(
                LABEL[language] + "B", heads,
                [["Muster [11]", "37", "T12, L1"],
                 ["Beispiel [12]", "32", "T8"],
                 ["Example [15]", "33", "T5"]]) + "\n" + text)
            row = [f["case"] for f in found if f.get("value") == 32]
            self.assertEqual(len(row), 1, language)
            drugs = [(f["case"], f["name"], f.get("duration"))
                     for f in found if f["kind"] == "drug"]
            self.assertEqual(drugs, [(row[0], "teriparatide", 18)], language)
            # The table's age and the text's: both are kept, and flagged.
            ages = sorted((f["value"], f["section"], "flags" in f)
                          for f in found
                          if f["kind"] == "age" and f["case"] == row[0])
            self.assertEqual(ages, [(32, "table", True),
                                    (35, "discussion", True)], language)

    def test_text_that_cites_several_is_of_no_row(self):
        found = extract("A review of fragile bones\n\nResults\n\n" + spaced(
            "Table 1. B", ["Author [reference]", "Age", "Fractures"],
            [["Muster [11]", "37", "T12, L1"],
             ["Beispiel [12]", "32", "T8"]]) + "\nDiscussion\n\nA 35-year-old "
            "woman was treated with teriparatide for 18 months [11,12].\n")
        self.assertEqual([f["assertion"] for f in found
                          if f["kind"] == "drug"], ["general"])

    def test_a_head_over_two_columns_is_of_both_or_of_none(self):
        heads = ["Case", "Age", "T-score", "Treatment", "Spine", "Hip"]
        rows = [["1", "31", "-3.4", "-2.1", "none"],
                ["2", "28", "-2.9", "-1.8", "none"]]
        apart = "\n".join("%-10s%-10s%-10s%-10s%s" % tuple(line) for line in (
            ["Case", "Age", "T-score", "", "Treatment"],
            ["", "", "Spine", "Hip", ""], *rows))
        single = "\n".join(heads + [c for row in rows for c in row])
        raw = "\n".join([" ".join(heads[:4]), " ".join(heads[4:])] +
                        [" ".join(row) for row in rows])
        scores = {}
        for name, table in (("apart", apart), ("single", single),
                            ("raw", raw)):
            scores[name] = sorted(
                (f["case"], f["site"], f["value"])
                for f in extract(report("en", "Table 1. Women\n" + table +
                                        "\n")) if f["kind"] == "bmd")
        self.assertEqual(scores["apart"], [
            ("1", "hip", -2.1), ("1", "spine", -3.4),
            ("2", "hip", -1.8), ("2", "spine", -2.9)])
        self.assertEqual((scores["single"], scores["raw"]), ([], []))

    def test_parts_of_a_patient_stand_in_lines_of_a_cell(self):
        blocks = ["Before treatment\nZ-score", "After treatment\nZ-score"]
        for case, a, b, c, d in ((1, "-2.6", "-1.9", "-2.4", "-1.8"),
                                 (2, "-1.9", "-0.4", "-1.0", "-0.8"),
                                 (3, "-2.7", "-1.6", "-1.1", "-1.2")):
            blocks += ["Case %d L1-L4\nfemur" % case, a + "\n" + b,
                       c + "\n" + d]
        found = extract(report("en", "Table 1. Z-scores\n\n" +
                               "\n\n".join(blocks) +
                               "\n\nfemur, femur neck; L, lumbar.\n"))
        scores = {(f["case"], f["site"], f["time"]): f["value"]
                  for f in found if f["kind"] == "bmd"}
        self.assertEqual(len(scores), 12)
        self.assertEqual(scores[("2", "femoral neck", "follow-up")], -0.8)
        self.assertEqual(scores[("3", "lumbar spine", "baseline")], -2.7)

    def test_a_table_printed_twice_counts_once(self):
        table = spaced("Table 1. T-scores", ["Patient", "Lumbar T-score"],
                       [["1", "-3.1"], ["2", "-2.9"], ["3", "-2.2"]])
        again = table.replace("Table 1.", "Table 1. Continued.")
        once = [f for f in extract(report("en", table)) if f["kind"] == "bmd"]
        twice = [f for f in extract(report("en", table + "\n" + again))
                 if f["kind"] == "bmd"]
        self.assertEqual(len(once), 3)
        self.assertEqual(once, twice)

    def test_a_table_that_contradicts_the_text_is_flagged_with_it(self):
        found = extract(report("en", spaced(
            "Table 1. The women", ["Patient", "Age (years)"],
            [["1", "31"], ["2", "47"], ["3", "36"]])))
        ages = sorted((f["case"], f["value"], tuple(f.get("flags", [])))
                      for f in found if f["kind"] == "age")
        self.assertEqual(ages, [("1", 31, ()), ("2", 28, ("contradicted",)),
                                ("2", 47, ("contradicted",)), ("3", 36, ())])

    def markup(self, rows):
        text = jats("en", ("", "en", "T-scores", ["@"], [["@"]], []))
        begin, end = text.index("<thead>"), text.index("</table>")
        return extract(text[:begin] + rows + text[end:], ".xml")

    def of_table(self, rows):
        return [(f["case"], f["kind"], f.get("value"))
                for f in self.markup(rows) if f["section"] == "table"]

    HEAD = ("<thead><tr><th>Patient</th><th>Lumbar spine T-score</th>"
            "<th>Femoral neck T-score</th></tr></thead><tbody>")

    def test_ragged_and_empty_cells_move_nothing(self):
        found = self.of_table(
            self.HEAD + "<tr><td>1</td><td>-3.1</td></tr>"
            "<tr><td>2</td><td></td><td>-2.2</td></tr><tr></tr>"
            "<tr><td>3</td><td>-2.8</td><td>-1.9</td><td>-9.9</td></tr>"
            "</tbody>")
        self.assertIn(("1", "bmd", -3.1), found)
        self.assertIn(("2", "bmd", -2.2), found)
        self.assertIn(("3", "bmd", -1.9), found)
        self.assertNotIn(-9.9, [value for _, _, value in found])

    def test_merged_cells_everywhere_give_no_wrong_patient(self):
        found = self.of_table(
            self.HEAD + "<tr><td rowspan='3'>1</td><td colspan='2'>-3.1</td>"
            "</tr><tr><td rowspan='2'>-2.2</td><td>-1.9</td></tr>"
            "<tr><td>-1.8</td></tr><tr><td colspan='3'>-2.0</td></tr></tbody>")
        self.assertTrue(all(case in ("1", "") for case, _, _ in found), found)

    def test_nested_tables_are_words_of_their_cell(self):
        found = self.of_table(
            self.HEAD + "<tr><td>1</td><td>-3.1</td><td><table><tr>"
            "<td>2</td><td>-9.9</td></tr></table></td></tr></tbody>")
        self.assertIn(("1", "bmd", -3.1), found)
        self.assertNotIn("2", [case for case, _, _ in found])

    def test_a_layout_trick_is_no_table_of_patients(self):
        found = self.of_table(
            "<tbody><tr><td>We thank all who helped.</td>"
            "<td>The others had a T-score of -3.1.</td></tr></tbody>")
        self.assertEqual(found, [])

    def test_ten_thousand_rows_are_left_unread(self):
        rows = "".join("<tr><td>%d</td><td>-2.%d</td><td>-1.0</td></tr>" %
                       (i, i % 10) for i in range(10000))
        self.assertEqual(self.of_table(self.HEAD + rows + "</tbody>"), [])

    def test_single_spaces_give_nearly_every_cell(self):
        self.measure(self.flat(lines), ".txt", 0.93)


if __name__ == "__main__":
    unittest.main()
