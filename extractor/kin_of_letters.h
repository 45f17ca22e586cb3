// Kin of letters: two patients who are called by letters or numbers and, in
// passing, by which of them is the elder: "Sister B, though the younger, …".
//
// Threads: pure.
//
//   learn_kin(scene, reported);
#pragma once

#include "extractor/case_scene.h"
#include "extractor/reported.h"

namespace casebook {

// Sets Patient::kin of both, where the text tells it of one.
void learn_kin(const CaseScene& scene, Reported& reported);

}  // namespace casebook
