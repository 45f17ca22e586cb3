// The evidence table as one page: every cell leads to the words that say it,
// in the report's own text further down. It holds no script and loads nothing.
#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "kb/evidence_columns.h"
#include "kb/evidence_pages.h"
#include "kb/evidence_summary.h"
#include "kb/pages.h"

namespace casebook {
namespace {

constexpr const char* kHead = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="generator" content="casebook">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence table</title>
<style>
body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1b1b1b}
.wide{overflow:auto;max-height:85vh;border:1px solid #bbb}
table{border-collapse:collapse}
th,td{border:1px solid #ccc;padding:.25rem .45rem;vertical-align:top;text-align:left}
.wide td{min-width:5rem;max-width:18rem}
.wide thead th{position:sticky;top:0;background:#e8eef4;z-index:1}
tfoot td{background:#f4f4f4;font-weight:600}
.nr{color:#6b6b6b}.neg{color:#7a3b00}
.said{background:#eef6ec}.open{background:#fde8e6}
a{color:#0b57a4}a.more{font-size:.75em;vertical-align:super;margin-left:.15em}
pre{white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace;border-left:3px solid #ccc;padding-left:.8rem}
mark{background:#fff2a8;color:inherit}
:target{background:#ffb347;outline:2px solid #b35900;scroll-margin-top:40vh}
.counts{display:flex;flex-wrap:wrap;gap:2rem;align-items:flex-start}
</style></head><body>
)";

// A mark that turns the direction of writing: words would seem to stand
// elsewhere than they do.
bool turns_writing(std::string_view mark) {
  return (mark >= "\u202A" && mark <= "\u202E") ||
         (mark >= "\u2066" && mark <= "\u2069") || mark == "\u200E" ||
         mark == "\u200F";
}

std::string escaped(std::string_view text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '\xE2':
        if (turns_writing(text.substr(i, 3))) {
          made += "\uFFFD";
          i += 2;
        } else {
          made += c;
        }
        break;
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      case '\'':
        made += "&#39;";
        break;
      default:
        // Control characters are no part of a page.
        made += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'
                    ? ' '
                    : c;
    }
  }
  return made;
}

// Of the table: which facts of which document some cell shows.
using Shown = std::map<std::string, std::map<std::uint32_t, Span>>;

Shown shown_facts(const EvidenceTable& table) {
  Shown shown;
  for (const EvidenceRow& row : table.rows) {
    for (const EvidenceCell& cell : row.cells) {
      for (const std::uint32_t position : cell.facts) {
        if (const EvidenceFact* fact = fact_at(row, position))
          shown[row.sha256][position] = fact->span;
      }
    }
  }
  return shown;
}

std::size_t document_number(const EvidenceTable& table,
                            const std::string& sha256) {
  const auto found =
      std::find_if(table.documents.begin(), table.documents.end(),
                   [&](const auto& one) { return one.sha256 == sha256; });
  return static_cast<std::size_t>(found - table.documents.begin());
}

std::string anchor(std::size_t document, std::uint32_t position) {
  return fmt::format("d{}f{}", document, position);
}

std::string look_of(const EvidenceCell& cell) {
  using State = EvidenceCell::State;
  std::string look;
  if (cell.text.empty()) look = "nr";
  if (cell.state == State::kNegative || cell.state == State::kNotDone)
    look = "neg";
  const bool open = cell.decided == "disputed" || cell.decided == "look again";
  if (!cell.decided.empty())
    look += (look.empty() ? "" : " ") + std::string(open ? "open" : "said");
  return look.empty() ? look : " class=\"" + look + "\"";
}

// The quote, and the page of a PDF that it stands on.
std::string titled(const EvidenceFact& fact) {
  return fact.page == 0 ? fact.quote
                        : fact.quote + " (" + page_text(fact.page) + ")";
}

std::string cell_html(const EvidenceRow& row, const EvidenceCell& cell,
                      std::size_t document) {
  const std::string look = look_of(cell);
  const std::string text = escaped(shown_cell(cell, "NR"));
  std::string links;
  std::set<Span> places;
  for (const std::uint32_t position : cell.facts) {
    const EvidenceFact* fact = fact_at(row, position);
    if (fact == nullptr || !places.insert(fact->span).second) continue;
    const std::string target = anchor(document, position);
    const bool first = places.size() == 1;
    links += fmt::format("<a{} href=\"#{}\" title=\"{}\">{}</a>",
                         first ? "" : " class=\"more\"", target,
                         escaped(titled(*fact)),
                         first ? text : std::to_string(places.size()));
  }
  if (!cell.decided.empty()) {
    links += fmt::format(" <span title=\"{0}\" aria-label=\"{0}\">{1}</span>",
                         cell.decided, decided_mark(cell.decided));
  }
  return fmt::format("<td{}>{}</td>", look, links.empty() ? text : links);
}

std::string known_html(const EvidenceTable::Known& known,
                       std::string_view what) {
  std::string html = "<tr>";
  for (std::size_t i = 0; i < known.in.size(); ++i) {
    html +=
        fmt::format("<td>{}{}</td>", i == 0 ? what : "", known_text(known, i));
  }
  return html + "</tr>";
}

std::string table_html(const EvidenceTable& table) {
  std::string html = "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    html += fmt::format("<th scope=\"col\" title=\"{}\">{}</th>",
                        escaped(table.meanings[i].meaning),
                        escaped(table.columns[i]));
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const EvidenceRow& row : table.rows) {
    const std::size_t document = document_number(table, row.sha256);
    html += "<tr>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (table.columns[i] == "document") {
        html += fmt::format("<td><a href=\"#d{}\">{}</a></td>", document,
                            escaped(row.cells[i].text));
      } else {
        html += cell_html(row, row.cells[i], document);
      }
    }
    html += "</tr>\n";
  }
  html += "</tbody>\n<tfoot>" + known_html(table.patients, "known ");
  if (table.groups.of > 0) html += known_html(table.groups, "of groups ");
  return html + "</tfoot></table></div>\n";
}

std::string counts_html(const char* heading, const std::vector<Count>& counts,
                        std::size_t cases) {
  std::string html = fmt::format(
      "<table><thead><tr><th>{}</th><th>patients</th></tr></thead>\n", heading);
  for (const Count& count : counts) {
    html += fmt::format("<tr><td>{}</td><td>{}/{}</td></tr>\n",
                        escaped(count.what), count.cases, cases);
  }
  return html + "</table>\n";
}

std::string summary_html(const EvidenceTable& table) {
  const EvidenceSummary& summary = table.summary;
  return fmt::format(
             "<h2>Summary</h2>\n<p>{} single patients, each once, in {} "
             "reports.</p>\n<div class=\"counts\">\n",
             summary.cases, table.documents.size()) +
         spine_svg(summary.levels, evidence_plan().order) +
         counts_html("drug", summary.drugs, summary.cases) +
         counts_html("class of drugs", summary.classes, summary.cases) +
         "</div>\n";
}

// The text with each fact's words marked. Where facts overlap the text is cut
// at every border, so that no mark crosses another.
std::string marked_text(const EvidenceDocument& document, std::size_t number,
                        const std::map<std::uint32_t, Span>& facts) {
  std::set<std::uint32_t> borders;
  const auto size = static_cast<std::uint32_t>(document.text.size());
  for (const auto& [position, span] : facts) {
    borders.insert(std::min(span.begin, size));
    borders.insert(std::min(span.end, size));
  }
  borders.insert(size);
  std::string html;
  std::uint32_t done = 0;
  for (const std::uint32_t border : borders) {
    const Span part{done, border};
    if (part.empty()) continue;
    std::string open;
    std::string close;
    bool marked = false;
    for (const auto& [position, span] : facts) {
      if (!span.contains(part)) continue;
      marked = true;
      if (span.begin != part.begin) continue;
      open += fmt::format("<span id=\"{}\">", anchor(number, position));
      close += "</span>";
    }
    const std::string text = escaped(slice(document.text, part));
    html +=
        marked ? fmt::format("<mark>{}{}{}</mark>", open, text, close) : text;
    done = border;
  }
  return html;
}

std::string sources_html(const EvidenceTable& table) {
  const Shown shown = shown_facts(table);
  std::string html = "<h2>Sources</h2>\n";
  for (std::size_t i = 0; i < table.documents.size(); ++i) {
    const EvidenceDocument& document = table.documents[i];
    const auto facts = shown.find(document.sha256);
    html += fmt::format(
        "<section><h3 id=\"d{}\">{}</h3>\n<p>{}</p>\n<p><small>{} \u00b7 "
        "SHA-256 {}</small></p>\n<pre>",
        i, escaped(document.name), escaped(document.title),
        escaped(document.path), escaped(document.sha256));
    html += marked_text(
        document, i,
        facts == shown.end() ? std::map<std::uint32_t, Span>() : facts->second);
    html += "</pre></section>\n";
  }
  return html;
}

}  // namespace

Result<std::string> write_html_table(const EvidenceTable& table,
                                     const WriteOptions&) {
  std::string html = kHead;
  html +=
      "<h1>Evidence table</h1>\n<p>A row a case. Each cell opens the words "
      "that say it. NR: not reported. Facts by grammar " +
      escaped(table.grammar) + ".</p>\n";
  html += table_html(table) + summary_html(table) + sources_html(table);
  return html + "</body></html>\n";
}

}  // namespace casebook
