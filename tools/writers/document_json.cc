#include <nlohmann/json.hpp>

#include "tools/writers/document_writer.h"

namespace casebook {
namespace {

using Json = nlohmann::ordered_json;

Json of(Span span) { return {{"start", span.begin}, {"end", span.end}}; }

// Of a part with a place: its keys, after start and end.
Json at(Span span, const Json& keys) {
  Json whole = of(span);
  whole.update(keys);
  return whole;
}

Json of(const Metadata& meta) {
  Json authors = Json::array();
  for (const Author& author : meta.authors) {
    authors.push_back({{"family", author.family}, {"given", author.given}});
  }
  return {{"title", meta.title},
          {"vernacular_title", meta.vernacular_title},
          {"authors", authors},
          {"journal", meta.journal},
          {"year", meta.year},
          {"doi", meta.doi},
          {"pmid", meta.pmid},
          {"pmcid", meta.pmcid},
          {"licence", meta.licence},
          {"countries", meta.countries},
          {"affiliations", meta.affiliations},
          {"related", meta.related}};
}

Json of(const Section& section) {
  return at(section.span, {{"kind", to_text(section.kind)},
                           {"heading", of(section.heading)},
                           {"language", section.language},
                           {"depth", section.depth}});
}

Json of(const Sentence& sentence) {
  return at(sentence.span, {{"section", sentence.section},
                            {"paragraph", sentence.paragraph},
                            {"language", sentence.language},
                            {"heading", sentence.heading}});
}

Json of(const Grid& grid) {
  Json cells = Json::array();
  for (const Cell& cell : grid.cells) {
    cells.push_back(at(cell.span, {{"row", cell.row},
                                   {"column", cell.column},
                                   {"rows", cell.rows},
                                   {"columns", cell.columns},
                                   {"head", cell.head}}));
  }
  Json footnotes = Json::array();
  for (const Span footnote : grid.footnotes) footnotes.push_back(of(footnote));
  return at(grid.span, {{"label", grid.label},
                        {"caption", of(grid.caption)},
                        {"footnotes", footnotes},
                        {"rows", grid.rows},
                        {"columns", grid.columns},
                        {"head_rows", grid.head_rows},
                        {"confidence", grid.confidence},
                        {"cells", cells}});
}

Json of(const PagePlace& place) {
  return at(place.span,
            {{"page", place.page},
             {"box", {place.left, place.top, place.right, place.bottom}}});
}

Json of(const Note& note) {
  return {
      {"code", note.code}, {"text", note.text}, {"source", of(note.source)}};
}

template <typename Parts>
Json list(const Parts& parts) {
  Json all = Json::array();
  for (const auto& part : parts) all.push_back(of(part));
  return all;
}

}  // namespace

std::string document_json(const Document& document) {
  const Json whole = {{"id", document.id},
                      {"path", document.path},
                      {"format", document.format},
                      {"encoding", document.encoding},
                      {"sha256", document.sha256},
                      {"language", document.language},
                      {"meta", of(document.meta)},
                      {"sections", list(document.sections)},
                      {"sentences", list(document.sentences)},
                      {"tables", list(document.tables)},
                      {"citations", list(document.citations)},
                      {"words", list(document.places)},
                      {"notes", list(document.notes)},
                      {"text", document.text}};
  // A path may hold any bytes; the text is UTF-8.
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace casebook
