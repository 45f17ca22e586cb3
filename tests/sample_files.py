#!/usr/bin/python3
"""Sets the texts of tests/samples as the PDF and DOCX files of corpus/samples.

  sample_files.py [FOLDER]      (otherwise corpus/samples)

People have reports as PDFs and word processors' files, and these are real
ones. A text has blank lines between its paragraphs; a short first line of a
paragraph is its heading, and lines whose words stand two spaces apart in the
same columns are a table. The same text gives the same bytes. PDFs are set by
pdf_twin.py, which needs Debian's python3-reportlab and the DejaVu fonts; DOCX
files need nothing.
"""

import pathlib
import re
import subprocess
import sys
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
TEXTS = HERE / "samples"
# How each text is set.
FORMS = {
    "e30-registrar": ["docx"],
    "e33-hip-migrating": ["pdf"],
    "t29-epikriz": ["docx"],
    "t33-uc-olgu-lohusalik": ["pdf", "--columns", "2"],
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PARTS = {
    "[Content_Types].xml": HEAD + (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default '
        'Extension="xml" ContentType="application/xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        '</Types>'),
    "_rels/.rels": HEAD + (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
        '2006/relationships"><Relationship Id="rId1" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'),
    "word/_rels/document.xml.rels": HEAD + (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/'
        '2006/relationships"><Relationship Id="rId1" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/></Relationships>'),
    "word/styles.xml": HEAD + '<w:styles xmlns:w="%s">%s</w:styles>' % (
        WORD, "".join(
            '<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>'
            '<w:rPr><w:b/><w:sz w:val="%d"/></w:rPr></w:style>' % style
            for style in (("Title", "Title", 32),
                          ("Heading1", "heading 1", 26)))),
}


def paragraph(words, style=""):
    shape = '<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % style if style else ""
    return '<w:p>%s<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>' % (
        shape, escape(words))


def table(rows):
    border = "".join('<w:%s w:val="single" w:sz="4"/>' % side for side in
                     ("top", "left", "bottom", "right", "insideH", "insideV"))
    return "<w:tbl><w:tblPr><w:tblBorders>%s</w:tblBorders></w:tblPr>%s" \
        "</w:tbl>" % (border, "".join(
            "<w:tr>%s</w:tr>" % "".join(
                "<w:tc>%s</w:tc>" % paragraph(cell) for cell in row)
            for row in rows))


def cells(line):
    return re.split(r"\s{2,}", line.strip())


def is_table(lines):
    return len(lines) > 1 and len(cells(lines[0])) > 1 and \
        len({len(cells(line)) for line in lines}) == 1


def block(lines):
    """A heading and what stands below it."""
    if is_table(lines):
        return [table([cells(line) for line in lines])]
    if len(lines) > 1 and is_table(lines[1:]):
        return [paragraph(lines[0], "Heading1")] + block(lines[1:])
    short = len(lines[0]) < 60 and not lines[0].endswith((".", ";", ","))
    if short and len(lines) == 1 or short and len(lines[1]) > 60:
        return [paragraph(lines[0], "Heading1")] + \
            [paragraph(line) for line in lines[1:]]
    return [paragraph(line) for line in lines]


def set_docx(text, output):
    blocks = [part.split("\n") for part in re.split(r"\n\s*\n", text.strip())]
    body = [paragraph(" ".join(blocks[0]), "Title")]
    for lines in blocks[1:]:
        body += block(lines)
    document = HEAD + '<w:document xmlns:w="%s"><w:body>%s</w:body>' \
        "</w:document>" % (WORD, "".join(body))
    with zipfile.ZipFile(output, "w") as file:
        for name, content in {**PARTS, "word/document.xml": document}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content.encode("utf-8"))


def make(name, folder):
    form, *words = FORMS[name]
    source, output = TEXTS / (name + ".txt"), folder / (name + "." + form)
    if form == "docx":
        set_docx(source.read_text(encoding="utf-8"), output)
    else:
        subprocess.run(["/usr/bin/python3", HERE / "pdf_twin.py", source,
                        output, *words], check=True)
    return output


def main():
    folder = HERE.parent / "corpus" / "samples"
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
    for name in FORMS:
        print(make(name, folder))


if __name__ == "__main__":
    main()
