#include "corpus/bioc_document.h"

#include <algorithm>
#include <array>

#include "corpus/xml.h"

namespace casebook {
namespace {

// BioC's kinds of sections, and what holds them in JATS.
struct SectionForm {
  std::string_view section;
  std::string_view element;
  std::string_view type;
};
constexpr std::array<SectionForm, 13> kForms = {{
    {"ABSTRACT", "abstract", ""},
    {"abstract", "abstract", ""},  // where there is no section_type
    {"INTRO", "sec", "intro"},
    {"CASE", "sec", "cases"},
    {"METHODS", "sec", "methods"},
    {"RESULTS", "sec", "results"},
    {"DISCUSS", "sec", "discussion"},
    {"CONCL", "sec", "conclusions"},
    {"FIG", "fig", ""},
    {"TABLE", "table-wrap", ""},
    {"REF", "ref-list", ""},
    {"APPENDIX", "sec", ""},
    {"", "sec", ""},
}};

// Acknowledgements, contributions, interests and their like.
constexpr SectionForm kBack = {"", "notes", ""};

const SectionForm& form_of(std::string_view section) {
  for (const SectionForm& form : kForms) {
    if (form.section == section) return form;
  }
  return kBack;
}

// "title_2", "abstract_title_1": a heading's level; 0 where it is none.
std::size_t heading_level(std::string_view type) {
  const std::size_t at = type.find("title");
  if (at == type.npos || type.find("caption") != type.npos) return 0;
  const char last = type.back();
  return last >= '1' && last <= '9' ? static_cast<std::size_t>(last - '0') : 1;
}

// The table of a passage, told to the article with its places in the file.
class CellTeller : public XmlHandler {
 public:
  CellTeller(JatsArticle& article, const SourceMap& map, std::uint32_t shift)
      : article_(article), map_(map), shift_(shift) {}

  bool start(std::string_view name, const XmlAttributes& attributes,
             std::uint32_t /*at*/) override {
    article_.start(name, attributes);
    return true;
  }
  bool end(std::string_view name, std::uint32_t /*at*/) override {
    article_.end(name);
    return true;
  }
  void text(std::string_view text, Span source) override {
    const Span made{source.begin + shift_, source.end + shift_};
    article_.text(text, map_.to_source(made));
  }

