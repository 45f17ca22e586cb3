#!/usr/bin/env python3
"""The tables of table_bank.py as markup, as PDF and as flattened text.

  table_bank_test.py BINARY SOURCE_FOLDER [--show]

Each is set as journal XML, and as a PDF (tests/pdf_twin.py) that is read as it
is and as pdftotext flattens it: in reading order, with its layout, and raw,
where cells stand with single spaces. Facts of the table are compared by
patient, kind and keys. A wrong patient or a wrong sign fails whatever the rest
is; a table left unread only costs recall. Without pdftotext or
python3-reportlab the PDF's part is skipped.
"""

import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
# pylint: disable=wrong-import-position
from table_bank import (BEHIND, CASES, LABEL, ONE, TABLES, TITLES)
from table_judge import brief, judge

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
SHOW = "--show" in sys.argv and not sys.argv.remove("--show")
PYTHON = "/usr/bin/python3"  # Debian's own, which sees Debian's packages
FLATTENED = {"flat": [], "layout": ["-layout"], "raw": ["-raw"]}
AT_LEAST = {"flat": 0.92, "layout": 0.93, "raw": 0.93, "lines": 0.93}


def can_set():
    has = shutil.which("pdftotext") and pathlib.Path(PYTHON).exists()
    return bool(has) and subprocess.run(
        [PYTHON, "-c", "import reportlab"], capture_output=True,
        check=False).returncode == 0


def markup_row(cells, tag):
    made = ""
    for cell in cells:
        words, rows, columns = (cell, 1, 1) if isinstance(cell, str) else cell
        spans = (' rowspan="%d"' % rows if rows > 1 else "") + \
            (' colspan="%d"' % columns if columns > 1 else "")
        made += "<%s%s>%s</%s>" % (tag, spans, escape(words), tag)
    return "<tr>%s</tr>" % made


def jats(table):
    _, language, ages, caption, heads, rows, footnote, _ = table
    title, cases = TITLES[language]
    heading, words = CASES[language]
    body = "".join("<sec><title>%s</title><p>%s</p></sec>" %
                   (heading % (i + 1), words) for i in range(len(ages))) or "<p>%s</p>" % ONE[language]
    foot = "<table-wrap-foot><p>%s</p></table-wrap-foot>" % escape(footnote) \
        if footnote else ""
    return """<article xml:lang="%s"><front><article-meta><title-group>
<article-title>%s</article-title></title-group></article-meta></front><body>
<sec sec-type="cases"><title>%s</title>%s
<table-wrap><label>%s</label><caption><p>%s</p></caption><table><thead>%s
</thead><tbody>%s</tbody></table>%s</table-wrap></sec>
<sec><title>%s</title><p>%s</p></sec></body></article>""" % (
        language, title, cases, body, LABEL[language], escape(caption),
        "".join(markup_row(r, "th") for r in heads),
        "".join(markup_row(r, "td") for r in rows), foot, *BEHIND[language])


def lines(table):
    """A cell a line, in order, as other programs flatten."""
    _, language, ages, caption, heads, rows, footnote, _ = table
    title, cases = TITLES[language]
    heading, words = CASES[language]
    told = ["%s\n%s" % (heading % (i + 1), words) for i in range(len(ages))] \
        or [ONE[language]]
    cells = [c if isinstance(c, str) else c[0] for r in heads + rows
             for c in r] + ([footnote] if footnote else [])
    return "\n\n".join([title, cases, *told, "%s. %s\n%s" % (
        LABEL[language], caption, "\n".join(cells)),
                        "\n".join(BEHIND[language])]) + "\n"


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True,
                          text=True, check=True).stdout


def extract(path):
    done = subprocess.run([BINARY, "extract", "--format", "jsonl", path],
                          capture_output=True, text=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


class Bank(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.scratch.name)
        cls.paths = {}
        for i, table in enumerate(TABLES):
            path = folder / ("t%02d.xml" % (i + 1))
            path.write_text(jats(table), encoding="utf-8")
            cls.paths["markup", i] = path
            plain = folder / ("t%02d-lines.txt" % (i + 1))
            plain.write_text(lines(table), encoding="utf-8")
            cls.paths["lines", i] = plain
            if not can_set():
                continue
            pdf = path.with_suffix(".pdf")
            run(PYTHON, ROOT / "tests" / "pdf_twin.py", path, pdf)
            cls.paths["pdf", i] = pdf
            for form, options in FLATTENED.items():
                text = folder / ("t%02d-%s.txt" % (i + 1, form))
                run("pdftotext", *options, pdf, text)
                cls.paths[form, i] = text

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def measure(self, form, at_least):
        total = collections.Counter()
        for i, table in enumerate(TABLES):
            right, wrong, missed, gravest = judge(
                table[7], extract(self.paths[form, i]))
            total.update(right=right, wrong=len(wrong), missed=len(missed))
            if wrong or missed:
                print("%s, %s: %d right, %d wrong, %d missed" %
                      (form, table[0], right, len(wrong), len(missed)))
            if SHOW:
                for f in wrong:
                    print("   wrong ", f["rule"], brief(f), f["quote"][:60])
                for p, w in missed:
                    print("   missed", p, w)
            with self.subTest(form=form, table=table[0]):
                self.assertEqual(gravest, [])
        f1 = 2 * total["right"] / (2 * total["right"] + total["wrong"] +
                                   total["missed"])
        print("%s: F1 %.3f of %d facts" %
              (form, f1, total["right"] + total["missed"]))
        with self.subTest(form=form):
            self.assertGreaterEqual(f1, at_least)

    def test_markup_gives_every_cell(self):
        self.measure("markup", 0.98)

    @unittest.skipUnless(can_set(), "needs pdftotext and python3-reportlab")
    def test_a_pdf_gives_nearly_every_cell(self):
        self.measure("pdf", 0.93)

    def test_a_cell_a_line_gives_nearly_every_cell(self):
        self.measure("lines", AT_LEAST["lines"])

    @unittest.skipUnless(can_set(), "needs pdftotext and python3-reportlab")
    def test_flattened_text_gives_nearly_every_cell(self):
        for form in FLATTENED:
            self.measure(form, AT_LEAST[form])


if __name__ == "__main__":
    unittest.main()
