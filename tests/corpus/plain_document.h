// A document of plain text for a test, as the reader makes it.
//
//   const Document d = read("Case report\n\nShe was well.\n");
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

// Its sentences, each on one line.
inline std::vector<std::string> sentences_of(const std::string& text) {
  const Document d = read(text);
  std::vector<std::string> all;
  for (const Sentence& s : d.sentences) {
    all.emplace_back(slice(d.text, s.span));
    std::replace(all.back().begin(), all.back().end(), '\n', ' ');
  }
  return all;
}

}  // namespace casebook
