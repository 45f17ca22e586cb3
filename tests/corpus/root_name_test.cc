#include "corpus/root_name.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

TEST(RootName, StandsBehindDeclarationsAndComments) {
  EXPECT_EQ(root_name("<article dtd-version=\"1.3\">"), "article");
  EXPECT_EQ(root_name("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n"
                      "<!DOCTYPE article PUBLIC \"-//X//a > b//EN\" 'x.dtd' "
                      "[<!-- > -->]>\n<!-- <html> --><article/>"),
            "article");
  EXPECT_EQ(root_name("plain < text"), "");
  EXPECT_EQ(root_name("<?xml never ends"), "");
  EXPECT_EQ(root_name(""), "");
}

TEST(RootName, AnUnknownElementDecidesNothing) {
  EXPECT_TRUE(is_other_root("html", "article"));
  EXPECT_FALSE(is_other_root("article", "article"));
  EXPECT_FALSE(is_other_root("pmc-articleset", "article"));
  EXPECT_FALSE(is_other_root("", "article"));
}

}  // namespace
}  // namespace casebook
