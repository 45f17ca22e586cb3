"""Tables, each told once: cells, and the facts that they state.

A table is (name, language, ages, caption, head rows, rows, footnote, facts).
A cell is a string, or (string, rows, columns) where it spans. `ages` are of
the patients that the report names before it; [] where the report is one
patient's. A fact is (patient, keys); the patient of a row that cites
another report is that report's number, as "[11]".
"""

BEFORE, AFTER = "baseline", "follow-up"
SPINE, NECK, HIP = "lumbar spine", "femoral neck", "total hip"


def score(value, site, time=None, name="T-score", **more):
    fact = {"kind": "bmd", "name": name, "value": value, "site": site, **more}
    if time:
        fact["time"] = time
    return fact


def levels(*sites):
    return [{"kind": "fracture", "name": "vertebral", "site": s}
            for s in sites]


def drug(name, **keys):
    return {"kind": "drug", "name": name, **keys}


def age(value):
    return {"kind": "age", "value": value, "unit": "year"}


def para(value):
    return {"kind": "parity", "name": "para", "value": value}


def follow_up(value, unit="month"):
    return {"kind": "follow_up", "value": value, "unit": unit}


def lab(name, value, unit, low=None, high=None, time=None):
    fact = {"kind": "lab", "name": name, "value": value, "unit": unit}
    if low is not None:
        fact.update(ref_low=low, ref_high=high)
    if time:
        fact["time"] = time
    return fact


def each(patients, *columns):
    """One column's facts a list, in the order of the patients."""
    made = []
    for column in columns:
        for patient, facts in zip(patients, column):
            for fact in facts if isinstance(facts, list) else [facts]:
                made.append((patient, fact))
    return made


P3 = ["1", "2", "3"]
P4 = ["1", "2", "3", "4"]

