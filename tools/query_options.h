// The filters that search, table and facets share.
// Threads: constants.
#pragma once

#include <string>
#include <utility>

#include "kb/saved_search.h"
#include "kb/search.h"
#include "tools/command.h"

namespace casebook {

inline constexpr Option kDrugOption = {
    "--drug", "NAME", "cases with this drug or class; several with commas"};
inline constexpr Option kSiteOption = {
    "--site", "SITE", "cases with a fact at this site, as T12; several too"};
inline constexpr Option kKindOption = {"--kind", "KIND",
                                       "cases with a fact of this kind"};
inline constexpr Option kLevelsOption = {
    "--levels", "LIST", "cases with fractures at all of these: T12,L1"};
inline constexpr Option kWhereOption = {
    "--where", "TEXT",
    "a condition: \"bmd.T-score <= -3 and site = 'lumbar spine'\""};
inline constexpr Option kAgeOption = {"--age", "RANGE", "20-35, or 20- or -35"};
inline constexpr Option kWithinOption = {
    "--within", "TIME",
    "told of at most so long after delivery, whatever it is: \"6 months\""};
inline constexpr Option kStartedOption = {
    "--started", "TIME",
    "the drug was begun at most so long after delivery, as its sentence says"};
inline constexpr Option kSavedOption = {
    "--saved", "NAME", "the filters of a saved search, and those given here"};
inline constexpr Option kCountryOption = {
    "--country", "NAME", "of the case, or else of the authors"};
inline constexpr Option kLanguageOption = {"--language", "CODE",
                                           "of the report: en, tr"};

// What was given, put over the saved search where one is named.
inline Result<Query> query_of(KnowledgeBase& kb, const Words& words,
                              const std::string& text) {
  Query query;
  if (words.given(kSavedOption.name)) {
    Result<SavedSearch> saved = saved_search(kb, words.get(kSavedOption.name));
    if (!saved) return saved.error();
    query = std::move(saved->query);
  }
  const std::pair<const Option*, std::string Query::*> kFields[] = {
      {&kDrugOption, &Query::drug},       {&kSiteOption, &Query::site},
      {&kKindOption, &Query::kind},       {&kLevelsOption, &Query::levels},
      {&kWhereOption, &Query::where},     {&kAgeOption, &Query::age},
      {&kWithinOption, &Query::within},   {&kStartedOption, &Query::started},
      {&kCountryOption, &Query::country}, {&kLanguageOption, &Query::language}};
  for (const auto& [option, field] : kFields)
    if (words.given(option->name)) query.*field = words.get(option->name);
  if (!text.empty()) query.words = text;
  return query;
}

}  // namespace casebook
