#include <fmt/format.h>

#include <algorithm>

#include "tools/writers/document_writer.h"

namespace casebook {
namespace {

constexpr const char* kStyle = R"(
body{font:16px/1.6 Georgia,serif;max-width:60em;margin:2em auto;padding:0 1em;
 color:#1b1b1b;background:#fff}
h1{font-size:1.4em}dl{display:grid;grid-template-columns:max-content 1fr;
 gap:0 1em;font:13px/1.5 sans-serif}dt{color:#666}dd{margin:0}
.legend{font:13px/2 sans-serif;border:1px solid #ccc;padding:.3em .8em}
.legend span{margin-right:.8em}
section{border-left:.5em solid var(--c,#bbb);padding:.2em 0 .2em 1em;
 margin:.6em 0;white-space:pre-wrap;overflow-wrap:anywhere}
section>b:first-child{display:block;font:bold 11px/1.4 sans-serif;
 text-transform:uppercase;letter-spacing:.06em;color:#555}
.s{background:#f3f1ea}.s.odd{background:#e3ecf5}
.s.h{font-weight:bold;background:#ffe9b0}
.s.lang1{border-bottom:2px solid #7fa8c9}.s.lang2{border-bottom:2px solid #c0392b}
.s.lang3{border-bottom:2px solid #8e44ad}.s.lang4{border-bottom:2px solid #b7950b}
.s.more{border-bottom:2px double #555}.s.none{border-bottom:2px dotted #999}
.cite{background:#d9c7ef;border-radius:.3em}
.outside{background:#ffd0d0;outline:1px dashed #c00}
.control{background:#c00;color:#fff;font:11px monospace}
table{border-collapse:collapse;font:13px/1.4 sans-serif;white-space:pre-wrap;
 margin:.6em 0}td,th{border:1px solid #888;padding:.15em .5em;
 vertical-align:top;text-align:left}th{background:#eee}
td.empty{background:repeating-linear-gradient(45deg,#fff,#fff 4px,#eee 4px,
 #eee 8px)}td.hole{background:#fbb}caption{text-align:left;font-weight:bold}
.rows{font-size:12px;color:#555}
.title{--c:#222}.abstract{--c:#2e86c1}.introduction{--c:#999}.case{--c:#229954}
.results{--c:#17a589}.discussion{--c:#d68910}.conclusion{--c:#ba4a00}
.references{--c:#ddd}.table{--c:#7d3c98}.figure{--c:#cb4335}.back{--c:#ccc}
)";

// Marks and overrides of writing direction, which could show a reader other
// words than the file holds.
bool is_direction_control(std::string_view text, std::size_t at) {
  const std::string_view mark = text.substr(at, 3);
  return (mark >= "\u202A" && mark <= "\u202E") ||
         (mark >= "\u2066" && mark <= "\u2069") || mark == "\u200E" ||
         mark == "\u200F";
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\f':
        out += "<span class=\"control\">page</span>";
        break;
      case '\xE2':
        if (is_direction_control(text, i)) {
          out += "<span class=\"control\">direction</span>";
          i += 2;
          break;
        }
        [[fallthrough]];
      default:
        out += text[i];
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

// The languages of a document's sentences in order of appearance: a language
// is told from the others of the page by its line, whatever language it is.
class LanguageColours {
 public:
  explicit LanguageColours(const std::vector<Sentence>& sentences) {
    for (const Sentence& sentence : sentences) {
      const std::string& code = sentence.language;
      if (!code.empty() &&
          std::find(codes_.begin(), codes_.end(), code) == codes_.end()) {
        codes_.push_back(code);
      }
    }
  }

  [[nodiscard]] const std::vector<std::string>& codes() const { return codes_; }

  [[nodiscard]] std::string class_of(const std::string& code) const {
    if (code.empty()) return "none";
    const auto place = std::find(codes_.begin(), codes_.end(), code);
    const auto index = place - codes_.begin();
    return index < kColours ? fmt::format("lang{}", index + 1) : "more";
  }

 private:
  static constexpr std::ptrdiff_t kColours = 4;  // lang1 … of the style
  std::vector<std::string> codes_;
};

// Writes the page from front to back; `written_` is the place in the text up
// to which all has been shown, so that nothing can be left out unseen.
class Page {
 public:
  explicit Page(const Document& document)
      : document_(document), colours_(document.sentences) {}

  std::string write() {
    head();
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) sentence(i);
    rest_to(static_cast<std::uint32_t>(document_.text.size()));
    if (section_open_) out_ += "</section>\n";
    while (grid_ < document_.tables.size()) table(document_.tables[grid_++]);
    out_ += "</body></html>\n";
    return std::move(out_);
  }

 private:
  void row(const char* name, const std::string& value) {
    if (value.empty()) return;
    out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escaped(value));
  }

  void head() {
    const std::string& title =
        document_.meta.title.empty() ? document_.id : document_.meta.title;
    out_ += fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\n"
        "<meta name=\"generator\" content=\"casebook\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\">\n<title>{}</title>\n"
        "<style>{}</style></head><body>\n<h1>{}</h1>\n<dl>\n",
        escaped(document_.language), escaped(document_.id), kStyle,
        escaped(title));
    metadata();
    out_ += "</dl>\n";
    legend();
  }

  void metadata() {
    const Metadata& meta = document_.meta;
    row("id", document_.id);
    row("format", document_.format + ", " + document_.encoding);
    row("language", document_.language);
    row("vernacular title", meta.vernacular_title);
    std::string authors;
    for (const Author& author : meta.authors) {
      authors +=
          (authors.empty() ? "" : "; ") + author.family + ", " + author.given;
    }
    row("authors", authors);
    row("journal", meta.journal);
    row("year", meta.year);
    row("doi", meta.doi);
    row("pmid", meta.pmid);
    row("pmcid", meta.pmcid);
    row("licence", meta.licence);
    for (const std::string& country : meta.countries) row("country", country);
    for (const std::string& related : meta.related) row("related", related);
    row("size",
        fmt::format("{} bytes, {} sections, {} sentences, {} tables",
                    document_.text.size(), document_.sections.size(),
                    document_.sentences.size(), document_.tables.size()));
    for (const Note& note : document_.notes) {
      row(note.code.c_str(), note.text);
    }
  }

  void legend() {
    out_ += "<p class=\"legend\">";
    for (const std::string& code : colours_.codes()) {
      out_ += fmt::format("<span class=\"s {}\">sentence: {}</span>",
                          colours_.class_of(code), escaped(code));
    }
    out_ +=
        "<span class=\"s none\">language unknown</span>"
        "<span class=\"s h\">heading</span>"
        "<span class=\"cite\">citation</span>"
        "<span class=\"outside\">text in no sentence</span></p>\n";
  }

  void open_section(std::uint32_t index) {
    if (section_open_ && index == section_) return;
    if (section_open_) out_ += "</section>\n";
    section_ = index;
    section_open_ = true;
    if (index >= document_.sections.size()) {
      out_ += "<section><b>no section</b>";
      return;
    }
    const Section& section = document_.sections[index];
    const std::string kind = to_text(section.kind);
    out_ += fmt::format("<section class=\"{}\"><b>{}{}{}</b>", kind,
                        kind.empty() ? "no kind" : kind,
                        section.language.empty() ? "" : " · ",
                        escaped(section.language));
  }

  // What stands between sentences: white space, or something lost to them.
  void rest_to(std::uint32_t position) {
    if (position <= written_) return;
    const std::string_view rest = slice(document_.text, {written_, position});
    if (rest.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos) {
      append_escaped(out_, rest);
    } else {
      out_ += "<span class=\"outside\">";
      append_escaped(out_, rest);
      out_ += "</span>";
    }
    written_ = position;
  }

  void sentence(std::size_t index) {
    const Sentence& sentence = document_.sentences[index];
    rest_to(sentence.span.begin);
    while (grid_ < document_.tables.size() &&
           document_.tables[grid_].span.begin <= sentence.span.begin) {
      if (section_open_) out_ += "</section>\n";
      section_open_ = false;
      table(document_.tables[grid_++]);
    }
    open_section(sentence.section);
    const bool in_table =
        grid_ > 0 && document_.tables[grid_ - 1].span.contains(sentence.span);
    out_ += fmt::format("<span class=\"s {}{}{}{}\">",
                        colours_.class_of(sentence.language),
                        index % 2 == 1 ? " odd" : "",
                        sentence.heading ? " h" : "", in_table ? " rows" : "");
    with_citations(
        {std::max(written_, sentence.span.begin), sentence.span.end});
    out_ += "</span>";
  }

  void with_citations(Span span) {
    while (span.begin < span.end) {
      while (citation_ < document_.citations.size() &&
             document_.citations[citation_].end <= span.begin) {
        ++citation_;
      }
      Span cite{span.end, span.end};
      if (citation_ < document_.citations.size()) {
        const Span next = document_.citations[citation_];
        cite = {std::clamp(next.begin, span.begin, span.end),
                std::min(std::max(next.end, span.begin), span.end)};
      }
      append_escaped(out_, slice(document_.text, {span.begin, cite.begin}));
      if (!cite.empty()) {
        out_ += "<span class=\"cite\">";
        append_escaped(out_, slice(document_.text, cite));
        out_ += "</span>";
      }
      span.begin = std::max(cite.end, cite.begin);
      written_ = std::max(written_, span.begin);
    }
  }

  void table(const Grid& grid) {
    out_ += "<table>";
    if (!grid.label.empty() || !grid.caption.empty()) {
      const std::string caption = escaped(slice(document_.text, grid.caption));
      out_ += fmt::format("<caption>{}{}{}{}</caption>", escaped(grid.label),
                          grid.label.empty() ? "" : ": ", caption,
                          grid.confidence < 1 ? " (rebuilt from lines)" : "");
    }
    for (std::uint16_t r = 0; r < grid.rows; ++r) {
      out_ += "<tr>";
      for (std::uint16_t c = 0; c < grid.columns; ++c) cell(grid, r, c);
      out_ += "</tr>\n";
    }
    out_ += "</table>\n";
  }

  void cell(const Grid& grid, std::uint16_t row, std::uint16_t column) {
    const Cell* cell = grid.at(row, column);
    if (cell == nullptr) {
      out_ += "<td class=\"hole\"></td>";
      return;
    }
    if (cell->row != row || cell->column != column) return;  // covered
    const char* tag = cell->head ? "th" : "td";
    out_ += fmt::format("<{}", tag);
    if (cell->rows > 1) out_ += fmt::format(" rowspan=\"{}\"", cell->rows);
    if (cell->columns > 1) {
      out_ += fmt::format(" colspan=\"{}\"", cell->columns);
    }
    if (cell->span.empty()) out_ += " class=\"empty\"";
    out_ += fmt::format(">{}</{}>", escaped(slice(document_.text, cell->span)),
                        tag);
  }

  const Document& document_;
  const LanguageColours colours_;
  std::string out_;
  std::uint32_t written_ = 0;
  std::uint32_t section_ = 0;
  bool section_open_ = false;
  std::size_t grid_ = 0;
  std::size_t citation_ = 0;
};

}  // namespace

std::string document_html(const Document& document) {
  return Page(document).write();
}

}  // namespace casebook
