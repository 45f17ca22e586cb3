#include "corpus/suggestion.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(Suggestion, TakesTheNearestWord) {
  const std::vector<std::string_view> words = {"ingest", "extract", "table"};
  EXPECT_EQ(nearest("extrcat", words), "extract");
  EXPECT_EQ(nearest("tabel", words), "table");
  EXPECT_EQ(nearest("ext", words), "extract");
}

TEST(Suggestion, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(nearest("parachute", {"ingest", "table"}), "");
  EXPECT_EQ(nearest("", {"ingest"}), "");
  EXPECT_EQ(did_you_mean("zzz", {"table"}, "see help"), "see help");
}

}  // namespace
}  // namespace casebook
