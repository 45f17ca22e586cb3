#include "extractor/table_reader.h"

#include <algorithm>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/loose_body.h"
#include "extractor/context.h"
#include "extractor/extraction_watch.h"
#include "extractor/phrases.h"
#include "extractor/table_pieces.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::size_t kMostPlaces = 20'000;
// A quote goes from the row's label to the cell in its line, unless so much
// stands between.
constexpr std::uint32_t kLongestRow = 240;

std::string joined(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  return a + ", " + b;
}

// "3", "B"; "PTH" and "L1" may be row numbers of a patient, and say more where
// they are none.
bool is_numeral(std::string_view label) {
  return label.size() == 1 || std::all_of(label.begin(), label.end(), is_digit);
}

}  // namespace

std::string unread_reason(const Grid& grid) {
  if (grid.confidence < kSureGrid) return "its cells are not sure";
  if (grid.head_rows == 0) return "it has no heads";
  if (grid.columns < 2 || grid.rows <= grid.head_rows) return "it has no rows";
  if (grid.map.size() > kMostPlaces) return "it is too large to be of cases";
  return "";
}

bool TableReader::has_class(std::string_view words, std::string_view cls) {
  const int id = language_->symbols.find_class(cls);
  if (id < 0 || words.empty()) return false;
  show(std::string(words));
  return view_.has_class(static_cast<ClassId>(id));
}

// Marks aside, things of this class and nothing else.
bool TableReader::is_class(std::string_view words, std::string_view cls) {
  if (!has_class(words, cls)) return false;
  const auto id = static_cast<ClassId>(language_->symbols.find_class(cls));
  return std::all_of(view_.sequence().begin(), view_.sequence().end(),
                     [&](ItemId one) {
                       const Item& item = view_.item(one);
                       return language_->symbols.has(item.symbol, id) ||
                              view_.is(item, "mark") || view_.is(item, "stop");
                     });
}

WordTest TableReader::tests() {
  return {[this](std::string_view words, std::string_view cls) {
            return has_class(words, cls);
          },
          [this](std::string_view words, std::string_view cls) {
            return is_class(words, cls);
          },
          [this](std::string_view words) { return names_patient(words); },
          [this](std::string_view words) {
            show(std::string(words));
            return std::any_of(view_.cues().begin(), view_.cues().end(),
                               [](const PlacedCue& placed) {
                                 return placed.cue->key == "time";
                               });
          },
          [this](std::string_view words, std::string_view cls) {
            if (words.empty()) return std::string();
            show(std::string(words));
            return shown(cls);
          },
          [this](std::string_view words, std::string_view cls) {
            show(std::string(words));
            return named(cls);
          },
          [this](std::string_view words) {
            return !arm_named(std::string(words)).empty();
          }};
}

void TableReader::read(const Grid& grid, std::uint32_t sentence,
                       const LanguageGrammar& language,
                       const TableFindings& found) {
  if (!unread_reason(grid).empty()) return;
  speak(language);
  grid_ = &grid;
  found_ = &found;
  sentence_ = sentence;
  order_ = 0;
  read_caption(grid);
  const WordTest test = tests();
  const TableWords upright(document_, grid);
  const TableWords words(document_, grid, is_turned(upright, test));
  remember_corner(words);
  groups_ = find_groups(words, test);
  find_range_row(words);
  read_rows(words, plan_table(words, test));
}

// A caption says once what every cell is: "T-scores before and after"; and,
// where it names one patient, whose.
void TableReader::read_caption(const Grid& grid) {
  caption_.clear();
  caption_span_ = grid.caption;
  if (grid.caption.empty()) return;
  show(std::string(slice(document_.text, grid.caption)));
  std::vector<Statement> ignored;
  find_statements(view_, grammar_.kinds,
                  {options_.prefilter, SectionKind::kTable}, caption_, ignored);
  std::vector<CaseEvent> events;
  find_case_events(view_, {&line_, line_text_},
                   {sentence_, order_, options_.prefilter}, events);
  std::erase_if(events, [](const CaseEvent& one) {
    return one.type != CaseEvent::Type::kHeading &&
           one.type != CaseEvent::Type::kOrdinal &&
           one.type != CaseEvent::Type::kNamed;
  });
  const bool one_only =
      !events.empty() &&
      std::all_of(events.begin(), events.end(), [&](const CaseEvent& event) {
        return event.label == events[0].label;
      });
  if (one_only) found_->events.push_back(events[0]);
  order_ += kLineOrders;
}

