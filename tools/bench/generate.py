#!/usr/bin/env python3
"""Makes a corpus to measure with: reports of about 4.6 KB, and JATS twins.

  generate.py FOLDER [--megabytes N] [--seed N] [--turkish SHARE]

Writes FOLDER/text/NNNNN.txt and FOLDER/jats/NNNNN.xml, the same words in
both, and FOLDER/recipe.json. The same arguments give the same bytes. The
sentences are templates of our own; figures are drawn anew for each. A report
says each thing of its patient once, about thirty facts, and tells its
story around them, as real ones do; people
and places come from 60,000 made-up names with a long tail, because a short
vocabulary flatters every cache.
"""

import argparse
import itertools
import json
import pathlib
import random
import xml.sax.saxutils

RECIPE = 2  # counts up whenever the bytes change
TARGET = 4600
TOLD = 4  # things of the patient besides who she is
FACT_SHARE = 0.6  # of the case's sentences, while there are facts to tell

SYLLABLES = ("ba be bi bo da de di do fa fe ga ge go ha he ka ke ki ko la le "
             "li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so "
             "ta te ti to va ve vi vo za ze zi zo ran ler mon tis cor dal "
             "ven per sul nor").split()
VERTEBRAE = (["T%d" % n for n in range(4, 13)] + ["L%d" % n
                                                 for n in range(1, 6)])

