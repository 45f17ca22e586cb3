#include "extractor/form_reader.h"

#include <gtest/gtest.h>

namespace casebook {
namespace {

using Views = std::vector<std::string_view>;

TEST(FormReader, SpellsOneFormAfterAnother) {
  FormReader reader;
  EXPECT_EQ(reader.words("Lumbar Spine"), (Views{"lumbar", "spine"}));
  EXPECT_EQ(reader.words("KIRIK"), Views{"kirik"});
  EXPECT_EQ(reader.words(""), Views{});
}

TEST(FormReader, JoinsWhatALineEndBroke) {
  FormReader reader;
  EXPECT_EQ(reader.words("osteo-\nporosis of preg-\nnancy"),
            (Views{"osteoporosis", "of", "pregnancy"}));
}

}  // namespace
}  // namespace casebook
