#include "extractor/unnamed.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

#include "extractor/case_scene.h"
#include "extractor/patients.h"

namespace casebook {
namespace {

using Type = CaseEvent::Type;

constexpr std::size_t kShortText = 4000;  // bytes: a note, not a paper
constexpr int kFewestTold = 3;            // core facts that make a case

bool tells_of_many(const CaseScene& scene, std::uint32_t sentence) {
  return scene.has(sentence, Type::kPlural) ||
         scene.has(sentence, Type::kCohort) ||
         scene.has(sentence, Type::kGroup) ||
         scene.has(sentence, Type::kLiterature);
}

}  // namespace

void introduce_unnamed(const Document& document, const Kinds& kinds,
                       const std::vector<Statement>& statements,
                       std::vector<CaseEvent>& events) {
  if (document.text.size() > kShortText) return;
  const CaseScene scene(document, events);
  const Reported reported = find_patients(scene);
  if (!reported.patients.empty() || reported.cohort ||
      scene.has_anywhere(Type::kReview))
    return;
  std::uint32_t of_many = 0;
  const auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t s = 0; s < sentences; ++s)
    of_many += tells_of_many(scene, s) ? 1 : 0;
  int told = 0;
  bool personal = false;
  std::uint32_t first = 0;
  std::map<std::string_view, std::string_view> once;
  for (const Statement& one : statements) {
    const Kind* kind = kinds.find(one.fact.kind);
    if (kind == nullptr || one.fact.assertion != "present" ||
        !scene.tells_of_own(one.sentence) || tells_of_many(scene, one.sentence))
      continue;
    if (kind->personal && !kind->core) personal = true;
    if (!kind->core || one.fact.keys.empty()) continue;
    const std::string_view value = one.fact.get("value");
    if (kind->once && once.emplace(kind->name, value).first->second != value)
      return;
    personal |= kind->personal && !value.empty() && one.fact.get("sd").empty();
    if (told++ == 0) first = one.sentence;
  }
  if (!personal || told < kFewestTold || 2 * of_many > sentences) return;
  events.push_back({Type::kIntro, "", first, 0});
}

}  // namespace casebook
