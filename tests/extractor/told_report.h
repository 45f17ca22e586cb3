// What tests of whole reports share: a report is read and extracted with the
// project's grammar, and its facts are told in a line.
//
// Threads: one.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "grammars.h"

namespace casebook {

class ToldReport : public testing::Test {
 protected:
  void read(const std::string& text) {
    document_ = report(text);
    found_ = extract(document_, project_grammar(), {});
  }
  // Behind a patient whom the sentence goes on about.
  void of_a_woman(const std::string& sentence) {
    read("Case Report\n\nA 45-year-old woman was admitted. " + sentence + "\n");
  }
  void of_a_turkish_woman(const std::string& sentence) {
    read("Olgu Sunumu\n\n45 yaşında kadın hasta yatırıldı. " + sentence + "\n");
  }

  // The facts of a kind, by name, site, figures and what is said of them:
  // "vertebral T12, vertebral L1 absent".
  std::string told(const std::string& kind) const {
    std::string all;
    for (const Fact& fact : found_.facts) {
      if (fact.kind != kind || fact.assertion == "general") continue;
      all += all.empty() ? "" : ", ";
      all += fact.name;
      for (const char* key : {"site", "side", "value", "dose", "unit",
                              "dose_unit", "frequency", "duration", "time"}) {
        if (!fact.get(key).empty()) all += " " + std::string(fact.get(key));
      }
      if (fact.assertion != "present") all += " " + fact.assertion;
    }
    return all;
  }
  // The facts of a kind, each behind whose it is: "1: T8, 2: L1 family".
  std::string told_by_case(const std::string& kind) const {
    std::string all;
    for (const Fact& fact : found_.facts) {
      if (fact.kind != kind || fact.assertion == "general") continue;
      all += (all.empty() ? "" : ", ") + case_of(fact) + ":";
      for (const char* key : {"site", "value", "unit"})
        if (!fact.get(key).empty()) all += " " + std::string(fact.get(key));
      if (kind == "drug") all += " " + fact.name;
      if (fact.assertion != "present") all += " " + fact.assertion;
    }
    return all;
  }
  // The cases that a fact of this kind with this name, site or figure stands
  // in: "1 2"; "general" and "?" for none.
  std::string whose(const std::string& kind, const std::string& which) const {
    std::string all;
    for (const Fact& fact : found_.facts) {
      if (fact.kind != kind || !is(fact, which)) continue;
      const std::string one =
          fact.assertion == "general" ? "general" : case_of(fact);
      if (all.find(one) == std::string::npos)
        all += (all.empty() ? "" : " ") + one;
    }
    return all;
  }
  // Whose the first fact with this name or figure is.
  std::string whose(const std::string& which) const {
    for (const Fact& fact : found_.facts)
      if (is(fact, which)) return case_of(fact);
    return "";
  }
  // "1", "2", "3g" for a group.
  std::string cases() const {
    std::string all;
    for (const CaseRecord& one : found_.cases)
      all += (all.empty() ? "" : " ") + one.id + (one.group ? "g" : "");
    return all;
  }

  Document document_;
  Extraction found_;

 private:
  static std::string case_of(const Fact& fact) {
    return fact.case_id.empty() ? "?" : fact.case_id;
  }
  static bool is(const Fact& fact, const std::string& which) {
    return fact.name == which || fact.get("site") == which ||
           fact.get("value") == which;
  }
};

}  // namespace casebook
