// Patients whom a text tells of one by one, by ordinals, names, ages, roles and
// what they are to each other, where no headings name them.
//
// Threads: pure.
//
//   collect_one_by_one(scene, signs, announced, reported);
#pragma once

#include "extractor/case_scene.h"
#include "extractor/reported.h"
#include "extractor/signs.h"

namespace casebook {

// Adds them in the order of the telling; `announced` is how many the text says
// that there are, 0 where it does not.
void collect_one_by_one(const CaseScene& scene, const Signs& signs,
                        int announced, Reported& reported);

}  // namespace casebook
