#include "extractor/cited_text.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>

#include "corpus/ascii.h"
#include "corpus/fold.h"

namespace casebook {
namespace {

class CitedText {
 public:
  CitedText(const Document& document, const Kinds& kinds, const CitedRows& rows,
            const std::vector<Statement>& statements)
      : document_(document),
        kinds_(kinds),
        rows_(rows),
        statements_(statements) {}

  // Whose each statement is: a row's study, or -1.
  std::vector<std::int32_t> run() const {
    std::vector<std::int32_t> studies(statements_.size(), -1);
    for (std::size_t i = 0; i < statements_.size();) {
      const std::uint32_t sentence = statements_[i].sentence;
      const std::size_t first = i;
      while (i < statements_.size() && statements_[i].sentence == sentence) ++i;
      const std::int32_t study = study_of(sentence);
      if (study < 0 || speaks_of_own(sentence) ||
          !(tells_age(first, i) || names_author(sentence, study)))
        continue;
      std::fill(studies.begin() + static_cast<std::ptrdiff_t>(first),
                studies.begin() + static_cast<std::ptrdiff_t>(i), study);
    }
    return studies;
  }

 private:
  // The one report that the sentence cites; -1 for none, or several.
  std::int32_t study_of(std::uint32_t sentence) const {
    const Span here = document_.sentences[sentence].span;
    const auto& all = document_.citations;
    const auto citation = std::partition_point(
        all.begin(), all.end(),
        [&](const Span& one) { return one.end <= here.begin; });
    const bool marked = citation != all.end() && citation->begin < here.end;
    const bool again = marked && std::next(citation) != all.end() &&
                       std::next(citation)->begin < here.end;
    const std::string number =
        again ? ""
              : only_number(slice(document_.text, marked ? *citation : here));
    for (std::size_t i = 0; i < rows_.studies.size(); ++i) {
      const auto study = static_cast<std::int32_t>(i);
      if (!number.empty() && rows_.studies[i].cited == number)
        return is_of_one(study) ? study : -1;
    }
    return -1;
  }

  // "… was reported (88)." → "88"; "" where several or other things stand in
  // brackets of figures.
  static std::string only_number(std::string_view words) {
    std::string number;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (words[at] != '(' && words[at] != '[') continue;
      const std::size_t end = words.find_first_of(")]", at);
      if (end == words.npos) break;
      const std::string_view inside = words.substr(at + 1, end - at - 1);
      const bool figures =
          inside.find_first_not_of("0123456789,;- ") == inside.npos;
      if (!figures || inside.empty()) continue;
      const bool one = inside.size() <= 3 &&
                       std::all_of(inside.begin(), inside.end(), is_digit);
      if (!one || !number.empty()) return "";
      number = inside;
    }
    return number;
  }

  bool is_of_one(std::int32_t study) const {
    return std::none_of(rows_.statements.begin(), rows_.statements.end(),
                        [&](const Statement& one) {
                          const Kind* kind = kinds_.find(one.fact.kind);
                          return one.study == study && kind != nullptr &&
                                 kind->of_group && one.fact.get("value") != "1";
                        });
  }

  bool speaks_of_own(std::uint32_t sentence) const {
    return std::any_of(rows_.events.begin(), rows_.events.end(),
                       [&](const CaseEvent& one) {
                         return one.sentence == sentence &&
                                (one.type == CaseEvent::Type::kOwn ||
                                 one.type == CaseEvent::Type::kHeading ||
                                 one.type == CaseEvent::Type::kNamed);
                       });
  }

  // "Meyer's patient [12]", "Meyer'in hastasında (12)": whoever stands in the
  // row of 12 under Meyer's name.
  bool names_author(std::uint32_t sentence, std::int32_t study) const {
    constexpr std::size_t kShortestName = 3, kNearCitation = 48;  // bytes
    const std::string here =
        fold_key(slice(document_.text, document_.sentences[sentence].span));
    const std::string label =
        fold_key(rows_.studies[static_cast<std::size_t>(study)].label);
    for (std::size_t at = 0, end = 0; at < label.size(); at = end + 1) {
      end = std::min(label.find(' ', at), label.size());
      std::string name = label.substr(at, end - at);
      if (name.size() < kShortestName || !is_name(name)) continue;
      const std::size_t found = here.find(name += '\'');
      if (found == here.npos) continue;
      const std::size_t cited = here.find_first_of("[(", found);
      return cited != here.npos && cited - found < kNearCitation;
    }
    return false;
  }

  static bool is_name(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) {
      return is_digit(c) || c == '[' || c == '(' || c == '.';
    });
  }

  // One patient's age: she is introduced here.
  bool tells_age(std::size_t first, std::size_t end) const {
    std::size_t ages = 0;
    for (std::size_t i = first; i < end; ++i) {
      const Fact& fact = statements_[i].fact;
      const Kind* kind = kinds_.find(fact.kind);
      const bool age = kind != nullptr && kind->once && !kind->named;
      if (!age || fact.assertion == "family") continue;
      if (fact.get("value").empty() || !fact.get("sd").empty()) return false;
      ++ages;
    }
    return ages == 1;
  }

  const Document& document_;
  const Kinds& kinds_;
  const CitedRows& rows_;
  const std::vector<Statement>& statements_;
};

}  // namespace

void join_cited_text(const Document& document, const Kinds& kinds,
                     const CitedRows& rows,
                     std::vector<Statement>& statements) {
  if (rows.studies.empty()) return;
  const std::vector<std::int32_t> studies =
      CitedText(document, kinds, rows, statements).run();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& one = statements[i];
    if (studies[i] >= 0 && one.fact.assertion != "general" &&
        one.fact.assertion != "family") {
      one.study = studies[i];
      rows.statements.push_back(std::move(one));
      continue;
    }
    if (kept != i) statements[kept] = std::move(one);
    ++kept;
  }
  statements.resize(kept);
}

}  // namespace casebook
