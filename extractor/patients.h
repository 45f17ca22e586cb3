// Who is reported: the patients of a document, in the order of the telling,
// or a group that is told of as one.
//
// Threads: pure.
//
//   Reported who = find_patients(scene);
#pragma once

#include "extractor/case_scene.h"
#include "extractor/reported.h"

namespace casebook {

Reported find_patients(const CaseScene& scene);

}  // namespace casebook
