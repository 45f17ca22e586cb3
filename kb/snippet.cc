#include "kb/snippet.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
}

Result<std::string> text_of(Connection& connection, std::int64_t document) {
  Result<SqlStatement> find = connection.prepare(sql::kText);
  if (!find) return find.error();
  find->bind(1, document);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row ? std::string(find->text(0)) : std::string();
}

Result<std::vector<Span>> references_of(Connection& connection,
                                        std::int64_t document) {
  Result<SqlStatement> find = connection.prepare(sql::kReferenceSections);
  if (!find) return find.error();
  find->bind(1, document);
  std::vector<Span> spans;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return spans;
    spans.push_back({static_cast<std::uint32_t>(find->integer(0)),
                     static_cast<std::uint32_t>(find->integer(1))});
  }
}

// Where FTS5 put its marks, as spans of the body without them.
std::vector<Span> marks_of(std::string_view marked, std::size_t& body_size) {
  std::vector<Span> marks;
  std::uint32_t at = 0;
  std::uint32_t begin = 0;
  for (const char c : marked) {
    if (c == kMarkBegin) {
      begin = at;
    } else if (c == kMarkEnd) {
      marks.push_back({begin, at});
    } else {
      ++at;
    }
  }
  body_size = at;
  return marks;
}

// The hits' index range [first, second) with most hits within a snippet.
std::pair<std::size_t, std::size_t> best_window(const std::vector<Span>& hits) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  std::size_t last = 0;
  for (std::size_t first = 0; first < hits.size(); ++first) {
    last = std::max(last, first + 1);
    while (last < hits.size() &&
           hits[last].end - hits[first].begin <= kSnippetBytes)
      ++last;
    if (last - first > best.second - best.first) best = {first, last};
  }
  return best;
}

// Widens to about kSnippetBytes and to the borders of words; a word that is
// longer than any word is cut at a character's border.
Span widen(std::string_view text, Span core) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::uint32_t room =
      core.size() >= kSnippetBytes ? 0 : (kSnippetBytes - core.size()) / 2;
  const auto continues = [&](std::uint32_t at) {
    return at < size && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  Span wide{core.begin < room ? 0 : core.begin - room,
            std::min(size, core.end + room)};
  while (wide.begin > 0 && wide.begin < core.begin &&
         !is_space(text[wide.begin - 1]))
    ++wide.begin;
  while (wide.end < size && wide.end > core.end && !is_space(text[wide.end]))
    --wide.end;
  while (continues(wide.begin)) --wide.begin;
  while (continues(wide.end)) ++wide.end;
  while (wide.begin < core.begin && is_space(text[wide.begin])) ++wide.begin;
  while (wide.end > core.end && is_space(text[wide.end - 1])) --wide.end;
  return wide;
}

}  // namespace

Snippet cut_snippet(std::string_view text, const std::vector<Span>& hits) {
  Snippet snippet;
  if (hits.empty()) {
    snippet.span = widen(text, {0, 0});
  } else {
    const auto [first, last] = best_window(hits);
    snippet.span = widen(text, cover(hits[first], hits[last - 1]));
  }
  std::uint32_t done = snippet.span.begin;
  const auto add = [&](std::uint32_t end, bool hit) {
    if (end <= done) return;
    snippet.pieces.push_back({std::string(slice(text, {done, end})), hit});
    done = end;
  };
  for (const Span hit : hits) {
    if (hit.begin < done || hit.end > snippet.span.end) continue;
    add(hit.begin, false);
    add(hit.end, true);
  }
  add(snippet.span.end, false);
  return snippet;
}

Result<Snippet> word_snippet(Connection& connection, std::int64_t document,
                             const std::string& expression) {
  const Result<std::string> text = text_of(connection, document);
  if (!text) return text.error();
  const Result<std::vector<Span>> references =
      references_of(connection, document);
  if (!references) return references.error();
  Result<SqlStatement> find = connection.prepare(sql::kMarked);
  if (!find) return find.error();
  find->bind(1, std::string_view(expression));
  find->bind(2, document);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  std::vector<Span> hits;
  if (*row) {
    const Searchable seen = make_searchable(*text, *references);
    std::size_t size = 0;
    const std::vector<Span> marks = marks_of(find->text(0), size);
    // A body that another version of the program folded leads nowhere.
    if (size == seen.body.size())
      for (const Span mark : marks) hits.push_back(seen.map.to_source(mark));
  }
  return cut_snippet(*text, hits);
}

Result<Snippet> fact_snippet(Connection& connection, std::int64_t document,
                             const std::vector<Span>& facts) {
  const Result<std::string> text = text_of(connection, document);
  if (!text) return text.error();
  return cut_snippet(*text, facts);
}

}  // namespace casebook
