// Who is reported: the patients of a document, in the order of the telling,
// or a group that is told of as one.
//
// Threads: pure.
//
//   Reported who = find_patients(scene);
#pragma once

#include <string>
#include <vector>

#include "extractor/case_scene.h"

namespace casebook {

struct Patient {
  std::string label;  // of a heading; empty where known by age
  std::string age;
};

struct Reported {
  std::vector<Patient> patients;
  bool labelled = false;  // by headings
  bool cohort = false;    // a group, and nobody by himself

  // -1 where there is none.
  int by_label(const std::string& label) const;
  int by_age(const std::string& age) const;
  int by_number(const std::string& label) const;  // "our second patient"
};

Reported find_patients(const CaseScene& scene);

}  // namespace casebook
