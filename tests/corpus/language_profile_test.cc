#include "corpus/language_profile.h"

#include <gtest/gtest.h>

#include "corpus/headings.h"
#include "profiles.h"

namespace casebook {
namespace {

TEST(LanguageProfile, FindsTheLanguagesByTheirFolders) {
  ASSERT_GE(test_profiles().size(), 2U);
  for (const LanguageProfile& profile : test_profiles()) {
    EXPECT_FALSE(profile.headings.empty()) << profile.language;
    EXPECT_FALSE(profile.stop_words.empty()) << profile.language;
  }
}

TEST(LanguageProfile, NamesTheLineOfAMistake) {
  const auto error_of = [](std::string_view file, std::string_view text) {
    LanguageProfile profile;
    const Status read = read_profile_file(file, text, file.data(), profile);
    return read ? "" : read.error().where + ": " + read.error().what;
  };
  EXPECT_EQ(error_of("headings.tsv", "# fine\ncase\tcase\nwhat\tnot\n"),
            "headings.tsv:3: 'what' is no kind of section");
  EXPECT_EQ(error_of("headings.tsv", "case case\n"),
            "headings.tsv:1: a heading's line has no TAB");
  EXPECT_EQ(error_of("headings.tsv", "case\ta | | b\n"),
            "headings.tsv:1: a form is empty");
  EXPECT_EQ(error_of("abbreviations.tsv", "Fig.\nDr\n"),
            "abbreviations.tsv:2: the abbreviation 'Dr' has no dot");
  EXPECT_EQ(error_of("abbreviations.tsv", "al.\tmaybe\n"),
            "abbreviations.tsv:1: 'maybe' is no mark of an abbreviation");
  EXPECT_EQ(error_of("stop_words.tsv", "and of\n"),
            "stop_words.tsv:1: 'and of' is more than one word");
  EXPECT_EQ(error_of("stop_words.tsv", "a\xFF\n"),
            "stop_words.tsv:1: the line is not UTF-8");
}

TEST(LanguageProfile, ComparesHeadingsWithoutCaseNumbersAndSpacing) {
  EXPECT_EQ(heading_key("2.1. CASE REPORT:"), "case report");
  EXPECT_EQ(heading_key("IV. Discussion"), "discussion");
  EXPECT_EQ(heading_key("A B S T R A C T"), "abstract");
  EXPECT_EQ(heading_key("G\u0130R\u0130\u015E"), heading_key("giri\u015F"));
  EXPECT_EQ(heading_key("25-hydroxyvitamin D"), "25 hydroxyvitamin d");
  EXPECT_EQ(heading_key("I had pain"), "i had pain");
  EXPECT_EQ(heading_key("14.02.2022      References"), "14 02 2022 references");
}

struct Expected {
  const char* line;
  const char* kind;
  bool numbered;
};

TEST(Headings, OfEveryStyleAreKnown) {
  for (const Expected& expected : {
           Expected{"1. Case 1", "case", true},
           {"Olgu 2", "case", true},
           {"OLGU SUNUMU", "case", false},
           {"O L G U  S U N U M U", "case", false},
           {"PATIENT INTRODUCTION", "case", false},
           {"Case No. III", "case", true},
           {"Patient B", "case", true},
           {"Öz", "abstract", false},
           {"ÖZET", "abstract", false},
           {"Summary", "abstract", false},
           {"Clinical presentation", "case", false},
           {"Case series", "case", false},
           {"KAYNAKLAR", "references", false},
           {"7. References", "references", false},
           {"Teşekkür", "back", false},
           {"Conflict of interest:", "back", false},
           {"Discussion and Conclusion", "discussion", false},
           {"TARTIŞMA VE SONUÇ", "discussion", false},
           {"Olgu Sunumu / Case Report", "case", false},
           {"Case 2 (A.B.)", "case", true},
           {"Take-home message", "conclusion", false},
       }) {
    const auto match = match_heading(expected.line, test_profiles());
    ASSERT_TRUE(match) << expected.line;
    EXPECT_STREQ(to_text(match->kind), expected.kind) << expected.line;
    EXPECT_EQ(match->numbered, expected.numbered) << expected.line;
  }
  for (const char* line : {"Case 2 was admitted", "The case is rare",
                           "summary of all that was said", "Discussions were",
                           "A 24-year-old woman"}) {
    EXPECT_FALSE(match_heading(line, test_profiles())) << line;
  }
}

TEST(Headings, RunIntoTheText) {
  const auto size_of = [](const char* line) -> int {
    const auto match = match_run_in(line, test_profiles());
    return match ? static_cast<int>(match->size) : -1;
  };
  EXPECT_EQ(size_of("Abstract. A 32-year-old woman"), 9);
  EXPECT_EQ(size_of("Introduction: Bone is alive"), 13);
  EXPECT_EQ(size_of("Hasta 1. 27 yaşında"), 8);
  EXPECT_EQ(size_of("Tartışma: Bu tablo"), 11);
  EXPECT_EQ(size_of("1. Giriş. Kemik canlıdır"), 10);
  EXPECT_EQ(size_of("Woman 1, 31 years. Third pregnancy"), 0);
  EXPECT_EQ(size_of("Case 1 was a woman"), -1);
  EXPECT_EQ(size_of(""), -1) << "not read beyond its end";
  EXPECT_EQ(size_of("Results of all tests. They"), -1);
}

TEST(Headings, TellCaptionsFromMentions) {
  const auto kind_of = [](const char* line, bool alone) -> std::string {
    const auto match = match_caption(line, alone, test_profiles());
    return match ? to_text(match->kind) : "-";
  };
  EXPECT_EQ(kind_of("Table 1. Laboratory values", false), "table");
  EXPECT_EQ(kind_of("Tablo 2: Değerler", false), "table");
  EXPECT_EQ(kind_of("TABLE III", true), "table");
  EXPECT_EQ(kind_of("Fig. 2. (A) Sagittal view", false), "figure");
  EXPECT_EQ(kind_of("Şekil 1. Yan grafi", false), "figure");
  EXPECT_EQ(kind_of("Figure 3 Lateral radiograph", true), "figure");
  EXPECT_EQ(kind_of("Figure 3 Lateral radiograph", false), "-");
  EXPECT_EQ(kind_of("Table. Course of bone density", true), "table");
  EXPECT_EQ(kind_of("TABLO. Seyir", true), "table");
  EXPECT_EQ(kind_of("Table. Course of bone density", false), "-");
  EXPECT_EQ(kind_of("Table: Course of bone density", true), "-");
  EXPECT_EQ(kind_of("Table. see there", true), "-");
  EXPECT_EQ(kind_of("Fig. 2. shows the spine", true), "-");
  EXPECT_EQ(kind_of("Table 1 shows all values", true), "-");
}

}  // namespace
}  // namespace casebook
