#!/usr/bin/env python3
"""Why a place of a report is a fact, or why not, in plain words and in both
languages: the first answers of `casebook explain` for facts that are found,
missed, absent, possible, of others, without a unit, and for figures that no
rule takes.

  explain_test.py BINARY
"""

import functools
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BINARY = pathlib.Path(sys.argv[1]).resolve()
BEGIN = {
    "tr": "Olgu sunumu\n\n31 yaşındaki kadın hasta bel ağrısı ile başvurdu. ",
    "en": "Case report\n\nA 34-year-old woman came with back pain. ",
}

# The language, the sentence, the words asked for, what must be said of them,
# what must not.
ROWS = (
    # Found: the fact, its rule and whose it is.
    ("tr", "Lomber T skoru -3,4 ölçüldü.", "3,4",
     ("“3,4” is in a fact of case 1: bmd T-score, value -3.4",
      "“Lomber T skoru” as score", "brings in nobody else"), ("nearest",)),
    ("en", "Her lumbar T-score was -3.1.", "3.1",
     ("“3.1” is in a fact of case 1: bmd T-score", "case 1: “Her” tells"),
     ("nearest",)),
    # Of several levels just the one asked for.
    ("tr", "Torakal 8, 9 ve 11. omurlarda çökme kırığı vardı.", "11.",
     ("site T11, present", "“Torakal 8, 9 ve 11. omurlarda” as levels"),
     ("site T8", "site T9")),
    ("en", "Fractures were seen at T8, 10 and in the eleventh.", "10",
     ("“10” is in a fact of case 1: fracture vertebral, site T10",),
     ("site T8",)),
    # A list read by half: the rest is in no fact, though words of it are.
    ("tr", "Torakal 8 ile 9 ve dahi on ikinci omurda kırık vardı.",
     "on ikinci",
     ("in no fact of its own; it stands within",
      "site T9, present, which does not say it"), ("is in a fact",)),
    ("en", "Fractures were seen at T8, 10 and in the eleventh.", "eleventh",
     ("“eleventh” is in no fact: the nearest rule, fracture.more-levels",
      "wants levels"), ("is in a fact",)),
    # Absent, advised, possible, family, general: which words say so.
    ("tr", "Heparin verilmedi.", "Heparin",
     ("drug heparin, absent", "absent: “verilmedi” says so"), ()),
    ("tr", "Teriparatid başlanması planlandı.", "Teriparatid",
     ("advised: “planlandi” says so",), ()),
    ("tr", "Öneriler: kalsiyum; teriparatid.", "teriparatid",
     ("advised: the heading that it stands below says so",),
     ("own words say so",)),
    ("en", "Plan: calcium; teriparatide 20 mcg.", "teriparatide",
     ("advised: the heading that it stands below says so",),
     ("own words say so",)),
    ("tr", "Muhtemel L3 kırığı düşünüldü.", "L3",
     ("site L3, possible", "possible: “muhtemel” says so"), ("does not say",)),
    ("en", "There was no fracture of T12.", "T12",
     ("site T12, absent", "absent: “no” says so"), ("nearest",)),
    ("en", "Her mother broke her hip at 62.", "hip",
     ("fracture hip, family", "family: “her mother” says so"), ()),
    ("en", "Denosumab may be considered later.", "Denosumab",
     ("of nobody reported here: drug denosumab, general",
      "general: “may be” says so"), ()),
    # Of another author's patient.
    ("tr", "Yılmaz ve ark. 28 yaşında bir hastada T skoru -4,1 bildirdi.",
     "4,1", ("of nobody reported here: bmd T-score, value -4.1, general",
             "no patient of this report is spoken of", "brings them in"),
     ("case 1",)),
    ("en", "Smith et al. described a 29-year-old woman with a T-score of "
     "-4.2.", "4.2", ("general", "others: “et al” brings them in"),
     ("case 1",)),
    # A dose that lacks its unit.
    ("tr", "Teriparatid 20 her gün cilt altına uygulandı.", "20 ",
     ("drug teriparatide, dose 20", "its dose 20 has no unit"), ()),
    ("en", "She received cholecalciferol 50000 weekly.", "50000",
     ("its dose 50000 has no unit",), ()),
    ("en", "Enoxaparin 40 was injected daily.", "40",
     ("in no fact of its own; it stands within the words “Enoxaparin 40 was injected "
      "daily”", "which does not say it"), ("is in a fact", "nearest")),
    # A value that lacks its unit: the rule stopped at the figure itself.
    ("tr", "Ferritin ise 12,4 idi.", "12,4",
     ("is in no fact: the nearest rule, lab.value for the kind lab, fits "
      "“Ferritin ise” and then wants lab amount (number + labunit), but only "
      "“12,4” stands there",), ()),
    ("en", "PTH was 34.", "34", ("nearest rule, lab.value", "number + labunit",
                                 "only “34” stands there"), ()),
    # Words that may be left out are not what was wanted.
    ("tr", "Hasta kontrole 14 kez geldi.", "14",
     ("fits “14 kez” and then wants abortus word, but “geldi” stands",),
     ("wants “kez”",)),
    # Figures that no rule takes; one that "is in no fact" by its figure alone.
    ("tr", "Kemik sintigrafisinde 3 odak görüldü.", "3",
     ("finds anything else that it asks for beside it",),
     ("not done", "is in a fact")),
    ("en", "She was told to walk 30 minutes a day.", "30",
     ("no rule that takes a bare figure",), ("She was",)),
    # A rule that fits and gives none.
    ("en", "The density, -2.1 of the hip, was low.", "2.1",
     ("fit the rule bmd.figure-at-site", "nothing gives its name"), ()),
    # What a rule of tables would read is no reason in a sentence.
    ("tr", "Ferritin sonucu geldi: 12,4 bulundu ve ilaç arttırıldı.", "12,4",
     ("lab.value",), ("table.lab",)),
)


@functools.lru_cache(maxsize=None)
def answer(language, sentence, words):
    text = BEGIN[language] + sentence + "\n"
    at = text.encode().index(words.encode(), len(BEGIN[language].encode()))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.txt"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [str(BINARY), "explain", str(path), "--at", str(at),
             "--format", "json"], capture_output=True, timeout=120,
            check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)["answer"]


class Explained(unittest.TestCase):
    def test_each_place_is_explained_in_plain_words(self):
        for language, sentence, words, said, never in ROWS:
            with self.subTest(sentence=sentence, at=words):
                told = "\n".join(answer(language, sentence, words))
                for one in said:
                    self.assertIn(one, told)
                for one in never:
                    self.assertNotIn(one, told)

    def test_no_answer_speaks_the_language_of_patterns(self):
        for language, sentence, words, _, _ in ROWS:
            for line in answer(language, sentence, words):
                self.assertNotRegex(line, r"[{}|^]", sentence)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
