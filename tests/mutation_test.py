#!/usr/bin/env python3
"""Shows that no fact is found because of the very figure or name it holds.

Ages, scores, levels, drugs, doses, durations, unit spellings and people's names of reports
with gold are replaced by others, in the text and in its gold together. A grammar that reads
classes of phrasing scores the same on such mutants; one that knows the reports by heart does
not. Every mutated quote is checked to stand in the mutated text and to hold its figure.

Run: tests/mutation_test.py [--errors] [PROGRAM [ROOT]]
The reports are corpus/samples and corpus/samples/unread (whose text is never printed), and
gold/dev of the shared folder where there is one (CASEBOOK_SHARED, or ../shared beside ROOT).
"""
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

ARGS = [a for a in sys.argv[1:] if not a.startswith("--")]
ROOT = Path(ARGS[1] if len(ARGS) > 1 else Path(__file__).resolve().parent.parent)
PROGRAM = Path(ARGS[0]) if ARGS else ROOT / "build" / "casebook"
GRAMMARS = ROOT / "grammars"
SHARED = Path(os.environ.get("CASEBOOK_SHARED") or ROOT.parent / "shared")
MUTANTS = 3
# The goal: core F1 of the mutants, of every sort and of all, at most this much below that of
# the reports themselves.
ALLOWED = 0.01
CORE = ("age", "parity", "fracture", "bmd", "drug", "follow_up")
NUMERIC = ("value", "low", "high", "sd", "dose", "duration", "ref_low", "ref_high")


# --- numbers as they are printed -----------------------------------------------------------

