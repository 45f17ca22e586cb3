#include "kb/tested_fact.h"

namespace casebook {

TestedFact tested_fact(SqlStatement& row, int first) {
  TestedFact fact;
  int column = first;
  for (std::string_view* field :
       {&fact.kind, &fact.name, &fact.assertion, &fact.unit, &fact.site,
        &fact.time, &fact.keys})
    *field = row.text(column++);
  fact.has_value = !row.null(column);
  fact.value = row.real(column++);
  fact.has_low = !row.null(column);
  fact.low = row.real(column++);
  fact.has_high = !row.null(column);
  fact.high = row.real(column);
  return fact;
}

}  // namespace casebook