void TableReader::read_rows(const TableWords& words, const TablePlan& plan) {
  std::vector<std::uint32_t> days(words.rows());
  for (std::size_t r = words.head_rows(); r < words.rows(); ++r) {
    if (static_cast<int>(r) == range_row_) continue;
    if (words.names_group(r)) {
      name_patient(words.group(r), 0);
      order_ += kLineOrders;
      continue;
    }
    Row row;
    row.row = r;
    row_ = caption_;
    if (plan.citation >= 0) cite(words, plan, row);
    if (groups_) {
      join_group(words, row);
      if (row.study < 0) continue;
    }
    if (!name_row(words, plan, row)) continue;
    const Cell* first = label_above(words, plan, r);
    if (first == nullptr) first = words.at(r, 0);
    if (first != nullptr) days[r] = told_day(words.label(*first));
    row.later = row.study < 0 && is_later(days, r);
    read_range(words, plan, row);
    const std::size_t told = found_->statements.size();
    for (std::size_t c = 0; c < words.columns(); ++c) {
      const bool visit = groups_ && c > 0;
      if (plan.roles[c] == ColumnRole::kCells &&
          (c >= words.stub() || (row.study >= 0 && !visit)))
        read_cell(words, plan, row, c);
    }
    if (row.study >= 0 && !groups_) share_caption(row, told);
  }
}

// Reads the row's labels: a patient's name, or what the cells are about.
// False where nothing stands there and nothing is cited.
bool TableReader::name_row(const TableWords& words, const TablePlan& plan,
                           Row& row) {
  bool any = row.study >= 0;
  if (!words.group(row.row).empty() && !names_patient(words.group(row.row)))
    row.context = row.group = words.group(row.row);
  if (row.context.empty()) row.context = row.group = leading_site(words, row);
  for (std::size_t c = 0; c < words.columns(); ++c) {
    const bool context = plan.roles[c] == ColumnRole::kContext;
    const bool unit = plan.roles[c] == ColumnRole::kUnit;
    const Cell* cell = words.at(row.row, c);
    const bool of_others = c > 0 || row.study >= 0;
    const Cell* above = of_others ? nullptr : label_above(words, plan, row.row);
    if (above != nullptr)
      join_context(place_of(words.label(*above)), plan.heads[c], row);
    if (cell == nullptr || (c >= words.stub() && !context && !unit)) continue;
    const std::string label = words.label(*cell);
    if (label.empty()) continue;
    const bool whole = c == 1 && !row.label.empty() && words.stub() > 1 &&
                       words.rows_of(*words.at(row.row, 0)) == 1;
    if (!whole && (row.label.empty() || c < words.stub()))
      row.label = cell->span;
    any = true;
    // Beside a group's name: the visit that its row is of.
    const bool of_group = groups_ && c > 0 && c < words.stub();
    if (row.study >= 0 && !context && !unit && !of_group) continue;
    if (unit) {
      row.context += " (" + label + ")";
    } else if (context) {
      join_context(label, plan.heads[c], row);
    } else if (const std::string code = codes_.number(label); !code.empty()) {
      head(code, static_cast<std::uint32_t>(c));
    } else if (static_cast<int>(c) == plan.numbers && is_row_number(label)) {
      head(label, static_cast<std::uint32_t>(c));
    } else if (!name_patient(
                   is_row_number(label) ? plan.heads[c] + " " + label : label,
                   static_cast<std::uint32_t>(c)) &&
               !is_numeral(label) && !is_value(label)) {
      row.context = joined(row.context, label);
    }
  }
  order_ += kLineOrders;
  return any;
}

// Of a table whose second column tells more of its rows.
const Cell* TableReader::label_above(const TableWords& words,
                                     const TablePlan& plan, std::size_t row) {
  const bool more = words.stub() > 1 || (plan.roles.size() > 1 &&
                                         plan.roles[1] == ColumnRole::kContext);
  const Cell* above = more ? words.label_above(row) : nullptr;
  if (above == nullptr) return nullptr;
  const std::string label = words.label(*above);
  return is_numeral(label) || names_patient(label) ? nullptr : above;
}

// A bare figure says nothing without its head: "12" under "Month".
void TableReader::join_context(const std::string& label,
                               const std::string& head, Row& row) const {
  row.context =
      joined(row.context, is_value(label) ? head + " " + label : label);
}

void TableReader::cite(const TableWords& words, const TablePlan& plan,
                       Row& row) {
  const auto column = static_cast<std::size_t>(plan.citation);
  const Cell* above = column == 0 ? words.label_above(row.row) : nullptr;
  const Cell* cell = above != nullptr ? above : words.at(row.row, column);
  if (cell == nullptr) return;
  const std::string label = words.label(*cell);
  if (label.empty()) return;
  // "Present case", "our patient" among the others': she is told of above.
  show(label);
  std::vector<CaseEvent> events;
  find_case_events(view_, {&line_, line_text_}, {0, 0, options_.prefilter},
                   events);
  if (std::any_of(events.begin(), events.end(), [](const CaseEvent& one) {
        return one.type == CaseEvent::Type::kOwn;
      }))
    return;
  const std::string number = cited_number(words.text(*cell));
  std::vector<Study>& studies = found_->studies;
  const auto known =
      std::find_if(studies.begin(), studies.end(), [&](const Study& one) {
        return number.empty() ? one.label == label : one.cited == number;
      });
  row.study = static_cast<int>(known - studies.begin());
  if (known == studies.end()) studies.push_back({label, number, ""});
}

