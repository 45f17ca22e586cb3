// A start is quick because the build has checked the grammar already.
#include "tools/vouched_grammar.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "extractor/grammar_files.h"

namespace casebook {
namespace {

TEST(VouchedGrammar, IsTheOneThatTheBuildFound) {
  const std::filesystem::path root(CASEBOOK_SOURCE_DIR);
  EXPECT_EQ(vouched_grammar(), GrammarFiles(root / "grammars").hash());
}

}  // namespace
}  // namespace casebook
