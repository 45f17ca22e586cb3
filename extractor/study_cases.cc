#include "extractor/study_cases.h"

#include <algorithm>

namespace casebook {
namespace {

class GroupsOfText {
 public:
  GroupsOfText(const Kinds& kinds, const std::vector<Study>& studies,
               const std::vector<Statement>& statements)
      : kinds_(kinds), studies_(studies), statements_(statements) {}

  // A group of a table is one of the text's by its name; or by its size, if
  // no other of the table's groups has that.
  bool is(const Study& study, const CaseRecord& record) const {
    if (!record.group) return false;
    if (!study.arm.empty() && record.label == study.arm) return true;
    return study.size > 1 && counts(record, study.size) && is_only(study.size);
  }

 private:
  // Whether the text tells that so many are in the case.
  bool counts(const CaseRecord& record, std::uint32_t size) const {
    const std::string told = std::to_string(size);
    return std::any_of(
        statements_.begin(), statements_.end(), [&](const Statement& one) {
          const Kind* kind = kinds_.find(one.fact.kind);
          return kind != nullptr && kind->of_group &&
                 one.fact.case_id == record.id && one.fact.get("value") == told;
        });
  }

  bool is_only(std::uint32_t size) const {
    return std::count_if(
               studies_.begin(), studies_.end(),
               [&](const Study& other) { return other.size == size; }) == 1;
  }

  const Kinds& kinds_;
  const std::vector<Study>& studies_;
  const std::vector<Statement>& statements_;
};

}  // namespace

std::vector<std::string> add_study_cases(
    const Kinds& kinds, const std::vector<Study>& studies,
    const std::vector<Statement>& statements, std::vector<CaseRecord>& cases) {
  const GroupsOfText groups(kinds, studies, statements);
  const std::vector<CaseRecord> told = cases;
  std::vector<std::string> ids;
  for (const Study& study : studies) {
    const auto group = std::find_if(
        told.begin(), told.end(),
        [&](const CaseRecord& one) { return groups.is(study, one); });
    if (group == told.end()) {
      ids.push_back(std::to_string(cases.size() + 1));
      cases.push_back({ids.back(), study.label, study.cited,
                       study.size > 0 || !study.arm.empty()});
    } else {
      ids.push_back(group->id);
    }
  }
  return ids;
}

}  // namespace casebook
