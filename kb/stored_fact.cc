#include "kb/stored_fact.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "corpus/sha256.h"
#include "kb/fact_text.h"

namespace casebook {
namespace {

constexpr std::size_t kDocumentDigits = 8;
constexpr std::size_t kFactDigits = 10;
constexpr std::size_t kContextWords = 5;
constexpr std::size_t kSentenceBytes = 600;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool within_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The last words of a text, or with `first` the first ones.
std::string few_words(std::string_view text, bool first) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : text) {
    if (is_space(c)) {
      close();
    } else {
      word += c;
    }
  }
  close();
  const std::size_t some = std::min(words.size(), kContextWords);
  const auto from =
      first ? words.begin() : words.end() - static_cast<std::ptrdiff_t>(some);
  return fmt::format(
      "{}", fmt::join(from, from + static_cast<std::ptrdiff_t>(some), " "));
}

struct Bounds {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Bounds bounds_of(std::string_view text, std::int64_t begin, std::int64_t end) {
  Bounds bounds;
  bounds.begin = std::min(
      text.size(), static_cast<std::size_t>(std::max(begin, std::int64_t{0})));
  bounds.end = std::clamp(static_cast<std::size_t>(std::max(end, begin)),
                          bounds.begin, text.size());
  return bounds;
}

}  // namespace

std::string folded_space(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const char c : text) {
    if (!is_space(c)) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (!folded.empty() && folded.back() == ' ') folded.pop_back();
  return folded;
}

StoredFact stored_fact(const Document& document, const Fact& fact) {
  StoredFact stored;
  stored.case_id = fact.case_id;
  stored.kind = fact.kind;
  stored.name = fact.name;
  stored.assertion = fact.assertion;
  stored.keys = keys_to_json(fact.keys);
  stored.flags = fmt::format("{}", fmt::join(fact.flags, "; "));
  stored.readings = fmt::format("{}", fmt::join(fact.readings, "; "));
  stored.begin = fact.span.begin;
  stored.end = fact.span.end;
  stored.quote = folded_space(slice(document.text, fact.span));
  stored.section = to_text(fact.section);
  stored.language = fact.language;
  stored.rule = fact.rule;
  return stored;
}

std::string document_prefix(std::string_view sha256) {
  return std::string(sha256.substr(0, kDocumentDigits));
}

std::string fact_id(std::string_view sha256, const StoredFact& fact) {
  if (!fact.anchor.empty()) return fact.anchor;
  const std::string said =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}-{}", fact.case_id, fact.kind,
                  fact.name, fact.assertion, fact.keys,
                  folded_space(fact.quote), fact.begin, fact.end);
  return document_prefix(sha256) + "-" +
         sha256_hex(said).substr(0, kFactDigits);
}

Result<std::vector<StoredFact>> read_facts(Connection& connection,
                                           std::string_view statement,
                                           std::int64_t document) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  find->bind(1, document);
  std::vector<StoredFact> facts;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return facts;
    StoredFact fact;
    fact.position = find->integer(0);
    int column = 1;
    for (std::string* field :
         {&fact.case_id, &fact.kind, &fact.name, &fact.assertion, &fact.keys,
          &fact.flags, &fact.readings})
      *field = find->text(column++);
    fact.begin = find->integer(column++);
    fact.end = find->integer(column++);
    for (std::string* field : {&fact.quote, &fact.section, &fact.language,
                               &fact.rule, &fact.decided, &fact.anchor})
      *field = find->text(column++);
    facts.push_back(std::move(fact));
  }
}

std::string context_hash(std::string_view text, std::int64_t begin,
                         std::int64_t end) {
  const Bounds at = bounds_of(text, begin, end);
  // Words enough for sure; a long text need not be split whole.
  constexpr std::size_t kReach = 400;
  const std::size_t from = at.begin < kReach ? 0 : at.begin - kReach;
  const std::string around =
      few_words(text.substr(from, at.begin - from), false) + "\n" +
      few_words(text.substr(at.end, kReach), true);
  return sha256_hex(around).substr(0, 16);
}

std::string sentence_around(std::string_view text, std::int64_t begin,
                            std::int64_t end) {
  const Bounds at = bounds_of(text, begin, end);
  const auto ends_here = [&](std::size_t i) {
    if (i + 1 >= text.size()) return false;
    if (text[i] == '\n' && text[i + 1] == '\n') return true;
    return (text[i] == '.' || text[i] == '!' || text[i] == '?') &&
           is_space(text[i + 1]);
  };
  std::size_t from = at.begin;
  while (from > 0 && at.begin - from < kSentenceBytes / 2 &&
         !ends_here(from - 1))
    --from;
  std::size_t to = at.end;
  while (to < text.size() && to - at.end < kSentenceBytes / 2 && !ends_here(to))
    ++to;
  if (to < text.size() && !is_space(text[to])) ++to;  // the stop itself
  while (from < at.begin && within_character(text[from])) ++from;
  while (to > at.end && to < text.size() && within_character(text[to])) --to;
  std::string sentence = folded_space(text.substr(from, to - from));
  if (!sentence.empty() && sentence.front() == ' ') sentence.erase(0, 1);
  return sentence;
}

}  // namespace casebook
