#!/usr/bin/env python3
"""PDFs that are not what they should be: pdf_test.py BINARY SOURCE_FOLDER

Locked, damaged, without pages, without text, made to harm, HTML under a PDF's
name: each is named as what it is, and the rest of the batch is unharmed.
Without pdftotext the test says so and is skipped.
"""

import csv
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()


def pdf(objects, trailer="/Root 1 0 R"):
    """The bytes of a PDF; objects are numbered from 1."""
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (made + b"xref\n0 %d\n0000000000 65535 f \n%s" %
            (len(objects) + 1, table) + b"trailer << /Size %d %s >>\n" %
            (len(objects) + 1, trailer.encode()) +
            b"startxref\n%d\n%%%%EOF\n" % len(made))


def stream(body, keys=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(body), keys, body)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(content, more=(), resources=b"/Font << /F 5 0 R >>"):
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] "
                b"/Contents 4 0 R /Resources << " + resources + b" >> >>",
                stream(content), FONT, *more])


def with_text(text):
    return one_page(b"BT /F 11 Tf 40 500 Td (" + text + b") Tj ET")


def pages_of(*texts):
    """A page for each text; None leaves it blank."""
    count = len(texts)
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
    for i in range(count):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] "
                       b"/Contents %d 0 R /Resources << /Font << /F %d 0 R >> "
                       b">> >>" % (3 + count + i, 3 + 2 * count))
    for text in texts:
        objects.append(stream(b"0 0 9 9 re f" if text is None else
                              b"BT /F 11 Tf 40 500 Td (" + text + b") Tj ET"))
    return pdf([*objects, FONT])


def doubling_forms(levels):
    """Each form draws the next one twice: 2^levels drawings."""
    forms = []
    for level in range(levels):
        after = 6 + level + 1
        last = level + 1 == levels
        body = b"BT /F 9 Tf (x) Tj ET" if last else b"/X Do /X Do"
        keys = (b"/Type /XObject /Subtype /Form /BBox [0 0 400 600] "
                b"/Resources << /Font << /F 5 0 R >> " +
                (b"" if last else b"/XObject << /X %d 0 R >> " % after) +
                b">>")
        forms.append(stream(body, keys))
    return one_page(b"/X Do", forms,
                    b"/Font << /F 5 0 R >> /XObject << /X 6 0 R >>")


GOOD = with_text(b"A 34-year-old woman had a fracture of L1 after delivery.")
# A PDF whose password is "secret", as the standard's first handler locks it.
LOCKED_TRAILER = ("/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> "
                  "<00112233445566778899aabbccddeeff>] /Encrypt << /Filter "
                  "/Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" %
                  ("5a" * 32, "a5" * 32))


