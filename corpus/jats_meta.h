// JatsMeta: gathers what an article's front says about it: journal, year,
// ids, authors, affiliations, countries, licence, related articles.
//
// Invariant: start() and end() are called in pairs for all that stands in a
// front, and only for that.
// Threads: one article, one collector.
//
//   JatsMeta meta;
//   meta.start("article-id", attributes);
//   meta.text("10.1000/1");
//   meta.end("article-id");
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/xml.h"

namespace casebook {

class JatsMeta {
 public:
  void start(std::string_view name, const XmlAttributes& attributes);
  void end(std::string_view name);
  void text(std::string_view text);
  // Whether an element of that name is open.
  bool inside(std::string_view name) const;

  // Titles are the reader's; everything else is moved out.
  Metadata take() { return std::move(meta_); }

 private:
  struct Open {
    std::string name;
    std::string kind;       // of ids, contributors, dates: what sort
    std::size_t begin = 0;  // in buffer_
    bool silent = false;    // its characters belong to nothing
  };

  void finish(const Open& open, const std::string& value);
  void finish_id(const Open& open, const std::string& value);
  void finish_affiliation(const std::string& value);
  void add_related(std::string_view name, const XmlAttributes& attributes);

  Metadata meta_;
  Author author_;
  std::vector<Open> open_;
  std::string buffer_;
  std::string country_;  // of the affiliation being read
  std::size_t silent_ = 0;
};

// The country that ends an affiliation: "Clinic, Tekirdağ, Turkey." → "Turkey";
// "" where what stands there is none.
std::string country_of_affiliation(std::string_view affiliation);

// White space folded and trimmed.
std::string fold_spaces(std::string_view text);

}  // namespace casebook
