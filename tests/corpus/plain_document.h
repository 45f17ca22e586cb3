// A document of plain text for a test, as the reader makes it.
//
//   const Document d = read("Case report\n\nShe was well.\n");
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "corpus/plain_text.h"
#include "profiles.h"

namespace casebook {

inline Document read(std::string text) {
  Document document;
  const Status done = read_plain_text({"a.txt", "a", std::move(text)}, {},
                                      test_profiles(), [&](Document&& d) {
                                        document = std::move(d);
                                        return true;
                                      });
  EXPECT_TRUE(done) << (done ? "" : done.error().to_text());
  return document;
}

}  // namespace casebook
