#!/usr/bin/env python3
"""The evidence table's workbook, edited and taken back.

  workbook_test.py BINARY

A person edits the workbook in a spreadsheet program; here the XML inside is
edited as such a program leaves it: other kinds of strings, rows sorted, columns
moved, numbers for text.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REPORT = """Case report

A 31-year-old woman came with back pain four months after her first delivery.
She did not smoke. MRI showed fractures of T11, T12 and L2. The T-score was -3.4
at the lumbar spine and -2.1 at the femoral neck.

She was given calcium 500 mg daily and teriparatide 20 ug daily for 18 months.
At her one-year follow-up the T-score was -2.6 at the lumbar spine. She had had
wrist surgery as a child.
"""


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=300, check=False)


def column_name(index):
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


class Book:
    """A workbook as sheets of rows of texts; written back another way."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as packed:
            self.parts = {n: packed.read(n) for n in packed.namelist()}
        shared = ET.fromstring(self.parts["xl/sharedStrings.xml"])
        strings = ["".join(t.text or "" for t in si.iter(NS + "t"))
                   for si in shared]
        names = [s.get("name") for s in
                 ET.fromstring(self.parts["xl/workbook.xml"]).iter(NS + "sheet")]
        self.sheets = {}
        for number, name in enumerate(names, 1):
            part = "xl/worksheets/sheet%d.xml" % number
            root = ET.fromstring(self.parts[part])
            rows = []
            for row in root.iter(NS + "row"):
                index = int(row.get("r")) - 1
                while len(rows) <= index:
                    rows.append([])
                for cell in row:
                    letters = re.match("[A-Z]+", cell.get("r")).group()
                    at = 0
                    for c in letters:
                        at = at * 26 + ord(c) - 64
                    value = cell.find(NS + "v")
                    text = "" if value is None else value.text
                    if cell.get("t") == "s":
                        text = strings[int(text)]
                    elif text:
                        text = float(text)
                    rows[index] += [""] * (at - len(rows[index]))
                    rows[index][at - 1] = text
            self.sheets[name] = (part, rows)

    def rows(self, sheet):
        return self.sheets[sheet][1]

    def heads(self, sheet):
        return self.rows(sheet)[0]

    def set(self, sheet, heading, text, row=1):
        at = self.heads(sheet).index(heading)
        line = self.rows(sheet)[row]
        line += [""] * (at + 1 - len(line))
        line[at] = text

    def get(self, sheet, heading, row=1):
        return self.rows(sheet)[row][self.heads(sheet).index(heading)]

    def save(self, path):
        """With inline strings, as other programs write them."""
        parts = dict(self.parts)
        for part, rows in self.sheets.values():
            lines = []
            for r, row in enumerate(rows, 1):
                cells = []
                for c, text in enumerate(row):
                    place = column_name(c) + str(r)
                    if isinstance(text, float):
                        cells.append('<c r="%s"><v>%r</v></c>' % (place, text))
                    elif isinstance(text, tuple):
                        cells.append('<c r="%s" %s><v>%s</v></c>'
                                     % (place, *text))
                    elif text:
                        escaped = (text.replace("&", "&amp;")
                                   .replace("<", "&lt;"))
                        cells.append(
                            '<c r="%s" t="inlineStr"><is><r><t>%s</t></r></is>'
                            '</c>' % (place, escaped))
                lines.append('<row r="%d">%s</row>' % (r, "".join(cells)))
            parts[part] = (
                '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="%s">'
                '<sheetData>%s</sheetData></worksheet>'
                % (NS[1:-1], "".join(lines))).encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in parts.items():
                packed.writestr(name, data)


