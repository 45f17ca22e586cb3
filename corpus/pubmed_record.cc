#include "corpus/pubmed_record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/jats_meta.h"

namespace casebook {
namespace {

// PubMed's elements whose characters are a document's text, and what they are
// in JATS.
struct TextElement {
  std::string_view pubmed;
  std::string_view jats;
};
constexpr std::array<TextElement, 9> kTexts = {{
    {"ArticleTitle", "article-title"},
    {"BookTitle", "article-title"},
    {"VernacularTitle", "trans-title"},
    {"AbstractText", "p"},
    {"Keyword", "kwd"},
    {"Abstract", "abstract"},
    {"OtherAbstract", "trans-abstract"},
    {"KeywordList", "kwd-group"},
    {"CopyrightInformation", ""},
}};

const TextElement* text_element(std::string_view name) {
  for (const TextElement& element : kTexts) {
    if (element.pubmed == name) return &element;
  }
  return nullptr;
}

// Elements that hold texts and no text of their own.
bool is_group(std::string_view name) {
  return name == "Abstract" || name == "OtherAbstract" || name == "KeywordList";
}

// "RetractionOf" → "retraction of".
std::string relation_of(std::string_view type) {
  if (type == "RetractionIn") return "retracted by";
  if (type == "ErratumIn") return "corrected by";
  std::string words;
  for (const char c : type) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty()) words += ' ';
    words += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return words;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() &&
      std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

}  // namespace

PubmedRecord::PubmedRecord(const LanguageProfiles& profiles)
    : article_(profiles) {
  article_.start("article", {});
  article_.start("front", {});
}

bool PubmedRecord::inside(std::string_view name) const {
  return std::find(path_.begin(), path_.end(), name) != path_.end();
}

bool PubmedRecord::start(std::string_view name, const XmlAttributes& attributes,
                         std::uint32_t at) {
  if (text_depth_ > 0) {
    ++text_depth_;
    article_.start(name, attributes);
    return true;
  }
  path_.emplace_back(name);
  value_.clear();
  for (const std::string_view kind : {"IdType", "EIdType", "RefType"}) {
    const std::string_view told = attribute(attributes, kind);
    if (!told.empty()) kind_ = told;
  }
  if (name == "Author") author_ = {};
  // The works that a record cites have titles too.
  if (!inside("ReferenceList")) begin_text(name, attributes, at);
  return true;
}

void PubmedRecord::heading(std::string_view label, std::uint32_t at) {
  article_.start("title", {});
  article_.text(label, {at, at});
  article_.end("title");
}

bool PubmedRecord::begin_text(std::string_view name,
                              const XmlAttributes& attributes,
                              std::uint32_t at) {
  const TextElement* element = text_element(name);
  if (element == nullptr || element->jats.empty()) return false;
  const std::string_view label = attribute(attributes, "Label");
  labelled_ = name == "AbstractText" && !label.empty();
  if (labelled_) {
    article_.start("sec", {});
    heading(label, at);
  }
  article_.start(element->jats, {});
  if (!is_group(name)) text_depth_ = 1;
  return true;
}

bool PubmedRecord::end(std::string_view name, std::uint32_t /*at*/) {
  if (text_depth_ > 1) {
    --text_depth_;
    article_.end(name);
    return true;
  }
  text_depth_ = 0;
  if (!inside("ReferenceList")) {
    end_text(name);
    value(name, fold_spaces(value_));
  }
  value_.clear();
  path_.pop_back();
  return true;
}

void PubmedRecord::end_text(std::string_view name) {
  const TextElement* element = text_element(name);
  if (element == nullptr || element->jats.empty()) return;
  article_.end(element->jats);
  if (name == "AbstractText" && labelled_) article_.end("sec");
  labelled_ = labelled_ && name != "AbstractText";
}

void PubmedRecord::text(std::string_view text, Span source) {
  if (text_depth_ > 0) return article_.text(text, source);
  value_ += text;
}

void PubmedRecord::unknown_entity(std::string_view name, Span source) {
  article_.note(
      {"N-UNKNOWN-ENTITY",
       "the unknown entity &" + std::string(name) + "; was kept as text",
       source});
}

void PubmedRecord::value(std::string_view name, const std::string& value) {
  const std::string_view around =
      path_.size() > 1 ? std::string_view(path_[path_.size() - 2])
                       : std::string_view();
  if (name == "PMID") {
    if (around == "MedlineCitation" || around == "BookDocument") {
      meta_.pmid = value;
    }
    if (around == "CommentsCorrections") {
      meta_.related.push_back(relation_of(kind_) + " " + value);
    }
  } else if (name == "Title" && around == "Journal") {
    meta_.journal = value;
  } else if ((name == "Year" || name == "MedlineDate") && around == "PubDate" &&
             meta_.year.empty()) {
    meta_.year = value.substr(0, 4);
  } else if (name == "ELocationID" && kind_ == "doi") {
    doi_ = value;
  } else if (name == "ArticleId") {
    if (kind_ == "doi") meta_.doi = value;
    if (kind_ == "pmc") meta_.pmcid = value;
  } else {
    names(name, value);
  }
}

void PubmedRecord::names(std::string_view name, const std::string& value) {
  if (name == "LastName" || name == "CollectiveName") author_.family = value;
  if (name == "ForeName") author_.given = value;
  if (name == "Initials" && author_.given.empty()) author_.given = value;
  if (name == "Author" && !author_.family.empty()) {
    meta_.authors.push_back(author_);
    author_ = {};
  }
  if (name == "Affiliation") {
    add_once(meta_.affiliations, value);
    add_once(meta_.countries, country_of_affiliation(value));
  }
  if (name == "CopyrightInformation") meta_.licence = value;
}

Document PubmedRecord::take() {
  article_.end("front");
  article_.end("article");
  Document document = article_.take();
  meta_.title = std::move(document.meta.title);
  meta_.vernacular_title = std::move(document.meta.vernacular_title);
  if (meta_.doi.empty()) meta_.doi = doi_;
  document.meta = std::move(meta_);
  return document;
}

}  // namespace casebook
