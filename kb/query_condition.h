// The filters of a query as one condition on a case's facts, with canonical
// names in place of a person's.
//
// Faults: as CaseFilter's.
// Threads: as the connection.
//
//   Result<WhereNode> wanted = query_condition(connection, query);
#pragma once

#include "corpus/result.h"
#include "kb/search.h"
#include "kb/sqlite.h"
#include "kb/where.h"

namespace casebook {

// A node of kind kAll, without parts where the query has no such filter.
Result<WhereNode> query_condition(Connection& connection, const Query& query);

}  // namespace casebook