void TableReader::read_range(const TableWords& words, const TablePlan& plan,
                             Row& row) {
  for (std::size_t c = 0; c < words.columns(); ++c) {
    if (plan.roles[c] != ColumnRole::kRange) continue;
    const Cell* cell = words.at(row.row, c);
    if (cell != nullptr) take_range(words.label(*cell), row);
  }
  // "Calcium (8.5-10.5 mg/dL)"
  for (std::size_t c = 0; c < words.stub() && row.range_low.empty(); ++c) {
    const Cell* cell = words.at(row.row, c);
    if (cell != nullptr && plan.roles[c] == ColumnRole::kCells)
      take_range(words.label(*cell), row);
  }
}

// Where patients stand in columns, a column of ranges is one beside theirs.
void TableReader::find_range_row(const TableWords& words) {
  range_row_ = -1;
  for (std::size_t r = words.head_rows(); words.turned() && r < words.rows();
       ++r) {
    const Cell* cell = words.at(r, 0);
    if (cell != nullptr && has_class(words.label(*cell), "normal_range"))
      range_row_ = static_cast<int>(r);
  }
}

bool TableReader::take_range(std::string_view words, Row& row) {
  if (!has_class(words, "range")) return false;
  for (const ItemId id : view_.sequence()) {
    const Attribute* low = view_.item(id).find("low");
    const Attribute* high = view_.item(id).find("high");
    if (low == nullptr || high == nullptr) continue;
    row.range_low = low->value;
    row.range_high = high->value;
    row.range_unit = shown("labunit");
    return true;
  }
  return false;
}

void TableReader::read_cell(const TableWords& words, const TablePlan& plan,
                            const Row& row, std::size_t column) {
  const Cell* cell = words.at(row.row, column);
  if (cell == nullptr || !words.begins(*cell, row.row, column)) return;
  if (words.text(*cell).empty()) return;
  std::string head;
  const bool merged = words.columns_of(*cell) > 1;
  for (std::size_t c = column;
       c < column + words.columns_of(*cell) && c < plan.heads.size(); ++c)
    head = joined(head, plan.heads[c]);
  // "Patient 2" may head a column.
  if (row.study < 0) name_patient(head, 0);
  order_ += kLineOrders;
  // What stands over several rows is not of one of their parts.
  const bool of_parts = words.rows_of(*cell) > 1;
  Line line;
  line.before = joined(head, of_parts ? words.group(row.row) : row.context);
  // "12-88 pg/mL" beside a bare figure tells its unit, too.
  const std::string own_words = words.text(*cell);
  const bool bare = is_value_word(std::string_view(own_words).substr(
                        0, own_words.find(' '))) &&
                    !has_class(own_words, "labunit");
  if (!row.range_unit.empty() && bare && !has_class(line.before, "labunit"))
    line.before += " (" + row.range_unit + ")";
  if (!line.before.empty()) line.before += ": ";
  if (!merged && !of_parts) line.own = own_heads(words, row, column);
  Row own = row;
  own.later = row.later || (row.study < 0 && is_later(plan.days, column));
  const Cell* range =
      range_row_ < 0 ? nullptr
                     : words.at(static_cast<std::size_t>(range_row_), column);
  if (range != nullptr) {
    take_range(words.label(*range), own);
  } else if (own.range_low.empty()) {
    take_range(head, own);  // "PTH, pg/mL (15-65)"
  }
  read_pieces(std::move(line), *cell, own, merged);
}

// Head and label without the name of the group that they stand in.
std::string TableReader::own_heads(const TableWords& words, const Row& row,
                                   std::size_t column) const {
  std::string label = row.context;
  if (!row.group.empty() && label.starts_with(row.group + ", ")) {
    label.erase(0, row.group.size() + 2);
  } else if (!words.turned() ||
             words.head(column) == words.head(column, true)) {
    return "";
  }
  const std::string own = joined(words.head(column, true), label);
  return own.empty() ? "" : own + ": ";
}

void TableReader::read_pieces(Line line, const Cell& cell, const Row& row,
                              bool merged) {
  line.row = cover(row.label, cell.span);
  // Of a column's patient the words between are other patients'.
  const bool other_lines =
      slice(document_.text, line.row).find('\n') != std::string_view::npos;
  if (row.label.empty() || other_lines || line.row.size() > kLongestRow)
    line.row = cell.span;
  if (!cell.rest.empty()) {
    line.words = cell_text(document_.text, cell);
    line.piece = cell.span;
    for (const Span piece : cell.rest) line.piece = cover(line.piece, piece);
    line.row = line.piece;
    read_line(line, row);
    return;
  }
  for (const Span piece : table_pieces(document_.text, cell.span)) {
    line.piece = without_mark(piece);
    if (merged) {
      // Which head it stands under is lost: rules for tables see them all,
      // rules for prose none.
      line.row = piece;
      line.table_rules_only = true;
      read_line(line, row);
      Line bare = line;
      bare.before.clear();
      bare.table_rules_only = false;
      bare.prose_rules_only = true;
      read_line(bare, row);
    } else {
      read_line(line, row);
    }
  }
}

}  // namespace casebook
