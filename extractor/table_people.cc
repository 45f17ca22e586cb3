// Of whom a table's rows and columns speak.
#include <algorithm>
#include <utility>

#include "extractor/table_reader.h"

namespace casebook {

void TableReader::find_codes(const LanguageGrammar& language) {
  speak(language);
  codes_ = find_patient_codes(
      document_, [this](const TableWords& words, const std::string& first) {
        return numbers_people(words, first);
      });
  if (!codes_.empty()) return;
  codes_ = find_row_names(document_, [this](const TableWords& words) {
    return is_headed_people(words) && has_ages(words);
  });
  if (!codes_.empty()) return;
  codes_ = find_told_codes(document_, [this](const std::string& first) {
    return has_class(first, "levels");
  });
}

// "H1" under "Patient"; or beside ages, where it is no vertebra.
bool TableReader::numbers_people(const TableWords& words,
                                 const std::string& first) {
  return is_headed_people(words) ||
         (!has_class(first, "levels") && has_ages(words));
}

// "Patient", "Pseudonym".
bool TableReader::is_headed_people(const TableWords& words) {
  const std::string corner = words.head(0);
  return has_class(corner, "patient_noun") || has_class(corner, "case_noun") ||
         has_class(corner, "name_head");
}

bool TableReader::has_ages(const TableWords& words) {
  for (std::size_t c = words.stub(); c < words.columns(); ++c)
    if (has_class(words.head(c), "age_word")) return true;
  return false;
}

bool TableReader::names_patient(std::string_view words) {
  if (!codes_.number(words).empty()) return true;
  show(std::string(words));
  std::vector<CaseEvent> events;
  find_case_events(view_, {&line_, line_text_}, {0, 0, options_.prefilter},
                   events);
  return std::any_of(events.begin(), events.end(), [](const CaseEvent& one) {
    return one.type == CaseEvent::Type::kHeading ||
           one.type == CaseEvent::Type::kOrdinal ||
           one.type == CaseEvent::Type::kNamed;
  });
}

// The row is this patient's.
void TableReader::head(std::string number, std::uint32_t add) {
  found_->events.push_back(
      {CaseEvent::Type::kHeading, std::move(number), sentence_, order_ + add});
}

// Whether the words name a patient, of whom the row speaks then.
bool TableReader::name_patient(const std::string& words, std::uint32_t add) {
  if (!names_patient(words)) return false;
  if (std::string code = codes_.number(words); !code.empty()) {
    head(std::move(code), add);
    return true;
  }
  find_case_events(view_, {&line_, line_text_},
                   {sentence_, order_ + add, options_.prefilter},
                   found_->events);
  return true;
}

// "Teriparatide (n = 14)": the arm that the text calls so.
std::string TableReader::arm_named(const std::string& label) {
  show(label);
  std::vector<CaseEvent> events;
  find_case_events(view_, {&line_, line_text_}, {0, 0, options_.prefilter},
                   events);
  const auto arm = std::find_if(
      events.begin(), events.end(),
      [](const CaseEvent& one) { return one.type == CaseEvent::Type::kArm; });
  return arm == events.end() ? "" : arm->label;
}

// Whether two rows, at least, are groups of patients.
bool TableReader::find_groups(const TableWords& words, const WordTest& test) {
  std::size_t groups = 0;
  for (std::size_t r = words.head_rows(); r < words.rows(); ++r) {
    const Cell* cell = words.at(r, 0);
    groups += cell != nullptr && names_group(words.label(*cell), test) ? 1 : 0;
  }
  return groups > 1;
}

// Each group is a case of its own; a row without a count or an arm is of none.
void TableReader::join_group(const TableWords& words, Row& row) {
  const Cell* above = words.label_above(row.row);
  const Cell* cell = above != nullptr ? above : words.at(row.row, 0);
  const std::string label = cell == nullptr ? "" : words.label(*cell);
  const std::string arm = arm_named(label);
  if (told_count(label) < 2 && arm.empty()) return;
  std::vector<Study>& studies = found_->studies;
  const auto known =
      std::find_if(studies.begin(), studies.end(), [&](const Study& one) {
        return one.cited.empty() && one.label == label;
      });
  row.study = static_cast<int>(known - studies.begin());
  if (known == studies.end())
    studies.push_back({label, "", arm, told_count(label)});
}

// "Published cases of hip fracture": the patient of each row had one, unless
// the row tells of another, or of several patients.
void TableReader::share_caption(const Row& row, std::size_t first) {
  if (caption_span_.empty()) return;
  std::vector<Statement>& all = found_->statements;
  const auto kind_of = [&](const Statement& one) {
    return grammar_.kinds.find(one.fact.kind);
  };
  const bool told =
      std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first), all.end(),
                  [&](const Statement& one) {
                    const Kind* kind = kind_of(one);
                    return kind != nullptr &&
                           (kind->in_caption ||
                            (kind->of_group && one.fact.get("value") != "1"));
                  });
  if (told) return;
  const auto begin = static_cast<std::ptrdiff_t>(all.size());
  Line line;
  line.piece = line.row = caption_span_;
  line.prose_rules_only = true;
  read_line(line, row);
  all.erase(std::remove_if(all.begin() + begin, all.end(),
                           [&](const Statement& one) {
                             const Kind* kind = kind_of(one);
                             return kind == nullptr || !kind->in_caption ||
                                    one.fact.assertion != "present" ||
                                    !one.fact.get("value").empty();
                           }),
            all.end());
}

}  // namespace casebook