ENGLISH = {
    "title": [
        "Broken vertebrae in a nursing mother from {place}: a report",
        "Fragile bones after the {ordinal} delivery, seen at {place}",
        "{place} experience with severe bone loss around childbirth",
    ],
    "abstract": [
        "We describe a {age}-year-old mother whose spine gave way {n} weeks "
        "after giving birth.",
        "Her scans showed fractures of {level} and {level2}, and she was "
        "given {drug} for {m} months.",
        "The {place} register holds few such patients, so each of them "
        "teaches something.",
    ],
    "introduction": [
        "Bone is lost in every pregnancy, and {place} and {name} have shown "
        "how much of it returns [{c}].",
        "Few centres keep count; the {name} survey of {place} found {n} "
        "women in {m} years [{c}].",
        "The skeleton of the {name} cohort was measured with care, yet the "
        "{place} figures differ [{c},{c2}].",
        "A T-score below −2.5 is how osteoporosis is usually defined.",
    ],
    "case": [
        "A {age}-year-old {para} woman was sent to us from {place} with back "
        "pain that had begun {n} weeks after delivery.",
        "Magnetic resonance imaging on the {ordinal} day showed compression "
        "fractures of {level}, {level2} and {level3}.",
        "Densitometry gave a T-score of −{t} at the lumbar spine and −{t2} "
        "at the femoral neck.",
        "The Z score of the total hip was -{t} and its density 0.{bmd} g/cm².",
        "Serum calcium was {ca} mg/dL (8.5–10.5), and 25-hydroxyvitamin D "
        "{vd} ng/mL.",
        "She had lost {n} cm of height, weighed {kg} kg and neither smoked "
        "nor drank.",
        "There was no history of steroid use, heparin or a fall.",
        "Breastfeeding was stopped, and {drug} {dose} was begun together with "
        "calcium {mg} mg and vitamin D {iu} IU daily.",
        "After {m} months of {drug} the lumbar T-score had risen to −{t2}, "
        "and the pain was gone.",
        "Her mother had broken a hip at the age of {old}.",
        "The {name} brace was worn for {n} weeks, and the {place} team taught "
        "her exercises.",
        "At the last visit, {m} months later, no new fracture was seen.",
    ],
    "story": [
        "On the ward of {place} she could not turn in bed without help, and "
        "the night staff wrote that she wept.",
        "Doctor {name} examined her, found the muscles beside the spine tense "
        "and the reflexes brisk, and asked for pictures.",
        "The pain woke her at night, eased when she lay flat, and returned as "
        "soon as she lifted the child.",
        "Her family in {place} had thought of tiredness, and so had the "
        "physician {name} whom they asked first.",
        "The pictures were shown to {name} and {name2}, who agreed on what "
        "they saw.",
        "She came from the village of {place}, where she had worked in the "
        "fields with her husband {name}.",
        "Nothing else was remarkable, neither on the skin nor in the joints, "
        "and the eyes were of the usual colour.",
        "The {place} laboratory repeated its measurements and came to the "
        "same result as the one in {place2}.",
        "Her walking improved week by week, first with a frame, then on the "
        "arm of her sister {name}.",
        "When she was told what had happened, she asked whether a further "
        "child would be safe.",
    ],
    "discussion": [
        "The {name} group treated {n} patients with {drug} and saw density "
        "rise by {pct}% [{c}].",
        "Others, among them {name} and {name2}, prefer to wait for weaning "
        "before any drug [{c},{c2}].",
        "What {place} calls severe would be mild in {place2}, so such series "
        "cannot be added up.",
        "In the review of {name}, {n} of {old} women were primiparous and the "
        "mean age was {age}.{p} ± {n}.{p} years [{c}].",
        "Whether {drug} is safe before a further pregnancy remains open, as "
        "{name2} has pointed out.",
    ],
    "conclusion": [
        "Back pain around childbirth deserves a picture of the spine, in "
        "{place} as elsewhere.",
        "Our patient did well with {drug}; longer observation will tell.",
    ],
    "headings": ["Abstract", "Introduction", "Case report", "Discussion",
                 "Conclusion", "References"],
    "drugs": ["teriparatide", "alendronate", "zoledronic acid", "denosumab",
              "ibandronate", "risedronate", "calcitonin"],
    "doses": ["20 µg/day subcutaneously", "70 mg weekly", "5 mg once",
              "60 mg every six months", "35 mg once a week"],
    "paras": ["primiparous", "G1P1", "gravida 2 para 2", "multiparous"],
    "ordinals": ["first", "second", "third", "fourth"],
}
TURKISH = {
    "title": [
        "Emziren bir annede omurga kırıkları: {place} deneyimi",
        "{ordinal} doğumdan sonra görülen ağır kemik kaybı",
    ],
    "abstract": [
        "Doğumdan {n} hafta sonra omurgası çöken {age} yaşında bir anneyi "
        "sunuyoruz.",
        "Görüntülemede {level} ve {level2} kırıkları saptandı; {m} ay "
        "{drug} verildi.",
        "{place} kayıtlarında böyle hasta azdır, her biri bir şey öğretir.",
    ],
    "introduction": [
        "Her gebelikte kemik kaybı olur; {name} ve {place} ekipleri ne "
        "kadarının geri geldiğini göstermiştir [{c}].",
        "{name} taramasında {m} yılda {n} kadın bulunmuştur [{c},{c2}].",
        "T skorunun −2,5 altında olması osteoporoz olarak tanımlanır.",
    ],
    "case": [
        "{age} yaşında {para} kadın hasta, doğumdan {n} hafta sonra başlayan "
        "sırt ağrısı ile {place} polikliniğinden gönderildi.",
        "Manyetik rezonans görüntülemede {level}, {level2} ve {level3} "
        "vertebralarda çökme kırığı izlendi.",
        "Lomber T skoru −{tc}, femur boynu T skoru −{tc2} bulundu.",
        "Kalsiyum {cac} mg/dL, 25-hidroksivitamin D {vd} ng/mL idi.",
        "Boyu {n} cm kısalmıştı, kilosu {kg} kg idi; sigara ve alkol "
        "kullanmıyordu.",
        "Steroid kullanımı, heparin ya da düşme öyküsü yoktu.",
        "Emzirme kesildi; {drug} {dose}, günde {mg} mg kalsiyum ve {iu} IU D "
        "vitamini başlandı.",
        "{m} ay {drug} tedavisinden sonra lomber T skoru −{tc2} düzeyine "
        "çıktı, ağrısı geçti.",
        "Annesinde {old} yaşında kalça kırığı vardı.",
        "{name} korsesi {n} hafta kullanıldı; {place} ekibi egzersiz öğretti.",
        "{m} ay sonraki son kontrolde yeni kırık saptanmadı.",
    ],
    "story": [
        "{place} servisinde yatakta yardımsız dönemiyor, geceleri ağlıyordu.",
        "Doktor {name} muayenesinde omurga yanı kasları gergin buldu ve "
        "görüntüleme istedi.",
        "Ağrısı onu gece uyandırıyor, yatınca azalıyor, bebeğini kucağına "
        "alınca yineliyordu.",
        "{place} köyündeki ailesi yorgunluk sanmış, ilk başvurduğu hekim "
        "{name} de öyle düşünmüştü.",
        "Filmler {name} ve {name2} tarafından birlikte değerlendirildi.",
        "Eşi {name} ile tarlada çalışmış, {place} yöresinden gelmişti.",
        "Deri, eklem ve göz bulguları olağandı, başka bir özellik yoktu.",
        "{place} laboratuvarı ölçümlerini yineledi, {place2} ile aynı sonuca "
        "ulaştı.",
        "Yürüyüşü haftadan haftaya düzeldi, önce yürüteçle, sonra kardeşi "
        "{name} koluna girerek.",
        "Durumu anlatıldığında yeni bir bebeğin güvenli olup olmayacağını "
        "sordu.",
    ],
    "discussion": [
        "{name} grubu {n} hastaya {drug} vermiş, yoğunlukta %{pct} artış "
        "görmüştür [{c}].",
        "{name} ve {name2} ise önce emzirmenin kesilmesini önerir [{c},{c2}].",
        "{place} için ağır olan {place2} için hafif sayılabilir.",
    ],
    "conclusion": [
        "Doğum çevresinde sırt ağrısı olan kadında omurga görüntülenmelidir.",
        "Hastamız {drug} ile iyileşti; daha uzun izlem gerekir.",
    ],
    "headings": ["Özet", "Giriş", "Olgu sunumu", "Tartışma", "Sonuç",
                 "Kaynaklar"],
    "drugs": ["teriparatid", "alendronat", "zoledronik asit", "denosumab",
              "ibandronat", "risedronat", "kalsitonin"],
    "doses": ["20 µg/gün subkutan", "haftada 70 mg", "tek doz 5 mg",
              "6 ayda bir 60 mg"],
    "paras": ["primipar", "G1P1", "G2P2", "multipar"],
    "ordinals": ["İlk", "İkinci", "Üçüncü", "Dördüncü"],
}
SECTIONS = ("abstract", "introduction", "case", "discussion", "conclusion")


