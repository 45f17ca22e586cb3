#!/usr/bin/env python3
"""Checks the project's own reports in corpus/samples against their gold files.

A gold file that is wrong is worse than none, so the machine checks what it can: every
quote stands in its report and holds the figure, every kind, name, unit and site is one
the fact contract knows, every fact belongs to a declared case, and nothing is listed
twice. Of PDFs and word processors' files the text is what they were made from, and they must
be what tests/sample_files.py makes of it today. Run: tests/samples_test.py [FOLDER]
"""
import functools
import html
import json
import re
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal, InvalidOperation
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent / "corpus" / "samples"

KINDS = set("""age parity fracture bmd drug follow_up sex timing delivery lactation symptom
 risk_factor lab imaging height weight bmi procedure gene diagnosis bmd_change outcome
 adverse_event country study group_size""".split())
# Kinds whose list of names is closed.
NAMES = {
    "sex": {"female", "male"},
    "timing": {"postpartum", "gestation"},
    "delivery": {"vaginal", "cesarean"},
    "lactation": {"breastfeeding", "weaning"},
    "bmd": {"T-score", "Z-score", "BMD"},
    "bmd_change": {"T-score", "Z-score", "BMD"},
    "parity": {"primigravida", "primiparous", "multigravida", "multiparous", "nulliparous",
               "gravida", "para", "abortus", "delivery number", "parity"},
    "study": {"cases", "case report", "case series", "cohort", "review",
              "retrospective cohort", "survey", "cross-sectional"},
}
NAMELESS = {"age", "follow_up", "height", "weight", "bmi", "group_size"}
UNITS = set("""year month week day m cm kg kg/m2 g/cm2 mg ug g IU mL mg/kg ug/kg mg/m2 ng/mL
 pg/mL mg/dL IU/L mIU/L mmol/L nmol/L pmol/L % mmol g/dL mg/L""".split())
LEVELS = {"C": 7, "T": 12, "L": 5, "S": 5}
SITES = {part + str(n) for part, last in LEVELS.items() for n in range(1, last + 1)} | {
    "lumbar spine", "femoral neck", "total hip", "hip", "femur", "trochanter",
    "distal radius", "radius", "forearm", "whole body", "spine"}
ASSERTIONS = {"present", "absent", "not done", "possible", "advised", "past", "family", "general"}
ROUTES = {"oral", "subcutaneous", "intravenous", "intramuscular", "nasal", "inhaled", "topical"}
KEYS = set("""case kind name value low high sd unit site side time dose dose_unit frequency
 route duration duration_unit ref_low ref_high assertion quote language optional note section
 anchor offset offset_unit status order""".split())
CLOSED = {"unit": UNITS, "dose_unit": UNITS, "duration_unit": UNITS, "site": SITES,
          "side": {"left", "right", "both"}, "time": {"baseline", "follow-up"},
          "assertion": ASSERTIONS, "route": ROUTES | {"intranasal", "SC", "IV"}}
# Told a clause later, or in a table's head: they stand in the report, if not in the quote.
FURTHER_ON = ("duration", "ref_low", "ref_high")
NUMERIC = ("value", "low", "high", "sd", "dose", "duration", "ref_low", "ref_high")
# Number words, so that a figure told in words is checked too; a Turkish word may go on with
# suffixes ("ikinci", "üçünde").
WORDS = {
    "en": {n: w.split() for n, w in {
        1: "a an one first once day", 2: "two second twice", 3: "three third thrice",
        4: "four fourth", 5: "five fifth", 6: "six sixth", 7: "seven seventh",
        8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 11: "eleven eleventh",
        12: "twelve twelfth", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen",
        17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty",
        40: "forty", 50: "fifty", 60: "sixty"}.items()},
    "tr": {n: w.split() for n, w in {
        1: "bir ilk tek ertesi", 2: "iki", 3: "üç", 4: "dört dörd", 5: "beş", 6: "altı",
        7: "yedi", 8: "sekiz", 9: "dokuz", 10: "on", 20: "yirmi", 30: "otuz", 40: "kırk",
        50: "elli", 60: "altmış"}.items()},
}


