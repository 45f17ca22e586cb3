#!/usr/bin/env python3
"""Other languages than the grammar's: languages_test.py BINARY SOURCE_FOLDER

languages/XX/ is a small language as somebody adds it in an hour, with reports
and their gold: it is laid over a copy of grammars/, and must be found there.
What is in a language that nobody added must be said, and nothing taken of it.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv.pop(1)).resolve()
ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
ADDED = sorted(path for path in (ROOT / "tests/languages").iterdir()
               if path.is_dir())
ENGLISH = ("Case report\n\nA 31-year-old primiparous woman had back pain six "
           "weeks after delivery. MRI showed fractures of T8, T11 and L1. Her "
           "lumbar T-score was -3.4. She was given teriparatide 20 µg daily "
           "for 18 months and had no heparin.\n")

# What must be said of each, and its text. The shorter two are known by their
# letters alone.
UNREAD = {
    "german": ("'de'", """Fallbericht

Eine 31-jährige Primipara stellte sich 6 Wochen nach der Entbindung mit
starken Rückenschmerzen vor. Die MRT zeigte frische Frakturen von T8, T11 und
L1. Der T-Score betrug -3,4 an der LWS. Keine Fraktur bestand bei der Mutter.
Teriparatide 20 µg und Denosumab 60 mg wurden nicht vertragen.
"""),
    "spanish": ("'es'", """Caso clínico

Mujer de 28 años, primípara, que acudió por dolor lumbar intenso dos meses
después del parto. La resonancia mostró fracturas de T11, T12 y L2. El T-score
era de -3,2 en columna lumbar. Negaba tratamiento con heparin y denosumab.
"""),
    "french": ("'fr'", """Observation

Une patiente de 33 ans, primipare, a consulté pour des dorsalgies trois mois
après l'accouchement. L'IRM a montré des fractures de T7, T9 et L1. Le T-score
était de -3,8 au rachis lombaire. Denosumab 60 mg fut contre-indiqué.
"""),
    "arabic": ("'ar'", """الحالة

امرأة تبلغ من العمر 29 سنة، حضرت بألم في الظهر بعد شهرين من الولادة. أظهر
التصوير كسور في T12 و L1 و L2. كان T-score -3.6 في العمود الفقري. لم تستخدم
heparin ولا teriparatide 20 µg في الأشهر السابقة للولادة.
"""),
    "chinese": ("which the grammar does not know", """病例

患者，女，30岁，初产妇，产后2个月出现腰背部疼痛。MRI示T11、T12、L1椎体压缩性骨折。
腰椎T-score -3.5，股骨颈T-score -2.6。给予teriparatide 20 µg/d。无heparin使用史。
"""),
    "russian": ("which the grammar does not know", """Клинический случай

Пациентка 27 лет обратилась через три месяца после родов с болью в спине. На
МРТ выявлены переломы T8, T12 и L1. T-score в поясничном отделе составил -3,7.
Heparin не получала, denosumab 60 mg не применялся.
"""),
    # Too terse to tell its language, and full of words that all share.
    "notes": ("cannot be told", """Anamnese: 34-jährige Patientin, G2P2, Rückenschmerzen seit 4 Wo.
