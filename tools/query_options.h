// The filters that search, table and facets share.
// Threads: constants.
#pragma once

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
    "--within", "TIME", "at most so long after delivery: \"6 months\""};
inline constexpr Option kCountryOption = {
    "--country", "NAME", "of the case, or else of the authors"};
inline constexpr Option kLanguageOption = {"--language", "CODE",
                                           "of the report: en, tr"};

inline Query query_of(const Words& words) {
  Query query;
  query.drug = words.get(kDrugOption.name);
  query.site = words.get(kSiteOption.name);
  query.kind = words.get(kKindOption.name);
  query.levels = words.get(kLevelsOption.name);
  query.where = words.get(kWhereOption.name);
  query.age = words.get(kAgeOption.name);
  query.within = words.get(kWithinOption.name);
  query.country = words.get(kCountryOption.name);
  query.language = words.get(kLanguageOption.name);
  return query;
}

}  // namespace casebook
