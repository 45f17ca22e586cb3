#include "kb/same_sentence.h"

#include <utility>

#include "kb/statements.h"

namespace casebook {
namespace {

// What stands farther apart is not told together, whatever its stops.
constexpr std::uint32_t kReach = 300;

}  // namespace

Status SameSentence::prepare(Connection& connection) {
  Result<SqlStatement> prepared = connection.prepare(sql::kTextBetween);
  if (!prepared) return prepared.error();
  between_ = std::move(*prepared);
  return Ok{};
}

Result<bool> SameSentence::holds(std::int64_t document, Span a, Span b) {
  if (b.begin < a.begin) std::swap(a, b);
  if (a.end >= b.begin) return true;
  if (b.begin - a.end > kReach) return false;
  between_.bind(1, document);
  between_.bind(2, std::int64_t{a.end} + 1);
  between_.bind(3, std::int64_t{b.begin} - std::int64_t{a.end});
  const Result<bool> row = between_.step();
  if (!row) return row.error();
  const bool ends = !*row || holds_sentence_end(between_.text(0));
  between_.reset();
  return !ends;
}

bool holds_sentence_end(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char next = i + 1 < words.size() ? words[i + 1] : ' ';
    const bool stop = words[i] == '.' || words[i] == '!' || words[i] == '?';
    if (stop && (next == ' ' || next == '\n')) return true;
    if (words[i] == '\n' && next == '\n') return true;
  }
  return false;
}

}  // namespace casebook