def report_text(path, name):
    """The words of a report, white space folded; of XML with cells and blocks kept apart."""
    source = TESTS / "samples" / (name + ".txt")
    data = (source if source.exists() else path).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1254")    # one report is kept in the old Turkish code page
    if "<PubmedArticleSet>" in text:
        text = records(text)[name]
    if path.suffix == ".xml":
        text = re.sub(r"<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>", " ", text, flags=re.S)
        text = re.sub(r"</?(?:italic|bold|sup|sub|xref)\b[^>]*>", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return fold(text)


@functools.lru_cache(maxsize=4)
def all_figures(text, language):
    return figures(text) | spelled(text, language)


def records(text):
    """{PMID: XML} of PubMed's records."""
    parts = re.findall(r"<PubmedArticle>.*?</PubmedArticle>", text, re.S)
    return {re.search(r"<PMID[^>]*>(\d+)<", part).group(1): part for part in parts}


def fold(text):
    return re.sub(r"\s+", " ", text).strip()


def alternatives(fact, key):
    value = fact.get(key)
    return [v for v in (value if isinstance(value, list) else [value]) if v is not None]


def figures(quote):
    """All readings of the figures of a quote: decimal point, decimal comma, thousands marks."""
    found = set()
    joined = re.sub(r"(?<=\d) (?=\d{3}\b)", "", quote)
    for token in re.findall(r"\d+(?:[.,·]\d+)*", joined + " " + quote):
        token = token.replace("·", ".")
        for form in (token.replace(",", "."), token.replace(",", ""), token.replace(".", ""),
                     token.replace(".", "").replace(",", ".")):
            try:
                found.add(Decimal(form))
            except InvalidOperation:
                pass
    return found | {Decimal(n) * 100000 for n in re.findall(r"(\d+) lakh", quote)}


def spelled(quote, language):
    """The numbers that the words of a quote spell: "thirty-six", "otuz beş", "two and a half"."""
    small = quote.replace("İ", "i").replace("I", "ı" if language == "tr" else "i").lower()
    words = re.findall(r"[^\W\d_]+", small)
    known = WORDS[language]
    read = [{Decimal(n) for n, forms in known.items()
             for f in forms if word == f or (language == "tr" and word.startswith(f))}
            for word in words]
    found = set().union(*read) if read else set()
    for tens, units in zip(read, read[1:]):
        found |= {t + u for t in tens for u in units if t in (10, 20, 30, 40, 50, 60) and u < 10}
    half = {"half", "buçuk", "yarım"} & set(words)
    return found | ({n + Decimal("0.5") for n in found | {Decimal(0)}} if half else set())


def samples():
    for gold in sorted(ROOT.glob("**/gold/*.json")):
        folder = gold.parent.parent
        reports = [p for p in folder.iterdir() if p.is_file() and p.stem == gold.stem]
        if gold.stem.isdigit():         # a record of a file that holds many
            reports = [p for p in folder.glob("p[0-9]*.xml")
                       if gold.stem in records(p.read_text(encoding="utf-8"))]
        yield gold, reports


def on_each_report(test):
    """Runs a test on every report, each a subtest, so that one mistake does not hide the next."""
    @functools.wraps(test)
    def run(self):
        for gold, reports in samples():
            with self.subTest(gold.stem):
                self.assertEqual(len(reports), 1, "one report for each gold file")
                data = json.loads(gold.read_text(encoding="utf-8"), parse_float=Decimal)
                test(self, gold.stem, report_text(reports[0], gold.stem), data)
    return run


class SamplesTest(unittest.TestCase):
    def test_every_report_has_gold(self):
        for folder in (ROOT, ROOT / "unread"):
            for report in sorted(folder.glob("[et][0-9]*")):
                gold = folder / "gold" / (report.stem + ".json")
                self.assertTrue(gold.exists(), report.name)
        for many in sorted(ROOT.glob("p[0-9]*.xml")):
            for pmid in records(many.read_text(encoding="utf-8")):
                self.assertTrue((ROOT / "gold" / (pmid + ".json")).exists(), pmid)

    def test_the_library_has_the_kinds_and_formats_that_its_page_promises(self):
        page = (ROOT / "README.md").read_text(encoding="utf-8")
        formats = {p.suffix for p in ROOT.iterdir() if p.is_file()} - {".md"}
        self.assertEqual(formats, {".txt", ".xml", ".pdf", ".docx", ".ris"})
        for report in sorted(ROOT.glob("[ept][0-9]*")):
            self.assertIn("`%s`" % report.name, page)
        for name in re.findall(r"`([ept]\d[\w-]+\.\w+)`", page):
            self.assertTrue((ROOT / name).exists(), name)

    def test_the_reference_list_names_every_text_pdf_and_docx(self):
        named = re.findall(r"^L1  - (.*)$", (ROOT / "references.ris").read_text(
            encoding="utf-8"), re.M)
        self.assertEqual(len(named), len(set(named)))
        self.assertLessEqual({p.name for p in ROOT.iterdir()
                              if p.suffix in (".txt", ".pdf", ".docx")}, set(named))
        self.assertTrue(all((ROOT / name).exists() for name in named))

    def test_made_files_are_what_their_texts_give(self):
        made = sorted(p for p in ROOT.iterdir() if p.suffix in (".pdf", ".docx"))
        self.assertGreaterEqual(len(made), 4)
        script = TESTS / "sample_files.py"
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([script, folder], capture_output=True, text=True, check=False)
            if "reportlab" in done.stderr:
                self.skipTest("needs python3-reportlab")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(sorted(p.name for p in Path(folder).iterdir()),
                             [p.name for p in made])
            for path in made:
                self.assertEqual(path.read_bytes(), Path(folder, path.name).read_bytes(),
                                 path.name + ": run tests/sample_files.py")

    @on_each_report
    def test_the_document_is_named_after_its_file(self, name, text, data):
        self.assertEqual(data["document"], name)

    @on_each_report
    def test_cases_are_numbered_and_every_fact_has_one(self, name, text, data):
        ids = [c["case"] for c in data["cases"]]
        self.assertEqual(ids, [str(i + 1) for i in range(len(ids))])
        self.assertTrue(all(c["n"] >= 1 for c in data["cases"]))
        self.assertLessEqual({f["case"] for f in data["facts"]}, set(ids) | {""})

    @on_each_report
    def test_a_report_without_a_case_holds_nothing_of_a_patient(self, name, text, data):
        for fact in data["facts"] if not data["cases"] else []:
            of_nobody = fact["kind"] in ("study", "country")
            self.assertTrue(of_nobody or fact.get("assertion") == "general", fact)

    @on_each_report
    def test_kinds_names_units_and_sites_are_of_the_contract(self, name, text, data):
        for fact in data["facts"]:
            self.check_words(fact)

    def check_words(self, fact):
        kind = fact["kind"]
        self.assertLessEqual(set(fact), KEYS, fact)
        self.assertIn(kind, KINDS, fact)
        if kind in NAMES and not fact.get("optional"):
            # Of several right answers one is the contract's own word.
            self.assertTrue(set(alternatives(fact, "name")) & NAMES[kind], fact)
        if kind in NAMELESS:
            self.assertNotIn("name", fact, fact)
        elif not (kind == "lab" and fact.get("optional")):
            self.assertTrue(alternatives(fact, "name"), fact)
        for key, known in CLOSED.items():
            self.assertLessEqual(set(alternatives(fact, key)), known, fact)
        for key in NUMERIC:
            for value in alternatives(fact, key):
                self.assertIsInstance(value, (int, Decimal), fact)
        self.assertNotEqual(fact.get("assertion"), "present", "the default is left out")

    @on_each_report
    def test_every_quote_stands_in_the_report(self, name, text, data):
        for fact in data["facts"]:
            self.assertEqual(fact["quote"], fold(fact["quote"]), fact)
            self.assertIn(fact["quote"], text)

    @on_each_report
    def test_every_figure_stands_in_the_quote(self, name, text, data):
        for fact in data["facts"]:
            if fact["kind"] in ("group_size", "study") and fact.get("optional"):
                continue                # counts that nobody prints
            shown = figures(fact["quote"]) | spelled(fact["quote"], fact["language"])
            for key in NUMERIC:
                values = alternatives(fact, key)
                free = not values or None in (fact[key] if isinstance(fact[key], list) else [])
                hit = free or any(abs(Decimal(v)) in shown for v in values)
                if not hit and (key in FURTHER_ON or fact.get("optional")):
                    hit = any(abs(Decimal(v)) in all_figures(text, fact["language"])
                              for v in values)
                self.assertTrue(hit, (key, fact))

    @on_each_report
    def test_no_fact_is_listed_twice(self, name, text, data):
        seen = set()
        for fact in data["facts"]:
            said = {k: v for k, v in fact.items() if k not in ("quote", "language")}
            key = json.dumps(said, sort_keys=True, default=str)
            self.assertNotIn(key, seen)
            seen.add(key)

    @on_each_report
    def test_low_is_not_above_high(self, name, text, data):
        for fact in data["facts"]:
            for low, high in (("low", "high"), ("ref_low", "ref_high")):
                a, b = alternatives(fact, low), alternatives(fact, high)
                if a and b and key_unit_is_one(fact):
                    self.assertLessEqual(a[0], b[0], fact)


def key_unit_is_one(fact):
    """A span such as '1 month to 3 years' has no one unit, so its ends do not compare."""
    return len(alternatives(fact, "unit")) == 1 or "ref_low" in fact


if __name__ == "__main__":
    if len(sys.argv) > 1 and Path(sys.argv[1]).is_dir():
        ROOT = Path(sys.argv.pop(1)).resolve()
    unittest.main()
