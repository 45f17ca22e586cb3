// The files of kb/ that are data, as the build embedded them.
//
// Threads: constants.
//
//   connection.run(schema_sql());
#pragma once

#include <span>
#include <string_view>

namespace casebook {

// kb/schema.sql.
std::string_view schema_sql();
// kb/views.sql: run behind the schema or the migrations.
std::string_view views_sql();
// kb/migrations/NNNN.sql in order; the first leads to schema 2.
std::span<const char* const> migrations_sql();
// kb/columns.tsv.
std::string_view columns_tsv();
// kb/vocabulary.tsv.
std::string_view vocabulary_tsv();

}  // namespace casebook