Befund: MRT: Frakturen T8, T9, L1.
DXA: L1-L4 T-score -3,8; Femur T-score -2,0
Therapie: Denosumab 60 mg alle 6 Monate, Calcium 1000 mg, Vitamin D 1000 IE
Procedere: keine Bisphosphonate
"""),
}
MIXED = ("Schwangerschaftsassoziierte Osteoporose\n\nAbstract\n\n" +
         ENGLISH.split("\n\n")[1] + "\n" + UNREAD["german"][1])
# Notes that are terse in a language that the grammar has.
TERSE = """Pt 31 y/o. Dx: PLO. Fx T7 T9 L1. T-score L1-L4 -3.8. Tx: zoledronate 5 mg.
"""


def run(*words):
    return subprocess.run([str(BINARY), *map(str, words)], text=True,
                          capture_output=True, timeout=300, check=False)


class Scratch(unittest.TestCase):
    def setUp(self):
        name = tempfile.mkdtemp(prefix="casebook-")
        self.folder = pathlib.Path(name)
        self.addCleanup(shutil.rmtree, name, ignore_errors=True)

    def file(self, text, name="report.txt"):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def facts(self, *words):
        done = run("extract", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()], done

    def grown(self, added):
        """A copy of the grammar with the language laid over it."""
        grammar = self.folder / ("with-" + added.name)
        shutil.copytree(ROOT / "grammars", grammar)
        for part in (added.name, "concepts"):
            if (added / part).is_dir():
                shutil.copytree(added / part, grammar / part,
                                dirs_exist_ok=True)
        return grammar


class AddedLanguages(Scratch):
    def test_there_are_some(self):
        self.assertEqual({path.name for path in ADDED}, {"de", "es", "ja"})

    def test_a_small_language_is_sound_and_its_gaps_are_named(self):
        for added in ADDED:
            grammar = self.grown(added)
            done = run("grammar", "check", "--grammars", grammar)
            self.assertEqual(done.returncode, 0, done.stderr[:2000])
            self.assertIn(added.name, done.stdout)
            self.assertRegex(done.stderr, r"note: %s has no words yet for \d+"
                             % added.name)
            tested = run("grammar", "test", "--grammars", grammar)
            self.assertIn(" 0 failed", tested.stdout, tested.stderr[-2000:])

    def test_its_reports_are_read(self):
        for added in ADDED:
            grammar = self.grown(added)
            done = run("extract", "--grammars", grammar, added / "reports")
            self.assertNotIn("N-LANGUAGE", done.stderr)
            found = self.file(done.stdout, added.name + ".jsonl")
            scored = json.loads(run("eval", "--grammars", grammar, "--format",
                                    "json", added / "gold", found).stdout)
            core = scored["core"]
            self.assertGreaterEqual(core["precision"], 0.99, added.name)
            self.assertGreaterEqual(core["recall"], 0.9, added.name)
            self.assertEqual(scored["wrong_case"]["share"], 0)

    def test_the_other_languages_are_read_as_before(self):
        report = self.file(ENGLISH)
        before, _ = self.facts(report)
        for added in ADDED:
            after, _ = self.facts("--grammars", self.grown(added), report)
            self.assertEqual(before, after, added.name)

    def test_a_class_that_nobody_declares_is_still_a_mistake(self):
        grammar = self.grown(ADDED[0])
        (grammar / "rules/99-typo.xml").write_text(
            '<rules><phrase id="typo" class="odd"><pattern>{drugg:d}</pattern>'
            "</phrase></rules>\n", encoding="utf-8")
        done = run("grammar", "check", "--grammars", grammar)
        self.assertEqual(done.returncode, 3)
        self.assertIn("did you mean 'drug'?", done.stderr)

    def test_a_language_asks_for_no_class_that_it_has_no_words_of(self):
        grammar = self.grown(ADDED[0])
        (grammar / "de/rules/99-own.xml").write_text(
            '<rules><phrase id="de.own" class="odd"><pattern>{month_once:d}'
            "</pattern></phrase></rules>\n", encoding="utf-8")
        done = run("grammar", "check", "--grammars", grammar)
        self.assertEqual(done.returncode, 3)
        self.assertIn("{month_once}, which nothing in 'de' is", done.stderr)

    def test_the_grammar_itself_has_no_gaps(self):
        done = run("grammar", "check", "--grammars", ROOT / "grammars")
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class UnknownLanguages(Scratch):
    def test_they_are_named_and_nothing_is_taken_of_them(self):
        for name, (said, text) in UNREAD.items():
            facts, done = self.facts(self.file(text, name + ".txt"))
            self.assertEqual(facts, [], name)
            self.assertIn("[N-LANGUAGE]", done.stderr, name)
            self.assertIn(said, done.stderr)

    def test_of_a_mixed_report_the_known_part_is_read_and_the_rest_named(self):
        facts, done = self.facts(self.file(MIXED))
        self.assertIn("'de', which the grammar does not know", done.stderr)
        self.assertRegex(done.stderr, r"\d\d % of it is in 'de'")
        self.assertEqual({fact["language"] for fact in facts}, {"en"})
        scores = [f["value"] for f in facts if f["kind"] == "bmd"]
        self.assertEqual(scores, [-3.4])
        self.assertNotIn("denosumab", {f.get("name") for f in facts})

    def test_a_base_names_them_as_well(self):
        base = self.folder / "base.casebook"
        done = run("ingest", "--kb", base,
                   self.file(UNREAD["french"][1], "a.txt"),
                   self.file(UNREAD["notes"][1], "b.txt"),
                   self.file(ENGLISH, "c.txt"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr.count("[N-LANGUAGE]"), 2, done.stderr)
        self.assertIn("2 in a language without a grammar", done.stdout)

    def test_known_languages_are_not_complained_of(self):
        samples = [str(path) for path in (ROOT / "corpus/samples").glob("?0*")
                   if path.suffix in (".txt", ".xml")]
        done = run("extract", *samples)
        self.assertNotIn("N-LANGUAGE", done.stderr)
        facts, done = self.facts(self.file(TERSE))
        self.assertEqual(done.stderr, "")
        self.assertIn(-3.8, [fact.get("value") for fact in facts])


if __name__ == "__main__":
    unittest.main()
