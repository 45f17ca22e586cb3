#!/usr/bin/python3
"""Sets a sample report as a PDF, the way a journal would.

  pdf_twin.py SAMPLE OUTPUT.pdf [--columns 2] [--wide-tables]

SAMPLE is journal XML or plain text with blank lines between its paragraphs.
The pages get running heads, numbers, justified lines and words broken at line
ends. The same sample gives the same bytes. Needs Debian's python3-reportlab
and the DejaVu fonts (Turkish letters).
"""

import argparse
import pathlib
import re
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak,
                                NextPageTemplate, PageBreak, PageTemplate,
                                Paragraph, Spacer, Table, TableStyle)

FONTS = pathlib.Path("/usr/share/fonts/truetype/dejavu")
PAGE = (A5[0] * 1.15, A5[1] * 1.1)
MARGIN, GUTTER, HEAD = 36, 14, 30
SOFT_HYPHEN = "\u00ad"
VOWELS = "aeıioöuüyAEIİOÖUÜ"
LETTERS = "a-zA-ZçğıöşüâîûÇĞİÖŞÜ"


def register_fonts():
    rl_config.invariant = 1
    for name, file in (("body", "DejaVuSerifCondensed"),
                       ("bold", "DejaVuSerifCondensed-Bold"),
                       ("italic", "DejaVuSerifCondensed-Italic")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / (file + ".ttf"))))
    pdfmetrics.registerFontFamily("body", normal="body", bold="bold",
                                  italic="italic", boldItalic="bold")


def style(name, **keys):
    keys = {"fontName": "body", "fontSize": 9, "leading": 11.2,
            "spaceAfter": 0, **keys}
    return ParagraphStyle(name, **keys)


BODY = style("body", alignment=TA_JUSTIFY, embeddedHyphenation=1,
             firstLineIndent=9)
FIRST = style("first", alignment=TA_JUSTIFY, embeddedHyphenation=1)
HEADING = style("heading", fontName="bold", fontSize=10, leading=13,
                spaceBefore=9, spaceAfter=3)
SMALL = style("small", fontSize=7.5, leading=9.5)
CELL = style("cell", fontSize=7.5, leading=9)
CELL_HEAD = style("cellhead", fontName="bold", fontSize=7.5, leading=9)
CAPTION = style("caption", fontSize=8, leading=10, spaceBefore=8,
                spaceAfter=3)
TITLE = style("title", fontName="bold", fontSize=14, leading=17,
              spaceAfter=6)


def broken(word):
    """A word with places where it may be broken, before consonant + vowel."""
    if len(word) < 8 or SOFT_HYPHEN in word:
        return word
    made = word[:3]
    for i in range(3, len(word) - 2):
        if (word[i] not in VOWELS and word[i + 1] in VOWELS
                and word[i + 1].isalpha()):
            made += SOFT_HYPHEN
        made += word[i]
    return made + word[-2:]


def hyphenated(text):
    return re.sub("[%s]+" % LETTERS, lambda m: broken(m.group()), text)


def inline(node):
    """A node's content as reportlab's small markup."""
    made = escape(hyphenated(node.text or ""))
    for child in node:
        tags = {"sup": "super", "sub": "sub", "italic": "i", "bold": "b"}
        tag = tags.get(child.tag)
        inner = inline(child)
        made += "<%s>%s</%s>" % (tag, inner, tag) if tag else inner
        made += escape(hyphenated(child.tail or ""))
    return made