@unittest.skipUnless(shutil.which("pdftotext"), "needs pdftotext")
class BadPdfs(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)

    def tearDown(self):
        self.scratch.cleanup()

    def run_it(self, *words, data=None, environment=None):
        return subprocess.run(
            [BINARY, *words], input=data, capture_output=True, timeout=120,
            check=False, cwd=self.folder,
            env={**os.environ, **(environment or {})})

    def read(self, data, name="x.pdf"):
        (self.folder / name).write_bytes(data)
        done = self.run_it("read", name)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def refused(self, data, code, words):
        status, out, err = self.read(data)
        self.assertEqual((status, out), (1, ""), err)
        self.assertIn(code, err)
        self.assertIn(words, err)
        self.assertIn("x.pdf", err)

    def test_a_good_one_is_read_by_path_and_from_standard_input(self):
        status, out, err = self.read(GOOD)
        self.assertEqual((status, err), (0, ""))
        self.assertIn("34-year-old woman", out)
        done = self.run_it("read", "-", data=GOOD)
        self.assertEqual(done.stdout.decode(), out)

    def test_each_word_keeps_its_page_and_box(self):
        (self.folder / "x.pdf").write_bytes(GOOD)
        done = self.run_it("read", "--format", "json", "x.pdf")
        document = json.loads(done.stdout)
        self.assertEqual(document["format"], "pdf")
        words = [document["text"][w["start"]:w["end"]]
                 for w in document["words"]]
        self.assertEqual(words[1], "34-year-old")
        place = document["words"][0]
        self.assertEqual(place["page"], 1)
        self.assertAlmostEqual(place["box"][0], 40, delta=1)

    def test_a_locked_one_is_called_password_protected(self):
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
                   b"<< /Type /Pages /Kids [] /Count 0 >>"]
        self.refused(pdf(objects, LOCKED_TRAILER), "E-PDF-PASSWORD",
                     "password-protected")

    def test_one_without_pages_is_called_that(self):
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
                   b"<< /Type /Pages /Kids [] /Count 0 >>"]
        self.refused(pdf(objects), "E-PDF-NO-PAGES", "no pages")

    def test_a_damaged_one_is_called_damaged(self):
        self.refused(b"%PDF-1.4\nnothing of the kind\n", "E-PDF-DAMAGED",
                     "damaged")
        self.refused(GOOD[:60], "E-PDF-DAMAGED", "damaged")

    def test_one_without_text_is_a_document_that_names_the_way_out(self):
        data = one_page(b"0 0 100 100 re f")
        (self.folder / "x.pdf").write_bytes(data)
        done = self.run_it("read", "--format", "json", "x.pdf")
        self.assertEqual(done.returncode, 0)
        document = json.loads(done.stdout)
        self.assertEqual(document["text"], "")
        notes = {note["code"]: note["text"] for note in document["notes"]}
        self.assertIn("no_text", notes["N-NO-TEXT"])
        self.assertIn("ocrmypdf", notes["N-NO-TEXT"])
        done = self.run_it("extract", "--format", "jsonl", "x.pdf")
        self.assertEqual((done.returncode, done.stdout), (0, b""))
        self.assertIn(b"ocrmypdf", done.stderr)

    def test_the_summary_of_an_ingest_counts_those_without_text(self):
        (self.folder / "a.pdf").write_bytes(GOOD)
        (self.folder / "b.pdf").write_bytes(one_page(b"0 0 9 9 re f"))
        done = self.run_it("ingest", "--kb", "x.casebook", "a.pdf", "b.pdf")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"2 documents added", done.stdout)
        self.assertIn(b"1 without text", done.stdout + done.stderr)
        self.assertIn(b"b.pdf", done.stderr)

    def test_a_bomb_is_stopped_and_the_batch_goes_on(self):
        (self.folder / "a.pdf").write_bytes(doubling_forms(18))
        (self.folder / "b.pdf").write_bytes(GOOD)
        begun = time.monotonic()
        done = self.run_it("read", "a.pdf", "b.pdf")
        self.assertLess(time.monotonic() - begun, 60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"34-year-old", done.stdout)
        self.assertIn(b"a.pdf", done.stderr)

    def test_a_fact_tells_its_page(self):
        (self.folder / "x.pdf").write_bytes(pages_of(
            b"A 34-year-old woman came with back pain.", None,
            b"She had a fracture of L1 after delivery."))
        (self.folder / "y.txt").write_text("A 28-year-old woman had a "
                                           "fracture of L2 after delivery.\n")
        done = self.run_it("extract", "--format", "jsonl", "x.pdf", "y.txt")
        pages = {(fact["document"], fact["kind"]): fact.get("page")
                 for fact in map(json.loads, done.stdout.splitlines())}
        self.assertEqual(pages["x", "age"], 1)
        self.assertEqual(pages["x", "fracture"], 3)
        self.assertEqual(pages["y", "fracture"], None)
        done = self.run_it("extract", "--format", "table", "x.pdf", "y.txt")
        self.assertEqual(done.stdout.count(b", p. 3)"), 1)
        done = self.run_it("ingest", "--kb", "x.casebook", "x.pdf", "y.txt")
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_it("show", "--kb", "x.casebook", "x")
        self.assertIn("L1\u201d, p. 3\n", done.stdout.decode())
        self.assertNotIn(b"p. 2", done.stdout)
        done = self.run_it("show", "--kb", "x.casebook", "x", "--format",
                           "jsonl")
        shown = {fact["kind"]: fact for fact in
                 map(json.loads, done.stdout.splitlines())}
        self.assertEqual(shown["fracture"]["page"], 3)
        done = self.run_it("show", "--kb", "x.casebook",
                           shown["fracture"]["id"])
        self.assertIn(b", p. 3\n", done.stdout)
        done = self.run_it("show", "--kb", "x.casebook", "y")
        self.assertNotIn(b"p. ", done.stdout)
        done = self.run_it("search", "--kb", "x.casebook", "fracture")
        self.assertIn(b"x, p. 3\n", done.stdout)
        self.assertIn(b"y\n", done.stdout)
        self.tables_tell_pages()

    def tables_tell_pages(self):
        def table(*words):
            return self.run_it("table", "--kb", "x.casebook", *words).stdout

        rows = [json.loads(line) for line in
                table("--format", "jsonl").splitlines()]
        cells = {row["document"]: row["evidence"] for row in rows}
        self.assertEqual(cells["x"]["fractures"]["facts"][0]["page"], 3)
        self.assertNotIn("page", cells["y"]["fractures"]["facts"][0])
        page = table("--format", "html").decode()
        self.assertIn("(p. 3)\">", page)
        self.assertIn("(p. 1)\">", page)
        long = csv.DictReader(io.StringIO(
            table("--format", "csv", "--csv", "long").decode()))
        self.assertEqual(
            {(row["document"], row["page"]) for row in long
             if row["column"] == "fractures"}, {("x", "3"), ("y", "NA")})
        book = zipfile.ZipFile(io.BytesIO(table("--format", "xlsx")))
        comments = book.read("xl/comments1.xml").decode()
        self.assertRegex(comments, r"p\. 3, bytes \d+-\d+\)")
        self.assertIn("<v>3</v>", book.read(
            "xl/worksheets/sheet2.xml").decode())

    def test_html_under_the_name_of_a_pdf_is_told_by_its_content(self):
        page = (b"<!DOCTYPE html><html><head><title>Sign in</title></head>"
                b"<body><p>A woman of 34.</p></body></html>")
        status, out, err = self.read(page)
        self.assertEqual((status, out), (1, ""))
        self.assertIn("looks like a web page, not a PDF: “Sign in”", err)
        # It goes into no base, and is named; as a page it is read.
        done = self.run_it("ingest", "--kb", "b.casebook", "x.pdf")
        self.assertIn(b"E-WEB-PAGE", done.stderr)
        self.assertIn(b"0 documents added", done.stdout)
        done = self.run_it("read", "--input-format", "html", "x.pdf")
        self.assertIn(b"A woman of 34.", done.stdout)
        (self.folder / "x.html").write_bytes(page)
        done = self.run_it("read", "x.html")
        self.assertIn(b"A woman of 34.", done.stdout)

    def test_without_pdftotext_it_says_what_to_install(self):
        (self.folder / "x.pdf").write_bytes(GOOD)
        nowhere = {"PATH": str(self.folder)}
        done = self.run_it("read", "x.pdf", environment=nowhere)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"poppler-utils", done.stderr)
        done = self.run_it("doctor", environment=nowhere)
        self.assertIn(b"poppler-utils", done.stdout)
        done = self.run_it("doctor")
        self.assertIn(b"pdftotext", done.stdout)

    def test_a_pipe_under_the_name_of_a_pdf_is_not_waited_for(self):
        os.mkfifo(self.folder / "pipe.pdf")
        done = self.run_it("read", "pipe.pdf")
        self.assertEqual(done.returncode, 1)


if __name__ == "__main__":
    unittest.main(verbosity=1)
