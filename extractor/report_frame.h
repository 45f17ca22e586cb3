// What a report says that it is: a review, research, a cohort, and of how many
// patients.
//
// Threads: pure.
//
//   if (is_review(scene)) …
#pragma once

#include "extractor/case_scene.h"

namespace casebook {

// That it reports nobody, and nothing against it.
bool is_review(const CaseScene& scene);
// A full paper with results and no case: ages in it are of mice, cohorts and
// cited patients, unless it says that it reports one.
bool is_research(const CaseScene& scene);
bool is_cohort(const CaseScene& scene);
// "three women", where a report says what it is about; 0 where it does not.
int announced_count(const CaseScene& scene);

}  // namespace casebook
