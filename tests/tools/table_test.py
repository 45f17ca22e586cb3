#!/usr/bin/env python3
"""The evidence table's files, read back: table_test.py BINARY SOURCE_FOLDER

The workbook as a zip of XML, the page as HTML, the CSV as CSV; every cell led
back to the characters of the report that say so; titles that would do harm.
"""

import csv
import html.parser
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
import zipfile

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HOSTILE = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
           "=HYPERLINK(\"http://x\")", "+1+1", "@SUM(A1)", "-2+3", "2-4",
           "]]></title><svg onload=alert(1)>", "' onmouseover='alert(1)",
           "Spine \u202eenips\u202c \u2067x\u2069"]


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)],
                          capture_output=True, timeout=120, check=False)


def hostile_report(number, title):
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return ("<article><front><article-meta><title-group><article-title>%s"
            "</article-title></title-group></article-meta></front><body><sec>"
            "<title>Case report</title><p>A %d-year-old woman had a fracture "
            "of T12. The T-score was -3.2 at the lumbar spine. She &lt;b&gt; "
            "took teriparatide 20 mcg daily.</p></sec></body></article>"
            % (escaped, 20 + number))


class Workbook:
    def __init__(self, data):
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.strings = [
            "".join(t.text or "" for t in item.iter("{%s}t" % NS["s"]))
            for item in self.xml("xl/sharedStrings.xml").findall("s:si", NS)]
        self.names = [s.get("name") for s in self.xml(
            "xl/workbook.xml").find("s:sheets", NS)]

    def xml(self, name):
        return ET.fromstring(self.zip.read(name))

    def sheet(self, name):
        return self.xml("xl/worksheets/sheet%d.xml"
                        % (self.names.index(name) + 1))

    def cells(self, name):
        """{"A1": text or number}"""
        found = {}
        for cell in self.sheet(name).iter("{%s}c" % NS["s"]):
            value = cell.find("s:v", NS)
            if value is None:
                continue
            assert cell.find("s:f", NS) is None, "a formula"
            found[cell.get("r")] = (self.strings[int(value.text)]
                                    if cell.get("t") == "s"
                                    else float(value.text))
        return found

    def rows(self, name):
        rows = {}
        for place, value in self.cells(name).items():
            letters, number = re.match(r"([A-Z]+)(\d+)", place).groups()
            rows.setdefault(int(number), {})[letters] = value
        return rows


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets, self.tags, self.bad = [], [], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.targets.append(value)
            if name.startswith("on") or name == "src":
                self.bad.append(name)


def folded(quote):
    """As the program does it: a wide or a fixed space is a letter."""
    return re.sub(r"[ \t\r\n\f]+", " ", quote).strip(" ")


