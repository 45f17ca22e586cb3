// Ranking: the documents that answer to an FTS5 expression, the best first, by
// the same bm25 as FTS5's own (a title's word counts four times).
//
// FTS5 looks up each document's length in a table and finds out how rare each
// phrase is even when it is alone; here lengths are kept in memory and old
// versions left out on the way. The function that FTS5 is given for it belongs
// to this connection: nothing in the file asks for it.
// Threads: as the connection.
//
//   Result<std::vector<RankedDocument>> best =
//       rank_documents(connection, R"("back" "pain")", 20);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/result.h"
#include "kb/sqlite.h"

namespace casebook {

struct RankedDocument {
  std::int64_t document = 0;
  double score = 0;  // the higher the better
};

// At most `limit` of them, all with 0. Of equals, the earlier document.
Result<std::vector<RankedDocument>> rank_documents(Connection& connection,
                                                   std::string_view expression,
                                                   std::size_t limit);

}  // namespace casebook
