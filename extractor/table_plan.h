// TablePlan: what a table's columns are about, as its heads say: cells to
// read, the citation of another report, a normal range, a unit, a context for
// the rest of the row.
//
// Threads: values.
//
//   TablePlan plan = plan_table(words, test);
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/table_words.h"

namespace casebook {

enum class ColumnRole : std::uint8_t {
  kCells,
  kCitation,  // whose report the row is
  kRange,     // the normal range of what the row is about
  kUnit,
  kContext,  // site or time of the row's other cells
  kNothing,  // a test's p: of no patient
};

struct TablePlan {
  std::vector<std::string> heads;
  std::vector<ColumnRole> roles;
  int citation = -1;  // the column that cites: rows are others' reports
  // The column that numbers rows of people: "No" beside "Age"; -1 for none.
  int numbers = -1;
  std::vector<std::uint32_t> days;  // that heads tell; 0 where they do not
};

// What the grammar knows of words.
struct WordTest {
  // Whether they hold such a thing; whether they are nothing else.
  std::function<bool(std::string_view words, std::string_view cls)> holds;
  std::function<bool(std::string_view words, std::string_view cls)> is;
  std::function<bool(std::string_view words)> names_patient;
  std::function<bool(std::string_view words)> tells_time;
  // The words of the first such thing in them; "" where there is none.
  std::function<std::string(std::string_view words, std::string_view cls)> part;
  // What the grammar calls the first such thing; "" where there is none.
  std::function<std::string(std::string_view words, std::string_view cls)> name;
  // "Group I (TPTD)": by the words alone, without a count.
  std::function<bool(std::string_view words)> is_arm;
};

TablePlan plan_table(const TableWords& words, const WordTest& test);

// Whether the columns, and not the rows, are patients or others' reports.
bool is_turned(const TableWords& words, const WordTest& test);

// "Controls (n = 12)" → 12; 0 where no count is told so.
std::uint32_t told_count(std::string_view words);

// "12.03.2019", "DXA 2019-03-12", "03/2019", "(2019)" as a figure that later
// days exceed; 0 where no day is told so.
std::uint32_t told_day(std::string_view words);

// "DXA, February 2024 (before)": the same of a month told in words.
std::uint32_t told_month(std::string_view words, const WordTest& test);

// Whether an earlier day stands before a place's own.
bool is_later(const std::vector<std::uint32_t>& days, std::size_t place);

// Whether the words name a group of patients, and no time of one.
bool names_group(std::string_view words, const WordTest& test);

// "Muster et al. [12]" → "12"; "" where no number is printed so.
std::string cited_number(std::string_view words);

}  // namespace casebook