class Vocabulary:
    """Made-up names; the k-th is drawn about 1/k as often as the first."""

    def __init__(self, chance, size=60_000):
        names = set()
        while len(names) < size:
            names.add("".join(chance.choices(
                SYLLABLES, k=chance.randint(2, 4))).capitalize())
        self.names = sorted(names)
        chance.shuffle(self.names)
        self.weights = list(itertools.accumulate(
            1 / (k + 10) for k in range(size)))

    def draw(self, chance):
        return chance.choices(self.names, cum_weights=self.weights)[0]


def figures(chance, words, vocabulary):
    tenth = lambda low, high: "%.1f" % chance.uniform(low, high)
    levels = chance.sample(VERTEBRAE, 3)
    t, t2, calcium = tenth(2.5, 5.4), tenth(1.2, 4.0), tenth(8.4, 10.6)
    cites = sorted(chance.sample(range(1, 60), 2))
    return {
        "place": vocabulary.draw(chance), "place2": vocabulary.draw(chance),
        "name": vocabulary.draw(chance), "name2": vocabulary.draw(chance),
        "age": chance.randint(19, 43), "old": chance.randint(55, 84),
        "n": chance.randint(2, 14), "m": chance.choice((3, 6, 12, 18, 24)),
        "p": chance.randint(0, 9), "pct": tenth(3, 28),
        "level": levels[0], "level2": levels[1], "level3": levels[2],
        "t": t, "t2": t2, "tc": t.replace(".", ","),
        "tc2": t2.replace(".", ","), "bmd": chance.randint(510, 890),
        "ca": calcium, "cac": calcium.replace(".", ","),
        "vd": chance.randint(6, 48), "kg": chance.randint(42, 81),
        "mg": chance.choice((500, 600, 1000, 1200)),
        "iu": chance.choice((400, 800, 880, 1000, 2000)),
        "c": cites[0], "c2": cites[1],
        "drug": chance.choice(words["drugs"]),
        "dose": chance.choice(words["doses"]),
        "para": chance.choice(words["paras"]),
        "ordinal": chance.choice(words["ordinals"]),
    }