class Workbook(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.kb = self.folder / "bones.casebook"
        (self.folder / "one.txt").write_text(REPORT)
        self.check(run("ingest", "--kb", self.kb, self.folder / "one.txt"), 0)
        self.path = self.folder / "table.xlsx"
        self.write()

    def write(self):
        self.check(run("table", "--kb", self.kb, "--format", "xlsx",
                       "--output", self.path), 0)
        self.book = Book(self.path)

    def check(self, done, code, *said):
        self.assertEqual(done.returncode, code, done.stderr.decode())
        for words in said:
            self.assertIn(words, (done.stderr + done.stdout).decode())
        return done.stdout.decode()

    def take(self, code, *said, words=()):
        edited = self.folder / "edited.xlsx"
        self.book.save(edited)
        return self.check(run("import", "--kb", self.kb, "--by", "AB", edited,
                              *words), code, *said)

    def cell(self, heading):
        table = self.check(run("table", "--kb", self.kb, "--format", "jsonl"),
                           0)
        return json.loads(table.splitlines()[0]).get(heading)

    def decisions(self):
        lines = self.check(run("export", "--kb", self.kb), 0)
        return [json.loads(line) for line in lines.splitlines()]

    def test_an_untouched_workbook_decides_nothing(self):
        self.take(0, "0 decisions")
        self.check(run("import", "--kb", self.kb, "--by", "AB", self.path), 0,
                   "0 decisions")
        self.assertEqual(self.decisions(), [])

    def test_a_changed_figure_is_a_correction_of_its_fact(self):
        self.book.set("Evidence", "age", 32.0)
        self.take(0, "Evidence!", "age: correct 31", "31-year-old",
                  words=("--dry-run",))
        self.assertEqual(self.decisions(), [])
        self.take(0, "1 decision: 1 correct")
        self.assertEqual(self.cell("age"), "32")
        self.assertIn("age: corrected", self.cell("decided"))
        self.take(0, "0 decisions")  # once more changes nothing
        self.check(run("verify", "--kb", self.kb), 0, "sound")

    def test_lists_levels_changes_and_doses(self):
        was = self.cell("T-score spine")
        self.assertIn("\u2192", was)
        self.book.set("Evidence", "T-score spine", was.replace("2.6", "2.5"))
        levels = self.cell("fractures")
        self.assertEqual(levels, "T11, T12, L2 (3)")
        self.book.set("Evidence", "fractures", "T11, L2 (2)")
        drugs = self.cell("drugs")
        self.book.set("Evidence", "drugs", drugs.replace(
            "500 mg", "600 mg").replace("18 months", "24 months"))
        self.take(0, "4 decisions: 3 correct, 1 reject")
        self.assertEqual(self.cell("T-score spine"), was.replace("2.6", "2.5"))
        self.assertEqual(self.cell("fractures"), "T11, L2 (2)")
        self.assertIn("calcium 600 mg daily", self.cell("drugs"))
        self.assertIn("teriparatide 20 ug daily, for 24 months",
                      self.cell("drugs"))
        self.assertIn("fractures: 1 rejected", self.cell("decided"))

    def test_sides_and_what_became_of_a_course_come_back(self):
        (self.folder / "one.txt").write_text(
            "Case report\nA 31-year-old woman broke her left wrist. The "
            "T-score was -2.9 at the left femoral neck and -2.1 at the right "
            "femoral neck. Alendronate 70 mg weekly was started and stopped "
            "after 12 months.\n")
        self.check(run("ingest", "--kb", self.kb, self.folder / "one.txt"), 0)
        self.write()
        self.assertEqual(self.cell("other fractures"), "left wrist")
        self.assertEqual(
            self.cell("T-score hip"),
            "left femoral neck: \u22122.9; right femoral neck: \u22122.1")
        drugs = self.cell("drugs")
        self.assertRegex(drugs, "alendronate 70 mg weekly.*, stopped$")
        self.take(0, "0 decisions")
        self.book.set("Evidence", "other fractures", "right wrist")
        self.book.set("Evidence", "T-score hip",
                      self.cell("T-score hip").replace("2.1", "2.2"))
        self.book.set("Evidence", "drugs", drugs.replace("stopped", "held"))
        self.take(0, "3 decisions: 3 correct")
        self.assertEqual(self.cell("other fractures"), "right wrist")
        self.assertIn("right femoral neck: \u22122.2",
                      self.cell("T-score hip"))
        self.assertTrue(self.cell("drugs").endswith(", held"))

    def test_what_is_added_must_stand_in_the_report(self):
        symptoms = self.cell("symptoms")
        self.book.set("Evidence", "symptoms", symptoms + "; kyphosis")
        self.take(1, "which words of the report say", "nothing was decided")
        self.assertEqual(self.decisions(), [])
        self.book.set("Evidence", "symptoms",
                      symptoms + "; kyphosis \u201cwrist surgery\u201d")
        self.take(0, "1 decision: 1 add")
        self.assertIn("kyphosis", self.cell("symptoms"))
        self.assertIn("symptoms: added", self.cell("decided"))
        self.write()
        self.book.set("Evidence", "other fractures", 'wrist "no such words"')
        self.take(1, "these words do not stand in the document", "Evidence!")

    def test_accept_reject_and_remarks_go_by_sources(self):
        heads = self.book.heads("Sources")
        kinds = [row[heads.index("kind")] for row in self.book.rows("Sources")]
        self.book.set("Sources", "decision", "accept", kinds.index("age"))
        self.book.set("Sources", "remark", "looked at twice",
                      kinds.index("age"))
        self.book.set("Sources", "figures", "500 mg twice daily",
                      next(i for i, row in enumerate(self.book.rows("Sources"))
                           if "calcium" in row and "500 mg daily" in row))
        self.book.set("Evidence", "note", "asked the authors")
        self.take(0, "3 decisions: 1 accept, 1 correct, 1 note")
        self.assertIn("age: accepted", self.cell("decided"))
        self.assertIn("calcium 500 mg twice daily", self.cell("drugs"))
        notes = {d["note"] for d in self.decisions()}
        self.assertEqual(notes, {"looked at twice",
                                 "case 1: asked the authors", ""})
        self.take(0, "0 decisions")

    def test_sources_and_show_say_who_decided_and_why(self):
        heads = self.book.heads("Sources")
        kinds = [row[heads.index("kind")] for row in self.book.rows("Sources")]
        for kind, decision, why in (("age", "reject", "of her sister"),
                                    ("follow_up", "accept", "looked at")):
            self.book.set("Sources", "decision", decision, kinds.index(kind))
            self.book.set("Sources", "remark", why, kinds.index(kind))
        self.take(0, "2 decisions: 1 accept, 1 reject")
        self.write()
        said = {row[heads.index("kind")]: dict(zip(
            self.book.heads("Sources"), row))
            for row in self.book.rows("Sources")}
        self.assertEqual(said["age"]["decided"], "rejected")
        self.assertRegex(said["age"]["by whom and why"],
                         r"^20\d\d-\d\d-\d\d AB: reject \(of her sister\)$")
        self.assertRegex(said["follow_up"]["by whom and why"],
                         r"AB: accept \(looked at\)$")
        self.assertEqual(said["symptom"].get("by whom and why", ""), "")
        shown = self.check(run("show", "--kb", self.kb, "one"), 0)
        self.assertRegex(
            shown, r"age 31 years \[rejected\]  \S31-year-old woman\S\n"
            r" +decision \w+ 20\S+ AB: reject \(of her sister\)\n")
        self.assertEqual(shown.count("AB: "), 2)
        # A comment says so too; what is rejected can be taken back.
        kinds = [row[heads.index("kind")] for row in self.book.rows("Sources")]
        self.book.set("Sources", "decision", "accept", kinds.index("age"))
        self.take(0, "1 decision: 1 accept")
        self.assertEqual(self.cell("age"), "31")
        self.take(0, "0 decisions")
        self.write()
        self.assertIn(
            "AB: accept", self.book.parts["xl/comments1.xml"].decode())

    def test_a_fact_of_the_whole_report_has_a_row_a_case(self):
        (self.folder / "two.txt").write_text(
            "Two mothers with broken vertebrae: a case series\n\nCase 1\n\n"
            "A 31-year-old woman had a fracture of T12 after delivery.\n\n"
            "Case 2\n\nA 27-year-old woman had a fracture of L1 after "
            "delivery.\n")
        self.check(run("ingest", "--kb", self.kb, self.folder / "two.txt"), 0)
        self.write()
        heads = self.book.heads("Sources")
        rows = [tuple(row[heads.index(h)] for h in ("fact", "column"))
                for row in self.book.rows("Sources")]
        several = [row for row in rows if rows.count(row) > 1]
        twice = [i for i, row in enumerate(rows) if row == several[0]]
        self.check(run("import", "--kb", self.kb, "--by", "AB", self.path), 0,
                   "0 decisions")
        self.book.set("Sources", "decision", "accept", twice[1])
        self.take(0, "1 decision: 1 accept", words=("--dry-run",))
        self.book.set("Sources", "decision", "reject", twice[0])
        self.take(1, "the same fact is decided otherwise in Sources!")
        self.book.set("Sources", "decision", "accept", twice[0])
        self.take(0, "1 decision: 1 accept")
        self.take(0, "0 decisions")

    def test_sorted_rows_and_moved_columns_are_found(self):
        (self.folder / "two.txt").write_text(
            REPORT.replace("31-year", "27-year"))
        self.check(run("ingest", "--kb", self.kb, self.folder / "two.txt"), 0)
        self.write()
        rows = self.book.rows("Evidence")
        rows[1], rows[2] = rows[2], rows[1]
        age = self.book.heads("Evidence").index("age")
        for row in rows:
            if len(row) > age:
                row.append(row.pop(age))
                row.append("mine")
        self.book.set("Evidence", "age", 28.0, 1)
        self.take(0, "1 decision", "two, case 1", "'mine' is not casebook's")
        del rows[1]
        self.take(0, "0 decisions", "taken out of", "1 row;")

    def test_nonsense_is_refused_cell_by_cell_and_nothing_is_done(self):
        nonsense = {"age": "old", "fractures": "T12\u2013Q9",
                    "T-score spine": "very low", "drugs": "a lot of everything",
                    "follow-up": "soon", "author": "Nobody", "n": "7"}
        self.book.set("Evidence", "T-score hip", "femoral neck: -2.2")
        for heading, text in nonsense.items():
            self.book.set("Evidence", heading, text)
        for kind in ('t="e"', "#REF!"), ('s="1"', "45000"):
            pass
        self.book.set("Evidence", "parity", ('t="e"', "#REF!"))
        done = run("import", "--kb", self.kb, "--by", "AB",
                   self.saved("bad.xlsx"))
        self.assertEqual(done.returncode, 1)
        said = done.stderr.decode()
        for heading in list(nonsense) + ["parity"]:
            at = column_name(self.book.heads("Evidence").index(heading)) + "2"
            self.assertIn("bad.xlsx:Evidence!%s" % at, said, heading)
        self.assertIn("casebook cite", said)
        self.assertIn("nothing was decided", said)
        self.assertEqual(self.decisions(), [])

    def saved(self, name):
        self.book.save(self.folder / name)
        return self.folder / name

    def test_a_key_that_the_kind_does_not_have_is_refused(self):
        heads = self.book.heads("Sources")
        kinds = [row[heads.index("kind")] for row in self.book.rows("Sources")]
        self.book.set("Sources", "time", "baseline", kinds.index("age"))
        self.take(1, "a fact of kind 'age' has no 'time'; it has: value",
                  "edited.xlsx:Sources!", "nothing was decided")

    @unittest.skipUnless(shutil.which("soffice"), "needs LibreOffice")
    def test_what_libreoffice_saves_comes_back_with_its_edits(self):
        def saved_by_libreoffice(path):
            done = subprocess.run(
                ["soffice", "-env:UserInstallation=file://%s/profile"
                 % self.folder, "--headless", "--convert-to",
                 "xlsx:Calc MS Excel 2007 XML", "--outdir",
                 str(self.folder / "saved"), str(path)],
                capture_output=True, timeout=300, check=False)
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            return self.folder / "saved" / path.name

        self.check(run("import", "--kb", self.kb, "--by", "AB",
                       saved_by_libreoffice(self.path)), 0, "0 decisions")
        heads = self.book.heads("Sources")
        kinds = [row[heads.index("kind")] for row in self.book.rows("Sources")]
        self.book.set("Evidence", "age", 32.0)
        self.book.set("Evidence", "fractures", "T11, L2 (2)")
        self.book.set("Evidence", "T-score spine", self.cell(
            "T-score spine").replace("2.6", "2.5"))
        self.book.set("Evidence", "note", "Ya\u015f\u0131 soruldu")
        self.book.set("Sources", "decision", "accept", kinds.index("follow_up"))
        self.check(run("import", "--kb", self.kb, "--by", "AB",
                       saved_by_libreoffice(self.saved("edited.xlsx"))), 0,
                   "5 decisions: 1 accept, 2 correct, 1 note, 1 reject")
        self.assertEqual(self.cell("age"), "32")
        self.assertEqual(self.cell("fractures"), "T11, L2 (2)")
        self.check(run("verify", "--kb", self.kb), 0, "sound")

    def test_a_figure_that_became_a_date_is_named(self):
        styles = self.book.parts["xl/styles.xml"].decode()
        before = len(re.findall("<xf ", styles.split("<cellXfs")[1]
                                .split("</cellXfs>")[0]))
        self.book.parts["xl/styles.xml"] = styles.replace(
            "</cellXfs>", '<xf numFmtId="16" fontId="0"/></cellXfs>').encode()
        self.book.set("Evidence", "follow-up", ('s="%d"' % before, "45000"))
        self.take(1, "has made a date of this cell")

    def test_what_changed_in_the_base_meanwhile_is_refused(self):
        self.book.set("Evidence", "age", 32.0)
        shown = self.check(run("show", "--kb", self.kb, "one", "--format",
                               "jsonl"), 0)
        age = next(f for f in map(json.loads, shown.splitlines())
                   if f["kind"] == "age")
        self.check(run("decide", "--kb", self.kb, age["id"], "correct",
                       "value=33", "--by", "CD"), 0)
        self.take(1, "E-XLSX-STALE", "the base says '33'")
        self.assertEqual(len(self.decisions()), 1)

    def test_what_is_no_workbook_of_ours(self):
        other = self.folder / "other.xlsx"
        for bytes_, said in ((b"PK\x03\x04broken", "E-ZIP"),
                             (self.path.read_bytes()[:4000], "E-"),):
            other.write_bytes(bytes_)
            self.check(run("import", "--kb", self.kb, "--by", "AB", other), 1,
                       said)
        book = Book(self.path)
        book.parts["xl/workbook.xml"] = book.parts["xl/workbook.xml"].replace(
            b'"Original"', b'"Mine"')
        book.save(other)
        self.check(run("import", "--kb", self.kb, "--by", "AB", other), 1,
                   "E-XLSX-FOREIGN")
        book = Book(self.path)
        book.parts["xl/sharedStrings.xml"] = (
            b'<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>')
        book.save(other)
        self.check(run("import", "--kb", self.kb, "--by", "AB", other), 1,
                   "E-XML")
        self.check(run("import", "--kb", self.kb, self.path), 2, "--by")
        self.check(run("import", "--kb", self.kb, "--by", "AB", "-"), 2)
        self.assertEqual(self.decisions(), [])


if __name__ == "__main__":
    unittest.main()