 private:
  JatsArticle& article_;
  const SourceMap& map_;
  std::uint32_t shift_;
};

struct Nothing : XmlHandler {
  bool start(std::string_view /*name*/, const XmlAttributes& /*attributes*/,
             std::uint32_t /*at*/) override {
    return true;
  }
  bool end(std::string_view /*name*/, std::uint32_t /*at*/) override {
    return true;
  }
  void text(std::string_view /*text*/, Span /*source*/) override {}
};

SourceMap map_of(const BiocText& text) {
  SourceMap map;
  for (const auto& [words, source] : text.pieces) {
    map.skip_to(source.begin);
    if (words.size() == source.size()) {
      map.copy(source.size());
    } else {
      map.replace(static_cast<std::uint32_t>(words.size()), source.size());
    }
  }
  return map;
}

}  // namespace

void BiocText::add(std::string_view words, Span source) {
  text += words;
  pieces.emplace_back(words, source);
}

std::string_view BiocPassage::infon(std::string_view key) const {
  for (const auto& [name, value] : infons) {
    if (name == key) return value;
  }
  return {};
}

BiocDocument::BiocDocument(const LanguageProfiles& profiles)
    : article_(profiles) {
  article_.start("article", {});
}

void BiocDocument::passage(const BiocPassage& passage) {
  metadata(passage);
  std::string section(passage.infon("section_type"));
  const std::string_view type = passage.infon("type");
  if (section == "TITLE" || (section.empty() && type == "title")) {
    return title(passage);
  }
  if (section.empty() && type == "abstract") section = "abstract";
  const bool held = section == "TABLE" || section == "FIG";
  enter(section, held ? std::string(passage.infon("id")) : "");
  if (section == "TABLE") return table(passage);
  if (section == "FIG") return put(passage.text, "caption");
  if (section == "REF") {
    const bool heads = heading_level(type) > 0;
    return put(passage.text, heads ? "title" : "ref");
  }
  const std::size_t level = heading_level(type);
  if (level > 0) return heading(passage, level);
  put(passage.text, "p");
}

void BiocDocument::metadata(const BiocPassage& passage) {
  for (const auto& [key, value] : passage.infons) {
    if (key == "article-id_doi") meta_.doi = value;
    if (key == "article-id_pmid") meta_.pmid = value;
    if (key == "article-id_pmc") {
      meta_.pmcid = value.starts_with("PMC") ? value : "PMC" + value;
    }
    if (key == "license") meta_.licence = value;
    const bool front = passage.infon("section_type") == "TITLE";
    if (front && key == "year") meta_.year = value.substr(0, 4);
    if (front && key.starts_with("name_")) {
      // "surname:Doe;given-names:Jane"
      const std::size_t begin = value.find("surname:");
      const std::size_t given = value.find(";given-names:");
      if (begin != 0) continue;
      constexpr std::size_t kSurname = 8;
      constexpr std::size_t kGiven = 13;
      const bool both = given != std::string::npos;
      meta_.authors.push_back(
          {value.substr(kSurname, both ? given - kSurname : given),
           both ? value.substr(given + kGiven) : ""});
    }
  }
}

void BiocDocument::title(const BiocPassage& passage) {
  close(0);
  article_.start("front", {});
  put(passage.text, "article-title");
  article_.end("front");
}

void BiocDocument::begin(std::string_view element, std::string_view type) {
  XmlAttributes attributes;
  if (!type.empty()) attributes.push_back({"sec-type", std::string(type)});
  article_.start(element, attributes);
  open_.emplace_back(element);
}

void BiocDocument::close(std::size_t depth) {
  while (open_.size() > depth) {
    article_.end(open_.back());
    open_.pop_back();
  }
  if (depth == 0) {
    levels_ = 0;
    section_.clear();
    id_.clear();
  }
}

// Passages of one section, table or figure stand together.
void BiocDocument::enter(const std::string& section, const std::string& id) {
  if (!open_.empty() && section == section_ && id == id_) return;
  close(0);
  const SectionForm& form = form_of(section);
  begin(form.element, form.type);
  section_ = section;
  id_ = id;
}

void BiocDocument::heading(const BiocPassage& passage, std::size_t level) {
  // The section's own element takes the first heading, deeper ones nest.
  const bool fresh = levels_ == 0;
  if (!fresh) {
    const std::size_t keep = std::min(open_.size(), level);
    const std::string section = section_;
    close(std::max<std::size_t>(keep, 1));
    if (level == 1 && open_.front() == "sec") {
      close(0);
      begin("sec", form_of(section).type);
      section_ = section;
    } else {
      begin("sec");
    }
  }
  levels_ = level;
  put(passage.text, "title");
}

void BiocDocument::table(const BiocPassage& passage) {
  const std::string_view type = passage.infon("type");
  if (type.find("caption") != type.npos || type.find("title") != type.npos) {
    return put(passage.text, "caption");
  }
  if (type.find("foot") != type.npos) {
    article_.start("table-wrap-foot", {});
    put(passage.text, "p");
    return article_.end("table-wrap-foot");
  }
  if (!table_cells(passage.markup)) put(passage.text, "p");
}

// Whether the markup was there, and sound.
bool BiocDocument::table_cells(const BiocText& markup) {
  const std::size_t begin = markup.text.find("<table");
  const std::size_t end = markup.text.rfind("</table>");
  if (begin == std::string::npos || end == std::string::npos || end < begin) {
    return false;
  }
  constexpr std::size_t kEnd = 8;
  const std::string table = markup.text.substr(begin, end + kEnd - begin);
  Nothing nothing;
  if (!parse_xml(table, {"table", "UTF-8", true}, nothing)) return false;
  const SourceMap map = map_of(markup);
  CellTeller teller(article_, map, static_cast<std::uint32_t>(begin));
  return static_cast<bool>(parse_xml(table, {"table", "UTF-8", true}, teller));
}

void BiocDocument::put(const BiocText& text, std::string_view element) {
  article_.start(element, {});
  for (const auto& [words, source] : text.pieces) article_.text(words, source);
  article_.end(element);
}

Document BiocDocument::take() {
  close(0);
  article_.end("article");
  Document document = article_.take();
  meta_.title = std::move(document.meta.title);
  document.meta = std::move(meta_);
  return document;
}

}  // namespace casebook
