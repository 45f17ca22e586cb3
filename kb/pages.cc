#include "kb/pages.h"

#include <algorithm>
#include <iterator>

#include "kb/statements.h"

namespace casebook {

PageStarts page_starts(const Document& document) {
  PageStarts starts;
  for (const PagePlace& place : document.places) {
    if (starts.empty() || starts.back().page != place.page)
      starts.push_back({place.span.begin, place.page});
  }
  return starts;
}

Result<PageStarts> stored_pages(Connection& connection, std::int64_t document) {
  Result<SqlStatement> find = connection.prepare(sql::kPages);
  if (!find) return find.error();
  find->bind(1, document);
  PageStarts starts;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return starts;
    starts.push_back({find->integer(0), find->integer(1)});
  }
}

std::int64_t page_at(const PageStarts& starts, std::int64_t position) {
  const auto next = std::upper_bound(
      starts.begin(), starts.end(), position,
      [](std::int64_t at, const PageStart& start) { return at < start.begin; });
  return next == starts.begin() ? 0 : std::prev(next)->page;
}

std::string page_text(std::int64_t page) {
  return page == 0 ? "" : "p. " + std::to_string(page);
}

}  // namespace casebook
