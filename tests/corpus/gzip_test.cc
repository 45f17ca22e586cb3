#include "corpus/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "gzip_of.h"

namespace casebook {
namespace {

TEST(Gzip, WhatWasPackedComesBack) {
  std::string text;
  for (int i = 0; i < 400000; ++i) text += std::to_string(i) + "kırık ";
  const Result<std::string> back = gunzip(gzip_of(text), "x.gz");
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, text);
}

TEST(Gzip, MembersAreReadOneAfterAnother) {
  const Result<std::string> back =
      gunzip(gzip_of("one ") + gzip_of("two") + std::string(512, '\0'), "x");
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, "one two");
}

TEST(Gzip, ATruncatedFileIsNamedAsThat) {
  std::string packed = gzip_of("Some words that are packed and cut off.");
  packed.resize(packed.size() - 9);
  const Result<std::string> back = gunzip(packed, "x.gz");
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, "E-GZIP-TRUNCATED");
  EXPECT_TRUE(back.error().where.starts_with("x.gz:byte "));
}

TEST(Gzip, ADamagedFileIsRefused) {
  std::string packed = gzip_of(std::string("Some words, packed and damaged."));
  packed[packed.size() / 2] ^= '\x55';
  EXPECT_FALSE(gunzip(packed, "x.gz"));
  EXPECT_FALSE(gunzip(gzip_of("a") + "no gzip", "x.gz"));
}

TEST(Gzip, ABombIsRefusedWithoutUnpackingItAll) {
  std::string zeros;
  zeros.resize(100'000'000);
  const std::string bomb = gzip_of(zeros);
  GzipStream stream(bomb, "x.gz");
  std::string text;
  Status done = Ok{};
  while (done && !stream.done()) done = stream.read(text);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "E-GZIP-BOMB");
  EXPECT_LT(text.size(), 30'000'000U);
}

TEST(Gzip, AHeadIsUnpackedForSniffing) {
  const std::string packed = gzip_of("<PubmedArticleSet> and more");
  EXPECT_EQ(gunzip_head(packed, 8), "<PubmedA");
  EXPECT_EQ(gunzip_head("no gzip", 8), "");
}

}  // namespace
}  // namespace casebook
