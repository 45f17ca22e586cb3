#include <array>

#include "corpus/bioc.h"
#include "corpus/docx.h"
#include "corpus/html.h"
#include "corpus/jats.h"
#include "corpus/pdf.h"
#include "corpus/plain_text.h"
#include "corpus/pubmed.h"
#include "corpus/reader.h"
#include "corpus/records.h"

namespace casebook {

// The formats that are read. To add one: a reader file and a line here. A file
// goes to the format that is surest of it; of equals, to the first.
std::span<const Format> formats() {
  static constexpr std::array kFormats = {
      Format{"text", "plain text, flattened PDF text", sniff_plain_text,
             read_plain_text},
      Format{"pubmed", "PubMed records as XML, also packed with gzip",
             sniff_pubmed, read_pubmed},
      Format{"jats", "JATS, NXML, NLM and BITS articles", sniff_jats,
             read_jats},
      Format{"docx", "DOCX files of word processors", sniff_docx, read_docx},
      Format{"bioc", "BioC collections in XML", sniff_bioc, read_bioc},
      Format{"html", "HTML pages, whatever they are called", sniff_html,
             read_html},
      Format{"nbib", "PubMed records in the MEDLINE format, with abstracts",
             sniff_nbib, read_nbib},
      Format{"ris", "RIS records of reference managers, with abstracts",
             sniff_ris, read_ris},
      Format{"pdf", "PDF files, through pdftotext", sniff_pdf, read_pdf},
  };
  return kFormats;
}

}  // namespace casebook