TABLES = [
    ("grouped heads", "en", [31, 28, 36],
     "Bone density of the three women before and after teriparatide",
     [[("Patient", 2, 1), ("Lumbar spine T-score", 1, 2),
       ("Femoral neck T-score", 1, 2)],
      ["Before", "After", "Before", "After"]],
     [["1", "−3.4", "−2.6", "−1.9", "−1.7"],
      ["2", "−2.9", "−2.1", "−2.2", "−2.0"],
      ["3", "−3.8", "−3.1", "−2.4", "−2.3"]], "",
     each(P3, [score(v, SPINE, BEFORE) for v in (-3.4, -2.9, -3.8)],
          [score(v, SPINE, AFTER) for v in (-2.6, -2.1, -3.1)],
          [score(v, NECK, BEFORE) for v in (-1.9, -2.2, -2.4)],
          [score(v, NECK, AFTER) for v in (-1.7, -2.0, -2.3)])),
    ("demografik ve klinik özellikler", "tr", [31, 28, 36, 24],
     "Olguların demografik ve klinik özellikleri",
     [["Özellik", "Olgu 1", "Olgu 2", "Olgu 3", "Olgu 4"]],
     [["Yaş (yıl)", "31", "28", "36", "24"],
      ["Parite", "1", "2", "1", "3"],
      ["Kırık düzeyi", "T12, L1", "T8-T10 (3)", "L2", "L1, L3"],
      ["L1-L4 T skoru", "-3,4", "-2,9", "-3,8", "-4,1"],
      ["Femur boynu T skoru", "-1,9", "-2,2", "-2,4", "-2,7"],
      ["Tedavi", "Teriparatid", "Alendronat", "Denosumab", "Teriparatid"]],
     "",
     each(P4, [age(v) for v in (31, 28, 36, 24)],
          [para(v) for v in (1, 2, 1, 3)],
          [levels("T12", "L1"), levels("T8", "T9", "T10"), levels("L2"),
           levels("L1", "L3")],
          [score(v, SPINE) for v in (-3.4, -2.9, -3.8, -4.1)],
          [score(v, NECK) for v in (-1.9, -2.2, -2.4, -2.7)],
          [drug(d) for d in ("teriparatide", "alendronate", "denosumab",
                             "teriparatide")])),
    ("one patient, three visits", "en", [],
     "Densitometry under treatment",
     [["Site", "Baseline", "6 months", "12 months"]],
     [["L1–L4 T-score", "−4.1", "−3.6", "−3.0"],
      ["Femoral neck T-score", "−2.6", "−2.5", "−2.2"],
      ["Total hip T-score", "−2.3", "−2.2", "−2.0"]], "",
     [("1", score(v, s, t)) for s, row in (
         (SPINE, (-4.1, -3.6, -3.0)), (NECK, (-2.6, -2.5, -2.2)),
         (HIP, (-2.3, -2.2, -2.0)))
      for v, t in zip(row, (BEFORE, AFTER, AFTER))]),
    ("bir hasta, üç ölçüm", "tr", [],
     "Kemik mineral yoğunluğunun izlemi",
     [["Bölge", "Tedavi öncesi", "6. ay", "12. ay"]],
     [["Lomber T skoru", "-3,9", "-3,3", "-2,8"],
      ["Femur boynu T skoru", "-2,4", "-2,2", "-2,1"],
      ["Total kalça T skoru", "-2,0", "-1,9", "-1,7"]], "",
     [("1", score(v, s, t)) for s, row in (
         (SPINE, (-3.9, -3.3, -2.8)), (NECK, (-2.4, -2.2, -2.1)),
         (HIP, (-2.0, -1.9, -1.7)))
      for v, t in zip(row, (BEFORE, AFTER, AFTER))]),
    ("laboratory with ranges", "en", [],
     "Laboratory findings on admission",
     [["Test", "Result", "Unit", "Reference range"]],
     [["25-hydroxyvitamin D", "11.2", "ng/mL", "30–100"],
      ["Calcium", "9.1", "mg/dL", "8.5–10.5"],
      ["Phosphorus", "3.6", "mg/dL", "2.5–4.5"],
      ["Parathyroid hormone", "48", "pg/mL", "15–65"],
      ["Alkaline phosphatase", "142", "IU/L", "35–105"]], "",
     [("1", lab(*row)) for row in (
         ("25-hydroxyvitamin D", 11.2, "ng/mL", 30, 100),
         ("calcium", 9.1, "mg/dL", 8.5, 10.5),
         ("phosphorus", 3.6, "mg/dL", 2.5, 4.5),
         ("PTH", 48, "pg/mL", 15, 65), ("ALP", 142, "IU/L", 35, 105))]),
    ("laboratuvar", "tr", [], "Başvurudaki laboratuvar bulguları",
     [["Parametre", "Sonuç", "Normal değer"]],
     [["Kalsiyum (mg/dL)", "9,4", "8,6-10,2"],
      ["Fosfor (mg/dL)", "3,1", "2,5-4,5"],
      ["25-OH D vitamini (ng/mL)", "8,7", "30-100"],
      ["PTH (pg/mL)", "71", "15-65"],
      ["Alkalen fosfataz (U/L)", "128", "35-104"]], "",
     [("1", lab(*row)) for row in (
         ("calcium", 9.4, "mg/dL", 8.6, 10.2),
         ("phosphorus", 3.1, "mg/dL", 2.5, 4.5),
         ("25-hydroxyvitamin D", 8.7, "ng/mL", 30, 100),
         ("PTH", 71, "pg/mL", 15, 65), ("ALP", 128, "IU/L", 35, 104))]),
    ("one study a row", "en", [], "Reported women with sacral fractures",
     [["Author [reference]", "Age (years)", "Fractures",
       "Lumbar spine T-score", "Treatment"]],
     [["Northcote et al. [11]", "29", "T12, L1", "−3.1", "Teriparatide"],
      ["Vandermeer et al. [14]", "33", "L2, L3", "−3.7", "Alendronate"],
      ["Oyelaran [17]", "26", "T8", "−2.8", "Denosumab"]], "",
     each(["[11]", "[14]", "[17]"], [age(v) for v in (29, 33, 26)],
          [levels("T12", "L1"), levels("L2", "L3"), levels("T8")],
          [score(v, SPINE) for v in (-3.1, -3.7, -2.8)],
          [drug(d) for d in ("teriparatide", "alendronate", "denosumab")])),
    ("yayımlanmış olgular", "tr", [], "Yayımlanmış olguların özeti",
     [["Yazar", "Yaş", "Kırıklar", "Lomber T skoru", "Tedavi"]],
     [["Karlıdağ ve ark. [5]", "30", "T11, L2", "-3,5", "Alendronat"],
      ["Uzunöz ve ark. [8]", "27", "L1", "-2,9", "Teriparatid"],
      ["Brandvik ve ark. [13]", "38", "T7, T9", "-4,0", "Denosumab"]], "",
     each(["[5]", "[8]", "[13]"], [age(v) for v in (30, 27, 38)],
          [levels("T11", "L2"), levels("L1"), levels("T7", "T9")],
          [score(v, SPINE) for v in (-3.5, -2.9, -4.0)],
          [drug(d) for d in ("alendronate", "teriparatide", "denosumab")])),
    ("two scores in a cell", "en", [31, 28, 36],
     "Densitometry of the three women",
     [["Case", "L1–L4/femoral neck T-score before",
       "L1–L4/femoral neck T-score after"]],
     [["1", "−3.2/−2.1", "−2.7/−2.0"], ["2", "−3.6/−2.4", "−3.0/−2.2"],
      ["3", "−2.8/−1.9", "−2.5/−1.8"]], "",
     each(P3, [[score(a, SPINE, BEFORE), score(b, NECK, BEFORE)]
               for a, b in ((-3.2, -2.1), (-3.6, -2.4), (-2.8, -1.9))],
          [[score(a, SPINE, AFTER), score(b, NECK, AFTER)]
           for a, b in ((-2.7, -2.0), (-3.0, -2.2), (-2.5, -1.8))])),
    ("bir hücrede iki skor", "tr", [31, 28, 36],
     "Hastaların T skorları",
     [["Olgu", "Yaş (yıl)", "L1-L4/femur boyun T skoru"]],
     [["1", "31", "-3,2/-2,1"], ["2", "28", "-3,6/-2,4"],
      ["3", "36", "-2,8/-1,9"]], "",
     each(P3, [[score(a, SPINE), score(b, NECK)]
               for a, b in ((-3.2, -2.1), (-3.6, -2.4), (-2.8, -1.9))],
          [age(v) for v in (31, 28, 36)])),
    ("a patient over two rows", "en", [31, 28],
     "T-scores of the two women",
     [["Patient", "Site", "Before treatment", "After treatment"]],
     [[("1", 2, 1), "Lumbar spine", "−3.4", "−2.6"],
      ["Femoral neck", "−2.0", "−1.8"],
      [("2", 2, 1), "Lumbar spine", "−3.0", "−2.5"],
      ["Femoral neck", "−2.3", "−2.2"]], "",
     each(["1", "2"], [score(v, SPINE, BEFORE) for v in (-3.4, -3.0)],
          [score(v, SPINE, AFTER) for v in (-2.6, -2.5)],
          [score(v, NECK, BEFORE) for v in (-2.0, -2.3)],
          [score(v, NECK, AFTER) for v in (-1.8, -2.2)])),
    ("rows under a name", "tr", [31, 28], "İki hastanın T skorları",
     [["Bölge", "Tedavi öncesi", "Tedavi sonrası"]],
     [[("Olgu 1", 1, 3)], ["Lomber T skoru", "-3,4", "-2,6"],
      ["Femur boynu T skoru", "-2,0", "-1,8"],
      [("Olgu 2", 1, 3)], ["Lomber T skoru", "-3,0", "-2,5"],
      ["Femur boynu T skoru", "-2,3", "-2,2"]], "",
     each(["1", "2"], [score(v, SPINE, BEFORE) for v in (-3.4, -3.0)],
          [score(v, SPINE, AFTER) for v in (-2.6, -2.5)],
          [score(v, NECK, BEFORE) for v in (-2.0, -2.3)],
          [score(v, NECK, AFTER) for v in (-1.8, -2.2)])),
    ("treatments in words", "en", [31, 28, 36],
     "Treatment and course of the three women",
     [["Case", "Age (years)", "Treatment", "Follow-up (months)"]],
     [["1", "31", "Teriparatide 20 µg daily, calcium 1000 mg daily", "24"],
      ["2", "28", "Alendronate 70 mg weekly", "18"],
      ["3", "36", "Zoledronate 5 mg once, vitamin D 1000 IU daily", "36"]],
     "",
     each(P3, [age(v) for v in (31, 28, 36)],
          [[drug("teriparatide", dose=20, dose_unit="ug", frequency="daily"),
            drug("calcium", dose=1000, dose_unit="mg", frequency="daily")],
           drug("alendronate", dose=70, dose_unit="mg", frequency="weekly"),
           [drug("zoledronate", dose=5, dose_unit="mg", frequency="once"),
            drug("vitamin D", dose=1000, dose_unit="IU",
                 frequency="daily")]],
          [follow_up(v) for v in (24, 18, 36)])),
    ("sözle tedaviler", "tr", [31, 28, 36], "Hastaların tedavisi ve izlemi",
     [["Olgu", "Kırıklar", "Tedavi", "Takip süresi (ay)"]],
     [["1", "T12, L1", "Teriparatid 20 mcg/gün", "24"],
      ["2", "T8", "Alendronat 70 mg/hafta", "18"],
      ["3", "L2, L3", "Kalsiyum 1000 mg/gün", "36"]], "",
     each(P3, [levels("T12", "L1"), levels("T8"), levels("L2", "L3")],
          [drug("teriparatide", dose=20, dose_unit="ug", frequency="daily"),
           drug("alendronate", dose=70, dose_unit="mg", frequency="weekly"),
           drug("calcium", dose=1000, dose_unit="mg", frequency="daily")],
          [follow_up(v) for v in (24, 18, 36)])),
    ("short forms below", "en", [31, 28, 36, 24],
     "Characteristics of the four women",
     [["Patient", "Age", "Parity", "Fractured vertebrae", "LS T-score",
       "FN T-score"]],
     [["1", "31", "1", "T12, L1", "−3.4", "−1.9"],
      ["2", "28", "2", "T8, T9, T10", "−2.9", "NA"],
      ["3", "36", "1", "L2", "−3.8", "−2.4"],
      ["4", "24", "1", "L1, L3", "−4.1", "−2.7"]],
     "LS: lumbar spine; FN: femoral neck; NA: not available.",
     each(P4, [age(v) for v in (31, 28, 36, 24)],
          [para(v) for v in (1, 2, 1, 1)],
          [levels("T12", "L1"), levels("T8", "T9", "T10"), levels("L2"),
           levels("L1", "L3")],
          [score(v, SPINE) for v in (-3.4, -2.9, -3.8, -4.1)]) +
     [(p, score(v, NECK)) for p, v in (("1", -1.9), ("3", -2.4),
                                       ("4", -2.7))]),
    ("density and score", "en", [],
     "Bone mineral density at diagnosis and after one year",
     [[("Region", 2, 1), ("At diagnosis", 1, 2), ("After one year", 1, 2)],
      ["BMD (g/cm2)", "T-score", "BMD (g/cm2)", "T-score"]],
     [["L1–L4", "0.612", "−3.9", "0.698", "−3.1"],
      ["Femoral neck", "0.587", "−2.4", "0.601", "−2.2"],
      ["Total hip", "0.655", "−2.3", "0.671", "−2.1"]], "",
     [("1", f) for s, row in (
         (SPINE, (0.612, -3.9, 0.698, -3.1)),
         (NECK, (0.587, -2.4, 0.601, -2.2)),
         (HIP, (0.655, -2.3, 0.671, -2.1)))
      for v, t, n in zip(row, (BEFORE, BEFORE, AFTER, AFTER),
                         ("BMD", "T-score") * 2)
      for f in [score(v, s, t, n, **({"unit": "g/cm2"} if n == "BMD"
                                     else {}))]]),
    ("long form", "en", [31, 28], "Z-scores over time",
     [["Patient", "Time", "Lumbar spine Z-score", "Total hip Z-score"]],
     [["1", "Before treatment", "−3.1", "−2.0"],
      ["1", "After treatment", "−2.4", "−1.8"],
      ["2", "Before treatment", "−2.7", "−1.6"],
      ["2", "After treatment", "−2.2", "−1.5"]], "",
     [(p, score(v, s, t, "Z-score")) for p, t, a, b in (
         ("1", BEFORE, -3.1, -2.0), ("1", AFTER, -2.4, -1.8),
         ("2", BEFORE, -2.7, -1.6), ("2", AFTER, -2.2, -1.5))
      for v, s in ((a, SPINE), (b, HIP))]),
    ("değişim", "tr", [31, 28, 36], "Tedavi ile T skoru değişimi",
     [["Olgu", "Tedavi", "Süre (ay)", "Lomber T skoru değişimi"]],
     [["1", "Teriparatid", "18", "+0,8"], ["2", "Alendronat", "12", "+0,3"],
      ["3", "Denosumab", "9", "-0,1"]], "",
     each(P3, [drug(d, duration=m, duration_unit="month") for d, m in (
         ("teriparatide", 18), ("alendronate", 12), ("denosumab", 9))],
          [{"kind": "bmd_change", "name": "T-score", "value": v,
            "site": SPINE} for v in (0.8, 0.3, -0.1)])),
    ("patients in columns, three heads", "en", [31, 28, 36],
     "Clinical features of the women",
     [["Feature", "Patient 1", "Patient 2", "Patient 3"]],
     [["Age (years)", "31", "28", "36"],
      ["Parity", "1", "1", "2"],
      ["Fractures", "T8–T10", "L1", "T12, L2"],
      ["Lumbar spine T-score", "−3.3", "−2.7", "−3.9"],
      ["Weight (kg)", "52", "61", "57"],
      ["25(OH)D (ng/mL)", "14", "22", "9"],
      ["Treatment", "Teriparatide", "Calcium", "Alendronate"],
      ["Follow-up (months)", "24", "12", "30"]], "",
     each(P3, [age(v) for v in (31, 28, 36)], [para(v) for v in (1, 1, 2)],
          [levels("T8", "T9", "T10"), levels("L1"), levels("T12", "L2")],
          [score(v, SPINE) for v in (-3.3, -2.7, -3.9)],
          [{"kind": "weight", "value": v, "unit": "kg"}
           for v in (52, 61, 57)],
          [lab("25-hydroxyvitamin D", v, "ng/mL") for v in (14, 22, 9)],
          [drug(d) for d in ("teriparatide", "calcium", "alendronate")],
          [follow_up(v) for v in (24, 12, 30)])),
    ("altı hasta", "tr", [31, 28, 36, 24, 33, 29],
     "Altı hastanın kırıkları ve kemik yoğunlukları",
     [["Hasta no", "Yaş", "Parite", "Kırık omurlar", "L1-L4 KMY (g/cm2)",
       "L1-L4 Z skoru"]],
     [["1", "31", "1", "T12, L1", "0,612", "-3,3"],
      ["2", "28", "1", "L1, L2, L3", "0,655", "-2,9"],
      ["3", "36", "2", "T7", "0,587", "-3,6"],
      ["4", "24", "1", "T11-L1", "0,634", "-3,0"],
      ["5", "33", "3", "L4", "0,701", "-2,2"],
      ["6", "29", "1", "T9, T10", "0,668", "-2,6"]], "",
     each([str(i) for i in range(1, 7)],
          [age(v) for v in (31, 28, 36, 24, 33, 29)],
          [para(v) for v in (1, 1, 2, 1, 3, 1)],
          [levels("T12", "L1"), levels("L1", "L2", "L3"), levels("T7"),
           levels("T11", "T12", "L1"), levels("L4"), levels("T9", "T10")],
          [score(v, SPINE, name="BMD", unit="g/cm2")
           for v in (0.612, 0.655, 0.587, 0.634, 0.701, 0.668)],
          [score(v, SPINE, name="Z-score")
           for v in (-3.3, -2.9, -3.6, -3.0, -2.2, -2.6)])),
    ("two scores a site", "en", [31, 28, 36],
     "Bone density of the women",
     [[("Patient", 2, 1), ("Lumbar spine", 1, 2), ("Femoral neck", 1, 2)],
      ["T-score", "Z-score", "T-score", "Z-score"]],
     [["1", "−3.4", "−3.1", "−1.9", "−1.7"],
      ["2", "−2.9", "−2.8", "−2.2", "−2.0"],
      ["3", "−3.8", "−3.5", "−2.4", "−2.3"]], "",
     each(P3, [score(v, SPINE) for v in (-3.4, -2.9, -3.8)],
          [score(v, SPINE, name="Z-score") for v in (-3.1, -2.8, -3.5)],
          [score(v, NECK) for v in (-1.9, -2.2, -2.4)],
          [score(v, NECK, name="Z-score") for v in (-1.7, -2.0, -2.3)])),
    ("kısa başlıklar altında çiftler", "tr", [31, 28, 36],
     "Olguların KMY değerleri",
     [[("Olgu", 2, 1), ("Lomber", 1, 2), ("Fem. boyun", 1, 2)],
      ["T", "Z", "T", "Z"]],
     [["1", "-3,4", "-3,1", "-1,9", "-1,7"],
      ["2", "-2,9", "-2,8", "-2,2", "-2,0"],
      ["3", "-3,8", "-3,5", "-2,4", "-2,3"]], "",
     each(P3, [score(v, SPINE) for v in (-3.4, -2.9, -3.8)],
          [score(v, SPINE, name="Z-score") for v in (-3.1, -2.8, -3.5)],
          [score(v, NECK) for v in (-1.9, -2.2, -2.4)],
          [score(v, NECK, name="Z-score") for v in (-1.7, -2.0, -2.3)])),
    ("önce ve sonra çiftleri", "tr", [31, 28],
     "Tedavi öncesi ve sonrası T skorları",
     [[("Hasta", 2, 1), ("L1-L4", 1, 2), ("Femur boynu", 1, 2)],
      ["Önce", "Sonra", "Önce", "Sonra"]],
     [["1", "-3,4", "-3,1", "-1,9", "-1,7"],
      ["2", "-2,9", "-2,8", "-2,2", "-2,0"]], "",
     each(["1", "2"], [score(v, SPINE, BEFORE) for v in (-3.4, -2.9)],
          [score(v, SPINE, AFTER) for v in (-3.1, -2.8)],
          [score(v, NECK, BEFORE) for v in (-1.9, -2.2)],
          [score(v, NECK, AFTER) for v in (-1.7, -2.0)])),
]

TITLES = {"en": ("Fragile bones after childbirth", "Case report"),
          "tr": ("Doğum sonrası kırılgan kemikler", "Olgu sunumu")}
ONE = {"en": "A 30-year-old woman came with back pain soon after birth. She "
             "was seen again and did well.",
       "tr": "Otuz yaşında kadın hasta doğumdan sonra bel ağrısı ile "
             "başvurdu. Kontrolde yakınması yoktu."}
CASES = {"en": ("Case %d", "A woman came with back pain. She was seen again and "
                "did well."),
         "tr": ("Olgu %d", "Kadın hasta bel ağrısı ile başvurdu. "
                "Kontrolde yakınması yoktu.")}
BEHIND = {"en": ("Discussion", "Fractures of this kind are seldom seen and "
                 "are often found late."),
          "tr": ("Tartışma", "Bu tür kırıklar nadir görülür ve çoğu kez geç "
                 "tanınır.")}
LABEL = {"en": "Table 1", "tr": "Tablo 1"}
