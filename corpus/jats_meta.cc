#include "corpus/jats_meta.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/ascii.h"

namespace casebook {
namespace {

constexpr std::size_t kLongestCountry = 40;

// Parts of an affiliation or a name that are no words of it.
constexpr std::array<std::string_view, 8> kSilent = {
    "label",      "institution-id", "email", "xref",
    "contrib-id", "role",           "fn",    "ext-link"};

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kEdges = " \t\r\n.,;:";
  const std::size_t begin = text.find_first_not_of(kEdges);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kEdges) - begin + 1);
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() &&
      std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

}  // namespace

std::string fold_spaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    if (!is_blank(c)) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  while (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

std::string country_of_affiliation(std::string_view affiliation) {
  affiliation = trim(affiliation);
  std::size_t comma = affiliation.find_last_of(",;");
  // "…, Spain; name@x.es (M.C.)": not a place at all.
  while (comma != std::string_view::npos &&
         affiliation.find_first_of("(@", comma) != std::string_view::npos) {
    affiliation = trim(affiliation.substr(0, comma));
    comma = affiliation.find_last_of(",;");
  }
  std::string_view last = comma == std::string_view::npos
                              ? std::string_view()
                              : trim(affiliation.substr(comma + 1));
  // "LL57 2UW UK": postal codes stand before the country.
  while (has_digit(last)) {
    const std::size_t space = last.find(' ');
    if (space == std::string_view::npos) return {};
    last = trim(last.substr(space + 1));
  }
  // "NE USA": nor is a state's short name part of it.
  const auto is_capital = [&](std::size_t i) {
    return i < last.size() && last[i] >= 'A' && last[i] <= 'Z';
  };
  if (last.size() > 3 && is_capital(0) && is_capital(1) && last[2] == ' ') {
    last = trim(last.substr(3));
  }
  return last.size() <= kLongestCountry ? std::string(last) : std::string();
}

bool JatsMeta::inside(std::string_view name) const {
  return std::any_of(open_.begin(), open_.end(),
                     [name](const Open& open) { return open.name == name; });
}

void JatsMeta::start(std::string_view name, const XmlAttributes& attributes) {
  // Parts of an affiliation often touch:
  // "<institution>…</institution><country>"
  if (!buffer_.empty()) buffer_ += ' ';
  Open open;
  open.name = name;
  open.begin = buffer_.size();
  open.silent =
      std::find(kSilent.begin(), kSilent.end(), name) != kSilent.end() &&
      !inside("license");
  for (const std::string_view kind :
       {"pub-id-type", "book-id-type", "contrib-type", "pub-type",
        "date-type"}) {
    if (open.kind.empty()) open.kind = attribute(attributes, kind);
  }
  if (name == "contrib") author_ = {};
  if (name == "aff") country_.clear();
  if (name == "related-article" || name == "related-object") {
    add_related(name, attributes);
  }
  const bool license =
      name == "license" || (name == "ext-link" && inside("license"));
  const std::string_view link = attribute(attributes, "xlink:href");
  if (license && meta_.licence.empty() &&
      link.find("://") != std::string_view::npos) {
    meta_.licence = link;
  }
  if (open.silent) ++silent_;
  open_.push_back(std::move(open));
}

void JatsMeta::text(std::string_view text) {
  if (silent_ == 0 && !open_.empty()) buffer_ += text;
}

void JatsMeta::end(std::string_view name) {
  if (open_.empty() || open_.back().name != name) return;
  const Open open = std::move(open_.back());
  open_.pop_back();
  if (open.silent) {
    --silent_;
    return;
  }
  finish(open, fold_spaces(std::string_view(buffer_).substr(
                   std::min(open.begin, buffer_.size()))));
  const bool within = inside("aff") || inside("license") ||
                      inside("journal-title") || inside("surname");
  if (!within) buffer_.clear();
  if (within) buffer_ += ' ';
}

void JatsMeta::finish(const Open& open, const std::string& value) {
  const std::string& name = open.name;
  if (name == "journal-title" && meta_.journal.empty()) meta_.journal = value;
  if (name == "article-id" || name == "book-id") finish_id(open, value);
  if (name == "year" && meta_.year.empty() && inside("pub-date")) {
    meta_.year = value;
  }
  if (name == "surname" && author_.family.empty()) author_.family = value;
  if (name == "given-names" && author_.given.empty()) author_.given = value;
  if ((name == "collab" || name == "string-name") && author_.family.empty()) {
    author_.family = value;
  }
  if (name == "contrib") {
    const bool is_author = open.kind.empty() || open.kind == "author";
    if (is_author && !author_.family.empty()) meta_.authors.push_back(author_);
    author_ = {};
  }
  if (name == "country") country_ = value;
  if (name == "aff") finish_affiliation(value);
  if (name == "license" && meta_.licence.empty()) meta_.licence = value;
}

void JatsMeta::finish_id(const Open& open, const std::string& value) {
  if (open.kind == "doi" && meta_.doi.empty()) meta_.doi = value;
  if (open.kind == "pmid" && meta_.pmid.empty()) meta_.pmid = value;
  const bool pmc = open.kind == "pmc" || open.kind == "pmcid";
  if (pmc && meta_.pmcid.empty() && !value.empty()) {
    meta_.pmcid = value.starts_with("PMC") ? value : std::string("PMC") + value;
  }
}

void JatsMeta::finish_affiliation(const std::string& value) {
  add_once(meta_.affiliations, value);
  add_once(meta_.countries, country_.empty() ? country_of_affiliation(value)
                                             : std::string(trim(country_)));
  country_.clear();
}

void JatsMeta::add_related(std::string_view name,
                           const XmlAttributes& attributes) {
  std::string_view type = attribute(attributes, "related-article-type");
  if (type.empty()) type = attribute(attributes, "link-type");
  std::string_view id = attribute(attributes, "xlink:href");
  if (id.empty()) id = attribute(attributes, "id");
  std::string relation(type.empty() ? name : type);
  if (type == "retracted-article") relation = "retraction of";
  if (type == "corrected-article") relation = "erratum for";
  if (type == "retraction-forward") relation = "retracted by";
  if (type == "correction-forward") relation = "corrected by";
  meta_.related.push_back(fold_spaces(relation + " " + std::string(id)));
}

}  // namespace casebook
