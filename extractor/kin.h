// Kin: what two patients are to each other, as far as a text may point to the
// one by the other: "Sister B, though the younger, …", "two friends: …".
//
// Threads: pure.
//
//   learn_kin(scene, reported);
//   const std::string bond = told_bond(scene);
#pragma once

#include <string>

#include "extractor/case_scene.h"
#include "extractor/reported.h"

namespace casebook {

// Sets Patient::kin of two who are called by letters or numbers, where the
// text tells in passing which of them is the elder.
void learn_kin(const CaseScene& scene, Reported& reported);

// "Cousin" of a report on two cousins: "her cousin" is the other one; "" where
// it tells of no two.
std::string told_bond(const CaseScene& scene);

}  // namespace casebook
