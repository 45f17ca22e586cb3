#include "corpus/reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "corpus/file_bytes.h"
#include "corpus/inputs.h"
#include "corpus/pdf.h"
#include "profiles.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

class Reader : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    root_ =
        fs::temp_directory_path() /
        (std::string("casebook_") + test->name() + std::to_string(getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  fs::path write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return root_ / name;
  }

  static std::string refusal(const fs::path& path) {
    const Status done = read_path(path, "id", {}, test_profiles(),
                                  [](Document&&) { return true; });
    return done ? "" : done.error().code;
  }

  fs::path root_;
};

constexpr const char* kReport = "A woman of 30 years had pain in her back.\n";

TEST_F(Reader, ReadsAFileWithItsIdAndPath) {
  const fs::path path = write("report.txt", kReport);
  Document read;
  ASSERT_TRUE(read_path(path, "report", {}, test_profiles(), [&](Document&& d) {
    read = std::move(d);
    return true;
  }));
  EXPECT_EQ(read.id, "report");
  EXPECT_EQ(read.path, path.string());
  EXPECT_EQ(read.format, "text");
  EXPECT_EQ(read.text, kReport);
}

TEST_F(Reader, RefusesWhatIsNoReportByName) {
  EXPECT_EQ(refusal(write("empty.txt", "")), "E-EMPTY");
  EXPECT_EQ(refusal(write("zeros.txt", std::string(4096, '\0'))), "E-ZEROS");
  EXPECT_EQ(refusal(write("page.txt", "<!DOCTYPE html><html></html>")),
            "E-HTML-EMPTY");
  EXPECT_EQ(refusal(write("paper.txt", "%PDF-1.4 and so on")),
            pdf_program().empty() ? "E-PDF-PROGRAM" : "E-PDF-DAMAGED");
  EXPECT_EQ(refusal(write("data.json", "{\"a\": 1}")), "E-FORMAT");
  EXPECT_EQ(refusal(root_ / "missing.txt"), "E-READ");
  EXPECT_EQ(refusal(root_), "E-NOT-A-FILE");
}

TEST_F(Reader, DoesNotLookIntoAFileThatIsKnown) {
  write("odd.json", "{}");
  write("other.json", "{}");
  const std::string known = (root_ / "odd.json").lexically_normal().string();
  const InputList list = list_inputs(
      {root_.string()}, [&](const std::string& path) { return path == known; });
  const auto taken = [&list](const char* name) {
    return std::any_of(
        list.files.begin(), list.files.end(), [name](const InputFile& file) {
          return std::filesystem::path(file.path).filename() == name;
        });
  };
  EXPECT_TRUE(taken("odd.json"));
  EXPECT_FALSE(taken("other.json"));
}

TEST_F(Reader, NeverOpensAPipe) {
  const fs::path pipe = root_ / "pipe.txt";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(refusal(pipe), "E-NOT-A-FILE");
  // One that became a pipe after it was listed is not waited for.
  const Result<std::string> bytes = load_file(pipe, true);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, "E-NOT-A-FILE");
  const InputList list = list_inputs({root_.string(), "/dev/null"});
  EXPECT_TRUE(list.files.empty());
  ASSERT_EQ(list.refused.size(), 2U);
  EXPECT_EQ(list.refused[0].code, "E-NOT-A-FILE");
}

TEST_F(Reader, NamesTheFormatsWhenOneIsUnknown) {
  ReadOptions options;
  options.format = "papyrus";
  const Status done =
      read_source({"a.txt", "a", kReport}, options, test_profiles(),
                  [](Document&&) { return true; });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().fault, Fault::kUsage);
  EXPECT_NE(done.error().hint.find("text"), std::string::npos);
}

TEST_F(Reader, ListsFoldersInOrderAndOnlyWhatAFormatKnows) {
  write("b/two.txt", kReport);
  write("a/one.txt", kReport);
  write("a/data.json", "{}");
  write("a/README.md", "# words\n");
  write(".hidden/three.txt", kReport);
  const InputList list = list_inputs({root_.string()});
  ASSERT_EQ(list.files.size(), 2U);
  EXPECT_EQ(list.files[0].id, "one");
  EXPECT_EQ(list.files[1].id, "two");
  EXPECT_TRUE(list.refused.empty());
}

