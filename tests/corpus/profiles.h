// The languages of grammars/, for the tests that read text.
#pragma once

#include <gtest/gtest.h>

#include "corpus/language_profile.h"

namespace casebook {

inline const LanguageProfiles& test_profiles() {
  static const LanguageProfiles profiles = [] {
    Result<LanguageProfiles> read =
        read_language_profiles(CASEBOOK_SOURCE_DIR "/grammars");
    EXPECT_TRUE(read) << (read ? "" : read.error().to_text());
    return read ? *read : LanguageProfiles{};
  }();
  return profiles;
}

}  // namespace casebook
