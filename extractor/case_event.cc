#include "extractor/case_event.h"

#include <array>
#include <utility>

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::array<std::pair<std::string_view, Type>, 29> kTypes = {{
    {"heading", Type::kHeading}, {"ordinal", Type::kOrdinal},
    {"intro", Type::kIntro},     {"named", Type::kNamed},
    {"mention", Type::kMention}, {"placed", Type::kPlaced},
    {"refer", Type::kRefer},     {"own", Type::kOwn},
    {"group", Type::kGroup},     {"plural", Type::kPlural},
    {"cohort", Type::kCohort},   {"literature", Type::kLiterature},
    {"count", Type::kCount},     {"review", Type::kReview},
    {"aside", Type::kAside},     {"some", Type::kSome},
    {"ages", Type::kAges},       {"sexed", Type::kSexed},
    {"arm", Type::kArm},         {"by-number", Type::kByNumber},
    {"pair", Type::kPair},       {"called", Type::kCalled},
    {"role", Type::kRole},       {"ahead", Type::kAhead},
    {"example", Type::kExample}, {"inset", Type::kInset},
    {"record", Type::kRecord},   {"onward", Type::kOnward},
    {"bond", Type::kBond},
}};

}  // namespace

bool event_type(std::string_view name, CaseEvent::Type& type) {
  for (const auto& [known, value] : kTypes) {
    if (known != name) continue;
    type = value;
    return true;
  }
  return false;
}

std::string_view event_name(CaseEvent::Type type) {
  for (const auto& [name, known] : kTypes)
    if (known == type) return name;
  return "event";
}

}  // namespace casebook