def report(chance, words, vocabulary):
    """(title, {section: [paragraph, ...]}, [reference, ...])"""
    fill = lambda line: line.format(**figures(chance, words, vocabulary))
    title = fill(chance.choice(words["title"]))
    body = {name: [[]] for name in SECTIONS}
    refs = ["%s A, %s B. On bones in %s. J %s. %d;%d:%d." % (
        vocabulary.draw(chance), vocabulary.draw(chance),
        vocabulary.draw(chance), vocabulary.draw(chance),
        chance.randint(1988, 2024), chance.randint(1, 90),
        chance.randint(1, 900)) for _ in range(6)]
    size = len(title) + sum(map(len, refs))
    for name in ("abstract", "conclusion"):
        body[name][0] = [fill(line) for line in words[name][-2:]]
        size += sum(map(len, body[name][0]))
    told = set(chance.sample(words["case"][1:], TOLD))
    facts = (line for line in words["case"]
             if line in told or line == words["case"][0])
    weights = {"introduction": 2, "case": 6, "discussion": 2}
    while size < TARGET:
        name = chance.choices(list(weights), list(weights.values()))[0]
        line = chance.choice(words["story" if name == "case" else name])
        if name == "case" and chance.random() < FACT_SHARE:
            line = next(facts, line)
        line = fill(line)
        if len(body[name][-1]) > 5:
            body[name].append([])
        body[name][-1].append(line)
        size += len(line.encode()) + 1
    return title, {name: [" ".join(p) for p in paragraphs if p]
                   for name, paragraphs in body.items()}, refs


def as_text(title, body, refs, headings):
    lines = [title, ""]
    for heading, name in zip(headings, SECTIONS):
        lines += [heading, ""]
        for paragraph in body[name]:
            lines += [paragraph, ""]
    lines += [headings[-1], ""]
    lines += ["%d. %s" % (n, ref) for n, ref in enumerate(refs, 1)]
    return "\n".join(lines) + "\n"


def as_jats(title, body, refs, headings, language, number):
    e = xml.sax.saxutils.escape
    paragraphs = lambda name: "\n".join(
        "<p>%s</p>" % e(p) for p in body[name])
    sections = "\n".join(
        "<sec><title>%s</title>\n%s\n</sec>" % (heading, paragraphs(name))
        for heading, name in list(zip(headings, SECTIONS))[1:])
    listed = "\n".join(
        '<ref id="r%d"><label>%d</label><mixed-citation>%s</mixed-citation>'
        "</ref>" % (n, n, e(ref)) for n, ref in enumerate(refs, 1))
    return """<?xml version="1.0" encoding="UTF-8"?>
<article article-type="case-report" xml:lang="%s">
<front><journal-meta><journal-title-group><journal-title>Made-up Bones</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="pmid">%d</article-id>
<title-group><article-title>%s</article-title></title-group>
<pub-date><year>2020</year></pub-date>
<abstract>
%s
</abstract></article-meta></front>
<body>
%s
</body>
<back><ref-list><title>%s</title>
%s
</ref-list></back>
</article>
""" % (language, 90_000_000 + number, e(title), paragraphs("abstract"),
       sections, headings[-1], listed)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--megabytes", type=float, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--turkish", type=float, default=0.3,
                        help="share of Turkish reports")
    words = parser.parse_args()
    recipe = {"recipe": RECIPE, "megabytes": words.megabytes,
              "seed": words.seed, "turkish": words.turkish}
    note = words.folder / "recipe.json"
    if note.is_file() and json.loads(note.read_text()) == recipe:
        return
    chance = random.Random(words.seed)
    vocabulary = Vocabulary(chance)
    for name in ("text", "jats"):
        (words.folder / name).mkdir(parents=True, exist_ok=True)
        for old in (words.folder / name).iterdir():
            old.unlink()
    size, number = 0, 0
    while size < words.megabytes * 1e6:
        turkish = chance.random() < words.turkish
        phrases = TURKISH if turkish else ENGLISH
        made = report(chance, phrases, vocabulary)
        text = as_text(*made, phrases["headings"])
        twin = as_jats(*made, phrases["headings"], "tr" if turkish else "en",
                       number)
        (words.folder / "text" / ("%05d.txt" % number)).write_text(
            text, encoding="utf-8")
        (words.folder / "jats" / ("%05d.xml" % number)).write_text(
            twin, encoding="utf-8")
        size += len(text.encode())
        number += 1
    note.write_text(json.dumps(recipe))


if __name__ == "__main__":
    main()