class Twin:
    def __init__(self, columns, wide_tables):
        self.columns = columns
        self.wide_tables = wide_tables and columns > 1
        self.front = []
        self.story = []
        self.wide = []  # wide tables: their pages' names and heights
        self.head = ""
        whole = PAGE[0] - 2 * MARGIN
        self.column = (whole - GUTTER * (columns - 1)) / columns

    def add(self, text, form):
        self.story.append(Paragraph(text, form))

    def heading(self, text):
        self.add(escape(text), HEADING)

    def paragraphs(self, texts):
        for i, text in enumerate(texts):
            self.add(text, FIRST if i == 0 else BODY)

    # -- journal XML

    def read_xml(self, path):
        root = ElementTree.parse(path).getroot()
        meta = root.find("front/article-meta")
        journal = root.findtext("front/journal-meta//journal-title") or ""
        self.head = "%s 2019; 12: 345" % (journal or "Sample Journal")
        for title in meta.iter():
            if title.tag in ("article-title", "trans-title"):
                self.front.append(Paragraph(inline(title), TITLE))
        names = [" ".join(filter(None, (n.findtext("given-names"),
                                        n.findtext("surname"))))
                 for n in meta.iter("name")]
        if names:
            self.front.append(Paragraph(escape(", ".join(names)), SMALL))
        for aff in meta.iter("aff"):
            self.front.append(Paragraph(inline(aff), SMALL))
        turkish = "Öz" if root.get(
            "{http://www.w3.org/XML/1998/namespace}lang") == "tr" else "Abstract"
        other = "Abstract" if turkish == "Öz" else "Öz"
        for abstract in meta:
            if abstract.tag in ("abstract", "trans-abstract"):
                self.front.append(Paragraph(
                    turkish if abstract.tag == "abstract" else other, HEADING))
                here, self.story = self.story, self.front
                self.block(abstract)
                self.story = here
        body = root.find("body")
        if body is not None:
            self.block(body)
        floats = root.find("floats-group")
        if floats is not None:
            self.block(floats)
        back = root.find("back")
        if back is not None:
            self.block(back)

    def block(self, node):
        first = True
        for child in node:
            if child.tag == "title":
                self.add(inline(child), HEADING)
            elif child.tag == "p":
                floats = [part for part in child
                          if part.tag in ("table-wrap", "fig")]
                for part in floats:  # they stand behind their paragraph
                    child.remove(part)
                self.add(inline(child), FIRST if first else BODY)
                self.block(floats)
                first = False
            elif child.tag == "table-wrap":
                self.table_wrap(child)
            elif child.tag == "ref-list":
                self.references(child)
            elif child.tag == "fig":
                self.add(inline(child), CAPTION)
            else:
                self.block(child)
                first = True

    def references(self, node):
        self.heading(node.findtext("title") or "References")
        for i, ref in enumerate(node.iter("ref"), 1):
            words = " ".join("".join(ref.itertext()).split())
            self.add(escape("%d. %s" % (i, words)), SMALL)

    def table_wrap(self, wrap):
        label = wrap.findtext("label") or ""
        caption = wrap.find("caption")
        words = " ".join(inline(p) for p in caption) if caption is not None \
            else ""
        made = [Paragraph("<b>%s.</b> %s" % (escape(label), words), CAPTION)]
        tables = [self.cells(table) for table in wrap.iter("table")]
        if not tables:
            return
        whole = PAGE[0] - 2 * MARGIN
        # What does not fit a column takes the page's width.
        wide = self.columns > 1 and (self.wide_tables or any(
            sum(widths) > self.column for _, widths, _ in tables))
        for table in tables:
            made.append(self.table(table, whole if wide else self.column))
        for foot in wrap.iter("table-wrap-foot"):
            made.append(Paragraph(inline(foot), CELL))
        made.append(Spacer(1, 10))
        if wide:
            needed = 5 + sum(p.wrap(whole, 9999)[1] + p.getSpaceAfter() +
                             p.getSpaceBefore() for p in made)
            name = "wide-%d" % len(self.wide)
            height = min(needed, PAGE[1] - HEAD - MARGIN)
            self.wide.append((name, height))
            self.story += [NextPageTemplate(name), PageBreak(), *made,
                           NextPageTemplate("text")]
            rest = PAGE[1] - HEAD - MARGIN - height
            self.story.append(FrameBreak() if rest > 60 else PageBreak())
        else:
            self.story += made

    def cells(self, node):
        """A table's cells, its columns' least widths, and its spans."""
        rows, spans, busy = [], [], set()
        heads = 0
        for row in node.iter("tr"):
            cells, at, y = {}, 0, len(rows)
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while (y, at) in busy:
                    at += 1
                wide = int(cell.get("colspan", "1"))
                high = int(cell.get("rowspan", "1"))
                busy |= {(y + r, at + c) for r in range(high)
                         for c in range(wide)}
                if wide * high > 1:
                    spans.append(("SPAN", (at, y),
                                  (at + wide - 1, y + high - 1)))
                form = CELL_HEAD if cell.tag == "th" else CELL
                cells[at] = Paragraph(inline(cell), form)
                at += wide
            if all(c.tag == "th" for c in row):
                heads += 1
            rows.append(cells)
        width = max(max(cells, default=0) for cells in rows) + 1
        grid = [[cells.get(i, "") for i in range(width)] for cells in rows]
        least = [max([12.0] + [longest_word(line[i]) for line in grid]) + 7
                 for i in range(width)]
        return grid, least, (spans, heads)

    def table(self, cells, width):
        grid, least, (spans, heads) = cells
        wishes = [max([10.0] + [min(40, stringlike(line[i])) for line in grid])
                  for i in range(len(least))]
        spare = max(0, width - sum(least)) / sum(wishes)
        squeeze = min(1, width / sum(least))
        table = Table(grid, [squeeze * m + spare * w
                             for m, w in zip(least, wishes)], repeatRows=0)
        table.setStyle(TableStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"),
             ("LEFTPADDING", (0, 0), (-1, -1), 2),
             ("RIGHTPADDING", (0, 0), (-1, -1), 4),
             ("TOPPADDING", (0, 0), (-1, -1), 1.5),
             ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
             ("LINEABOVE", (0, 0), (-1, 0), 0.6, "black"),
             ("LINEBELOW", (0, max(0, heads - 1)), (-1, max(0, heads - 1)),
              0.4, "black"),
             ("LINEBELOW", (0, -1), (-1, -1), 0.6, "black")] + spans))
        return table

    # -- plain text

    def read_text(self, path):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
        self.head = "Sample Journal 2019; 12: 345"
        for i, block in enumerate(blocks):
            lines = [line.strip() for line in block.split("\n")]
            words = " ".join(lines)
            if i == 0:
                self.front.append(Paragraph(escape(words), TITLE))
                continue
            # A short first line is a heading, and the rest its text.
            short = len(lines[0]) < 60 and not lines[0].endswith((".", ";"))
            if short and (len(lines) == 1 or len(lines[1]) > 50):
                self.heading(lines[0])
                words = " ".join(lines[1:])
            if words:
                self.add(escape(hyphenated(words)), FIRST)

    # -- pages

    def furniture(self, canvas, doc):
        canvas.setFont("italic", 7)
        canvas.drawString(MARGIN, PAGE[1] - 22, self.head)
        canvas.drawRightString(PAGE[0] - MARGIN, PAGE[1] - 22,
                               "%d" % (344 + doc.page))

    def frames(self, top):
        height = PAGE[1] - HEAD - MARGIN - top
        return [Frame(MARGIN + i * (self.column + GUTTER), MARGIN,
                      self.column, height, 0, 0, 0, 0)
                for i in range(self.columns)]

    def wide_frame(self, height):
        return Frame(MARGIN, PAGE[1] - HEAD - height, PAGE[0] - 2 * MARGIN,
                     height, 0, 0, 0, 0)

    def save(self, path):
        width = PAGE[0] - 2 * MARGIN
        needed = 10 + sum(p.wrap(width, 9999)[1] + p.getSpaceAfter() +
                          p.getSpaceBefore() for p in self.front)
        templates = [("text", self.frames(0))]
        for name, height in self.wide:
            below = PAGE[1] - HEAD - MARGIN - height > 60
            templates.append((name, [self.wide_frame(height)] +
                              (self.frames(height + 5) if below else [])))
        if needed < PAGE[1] * 0.7:
            templates.insert(0, ("first", [self.wide_frame(needed)] +
                                 self.frames(needed)))
            story = self.front + [NextPageTemplate("text"), FrameBreak()]
        else:
            story = self.front
        doc = BaseDocTemplate(str(path), pagesize=PAGE, title=self.head)
        doc.addPageTemplates([
            PageTemplate(name, frames, onPage=self.furniture)
            for name, frames in templates])
        doc.build(story + self.story)


def stringlike(cell):
    return len(cell.getPlainText()) if cell else 0


def longest_word(cell):
    words = cell.getPlainText().replace(SOFT_HYPHEN, "").split() if cell \
        else []
    return max([pdfmetrics.stringWidth(w, cell.style.fontName,
                                       cell.style.fontSize) for w in words],
               default=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sample", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--columns", type=int, default=1)
    parser.add_argument("--wide-tables", action="store_true")
    words = parser.parse_args()
    register_fonts()
    twin = Twin(words.columns, words.wide_tables)
    if words.sample.suffix == ".xml":
        twin.read_xml(words.sample)
    else:
        twin.read_text(words.sample)
    twin.save(words.output)


if __name__ == "__main__":
    main()