class Table(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(prefix="casebook-")
        cls.folder = pathlib.Path(cls.temporary.name)
        for number, title in enumerate(HOSTILE):
            (cls.folder / ("h%d.xml" % number)).write_text(
                hostile_report(number, title), encoding="utf-8")
        cls.kb = cls.folder / "t.casebook"
        done = run("ingest", "--kb", cls.kb, ROOT / "corpus/samples",
                   cls.folder)
        assert done.returncode == 0, done.stderr
        done = run("read", "--format", "json", ROOT / "corpus/samples",
                   cls.folder)
        assert done.returncode == 0, done.stderr
        read = map(json.loads, done.stdout.decode().splitlines())
        cls.texts = {document["id"]: document["text"] for document in read}

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def table(self, form, *words):
        done = run("table", "--kb", self.kb, "--format", form, *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_the_name_of_the_file_tells_its_format(self):
        with tempfile.TemporaryDirectory() as folder:
            book = pathlib.Path(folder, "table.xlsx")
            run("table", "--kb", self.kb, "--output", book)
            self.assertTrue(zipfile.is_zipfile(book))
            page = pathlib.Path(folder, "table.html")
            run("table", "--kb", self.kb, "--format", "csv", "--output", page)
            self.assertFalse(page.read_bytes().startswith(b"<"))

    def test_the_help_lists_the_columns_shown_and_the_others(self):
        said = run("table", "--help").stdout.decode()
        shown, others = (
            [one.strip() for one in part.replace("\n", " ").split(",")]
            for part in re.search(
                r"shown by default:\n(.+?)\nand with --columns also[^:]+:\n"
                r"(.+?)\n\n", said, re.S).groups())
        head = self.table("csv", "--csv", "plain").decode().splitlines()[0]
        self.assertEqual(shown, next(csv.reader([head])))
        self.assertIn("journal", others)
        self.assertEqual(set(shown) & set(others), set())
        self.table("csv", "--columns", ",".join(shown + others))

    def text_of(self, document):
        return self.texts[document].encode()

    def test_the_workbook_is_the_same_bytes_each_time(self):
        self.assertEqual(self.table("xlsx"), self.table("xlsx"))

    def test_the_workbook_has_typed_cells_a_frozen_head_and_filters(self):
        book = Workbook(self.table("xlsx"))
        self.assertEqual(book.names, ["Evidence", "Sources", "Summary",
                                      "Provenance", "Dictionary",
                                      "Original"])
        rows = book.rows("Evidence")
        heads = {value: letters for letters, value in rows[1].items()}
        ages = [row[heads["age"]] for number, row in rows.items()
                if number > 1 and heads["age"] in row]
        self.assertGreater(sum(isinstance(a, float) for a in ages), 10)
        scores = [row.get(heads["T-score spine"]) for row in rows.values()]
        self.assertIn(-3.2, scores)
        self.assertIn("NR", scores)
        sheet = book.sheet("Evidence")
        pane = sheet.find("s:sheetViews/s:sheetView/s:pane", NS)
        self.assertEqual((pane.get("state"), pane.get("ySplit")),
                         ("frozen", "1"))
        self.assertIsNotNone(sheet.find("s:autoFilter", NS))

    def test_every_cell_of_the_workbook_leads_to_its_words(self):
        book = Workbook(self.table("xlsx"))
        sources = book.rows("Sources")
        heads = {value: letters for letters, value in sources[1].items()}
        traced = set()
        for number, row in sources.items():
            if number == 1:
                continue
            get = lambda name: row.get(heads[name], "")
            text = self.text_of(get("document"))
            quote = text[int(get("start")):int(get("end"))].decode()
            self.assertEqual(folded(quote), get("quote"))
            traced.add((get("document"), get("case"), get("column")))
        rows = book.rows("Evidence")
        heads = rows[1]
        plain = {"document", "case", "author", "year", "title", "n", "country",
                 "risk factors not reported", "may be the same patient as",
                 "key"}
        number = 1
        while number + 1 in rows:  # to the blank row above what is known
            number += 1
            row = rows[number]
            case = row["B"]
            case = str(int(case)) if isinstance(case, float) else case
            case = case.removesuffix(" (group)")
            for letters, value in row.items():
                if heads[letters] in plain or value == "NR":
                    continue
                self.assertIn((row["A"], case, heads[letters]), traced)

    def test_comments_hold_quotes_with_their_places(self):
        book = Workbook(self.table("xlsx"))
        comments = [n for n in book.zip.namelist() if "comments" in n]
        self.assertTrue(comments)
        text = book.zip.read(comments[0]).decode()
        self.assertRegex(text, r"bytes \d+-\d+")

    def test_the_last_row_counts_what_is_known(self):
        rows = Workbook(self.table("xlsx")).rows("Evidence")
        self.assertRegex(rows[max(rows)]["A"], r"^\d+/\d+$")

    def test_the_page_leads_every_link_to_one_place_and_runs_nothing(self):
        text = self.table("html").decode()
        page = Page()
        page.feed(text)
        self.assertEqual(len(page.ids), len(set(page.ids)))
        self.assertGreater(len(page.targets), 100)
        for target in page.targets:
            self.assertTrue(target.startswith("#"))
            self.assertIn(target[1:], page.ids)
        self.assertFalse(page.tags & {"script", "img", "iframe", "object"})
        self.assertEqual(page.bad, [])
        self.assertIn("Content-Security-Policy", text)
        self.assertIn("<svg", text)
        # What turns the direction of writing is shown and does not act.
        self.assertNotRegex(text, "[\u202a-\u202e\u2066-\u2069]")
        self.assertIn("Spine \ufffdenips\ufffd", text)

    def test_titles_stay_text_in_every_format(self):
        rows = list(csv.DictReader(io.StringIO(
            self.table("csv").decode("utf-8-sig"))))
        titles = [row["title"] for row in rows]
        for title in HOSTILE:
            if title[0] in "=+@" or title in ("-2+3", "2-4"):
                self.assertIn("'" + title, titles)
                self.assertNotIn(title, titles)
            else:
                self.assertIn(title, titles)
        scores = [row["T-score spine"] for row in rows]
        self.assertIn("-3.2", scores)
        book = Workbook(self.table("xlsx"))
        values = book.cells("Evidence").values()
        for title in HOSTILE:
            self.assertIn(title, values)

    def test_r_reads_names_numbers_and_na(self):
        rows = list(csv.DictReader(io.StringIO(
            self.table("csv", "--csv", "r").decode())))
        self.assertTrue(all(re.fullmatch(r"[a-z_0-9]+", name)
                            for name in rows[0]))
        self.assertIn("NA", [row["bmd"] for row in rows])
        self.assertIn("-3.2", [row["t_score_spine"] for row in rows])

    def test_the_long_table_holds_a_row_a_fact_with_its_words(self):
        rows = list(csv.DictReader(io.StringIO(
            self.table("csv", "--csv", "long").decode())))
        self.assertGreater(len(rows), 300)
        for row in rows:
            text = self.text_of(row["document"])
            quote = text[int(row["start"]):int(row["end"])].decode()
            self.assertEqual(folded(quote), row["quote"])

    def test_json_lines_hold_states_and_places(self):
        for line in self.table("jsonl").decode().splitlines():
            row = json.loads(line)
            for cell in row["evidence"].values():
                self.assertIn(cell["state"], ("reported", "negative",
                                              "not done", "not reported"))
                for fact in cell["facts"]:
                    self.assertLess(fact["start"], fact["end"])

    def test_a_reference_list_names_author_and_year(self):
        kb = self.folder / "cited.casebook"
        report = self.folder / "plain-7.txt"
        report.write_text("A 24-year-old woman broke T12.\n", encoding="utf-8")
        self.assertEqual(run("ingest", "--kb", kb, report).returncode, 0)
        refs = self.folder / "refs.csv"
        refs.write_text("file,author,year,title\nplain-7.txt,\"Su, C; Ay, D\","
                        "2003,=cmd()\nother.pdf,X,2001,Nothing that fits\n",
                        encoding="utf-8")
        done = run("cite", "--kb", kb, refs)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"fits no report", done.stderr)
        self.assertIn(b"plain-7 (file)", done.stdout)
        done = run("table", "--kb", kb, "--format", "csv", "--columns",
                   "author,year,title")
        self.assertIn(b"Su et al.,2003,'=cmd()", done.stdout)
        # A library's whole list: what fits none is counted, and no fault.
        refs.write_text(refs.read_text(encoding="utf-8") + "".join(
            "other-%d.pdf,X,2001,Nothing that fits\n" % n for n in range(20)),
            encoding="utf-8")
        done = run("cite", "--kb", kb, refs)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"21 of 22 references fit no report here", done.stderr)
        refs.write_text("file,author,year,title\nplain-7.txt,A,2003,One\n"
                        "plain-7.txt,B,2004,Two\n", encoding="utf-8")
        done = run("cite", "--kb", kb, refs)
        self.assertIn(b"2 references fit it; the last of them stands",
                      done.stderr)
        for bad in (self.folder, self.folder / "none.ris", self.kb):
            done = run("cite", "--kb", kb, bad)
            self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(run("cite", "--kb", self.folder / "no.casebook",
                             refs).returncode, 4)

    def test_filters_cut_the_table(self):
        every = self.table("jsonl").count(b"\n")
        some = self.table("jsonl", "--drug", "bisphosphonate",
                          "--where", "age >= 20").count(b"\n")
        self.assertLess(0, some)
        self.assertLess(some, every)
        done = run("table", "--kb", self.kb, "--drug", "teriparatyde")
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"did you mean 'teriparatide'?", done.stderr)


if __name__ == "__main__":
    unittest.main()