ENGLISH = dict(enumerate("""zero one two three four five six seven eight nine ten eleven twelve
 thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()))
ENGLISH.update({10 * n: w for n, w in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)})
TURKISH = dict(enumerate("sıfır bir iki üç dört beş altı yedi sekiz dokuz on".split()))
TURKISH.update({10 * n: w for n, w in enumerate(
    "yirmi otuz kırk elli altmış yetmiş seksen doksan".split(), 2)})


def in_words(number, words, joint):
    """The words for 1 to 99, or None."""
    if not 0 < number < 100:
        return None
    if number in words:
        return words[number]
    return words[number - number % 10] + joint + words[number % 10]


SPOKEN = {}
for figure in range(2, 100):
    for joint in "- ":
        SPOKEN.setdefault(in_words(figure, ENGLISH, joint), (figure, ENGLISH, joint))
for figure in range(2, 100):
    SPOKEN.setdefault(in_words(figure, TURKISH, " "), (figure, TURKISH, " "))
NUMBER = re.compile(
    r"(?<![\w·])(?<!\d[.,])(?P<digits>\d+(?:[.,·]\d+)*)"
    r"(?![.,·]?\d|st\b|nd\b|rd\b|th\b|\s?\(?OH|[- ]hydroxy|[- ]hidroksi)"
    r"|(?<!\w)(?P<words>" + "|".join(sorted(SPOKEN, key=len, reverse=True)) + r")(?!\w)",
    re.I)


def fold_case(text):
    return text.replace("İ", "i").replace("I", "ı").lower() if text else text


class Token:
    """A number of the text, with what it may mean and how it is printed."""

    def __init__(self, match):
        self.start, self.end = match.span()
        self.text = match.group()
        self.readings = {}
        if match.group("digits"):
            self.read_digits()
        else:
            spoken = SPOKEN.get(self.text.lower()) or SPOKEN[fold_case(self.text)]
            self.readings[Decimal(spoken[0])] = lambda new: self.speak(new, *spoken[1:])

    def read_digits(self):
        parts = re.split(r"[.,·]", self.text)
        mark = re.search(r"[.,·]", self.text)
        if not mark:
            self.readings[Decimal(self.text)] = \
                lambda new: str(new) if new == int(new) else None
            return
        mark = mark.group()
        if len(parts) == 2:
            places = len(parts[1])
            self.readings[Decimal(".".join(parts))] = \
                lambda new: f"{new:.{places}f}".replace(".", mark)
        if mark != "·" and parts[0] != "0" and all(len(p) == 3 for p in parts[1:]):
            self.readings[Decimal("".join(parts))] = \
                lambda new: f"{int(new):,}".replace(",", mark) if new >= 1000 else str(int(new))

    def speak(self, new, words, joint):
        said = in_words(int(new), words, joint) if new == int(new) else None
        return said and (said[0].upper() + said[1:] if self.text[0].isupper() else said)

    def places(self, value):
        """Digits after the decimal mark when the token is read as value."""
        parts = re.split(r"[.,·]", self.text)
        return len(parts[1]) if len(parts) == 2 and value == Decimal(".".join(parts)) else 0


def tokens_of(text):
    return [Token(m) for m in NUMBER.finditer(text)]


def figures(fact, keys):
    """The sizes of the fact's numbers under the keys; each key may hold a list of choices."""
    found = set()
    for key in keys:
        held = fact.get(key)
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, (int, Decimal)) and not isinstance(one, bool):
                found.add(abs(Decimal(one)))
    return found


def interval(fact):
    """The figure in a frequency such as "every 6 months"."""
    return {Decimal(n) for n in re.findall(r"\d+", str(fact.get("frequency", "")))}


# --- reports -------------------------------------------------------------------------------

class Report:
    def __init__(self, name, text, encoding, facts, readable):
        self.name, self.text, self.encoding = name, text, encoding
        self.facts, self.readable = facts, readable
        self.tokens = tokens_of(self.text)
        self.spans = [self.places_of(f.get("quote") or "") for f in self.facts]

    def places_of(self, quote):
        pattern = r"\s+".join(map(re.escape, quote.split()))
        # "6 ay" does not stand in "36 ay".
        if quote[:1].isdigit():
            pattern = r"(?<![\d.,])" + pattern
        return [m.span() for m in re.finditer(pattern, self.text)] if pattern else []

    def covers(self, index, start, end):
        return any(s <= start and end <= e for s, e in self.spans[index])


def read_report(path, gold_path, readable):
    raw = path.read_bytes()
    try:
        encoding, text = "utf-8", raw.decode("utf-8")
    except UnicodeDecodeError:
        encoding, text = "cp1254", raw.decode("cp1254")
    gold = json.loads(gold_path.read_text(encoding="utf-8"), parse_float=Decimal)
    return Report(path.stem, text, encoding, gold["facts"], readable)


GAP = re.compile(r"[^\n]*?\S( {2,})(?=\S)")


def in_columns(text, edits):
    """Edits of the blanks behind edited cells, so that the columns of a table laid out with
    blanks stay where they are, as they would in print; and whether a cell outgrows its column,
    which print would have set in a wider one."""
    grown = defaultdict(int)
    for start, end, new in edits:
        gap = GAP.match(text, end - 1)
        if gap:
            grown[gap.span(1)] += len(new) - (end - start)
    room = {span: span[1] - span[0] - by for span, by in grown.items() if by}
    return ([(*span, " " * max(2, left)) for span, left in room.items()],
            any(left < 2 for left in room.values()))


class Mutant:
    """A report with edits of its text and the gold that goes with them."""

    def __init__(self, report, edits, facts):
        self.report, self.facts = report, facts
        edits = set(edits)
        blanks, self.outgrown = in_columns(report.text, edits)
        self.edits = sorted(edits | set(blanks))
        self.text, self.shifts, at = "", [], 0
        for start, end, new in self.edits:
            assert start >= at, "edits overlap in " + report.name
            self.text += report.text[at:start] + new
            at = end
        self.text += report.text[at:]
        for index, fact in enumerate(facts):
            self.requote(index, fact)

    def moved(self, offset, end_of_span):
        delta = 0
        for start, end, new in self.edits:
            if end <= offset or (start < offset and end_of_span):
                delta += len(new) - (end - start)
            elif start < offset:
                return start + delta
        return offset + delta

    def requote(self, index, fact):
        if not self.report.spans[index]:
            return
        start, end = self.report.spans[index][0]
        fact["quote"] = self.text[self.moved(start, False):self.moved(end, True)]

    def changed(self):
        """How many facts of the gold are others now, quotes left out."""
        def said(fact):
            return {k: v for k, v in fact.items() if k != "quote"}
        return sum(said(a) != said(b) for a, b in zip(self.report.facts, self.facts))

    def faults(self):
        """What is wrong with the mutant itself: a quote or a changed figure not in the text."""
        for old, new in zip(self.report.facts, self.facts):
            quote = new.get("quote") or ""
            if quote not in self.text:
                yield "a quote is not in the text"
            changed = figures(new, NUMERIC) - figures(old, NUMERIC)
            held = {value for token in tokens_of(quote) for value in token.readings}
            if changed - held:
                yield "a quote does not hold " + ", ".join(map(str, changed - held))


# --- figures: ages, scores, doses, durations -----------------------------------------------

class FigureMutation:
    """Replaces figures by a map of the whole report. Only figures whose every owner (a gold
    fact that holds the figure and whose quote covers it) is of this type are replaced, and
    with them the same figures outside all quotes where the context says the same type."""

    def __init__(self, name, holds, before, after, draw):
        self.name, self.holds, self.draw = name, holds, draw
        self.before, self.after = before, after

    def in_context(self, text, token):
        return bool(
            self.after and self.after.match(text, token.end) or
            self.before and self.before.search(text[max(0, token.start - 40):token.start]))

    def owners(self, report, token, value):
        """Whether the figure belongs to this type, and whether to any other."""
        mine = others = False
        for index, fact in enumerate(report.facts):
            if value not in figures(fact, NUMERIC) | interval(fact) or \
                    not report.covers(index, token.start, token.end):
                continue
            keys = self.holds(fact)
            mine = mine or value in figures(fact, keys)
            others = others or value in interval(fact) | figures(
                fact, set(NUMERIC) - set(keys))
        return mine, others

    def apply(self, report, chance):
        wanted = set()
        for fact in report.facts:
            wanted |= figures(fact, self.holds(fact))
        uses, frozen = defaultdict(list), set()
        for token in report.tokens:
            for value in wanted & set(token.readings):
                mine, others = self.owners(report, token, value)
                if mine and others:
                    frozen.add(value)
                elif mine or (not others and self.in_context(report.text, token)):
                    uses[value].append(token)
        if self.draw is draw_scores:
            # "L1-4 …, T -4.0": a level's figure is no score of the same size.
            for value, tokens in uses.items():
                told = [t for t in tokens if t.places(value) > 0]
                uses[value] = told or tokens
        for index, fact in enumerate(report.facts):
            for value in figures(fact, self.holds(fact)):
                if not any(report.covers(index, t.start, t.end) for t in uses[value]):
                    frozen |= figures(fact, self.holds(fact))
        free = sorted(v for v in wanted - frozen if uses[v])
        places = {v: min(t.places(v) for t in uses[v]) for v in free}
        new = self.draw(free, places, chance) if free else {}
        new = {v: n for v, n in new.items() if n != v}
        for value in list(new):
            if any(not t.readings[value](new[value]) for t in uses[value]):
                del new[value]
        if not new:
            return None
        edits = [(t.start, t.end, t.readings[v](n)) for v, n in new.items() for t in uses[v]]
        if len({e[0] for e in edits}) < len(set(edits)):
            return None
        return Mutant(report, edits, [self.refigured(f, new) for f in report.facts])

    def refigured(self, fact, new):
        def one(held):
            if not isinstance(held, (int, Decimal)) or abs(Decimal(held)) not in new:
                return held
            size = new[abs(Decimal(held))]
            return -size if held < 0 else size
        fact = dict(fact)
        for key in self.holds(fact):
            held = fact.get(key)
            fact[key] = [one(h) for h in held] if isinstance(held, list) else one(held)
            if fact[key] is None and key not in ("value", "low"):
                del fact[key]
        return fact


def draw_ages(values, _, chance):
    """One step for all adults of childbearing age, so that ranges stay ranges."""
    adults = [v for v in values if 15 < v < 50]
    steps = [s for s in range(-6, 7) if s and all(16 <= v + s <= 49 and int(v + s) != 18
                                                  for v in adults)]
    step = chance.choice(steps) if steps else 0
    return {v: v + step for v in adults}


def draw_scores(values, places, chance):
    """Plausible scores (one digit after the mark) and densities, the order kept."""
    new = {}
    for digits in sorted({places[v] for v in values}):
        group = [v for v in values if places[v] == digits]
        low, high = (3, 56) if digits == 1 else (35 * 10**digits // 100, 125 * 10**digits // 100)
        if len(group) <= high - low:
            drawn = sorted(chance.sample(range(low, high), len(group)))
            new.update(zip(group, (Decimal(d).scaleb(-digits) for d in drawn)))
    return new


def draw_doses(values, _, chance):
    new = {}
    for value in values:
        sign, digits, exponent = value.normalize().as_tuple()
        size = int("".join(map(str, digits)))
        if size == 1 and exponent > 0:
            size, exponent = 10, exponent - 1
        low, high = max(2, size * 6 // 10), size * 17 // 10 + 1
        choices = [n for n in range(low, high + 1) if n != size and len(str(n)) == len(str(size))
                   and (n % 10 or len(digits) == 1)]
        choices = [c for c in (Decimal((0, tuple(map(int, str(n))), exponent)) for n in choices)
                   if c not in new.values() and c not in values]
        if choices:
            new[value] = chance.choice(choices)
    return {v: Decimal(format(n, "f")) for v, n in new.items()}


def draw_times(values, _, chance):
    new = {}
    for low, high in ((2, 9), (10, 40)):
        group = [v for v in values if low <= v <= high and v == int(v)]
        if group:
            drawn = sorted(chance.sample(range(low, high + 1), len(group)))
            new.update(zip(group, map(Decimal, drawn)))
    return new


def age_keys(fact):
    years = fact["kind"] == "age" and fact.get("unit", "year") == "year"
    return ("value", "low", "high") if years else ()


def time_keys(fact):
    if fact["kind"] == "follow_up":
        return ("value", "low", "high")
    return ("duration",) if fact["kind"] == "drug" else ()


FIGURES = [
    FigureMutation(
        "ages", age_keys,
        re.compile(r"(?:\bage[ds]?|\baged (?:only|between)|\bage (?:was|of)|"
                   r"\byaş[ıi]?:?|ortalama yaş\w*|"
                   r"\b(?:(?:wo)?m[ae]n|lady|mother|girl|boy|patient|he|she)(?: of| was|,))\s*$",
                   re.I),
        re.compile(r"[\s-]*(?:years?|yrs?)[\s-]*(?:old|of age)|\s+yaş|"
                   r"(?: years?)?\)?,? (?:wo)?m[ae]n\b", re.I), draw_ages),
    FigureMutation(
        "scores and densities",
        lambda f: ("value", "low", "high", "sd") if f["kind"] == "bmd" else (),
        re.compile(r"(?:^|[^\d.,])[-−–+]\s?$|[TZ][\s-]*(?:score|skor)\w*[^.;\d]{0,25}$", re.I),
        re.compile(r"\s*g\s?/\s?cm"), draw_scores),
    FigureMutation(
        "doses", lambda f: ("dose",) if f["kind"] == "drug" else (), None,
        re.compile(r"[\s-]*(?:mg|µg|μg|mcg|ug|g|IU|U|IE|İÜ|ünite|units?|ml)\b(?!\s?/\s?cm)",
                   re.I),
        draw_doses),
    FigureMutation(
        "durations", time_keys, None,
        re.compile(r"\.?[\s-]*(?:months?|weeks?|years?|days?|mo|wk|yrs?|ay|hafta|yıl|gün)"
                   r"(?:l[ıi]k|d[ıi]r|[dt][ae]n?|[ıi]n?|s[ıi]n?)*\b", re.I), draw_times),
]


class TimeUnitMutation:
    """Months for weeks and weeks for months in courses of drugs and follow-up."""
    name = "time units"
    OTHER = {"month": "week", "week": "month", "months": "weeks", "weeks": "months",
             "ay": "hafta", "hafta": "ay", "aylık": "haftalık", "haftalık": "aylık"}
    WORD = re.compile(r"[\s-]*(months?|weeks?|ay|hafta|aylık|haftalık)(?!\w)")

    @staticmethod
    def stated(fact):
        for keys in (("value", "unit"), ("duration", "duration_unit")):
            # A list holds equally right answers: there is no one to swap.
            if isinstance(fact.get(keys[0]), list) or isinstance(fact.get(keys[1]), list):
                continue
            if fact.get(keys[1]) in ("month", "week") and keys[0] in time_keys(fact):
                yield fact.get(keys[0]), fact[keys[1]], keys[1]

    def unit_after(self, report, token):
        match = self.WORD.match(report.text, token.end)
        unit = match and {"ay": "month", "m": "month"}.get(
            match.group(1)[:2] if match.group(1)[0] == "a" else match.group(1)[0], "week")
        return match, unit

    def apply(self, report, chance):
        wanted = {(v, u) for f in report.facts for v, u, _ in self.stated(f)
                  if isinstance(v, (int, Decimal))}
        uses, frozen = defaultdict(list), set()
        for token in report.tokens:
            match, unit = self.unit_after(report, token)
            for value in token.readings if match else ():
                if (value, unit) not in wanted:
                    continue
                mine, others = OWNER.owners(report, token, value)
                if others:
                    frozen.add((value, unit))
                uses[value, unit].append((token, match))
        for index, fact in enumerate(report.facts):
            for value, unit, _ in self.stated(fact):
                if not any(report.covers(index, t.start, m.end(1))
                           for t, m in uses.get((value, unit), [])):
                    frozen.add((value, unit))
        swap = sorted(k for k in uses if k not in frozen)
        swap = chance.sample(swap, max(1, len(swap) - chance.randrange(2))) if swap else []
        edits = [(*m.span(1), self.OTHER[m.group(1)]) for k in swap for _, m in uses[k]]
        facts = [dict(f) for f in report.facts]
        for fact in facts:
            for value, unit, key in list(self.stated(fact)):
                if (value, unit) in swap:
                    fact[key] = self.OTHER[unit]
        return Mutant(report, edits, facts) if edits else None


OWNER = FIGURES[-1]


# --- vertebral levels ----------------------------------------------------------------------

SPINE = [f"T{n}" for n in range(1, 13)] + [f"L{n}" for n in range(1, 6)]
LEVEL = re.compile(r"(?<![\w(])(?<![Vv]itamin )(?<![Vv]it\. )(?<![Vv]it )(?<!OH\) )(?<!OH )"
                   r"(Th|T|D|L)( ?)(\d{1,2})(?!\w|[.,·]\d)"
                   r"(?![- ]?(?:weight|ağırlıkl|sekans|signal|sinyal|vit))")
TAIL = re.compile(r"(\s?[-–—−]\s?)(\d{1,2})(?!\w|[.,·]\d|\s?-\s?year)"
                  r"|(\s?/\s?|,\s?(?:and |ve )?|\s(?:and|ve|to|&)\s)(\d{1,2})"
                  r"(?=\s*(?:[.;:)\n,'’]|and\b|ve\b|to\b|vertebra|omur|fract|kır|compress|"
                  r"çök|level|seviye|düzey|[-–]|bod|corp|korp)|$)(?![.,]\d|\s?-\s?year)")
RANGE = re.compile(r"\s*(?:[-–—−]|to|through|['’]?[dt][ea]n|ile)\s*", re.I)
MEASURED = re.compile(r"KMY|BMD|skor|score|DXA|DEXA|g/cm|densit|yoğunlu|"
                      r"\b[TZ]\s?[-–−]\s?\d[.,]\d|\b[01][.,]\d{3}\b", re.I)
PART = re.compile(r"(?:thoracic|dorsal|torakal|lumbar|lomber|lumbal)\w*\s+(?:\w+\s+){0,2}$", re.I)


class Level:
    def __init__(self, start, end, style, gap, number):
        self.start, self.end, self.style, self.gap = start, end, style, gap
        letter = "L" if style == "L" else "T"
        self.site = letter + str(number)
        self.bare = False
        self.region = False

    def shifted(self, step):
        at = SPINE.index(self.site) + step
        return SPINE[at] if 0 <= at < len(SPINE) else None


def levels_of(text):
    """The levels that the text names, in order; regions that are measured are marked."""
    found = []
    for match in LEVEL.finditer(text):
        level = Level(*match.span(), match.group(1), match.group(2), int(match.group(3)))
        if level.site not in SPINE:
            continue
        found.append(level)
        while True:
            tail, last = TAIL.match(text, found[-1].end), found[-1]
            part = 2 if tail and tail.group(2) else 4
            if not tail or int(tail.group(part)) <= int(last.site[1:]):
                break
            level = Level(*tail.span(part), last.style, "", int(tail.group(part)))
            if level.site not in SPINE:
                break
            level.bare = True
            found.append(level)
    for one, two in zip(found, found[1:]):
        if RANGE.fullmatch(text[one.end:two.start]) and two.site == "L4" and \
                one.site in ("L1", "L2") and \
                (text[:one.start].rstrip().endswith("=") or
                 MEASURED.search(text[max(0, one.start - 60):two.end + 60])):
            one.region = two.region = True
    return found


def sites_named(levels, text):
    named = {level.site for level in levels}
    for one, two in zip(levels, levels[1:]):
        if RANGE.fullmatch(text[one.end:two.start]):
            named |= set(SPINE[SPINE.index(one.site):SPINE.index(two.site) + 1])
    return named


class LevelMutation:
    name = "levels"

    def apply(self, report, chance):
        levels = [l for l in levels_of(report.text) if not l.region]
        owned = set()
        for index, fact in enumerate(report.facts):
            sites = fact.get("site") if isinstance(fact.get("site"), list) \
                else [fact.get("site")]
            if not any(s in SPINE for s in sites):
                if any(re.fullmatch(r"[CTLS]\d+", str(s)) for s in sites) and \
                        fact["kind"] == "bmd":
                    return None
                continue
            inside = [l for l in levels if report.covers(index, l.start, l.end)]
            if fact["kind"] == "bmd" or not set(sites) <= sites_named(inside, report.text):
                return None
            owned |= set(inside)
        steps = [s for s in range(-5, 6) if s and owned and
                 all(self.fits(report.text, l, s) for l in owned)]
        if not steps:
            return None
        step = chance.choice(steps)
        return Mutant(report, self.edits(report.text, levels, owned, step),
                      [self.moved(f, step) for f in report.facts])

    @staticmethod
    def fits(text, level, step):
        new = level.shifted(step)
        named = PART.search(text[max(0, level.start - 40):level.start])
        to_sacrum = re.match(r"\s?[-–—/]\s?S\d", text[level.end:])
        return new and not to_sacrum and (not named or new[0] == level.site[0])

    @staticmethod
    def edits(text, levels, owned, step):
        thoracic = next((l.style for l in levels if l.style != "L"), "T")
        shown = None
        still = {l for l in levels if l not in owned and not LevelMutation.fits(text, l, step)}
        for one, two in zip(levels, levels[1:]):
            if RANGE.fullmatch(text[one.end:two.start]) and still & {one, two}:
                still |= {one, two} - owned
        for level in levels:
            new = level.shifted(step)
            if level in still:
                shown = level.site[0]
                continue
            letter = "L" if new[0] == "L" else (
                level.style if level.style != "L" else thoracic)
            printed = new[1:] if level.bare and shown == new[0] else \
                letter + level.gap + new[1:]
            shown = new[0]
            yield level.start, level.end, printed

    @staticmethod
    def moved(fact, step):
        def one(site):
            return SPINE[SPINE.index(site) + step] if site in SPINE else site
        fact = dict(fact)
        if isinstance(fact.get("site"), list):
            fact["site"] = [one(s) for s in fact["site"]]
        elif fact.get("site"):
            fact["site"] = one(fact["site"])
        return fact


class LetterMutation(LevelMutation):
    """Another way to write the letter of the thoracic levels; the gold stays as it is."""
    name = "letters of levels"

    def apply(self, report, chance):
        levels = [l for l in levels_of(report.text) if l.style != "L" and not l.bare]
        way = chance.choice(("T", "Th", "D"))
        edits = [(l.start, l.start + len(l.style), way) for l in levels if l.style != way]
        return Mutant(report, edits, [dict(f) for f in report.facts]) if edits else None


# --- drugs ---------------------------------------------------------------------------------

class DrugMutation:
    """Swaps a drug for another of its class, each spelling for the other's in its language."""
    name = "drugs"
    # Names that are also substances measured or eaten, or that carry other facts with them.
    LEFT = {"mineral supplement", "vitamin supplement", "vitamin D analogue", "antiresorptive",
            "osteoporosis drug", "calcium", "iron", "hormone replacement therapy", ""}

    def __init__(self):
        self.isa, self.brands = {}, {}
        self.forms = {"en": {}, "tr": {}}
        for row in self.rows(GRAMMARS / "concepts" / "drug.tsv"):
            self.isa[row[0]] = row[1].split("|")[0]
            self.brands[row[0]] = [f for f in row[3].split("|") if f.isalpha()]
        for language in self.forms:
            for row in self.rows(GRAMMARS / language / "lexicon" / "drug.tsv"):
                self.forms[language][row[0]] = [f for f in row[1].split("|")
                                                if f and not f.startswith("=")]

    @staticmethod
    def rows(path):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if line and not line.startswith("#"):
                yield (line.split("\t") + [""] * 4)[:4]

    def spellings(self, drug):
        """(spelling, sort) of a drug: the international name, the Turkish one, a brand."""
        yield drug, "en"
        for form in self.forms["en"].get(drug, []):
            yield form, "en"
        for form in self.forms["tr"].get(drug, []):
            yield form, "tr"
        for form in self.brands.get(drug, []):
            yield form, "brand"

    def spelling(self, drug, like, sort):
        ending = like.split(" ", 1)[1] if " " in like else None
        if sort == "brand":
            return self.brands[drug][0] if self.brands[drug] else drug.capitalize()
        choices = [f for f, s in self.spellings(drug) if s == sort]
        for form in choices:
            if ending and form.endswith(" " + ending):
                return form
        return choices[0]

    def finder(self, drug):
        """Finds the drug's spellings; a line's end may break a word."""
        forms = sorted(dict(self.spellings(drug)), key=len, reverse=True)
        broken = [r"(?:-\n)?".join(re.escape(c) if c != " " else r"\s+" for c in f)
                  for f in forms]
        return re.compile(r"(?<!\w)(?:" + "|".join(broken) + ")", re.I)

    def others(self, drug, report):
        return [other for other, isa in self.isa.items()
                if isa == self.isa[drug] and other != drug and self.forms["tr"].get(other)
                and not self.finder(other).search(report.text)]

    def apply(self, report, chance):
        names = defaultdict(set)
        for index, fact in enumerate(report.facts):
            if fact["kind"] != "drug":
                continue
            choice = fact["name"] if isinstance(fact["name"], list) else [fact["name"]]
            for name in choice:
                names[name].add(len(choice) == 1)
        edits, swap = [], {}
        for drug in sorted(n for n, alone in names.items() if alone == {True}):
            if self.isa.get(drug, "") in self.LEFT or not self.forms["tr"].get(drug):
                continue
            others = [o for o in self.others(drug, report) if o not in swap.values()]
            found = self.edited(report.text, drug, others, chance)
            if found:
                swap[drug], new = found
                edits += new
        facts = [self.renamed(f, swap) for f in report.facts]
        return Mutant(report, edits, facts) if edits else None

    @staticmethod
    def renamed(fact, swap):
        if fact["kind"] != "drug":
            return dict(fact)
        name = fact["name"]
        return dict(fact, name=[swap.get(n, n) for n in name] if isinstance(name, list)
                    else swap.get(name, name))

    def edited(self, text, drug, others, chance):
        if not others:
            return None
        other = chance.choice(others)
        sorts = {fold_case(f): s for f, s in reversed(list(self.spellings(drug)))}
        edits = []
        for match in self.finder(drug).finditer(text):
            said = re.sub(r"\s+", " ", match.group().replace("-\n", ""))
            new = self.spelling(other, said, sorts.get(fold_case(said), "en"))
            if said[0].isupper():
                new = ("İ" if new[0] == "i" and sorts.get(fold_case(said)) == "tr"
                       else new[0].upper()) + new[1:]
            edits.append((*match.span(), new))
        return (other, edits) if edits else None


# --- spellings of units, people's names ----------------------------------------------------

class UnitMutation:
    """Another way to write the same unit; the gold stays as it is."""
    name = "units"
    WAYS = [(re.compile(r"(?<=\d )(?:µg|μg|mcg)(?!\w)"), ("µg", "μg", "mcg")),
            (re.compile(r"(?<=g/cm)[2²]"), ("2", "²")),
            (re.compile(r"(?<=kg/m)[2²]"), ("2", "²")),
            (re.compile(r"(?<=[mng]g/)m[lL]\b"), ("mL", "ml")),
            (re.compile(r"(?<=mg/)d[lL]\b"), ("dL", "dl")),
            (re.compile(r"(?<=\d )(?:IU|I\.U\.)(?=[ /])"), ("IU", "I.U.")),
            (re.compile(r"(?<=\d )mg/(?:day|d)\b"), ("mg/day", "mg/d"))]

    def apply(self, report, chance):
        edits = []
        for pattern, ways in self.WAYS:
            way = chance.choice(ways)
            edits += [(*m.span(), way) for m in pattern.finditer(report.text)
                      if m.group() != way]
        return Mutant(report, edits, [dict(f) for f in report.facts]) if edits else None


class NameMutation:
    """Other people's names where others' work is spoken of."""
    name = "names"
    NAME = r"([A-ZÇĞİÖŞÜ][a-zçğıöşü]{3,})"
    CITED = re.compile(NAME + r"(?=\s+(?:et al|ve ark|and (?:colleagues|co-?workers)|ve "
                       r"arkadaş))|\b[A-Z]\. (?:[A-Z]\. )?" + NAME)
    NAMES = """Aldemir Bergstad Calloway Drummond Ekwall Fernald Gökdemir Haverkamp Imrek
     Jelinek Kvist Lindqvist Mortensen Norgaard Okonjo Pereda Quaresma Rautio Sandoval
     Tanaka Uzuner Valdivia Westergaard Yılmazer Zubeldia Kestrel Ferraro Monteiro""".split()
    VOWEL = "aeıioöuü"

    def apply(self, report, chance):
        people = sorted({m.group(1) or m.group(2) for m in self.CITED.finditer(report.text)})
        edits, used = [], set()
        for person in people:
            alike = [n for n in self.NAMES if n not in used and n not in report.text
                     and (n[-1] in self.VOWEL) == (person[-1] in self.VOWEL)]
            if not alike:
                continue
            new = chance.choice(alike)
            used.add(new)
            edits += [(*m.span(), new) for m in
                      re.finditer(rf"(?<!\w){person}(?!\w)", report.text)]
        return Mutant(report, edits, [dict(f) for f in report.facts]) if edits else None


class Together:
    """All of them in one report."""
    name = "together"

    def __init__(self, kinds):
        self.kinds = kinds

    def apply(self, report, chance):
        now = report
        for kind in self.kinds:
            step = kind.apply(now, chance)
            if step and not step.outgrown:
                now = Report(report.name, step.text, report.encoding, step.facts,
                             report.readable)
        if now is report:
            return None
        mutant = Mutant(report, [], [dict(f) for f in report.facts])
        mutant.text, mutant.facts = now.text, now.facts
        return mutant


# --- scoring -------------------------------------------------------------------------------

class OwnScorer:
    """Core facts as sets, cases paired by best overlap: the contract as far as needed here."""
    APART = {"quote", "start", "end", "section", "language", "rule", "case", "document",
             "optional", "kind", "note", "assertion"}

    @staticmethod
    def equal(gold, found):
        number = (int, Decimal)
        if isinstance(gold, number) and isinstance(found, number):
            return Decimal(gold) == Decimal(found)
        return gold is found if gold is None or found is None else \
            str(gold).casefold() == str(found).casefold()

    @classmethod
    def match(cls, gold, found):
        if gold["kind"] != found["kind"]:
            return False
        for key in [k for k in gold if k not in cls.APART] + ["assertion"]:
            default = "present" if key == "assertion" else None
            held = gold.get(key, default)
            if not any(cls.equal(h, found.get(key) or default
                                 if found.get(key) != 0 else 0)
                       for h in (held if isinstance(held, list) else [held])):
                return False
        return True

    @classmethod
    def compare(cls, gold, found):
        need = sorted((g for g in gold if not g.get("optional")),
                      key=lambda g: sum(cls.match(g, f) for f in found))
        used, hit, missed = set(), [], []
        for g in need:
            at = next((i for i, f in enumerate(found)
                       if i not in used and cls.match(g, f)), None)
            if at is not None:
                used.add(at)
            elif g["kind"] != "drug" or not any(cls.match(g, f) for f in found):
                missed.append(g)
                continue
            hit.append(g)
        wrong, seen = [], set()
        for at, f in enumerate(found):
            said = tuple(sorted((k, str(v)) for k, v in f.items()
                                if k not in cls.APART - {"kind", "assertion"}))
            known = at in used or any(cls.match(g, f) for g in hit) or any(
                cls.match(g, f) for g in gold if g.get("optional"))
            if not known and f.get("assertion") != "general" and said not in seen:
                wrong.append(f)
            seen.add(said)
        return hit, missed, wrong

    @classmethod
    def score(cls, facts, found):
        golds, preds = defaultdict(list), defaultdict(list)
        for side, source in ((golds, facts), (preds, found)):
            for fact in source:
                if fact["kind"] in CORE:
                    side[str(fact.get("case") or "")].append(fact)
        pairs = sorted(((len(cls.compare(golds[g], preds[p])[0]), g == p, g, p)
                        for g in list(golds) for p in list(preds) if g and p), reverse=True)
        to = {"": ""}
        for overlap, _, g, p in pairs:
            if overlap and g not in to and p not in to.values():
                to[g] = p
        hit, missed, wrong = [], [], []
        for g in set(golds) | {""}:
            parts = cls.compare(golds[g], preds[to[g]] if g in to else [])
            for whole, part in zip((hit, missed, wrong), parts):
                whole += part
        for p in set(preds) - set(to.values()):
            wrong += cls.compare([], preds[p])[2]
        return Counter(tp=len(hit), fp=len(wrong), fn=len(missed)), missed, wrong


def shared_scorer():
    """The shared scorer as a function like OwnScorer.score, or None."""
    path = SHARED / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("shared_score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(facts, found):
        done = module.score_doc({"cases": [], "facts": facts}, found)
        count = Counter()
        for kind in CORE:
            count.update(done["kind"].get(kind, {}))
        return count, *([f for f in done[k] if f["kind"] in CORE] for k in ("fn", "fp"))
    return score


def f1(count):
    whole = 2 * count["tp"] + count["fp"] + count["fn"]
    return 2 * count["tp"] / whole if whole else 1.0


# --- the test ------------------------------------------------------------------------------

def reports():
    folders = [(ROOT / "corpus/samples", ROOT / "corpus/samples/gold", True),
               (ROOT / "corpus/samples/unread", ROOT / "corpus/samples/unread/gold", False)]
    dev = SHARED / "gold" / "dev"
    if dev.is_dir():
        folders.append((dev, dev, True))
    else:
        print("skipped: the shared folder's gold/dev (no such folder)")
    for texts, golds, readable in folders:
        for path in sorted(texts.glob("*.txt")):
            gold = golds / (path.stem + ".json")
            if gold.is_file():
                yield read_report(path, gold, readable)


def extracted(texts):
    """{name: facts} of {name: (text, encoding)}, by one run of the program."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, encoding) in texts.items():
            Path(folder, name + ".txt").write_bytes(text.encode(encoding, "replace"))
        run = subprocess.run([PROGRAM, "extract", "--grammars", GRAMMARS, folder],
                             capture_output=True, check=False)
    if run.returncode:
        sys.exit(f"{PROGRAM} extract failed ({run.returncode}): {run.stderr.decode()[:500]}")
    found = defaultdict(list)
    for line in run.stdout.decode("utf-8").splitlines():
        fact = json.loads(line, parse_float=Decimal)
        found[fact["document"]].append(fact)
    return found


def brief(fact):
    left = {"quote", "start", "end", "section", "language", "rule", "document"}
    return " ".join(f"{k}={v}" for k, v in fact.items() if k not in left)


def show_losses(mutant, before, after):
    """What the mutant loses that its report does not: for whoever mends the grammar."""
    report, gold = mutant.report, mutant.facts
    known = {id(f) for f in before[1]}
    was = {i for i, f in enumerate(report.facts) if id(f) in known}
    for index, fact in enumerate(gold):
        if any(f is fact for f in after[1]) and index not in was:
            print(f"  {report.name} lost {brief(fact)} | {' '.join(fact['quote'].split())[:160]}"
                  f" | was {' '.join(report.facts[index]['quote'].split())[:80]}")
    if after[0]["fp"] > before[0]["fp"]:
        for fact in after[2]:
            print(f"  {report.name} wrong {brief(fact)} | {fact.get('quote', '')[:120]}")


def main():
    if not Path(PROGRAM).is_file():
        sys.exit(f"no program at {PROGRAM}: build it first")
    known = list(reports())
    kinds = [*FIGURES, TimeUnitMutation(), LevelMutation(), LetterMutation(),
             DrugMutation(), UnitMutation(), NameMutation()]
    kinds.append(Together(kinds[:]))
    texts = {r.name: (r.text, r.encoding) for r in known}
    mutants, faults = {}, []
    for kind in kinds:
        for report in known:
            for number in range(MUTANTS):
                seed = f"{kind.name}/{report.name}/{number}"
                mutant = kind.apply(report, random.Random(seed))
                if mutant is None or mutant.outgrown:
                    continue
                name = f"{report.name}--{kind.name.replace(' ', '-')}-{number}"
                mutants[name] = (kind.name, mutant)
                texts[name] = (mutant.text, report.encoding)
                faults += [f"{kind.name} of {report.name}: {f}" for f in mutant.faults()]
    found = extracted(texts)
    score = shared_scorer() or OwnScorer.score
    before = {r.name: score(r.facts, found[r.name]) for r in known}
    sums = defaultdict(lambda: [0, set(), Counter(), Counter(), 0])
    for name, (kind, mutant) in mutants.items():
        after = score(mutant.facts, found[name])
        for row in (sums[kind], sums["all"]):
            row[0] += 1
            row[1].add(mutant.report.name)
            row[2].update(before[mutant.report.name][0])
            row[3].update(after[0])
            row[4] += mutant.changed()
        if "--errors" in sys.argv and mutant.report.readable:
            show_losses(mutant, before[mutant.report.name], after)
    print(f"{'mutation':22} reports mutants   facts  before   after  change (core F1)")
    for kind in [k.name for k in kinds] + ["all"]:
        count, names, old, new, changed = sums[kind]
        print(f"{kind:22} {len(names):7} {count:7} {changed:7}  {f1(old):.4f}  {f1(new):.4f}"
              f"  {f1(new) - f1(old):+.4f}")
    for fault in sorted(set(faults)):
        print("the test itself is wrong:", fault)
    lost = {kind: f1(row[2]) - f1(row[3]) for kind, row in sums.items()}
    for kind in [k for k in lost if lost[k] > ALLOWED]:
        print(f"FAILED: {kind} lose {lost[kind]:.4f} of core F1; {ALLOWED} is allowed")
    sys.exit(1 if faults or not mutants or max(lost.values()) > ALLOWED else 0)


if __name__ == "__main__":
    main()