TEST_F(Reader, WhatIsNamedAsAPaperIsAndIsNoneIsRefusedByName) {
  write("a/one.txt", kReport);
  write("a/torn.pdf", kReport);
  write("a/void.pdf", "");
  write("a/old.doc", "\xD0\xCF\x11\xE0 words");
  const InputList list = list_inputs({(root_ / "a").string()});
  EXPECT_EQ(list.files.size(), 1U);
  ASSERT_EQ(list.refused.size(), 3U);
  EXPECT_NE(list.refused[0].where.find("old.doc"), std::string::npos);
  EXPECT_EQ(list.refused[0].code, "E-FORMAT");
  EXPECT_NE(list.refused[1].where.find("torn.pdf"), std::string::npos);
  EXPECT_EQ(list.refused[2].code, "E-EMPTY");
}

TEST_F(Reader, AFolderWithoutReportsIsNamed) {
  write("a/data.json", "{}");
  write("a/references.ris", "TY  - JOUR\nTI  - A title\nER  - \n");
  const InputList list = list_inputs({(root_ / "a").string()});
  EXPECT_TRUE(list.files.empty());
  ASSERT_EQ(list.refused.size(), 1U);
  EXPECT_EQ(list.refused[0].code, "E-NO-REPORTS");
  // Named twice it is no folder without reports.
  write("b/one.txt", kReport);
  const std::string twice = (root_ / "b").string();
  EXPECT_TRUE(list_inputs({twice, twice}).refused.empty());
}

TEST_F(Reader, ListsAFileOnceHoweverItsPathIsSpelt) {
  const std::string one = write("a/one.txt", kReport).string();
  write("b/two.txt", kReport);
  const std::string root = root_.string();
  const InputList list =
      list_inputs({one, root + "/b/../a/one.txt", root + "/./a", root});
  ASSERT_EQ(list.files.size(), 2U);
  EXPECT_EQ(list.files[0].path, one);
  EXPECT_EQ(list.files[0].id, "one");
  EXPECT_EQ(list.files[1].path, root + "/b/two.txt");
}

TEST_F(Reader, GivesEachInputAnIdOfItsOwn) {
  write("a/report.txt", kReport);
  write("b/report.txt", kReport);
  write("b/report.text", kReport);
  write("b/other.v2.txt", kReport);
  const InputList list =
      list_inputs({(root_ / "a").string(), (root_ / "b").string(),
                   (root_ / "a/report.txt").string()});
  ASSERT_EQ(list.files.size(), 4U);
  std::vector<std::string> ids;
  ids.reserve(list.files.size());
  for (const InputFile& file : list.files) ids.push_back(file.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids[0], "a/report.txt");
  EXPECT_EQ(ids[1], "b/report.text");
  EXPECT_EQ(ids[2], "b/report.txt");
  EXPECT_EQ(ids[3], "other.v2");
}

TEST_F(Reader, LeavesAReportItsNameBesideUnreadableFiles) {
  const fs::path report = write("one.txt", kReport);
  const fs::path gold = write("one.json", "{}");
  const InputList list = list_inputs({gold.string(), report.string()});
  ASSERT_EQ(list.files.size(), 2U);
  EXPECT_EQ(list.files[0].id, "one.json");
  EXPECT_EQ(list.files[1].id, "one");
}

TEST_F(Reader, FollowsNoLinkInACircle) {
  write("a/one.txt", kReport);
  fs::create_directory_symlink(root_ / "a", root_ / "a/again");
  fs::create_symlink(root_ / "self", root_ / "self");
  const InputList list = list_inputs({root_.string()});
  EXPECT_EQ(list.files.size(), 1U);
  ASSERT_EQ(list.refused.size(), 2U);
  EXPECT_EQ(list.refused[0].code, "E-LOOP");
  EXPECT_EQ(list.refused[1].code, "E-LOOP");
}

TEST_F(Reader, KeepsTheRestOfABatchFromARefusal) {
  write("1.txt", kReport);
  write("2.txt", "");
  write("3.txt", kReport);
  int read = 0;
  int refused = 0;
  for (const InputFile& file : list_inputs({root_.string()}).files) {
    const Status done =
        read_path(file.path, file.id, {}, test_profiles(), [&](Document&&) {
          ++read;
          return true;
        });
    refused += done ? 0 : 1;
  }
  EXPECT_EQ(read, 2);
  EXPECT_EQ(refused, 1);
}

}  // namespace
}  // namespace casebook
