// Arms: the named parts of a cohort that a report tells apart ("the
// teriparatide group …; the control group …").
//
// Threads: pure.
//
//   reported.patients = find_arms(scene);
#pragma once

#include <vector>

#include "extractor/case_scene.h"
#include "extractor/reported.h"

namespace casebook {

// In the order of the telling; none unless there are two, and few.
std::vector<Patient> find_arms(const CaseScene& scene);

// Adds them behind the few of a cohort who are told of one by one.
void add_arms_beside(const CaseScene& scene, int announced, Reported& reported);

}  // namespace casebook
