#include <algorithm>

#include "extractor/audit.h"

namespace casebook {

const char* to_text(AuditType type) {
  switch (type) {
    case AuditType::kConflict:
      return "conflict";
    case AuditType::kDoubt:
      return "doubt";
    case AuditType::kNumeral:
      return "numeral";
    case AuditType::kMention:
      break;
  }
  return "mention";
}

const char* to_text(AuditState state) {
  switch (state) {
    case AuditState::kFact:
      return "fact";
    case AuditState::kRepeat:
      return "repeat";
    case AuditState::kDismissed:
      return "dismissed";
    case AuditState::kOpen:
      break;
  }
  return "open";
}

std::size_t AuditReport::count(AuditType type, AuditState state) const {
  return static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [&](const AuditEntry& one) {
        return one.type == type && one.state == state;
      }));
}

std::size_t AuditReport::open() const {
  return static_cast<std::size_t>(std::count_if(
      entries.begin(), entries.end(),
      [](const AuditEntry& one) { return one.state == AuditState::kOpen; }));
}

}  // namespace casebook
