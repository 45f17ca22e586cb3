// The patients whom headings name, in their order: "Case 2", "Patient B", "The
// mother (I-2)", with the age told behind and what the heading calls them.
//
// Threads: pure.
//
//   const std::vector<Patient> headed = headed_patients(scene, signs, false);
#pragma once

#include <vector>

#include "extractor/case_scene.h"
#include "extractor/reported.h"
#include "extractor/signs.h"

namespace casebook {

// Those of tables as well where `tables` says so.
std::vector<Patient> headed_patients(const CaseScene& scene, const Signs& signs,
                                     bool tables);

}  // namespace casebook
