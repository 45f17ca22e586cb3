"""Tables as people type them into a report: columns kept apart by blanks.

A table is (name, language, ages, lines, facts), as in table_bank.py, but that
its lines stand as they are printed, with or without a title of their own and
without a caption. The cases of groups are numbered behind the patients.
"""

from table_bank import (AFTER, BEFORE, HIP, NECK, P3, SPINE, age, drug, each,
                        follow_up, lab, levels, para, score)
from wrapped_tables import scores, visits

ONE = []  # the report of one patient


def z(value, site, time=None, **more):
    return score(value, site, time, "Z-score", **more)


def density(value, site, time=None, **more):
    return score(value, site, time, "BMD", unit="g/cm2", **more)


def in_order(patient, facts):
    return [(patient, fact) for fact in facts]


TABLES = [
    ("ziyaretler, köşesi boş", "tr", ONE, """
KMY izlemi (Lunar)
                           Başlangıç      6. ay         18. ay
L2-L4 (g/cm²)                0,655          0,702        0,748
L2-L4 T skoru                -3,7           -3,1         -2,6
Femur boynu (g/cm²)          0,598          0,611        0,629
Femur boynu T skoru          -2,3           -2,2         -1,9
""", visits("1", (BEFORE, AFTER, AFTER),
            [density(v, SPINE) for v in (.655, .702, .748)],
            scores(SPINE, (-3.7, -3.1, -2.6)),
            [density(v, NECK) for v in (.598, .611, .629)],
            scores(NECK, (-2.3, -2.2, -1.9)))),
    ("arms over visits", "en", ONE, """
                       Zoledronate (n=14)               No drug (n=11)
                       Baseline         12 months       Baseline         12 months
LS BMD (g/cm2)         0.702 ± 0.081    0.799 ± 0.088   0.741 ± 0.090    0.789 ± 0.097
LS Z-score             −2.9 ± 0.7       −2.1 ± 0.8      −2.5 ± 0.9       −2.0 ± 0.9
PTH (pg/mL)            31.2 ± 9.4       44.8 ± 12.1     28.7 ± 8.8       30.5 ± 9.9
LS, lumbar spine.
""", [(p, f) for p, row in (
    ("2", (.702, .081, .799, .088, -2.9, .7, -2.1, .8, 31.2, 9.4, 44.8, 12.1)),
    ("3", (.741, .090, .789, .097, -2.5, .9, -2.0, .9, 28.7, 8.8, 30.5, 9.9)))
      for f in (density(row[0], SPINE, BEFORE, sd=row[1]),
                density(row[2], SPINE, AFTER, sd=row[3]),
                z(row[4], SPINE, BEFORE, sd=row[5]),
                z(row[6], SPINE, AFTER, sd=row[7]),
                lab("PTH", row[8], "pg/mL", time=BEFORE),
                lab("PTH", row[10], "pg/mL", time=AFTER))]),
    ("one study a row, cells going on", "en", ONE, """
Author [ref], year      Country   Age    Fractures           LS T-score  Treatment                     FU (mo)  Outcome
Ravensdale [3], 1999    Ireland   31     T11, L1             nr          Calcitonin 200 IU/d, 4 mo     6        Pain-free
Moretta [7], 2008       Italy     36     T5, T6, T9, T10,    −4.4        Ibandronate 3 mg every 3      20       LS T-score
                                         L2–L4                           mo                                     −3.1
Kowalik [9], 2014,      Poland    25–38  Multiple vertebral  −3.9 to     Denosumab 60 mg every 6 mo    24       LS BMD +12%
n = 4                                                        −3.1
Aalto [12], 2019        Finland   27     L3                  −2.6        Calcium 500 mg/d              9        No new fracture
nr, not reported; FU, follow-up.
""", [("[3]", age(31)), ("[3]", follow_up(6)), *in_order("[3]", levels("T11", "L1")),
      ("[3]", drug("calcitonin", dose=200, dose_unit="IU", frequency="daily",
                   duration=4, duration_unit="month")),
      ("[7]", age(36)), ("[7]", follow_up(20)), ("[7]", score(-4.4, SPINE)),
      ("[7]", score(-3.1, SPINE, AFTER)),
      *in_order("[7]", levels("T5", "T6", "T9", "T10", "L2", "L3", "L4")),
      ("[7]", drug("ibandronate", dose=3, dose_unit="mg",
                   frequency="every 3 months")),
      ("[9]", {"kind": "age", "low": 25, "high": 38}), ("[9]", follow_up(24)),
      ("[9]", {"kind": "bmd", "name": "T-score", "low": -3.9, "high": -3.1,
               "site": SPINE}),
      ("[9]", {"kind": "fracture", "name": "vertebral"}),
      ("[9]", {"kind": "bmd_change", "name": "BMD", "value": 12, "unit": "%",
               "site": SPINE}),
      ("[9]", drug("denosumab", dose=60, dose_unit="mg",
                   frequency="every 6 months")),
      ("[12]", age(27)), ("[12]", follow_up(9)), ("[12]", score(-2.6, SPINE)),
      *in_order("[12]", levels("L3")),
      ("[12]", drug("calcium", dose=500, dose_unit="mg",
                    frequency="daily"))]),
    ("patients as rows, n.r.", "en", [29, 34, 41], """
Patient   Age   Parity   Fractures        LS T-score   FN T-score   25(OH)D (ng/mL)
1         29    1        T12, L1          -3.4         -1.8         12
2         34    2        L2, L3, L4       -2.7         n.r.         n.r.
3         41    1        T9               -4.0         -2.5         27
""", each(P3, [age(v) for v in (29, 34, 41)], [para(v) for v in (1, 2, 1)],
          [levels("T12", "L1"), levels("L2", "L3", "L4"), levels("T9")],
          [score(v, SPINE) for v in (-3.4, -2.7, -4.0)],
          [[score(-1.8, NECK)], [], [score(-2.5, NECK)]],
          [[lab("25-hydroxyvitamin D", 12, "ng/mL")], [],
           [lab("25-hydroxyvitamin D", 27, "ng/mL")]])),
    ("hastalar sütunda, bakılmadı", "tr", [29, 34, 41], """
                        Olgu 1          Olgu 2          Olgu 3
Yaş (yıl)               29              34              41
Kırık düzeyi            T12, L1         L2              T9, T10
L1-L4 T skoru           -3,4            -2,7            -4,0
Femur boynu T skoru     -1,8            bakılmadı       -2,5
PTH (pg/mL)             38              bakılmadı       52
Tedavi                  Teriparatid     Alendronat      Denosumab
""", each(P3, [age(v) for v in (29, 34, 41)],
          [levels("T12", "L1"), levels("L2"), levels("T9", "T10")],
          [score(v, SPINE) for v in (-3.4, -2.7, -4.0)],
          [[score(-1.8, NECK)], [], [score(-2.5, NECK)]],
          [[lab("PTH", 38, "pg/mL")], [], [lab("PTH", 52, "pg/mL")]],
          [drug(d) for d in ("teriparatide", "alendronate", "denosumab")])),
    ("test, sonuç, birim, referans", "tr", ONE, """
Laboratuvar değerleri
Test                     Sonuç     Birim      Referans
Kalsiyum                 9,3       mg/dL      8,6-10,2
Fosfor                   2,9       mg/dL      2,5-4,5
25-OH D vitamini         9,8       ng/mL      30-100
Parathormon              77        pg/mL      15-65
Alkalen fosfataz         -         U/L        35-104
""", in_order("1", (lab("calcium", 9.3, "mg/dL", 8.6, 10.2),
                    lab("phosphorus", 2.9, "mg/dL", 2.5, 4.5),
                    lab("25-hydroxyvitamin D", 9.8, "ng/mL", 30, 100),
                    lab("PTH", 77, "pg/mL", 15, 65)))),
    ("kısa adlar, birimler referansın yanında", "tr", ONE, """
Tetkik              Sonuç     Referans
Kalsiyum            9,1       8,8-10,6 mg/dL
ALP                 138       30-120 U/L
PTH                 61        12-88 pg/mL
TSH                 1,95      0,38-5,33 mIU/L
""", in_order("1", (lab("calcium", 9.1, "mg/dL", 8.8, 10.6),
                    lab("ALP", 138, "IU/L", 30, 120),
                    lab("PTH", 61, "pg/mL", 12, 88),
                    lab("TSH", 1.95, "mIU/L", .38, 5.33)))),
    ("a list of several a line above", "en", ONE, """
Ca 9.3 mg/dL (8.6-10.3)     Phos 4.1 mg/dL       Cr 0.66 mg/dL
PTH 37 pg/mL (15-65)        TSH 1.10 mIU/L       Prolactin 75 ng/mL
DXA (Hologic)           BMD      T      Z
L1-L4                   0.788    -2.4   -2.2
Femoral neck            0.651    -1.8   -1.6
""", in_order("1", [f for s, row in ((SPINE, (.788, -2.4, -2.2)),
                                     (NECK, (.651, -1.8, -1.6)))
                    for f in (density(row[0], s), score(row[1], s),
                              z(row[2], s))])),
    ("visits as rows, units in the heads", "en", ONE, """
Visit         Calcium (mg/dL)   PTH (pg/mL)   25(OH)D (ng/mL)   CTX (ng/mL)
Admission     9.1               22            11.5              0.91
3 months      9.4               35            29                0.48
12 months     9.5               -             38                0.33
""", visits("1", (BEFORE, AFTER, AFTER),
            [lab("calcium", v, "mg/dL") for v in (9.1, 9.4, 9.5)],
            [lab("PTH", 22, "pg/mL"), lab("PTH", 35, "pg/mL"), None],
            [lab("25-hydroxyvitamin D", v, "ng/mL") for v in (11.5, 29, 38)],
            [lab("CTX", v, "ng/mL") for v in (.91, .48, .33)])),
    ("vizitler satırda", "tr", ONE, """
Vizit              L1-L4 T skoru    Femur boynu T skoru    Total kalça T skoru
Tedavi öncesi      -3,9             -2,4                   -2,1
12. ay             -3,2             -2,2                   -1,9
24. ay             -2,7             -2,0                   -1,8
""", visits("1", (BEFORE, AFTER, AFTER), scores(SPINE, (-3.9, -3.2, -2.7)),
            scores(NECK, (-2.4, -2.2, -2.0)), scores(HIP, (-2.1, -1.9, -1.8)))),
    ("a printout of DXA", "en", ONE, """
DXA (GE Lunar)
Region           BMD (g/cm²)    T-score    Z-score
L1-L4            0.742          -3.6       -3.3
Femoral neck     0.688          -2.1       -1.8
Total hip        0.701          -2.3       -2.0
""", in_order("1", [f for s, row in ((SPINE, (.742, -3.6, -3.3)),
                                     (NECK, (.688, -2.1, -1.8)),
                                     (HIP, (.701, -2.3, -2.0)))
                    for f in (density(row[0], s), score(row[1], s),
                              z(row[2], s))])),
    ("DXA çıktısı, kısa başlıklar", "tr", ONE, """
Bölge            KMY       T        Z
L1-L4            0,742     -3,6     -3,3
Femur boynu      0,688     -2,1     -1,8
Total kalça      0,701     -2,3     -2,0
""", in_order("1", [f for s, row in ((SPINE, (.742, -3.6, -3.3)),
                                     (NECK, (.688, -2.1, -1.8)),
                                     (HIP, (.701, -2.3, -2.0)))
                    for f in (density(row[0], s), score(row[1], s),
                              z(row[2], s))])),
    ("iki dilde başlıklar", "tr", ONE, """
Bölge / Region            T skoru / T-score    Z skoru / Z-score
L1-L4                     -3,1                 -2,9
Femur boynu / Fem. neck   -1,9                 -1,7
""", in_order("1", (score(-3.1, SPINE), z(-2.9, SPINE), score(-1.9, NECK),
                    z(-1.7, NECK)))),
    ("rows with gaps", "en", [29, 34, 41], """
Case    Age    Lumbar T-score    Hip T-score    Treatment         Follow-up (months)
1       29     -3.2                             Teriparatide      24
2       34                       -2.2           Alendronate       12
3       41     -2.9              -2.0                             18
""", each(P3, [age(v) for v in (29, 34, 41)],
          [[score(-3.2, SPINE)], [], [score(-2.9, SPINE)]],
          [[], [score(-2.2, "hip")], [score(-2.0, "hip")]],
          [[drug("teriparatide")], [drug("alendronate")], []],
          [follow_up(v) for v in (24, 12, 18)])),
    ("patients over visits", "en", [29, 34], """
                      Patient 1                Patient 2
                      Before     After         Before     After
Lumbar T-score        -3.8       -2.9          -3.1       -2.8
Total hip T-score     -2.2       -1.9          -1.8       -1.7
CTX (ng/mL)           0.94       0.31          0.72       0.40
""", [(p, f) for p, row in (("1", (-3.8, -2.9, -2.2, -1.9, .94, .31)),
                            ("2", (-3.1, -2.8, -1.8, -1.7, .72, .40)))
      for f in (score(row[0], SPINE, BEFORE), score(row[1], SPINE, AFTER),
                score(row[2], HIP, BEFORE), score(row[3], HIP, AFTER),
                lab("CTX", row[4], "ng/mL", time=BEFORE),
                lab("CTX", row[5], "ng/mL", time=AFTER))]),
    ("hasta adı altında satırlar", "tr", [29, 34], """
                       Tedavi öncesi    12. ay
Olgu 1
  L1-L4 T skoru        -3,8             -2,9
  Femur boynu T skoru  -2,2             -1,9
Olgu 2
  L1-L4 T skoru        -3,1             -2,8
  Femur boynu T skoru  -1,8             -1,7
""", [(p, f) for p, row in (("1", (-3.8, -2.9, -2.2, -1.9)),
                            ("2", (-3.1, -2.8, -1.8, -1.7)))
      for f in (score(row[0], SPINE, BEFORE), score(row[1], SPINE, AFTER),
                score(row[2], NECK, BEFORE), score(row[3], NECK, AFTER))]),
    ("patients in columns, wordy cells", "en", [29, 34], """
                    Patient 1                    Patient 2
Age (years)         29                           34
Fractures           T7, T8, T11,                 L1
                    L2
Treatment           Teriparatide 20 µg daily     Alendronate 70 mg
                    for 18 months                weekly
LS T-score          -4.1                         -2.8
""", [("1", age(29)), *in_order("1", levels("T7", "T8", "T11", "L2")),
      ("1", drug("teriparatide", dose=20, dose_unit="ug", frequency="daily",
                 duration=18, duration_unit="month")),
      ("1", score(-4.1, SPINE)), ("2", age(34)),
      *in_order("2", levels("L1")),
      ("2", drug("alendronate", dose=70, dose_unit="mg",
                 frequency="weekly")), ("2", score(-2.8, SPINE))]),
    ("iki sütun", "tr", ONE, """
Bölge            T skoru
L1-L4            -3,3
Femur boynu      -2,0
Total kalça      -1,9
""", in_order("1", (score(-3.3, SPINE), score(-2.0, NECK),
                    score(-1.9, HIP)))),
    ("kollar, p sütunu", "tr", ONE, """
                       Teriparatid (n=12)              Kontrol (n=10)                  p
                       Başlangıç      12. ay           Başlangıç      12. ay
L1-L4 T skoru          -3,6 ± 0,5     -2,7 ± 0,6       -3,1 ± 0,7     -2,8 ± 0,6       0,01
Femur boynu T skoru    -2,2 ± 0,4     -2,0 ± 0,5       -2,0 ± 0,6     -1,9 ± 0,5       0,40
""", [(p, f) for p, row in (("2", (-3.6, -2.7, -2.2, -2.0)),
                            ("3", (-3.1, -2.8, -2.0, -1.9)))
      for f in (score(row[0], SPINE, BEFORE), score(row[1], SPINE, AFTER),
                score(row[2], NECK, BEFORE), score(row[3], NECK, AFTER))]),
    ("numbers head the patients", "en", [29, 34, 41], """
Case                   1             2             3
Age (years)            29            34            41
Parity                 1             3             1
Spine T-score          -3.2          -2.6          -3.9
Weight (kg)            51            63            58
""", each(P3, [age(v) for v in (29, 34, 41)], [para(v) for v in (1, 3, 1)],
          [score(v, "spine") for v in (-3.2, -2.6, -3.9)],
          [{"kind": "weight", "value": v, "unit": "kg"}
           for v in (51, 63, 58)])),
    ("satırlar arasında boşluk", "tr", [29, 34, 41], """
Hasta   Yaş   Kırıklar        L1-L4 Z skoru   Tedavi

1       29    T12, L1         -3,0            Teriparatid
                                              20 µg/gün

2       34    L2              -2,4            Kalsiyum

3       41    T8, T9, L1,     -3,7            Zoledronat 5 mg
              L3
""", each(P3, [age(v) for v in (29, 34, 41)],
          [levels("T12", "L1"), levels("L2"), levels("T8", "T9", "L1", "L3")],
          [z(v, SPINE) for v in (-3.0, -2.4, -3.7)],
          [drug("teriparatide", dose=20, dose_unit="ug", frequency="daily"),
           drug("calcium"), drug("zoledronate", dose=5, dose_unit="mg")])),
    ("units below the heads", "en", [29, 34], """
Patient    Calcium    Phosphorus    PTH        25(OH)D
           (mg/dL)    (mg/dL)       (pg/mL)    (ng/mL)
1          9.2        3.4           41         14
2          8.9        3.0           66         8.5
""", each(["1", "2"], [lab("calcium", v, "mg/dL") for v in (9.2, 8.9)],
          [lab("phosphorus", v, "mg/dL") for v in (3.4, 3.0)],
          [lab("PTH", v, "pg/mL") for v in (41, 66)],
          [lab("25-hydroxyvitamin D", v, "ng/mL") for v in (14, 8.5)])),
    ("two tables, one below the other", "en", ONE, """
Test              Result    Unit      Normal range
Calcium           9.6       mg/dL     8.5-10.5
PTH               29        pg/mL     15-65

Site              Baseline T-score    12 months T-score
L1-L4             -3.5                -2.8
Femoral neck      -2.3                -2.1
""", [("1", lab("calcium", 9.6, "mg/dL", 8.5, 10.5)),
      ("1", lab("PTH", 29, "pg/mL", 15, 65)),
      ("1", score(-3.5, SPINE, BEFORE)), ("1", score(-2.8, SPINE, AFTER)),
      ("1", score(-2.3, NECK, BEFORE)), ("1", score(-2.1, NECK, AFTER))]),
    ("günler sütunların başında", "tr", ONE, """
                   12.03.2019      15.06.2020
L1-L4 T skoru      -3,6            -2,9
Femur boynu T      -2,2            -2,0
""", in_order("1", (score(-3.6, SPINE), score(-2.9, SPINE, AFTER),
                    score(-2.2, NECK), score(-2.0, NECK, AFTER)))),
    ("years beside the score's name", "en", ONE, """
T-score         2016      2018      2020
L1-L4           -3.6      -2.9      -2.5
Total hip       -2.2      -2.0      -1.9
""", in_order("1", (score(-3.6, SPINE), score(-2.9, SPINE, AFTER),
                    score(-2.5, SPINE, AFTER), score(-2.2, HIP),
                    score(-2.0, HIP, AFTER), score(-1.9, HIP, AFTER)))),
    ("days as rows", "en", ONE, """
Date           Calcium (mg/dL)    PTH (pg/mL)
03/2019        7.9                112
09/2019        8.8                70
""", in_order("1", (lab("calcium", 7.9, "mg/dL"),
                    lab("calcium", 8.8, "mg/dL", time=AFTER),
                    lab("PTH", 112, "pg/mL"),
                    lab("PTH", 70, "pg/mL", time=AFTER)))),
    ("months head the columns, scores under their sites", "en", ONE, """
Month              0        6        12       18
L2-L4 (g/cm2)      0.631    0.668    0.712    0.751
  T-score          -3.4     -3.1     -2.7     -2.4
Total hip (g/cm2)  0.657    0.653    0.664    0.677
  T-score          -2.0     -2.1     -1.9     -1.8
""", [("1", f) for s, row in (
    (SPINE, (.631, .668, .712, .751, -3.4, -3.1, -2.7, -2.4)),
    (HIP, (.657, .653, .664, .677, -2.0, -2.1, -1.9, -1.8)))
      for i, v in enumerate(row)
      for f in [score(v, s, AFTER if i % 4 else None,
                      **({"name": "BMD", "unit": "g/cm2"} if i < 4 else {}))]]),
    ("etiket ile sayı bitişik", "tr", ONE, """
            Tedavi öncesi        12. ay
            T       Z            T       Z
L1-L4      -4,2    -4,0         -3,3    -3,1
Fem. boyun -2,7    -2,5         -2,4    -2,3
T. kalça   -2,3    -2,2         -2,1    -2,0
""", in_order("1", [f for s, row in ((SPINE, (-4.2, -4.0, -3.3, -3.1)),
                                     (NECK, (-2.7, -2.5, -2.4, -2.3)),
                                     (HIP, (-2.3, -2.2, -2.1, -2.0)))
                    for f in (score(row[0], s, BEFORE), z(row[1], s, BEFORE),
                              score(row[2], s, AFTER), z(row[3], s, AFTER))])),
    ("figures with flags", "en", ONE, """
Test          Result       Reference
Calcium       8.1 L        8.5-10.5 mg/dL
PTH           96 H         15-65 pg/mL
ALP           150 (H)      30-120 U/L
CTX           0.34         0.1-0.6 ng/mL
""", in_order("1", (lab("calcium", 8.1, "mg/dL", 8.5, 10.5),
                    lab("PTH", 96, "pg/mL", 15, 65),
                    lab("ALP", 150, "IU/L", 30, 120),
                    lab("CTX", .34, "ng/mL", .1, .6)))),
    ("birimler hücrede", "tr", ONE, """
                  Başvuru        6. ay
Kalsiyum          7,9 mg/dL      9,5 mg/dL
PTH               91 pg/mL       44 pg/mL
25-OH D           6 ng/mL        33 ng/mL
""", visits("1", (BEFORE, AFTER),
            [lab("calcium", v, "mg/dL") for v in (7.9, 9.5)],
            [lab("PTH", v, "pg/mL") for v in (91, 44)],
            [lab("25-hydroxyvitamin D", v, "ng/mL") for v in (6, 33)])),
    ("T ve Z bir hücrede", "tr", ONE, """
Bölge          T / Z skoru (başlangıç)    T / Z skoru (12. ay)
L1-L4          -3,6 / -3,4                -2,9 / -2,7
Femur boynu    -2,2 / -2,0                -2,1 / -1,8
""", in_order("1", [f for s, row in ((SPINE, (-3.6, -3.4, -2.9, -2.7)),
                                     (NECK, (-2.2, -2.0, -2.1, -1.8)))
                    for f in (score(row[0], s, BEFORE), z(row[1], s, BEFORE),
                              score(row[2], s, AFTER), z(row[3], s, AFTER))])),
    ("sıfırıncı ay", "tr", ONE, """
                   0. ay       6. ay       12. ay
L1-L4 T skoru      -3,6        -3,1        -2,9
Femur boynu T      -2,2        -2,1        -2,0
""", in_order("1", (score(-3.6, SPINE), score(-3.1, SPINE, AFTER),
                    score(-2.9, SPINE, AFTER), score(-2.2, NECK),
                    score(-2.1, NECK, AFTER), score(-2.0, NECK, AFTER)))),
    ("units below the labels", "en", ONE, """
Test                    Baseline    6 months
25-hydroxyvitamin D
  (ng/mL)               9           33
Parathyroid hormone     71          40
  (pg/mL)
""", visits("1", (BEFORE, AFTER),
            [lab("25-hydroxyvitamin D", v, "ng/mL") for v in (9, 33)],
            [lab("PTH", v, "pg/mL") for v in (71, 40)])),
    ("üçlü başlıklar, vizitler satırda", "tr", ONE, """
                      Lomber                        Femur boynu
                      KMY        T        Z         KMY        T        Z
Tedavi öncesi         0,701      -3,4     -3,2      0,654      -2,2     -2,0
18. ay                0,812      -2,4     -2,2      0,690      -1,9     -1,7
""", in_order("1", [f for t, row in (
    (BEFORE, (.701, -3.4, -3.2, .654, -2.2, -2.0)),
    (AFTER, (.812, -2.4, -2.2, .690, -1.9, -1.7)))
                    for f in (density(row[0], SPINE, t),
                              score(row[1], SPINE, t), z(row[2], SPINE, t),
                              density(row[3], NECK, t),
                              score(row[4], NECK, t), z(row[5], NECK, t))])),
    ("tedavi grupları satırda", "tr", ONE, """
Grup                    Yaş (yıl)      L1-L4 T skoru     PTH (pg/mL)
Teriparatid (n = 12)    32,4 ± 4,1     -3,6 ± 0,5        34,0 ± 11,2
Kontrol (n = 10)        33,9 ± 3,8     -3,1 ± 0,7        29,5 ± 9,7
""", [("2", {"kind": "age", "value": 32.4, "sd": 4.1}),
      ("2", score(-3.6, SPINE, sd=.5)),
      ("2", lab("PTH", 34.0, "pg/mL")),
      ("3", {"kind": "age", "value": 33.9, "sd": 3.8}),
      ("3", score(-3.1, SPINE, sd=.7)),
      ("3", lab("PTH", 29.5, "pg/mL"))]),
]
