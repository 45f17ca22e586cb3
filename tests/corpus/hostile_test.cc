// Inputs that are made to be slow. Each is read at ten times its size: what is
// quadratic takes a hundred times as long, what is linear ten times, and the
// bound stands between, because machines are busy.
#include <gtest/gtest.h>
#include <time.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/reader.h"
#include "profiles.h"

namespace casebook {
namespace {

std::string many(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double seconds_to_read(const std::string& path, const std::string& bytes) {
  const double begun = cpu_seconds();
  std::size_t documents = 0;
  const Status done =
      read_source({path, "x", bytes}, {}, test_profiles(), [&](Document&&) {
        ++documents;
        return true;
      });
  EXPECT_TRUE(done) << done.error().to_text();
  EXPECT_EQ(documents, 1U);
  return cpu_seconds() - begun;
}

// `made(n)`: an input of about n bytes.
void expect_linear(const std::string& path, std::size_t bytes,
                   const std::function<std::string(std::size_t)>& made) {
  const double small = seconds_to_read(path, made(bytes));
  const double large = seconds_to_read(path, made(10 * bytes));
  EXPECT_LT(large, 40 * std::max(small, 0.005)) << path;
}

struct Hostile {
  const char* name;
  const char* head;
  const char* part;
};

class HostileText : public testing::TestWithParam<Hostile> {};

TEST_P(HostileText, IsReadInLinearTime) {
  const Hostile& input = GetParam();
  expect_linear("x.txt", 100000, [&](std::size_t n) {
    return input.head +
           many(input.part, n / std::string_view(input.part).size()) + " end\n";
  });
}

INSTANTIATE_TEST_SUITE_P(
    Runs, HostileText,
    testing::Values(
        Hostile{"parentheses", "A case. ", "("},
        Hostile{"brackets", "A case. ", "[1"},
        Hostile{"cited_words", "A case", "[1]"}, Hostile{"initials", "", "A. "},
        Hostile{"short_words", "", "a. "}, Hostile{"short_lines", "", "ab\n"},
        Hostile{"headings", "", "Introduction\n\nx y.\n\n"},
        Hostile{"cases", "", "Case 1\nA woman.\n"},
        Hostile{"tables", "", "\nTable 1. A\nA  B\n1  2\n"},
        Hostile{"one_word", "", "xxxxxxxx"}, Hostile{"marks", "a", "\u0301"},
        Hostile{"citations", "", "word [1, 2]. "},
        Hostile{"spaces", "a", "    "},
        Hostile{"pages", "", "Journal 12\nwords.\n\f"},
        Hostile{"hyphens", "", "foo-\nbar "}, Hostile{"quotes", "", "\""}),
    [](const auto& test) { return std::string(test.param.name); });

class HostileXml : public testing::TestWithParam<Hostile> {};

TEST_P(HostileXml, IsReadInLinearTime) {
  const Hostile& input = GetParam();
  const std::string head = input.head;
  const std::string name =
      head.empty() ? "" : head.substr(1, head.find('>') - 1);
  expect_linear("x.xml", 300000, [&](std::size_t n) {
    return "<article><body>" + head +
           many(input.part, n / std::string_view(input.part).size()) +
           (name.empty() ? "" : "</" + name + ">") +
           "<p>end</p></body></article>";
  });
}

INSTANTIATE_TEST_SUITE_P(
    Runs, HostileXml,
    testing::Values(
        Hostile{"citations", "<p>", "x <xref ref-type='bibr'>1</xref>"},
        Hostile{"joined_citations", "<p>", "<xref ref-type='bibr'>1</xref>,"},
        Hostile{"empty_paragraphs", "", "<p></p>"},
        Hostile{"sections", "", "<sec><title>Case</title><p>a</p></sec>"},
        Hostile{"raised", "<p>", "a<sup>2</sup>"},
        Hostile{"entities", "<p>", "&alpha;"},
        Hostile{"notes", "<p>", "a<fn><p>n</p></fn>"},
        Hostile{"rows", "<table>", "<tr><td>1</td><td>2</td></tr>"},
        Hostile{"comments", "<p>", "<!--c-->"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(HostileXml, DeepNestingIsRefusedByName) {
  const std::string deep = "<article><body>" + many("<sec>", 200000);
  const Status done = read_source({"x.xml", "x", deep}, {}, test_profiles(),
                                  [](const Document&) { return true; });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "E-XML-DEPTH");
}

}  // namespace
}  // namespace casebook
