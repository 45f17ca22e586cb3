#include "corpus/page_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/page_table.h"
#include "corpus/page_turn.h"
#include "corpus/pdf.h"
#include "profiles.h"

namespace casebook {
namespace {

// Words in a type of 10 points, 6 points a letter and 4 a space.
PageRun run(float left, float top, const std::string& text, float size = 10) {
  std::vector<PageWord> words;
  float at = left;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const float width = static_cast<float>(end - begin) * 0.6F * size;
    const Box box = {at, top, at + width, top + size};
    words.push_back({text.substr(begin, end - begin), box, box});
    at += width + 0.4F * size;
    begin = end + 1;
  }
  return make_run(std::move(words));
}

// Lines of prose, `count` of them, in a column.
void prose(Page& page, float left, float top, int count,
           const std::string& word) {
  for (int i = 0; i < count; ++i) {
    page.runs.push_back(run(left, top + 12.0F * static_cast<float>(i),
                            word + std::to_string(i) + " goes on and on here"));
  }
}

Page a_page() {
  Page page;
  page.width = 400;
  page.height = 600;
  return page;
}

std::string text_of(const std::vector<Page>& pages) {
  return page_text(pages, test_profiles()).text;
}

bool in_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const std::string& part : parts) {
    at = text.find(part, at);
    if (at == std::string::npos) return false;
  }
  return true;
}

TEST(PageText, ColumnsAreReadOneAfterTheOther) {
  Page page = a_page();
  prose(page, 220, 100, 8, "right");
  prose(page, 20, 100, 8, "left");
  EXPECT_TRUE(in_order(text_of({page}),
                       {"left0", "left1", "left7", "right0", "right7"}));
}

TEST(PageText, ATitleOverBothColumnsPartsThem) {
  Page page = a_page();
  prose(page, 20, 60, 6, "above");
  prose(page, 220, 60, 6, "beside");
  page.runs.push_back(
      run(20, 200, "A title that takes the whole width of this page and more"));
  prose(page, 20, 230, 6, "below");
  prose(page, 220, 230, 6, "last");
  EXPECT_TRUE(in_order(text_of({page}),
                       {"above0", "above5", "beside0", "beside5", "title",
                        "below0", "below5", "last0", "last5"}));
}

TEST(PageText, EveryWordHasItsPlaceAndStandsThere) {
  Page page = a_page();
  prose(page, 20, 100, 3, "word");
  const PageText made = page_text({a_page(), page}, test_profiles());
  ASSERT_EQ(made.places.size(), 18U);
  EXPECT_EQ(slice(made.text, made.places[0].span), "word0");
  EXPECT_EQ(made.places[0].page, 2U);
  EXPECT_EQ(made.places[0].left, 20);
  EXPECT_EQ(made.places[6].top, 112);
}

TEST(PageText, LinesAtThePagesEdgesThatComeAgainAreRunningHeads) {
  std::vector<Page> pages;
  for (int p = 0; p < 2; ++p) {
    Page page = a_page();
    page.runs.push_back(run(20, 10, "Journal of Samples"));
    page.runs.push_back(run(300, 10, std::to_string(17 + p)));
    prose(page, 20, 100, 8, "text");
    pages.push_back(page);
  }
  const PageText made = page_text(pages, test_profiles());
  ASSERT_EQ(made.hints.size(), 2U);
  EXPECT_EQ(made.hints[0].role, Role::kRunningHead);
  EXPECT_EQ(slice(made.text, made.hints[1].span), "Journal of Samples   18");
}

Page with_table(float top) {
  Page page = a_page();
  page.runs = {run(20, top, "Table 1. Scores of two women"),
               run(20, top + 20, "Patient"),
               run(120, top + 20, "Before"),
               run(220, top + 20, "After"),
               run(20, top + 35, "1"),
               run(120, top + 35, "-3.2"),
               run(220, top + 35, "-2.1"),
               run(20, top + 50, "2"),
               run(220, top + 50, "-1.9")};
  return page;
}

TEST(PageText, ATableBecomesAGridWithEmptyCells) {
  const PageText made = page_text({with_table(100)}, test_profiles());
  ASSERT_EQ(made.tables.size(), 1U);
  const Grid& grid = made.tables[0];
  EXPECT_EQ(grid.label, "Table 1");
  EXPECT_EQ(slice(made.text, grid.caption), "Scores of two women");
  EXPECT_EQ(grid.rows, 3);
  EXPECT_EQ(grid.columns, 3);
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_GE(grid.confidence, 0.9);
  EXPECT_EQ(slice(made.text, grid.at(1, 2)->span), "-2.1");
  EXPECT_TRUE(grid.at(2, 1)->span.empty());
  EXPECT_EQ(slice(made.text, grid.at(2, 2)->span), "-1.9");
  EXPECT_NE(made.text.find("2\t\t-1.9"), std::string::npos);
}

TEST(PageText, ATableThatGoesOnOverThePageKeepsItsHeads) {
  Page next = a_page();
  for (int i = 0; i < 3; ++i) {
    const float top = 60 + 15 * static_cast<float>(i);
    next.runs.push_back(run(20, top, std::to_string(3 + i)));
    next.runs.push_back(run(120, top, "-1." + std::to_string(i)));
    next.runs.push_back(run(220, top, "-1.0"));
  }
  const PageText made = page_text({with_table(480), next}, test_profiles());
  ASSERT_EQ(made.tables.size(), 2U);
  const Grid& grid = made.tables[1];
  EXPECT_EQ(grid.label, "Table 1");
  EXPECT_EQ(grid.head_rows, 1);
  EXPECT_EQ(slice(made.text, grid.at(0, 1)->span), "Before");
  EXPECT_EQ(slice(made.text, grid.at(1, 1)->span), "-1.0");
  EXPECT_GE(grid.confidence, 0.9);
}

TEST(PageText, ATableThatNothingAnnouncesIsNotSure) {
  Page page = with_table(100);
  page.runs.erase(page.runs.begin());
  page.runs.insert(page.runs.end() - 1, run(120, 150, "-2.2"));
  const PageText made = page_text({page}, test_profiles());
  ASSERT_EQ(made.tables.size(), 1U);
  EXPECT_LT(made.tables[0].confidence, 0.75);
}

// The page as if it were printed turned, its lines going up.
Page sideways(const Page& page) {
  Page made;
  made.width = page.height;
  made.height = page.width;
  for (const PageRun& one : page.runs) {
    PageRun turned = one;
    for (PageWord& word : turned.words) {
      const Box box = word.box;
      word.box = {box.top, page.width - box.right, box.bottom,
                  page.width - box.left};
      word.place = word.box;
    }
    made.runs.push_back(turned);
  }
  return made;
}

TEST(PageTurn, ATableThatStandsSidewaysIsReadAsIfItDidNot) {
  Page page = sideways(with_table(100));
  turn_page(page);
  EXPECT_EQ(page.width, 400);
  const PageText made = page_text({page}, test_profiles());
  ASSERT_EQ(made.tables.size(), 1U);
  EXPECT_EQ(slice(made.text, made.tables[0].at(1, 2)->span), "-2.1");
  EXPECT_EQ(made.places[0].left, 100);  // where it was
}

TEST(PageTurn, ALineUpTheMarginIsSetAside) {
  Page page = a_page();
  prose(page, 20, 100, 8, "text");
  Page margin = a_page();
  margin.runs = {run(200, 380, "Downloaded from somewhere by a guest")};
  page.runs.insert(page.runs.begin() + 3, sideways(margin).runs[0]);
  turn_page(page);
  const PageText made = page_text({page}, test_profiles());
  EXPECT_TRUE(in_order(made.text, {"text2", "text3", "text7", "Downloaded"}));
  ASSERT_EQ(made.hints.size(), 1U);
  EXPECT_EQ(made.hints[0].role, Role::kRunningHead);
}

TEST(PageText, APageOfTooManyRunsIsTakenAsItComes) {
  Page page = a_page();
  for (int i = 0; i < 60000; ++i) {
    page.runs.push_back(
        run(static_cast<float>(i % 7) * 50, static_cast<float>(i) / 100, "x"));
  }
  EXPECT_GT(text_of({page}).size(), 60000U);
}

TEST(PageTable, ACellsLinesAreCloserThanRows) {
  const PageTable table = page_table(rows_of([] {
    static const std::vector<PageRun> runs = {
        run(20, 100, "Drug"),         run(120, 100, "Dose"),
        run(20, 120, "Calcium"),      run(120, 120, "600 mg"),
        run(120, 132, "twice a day"), run(20, 152, "None"),
        run(120, 152, "nothing")};
    std::vector<const PageRun*> all;
    all.reserve(runs.size());
    for (const PageRun& one : runs) all.push_back(&one);
    return all;
  }()));
  EXPECT_EQ(table.rows, 3);
  ASSERT_EQ(table.cells.size(), 6U);
  EXPECT_EQ(table.cells[3].lines.size(), 2U);
}

TEST(PageTable, AHeadOverTwoColumnsCoversThem) {
  static const std::vector<PageRun> runs = {
      run(20, 100, "Site"),    run(130, 100, "T-score of these women"),
      run(120, 112, "Before"), run(220, 112, "After"),
      run(20, 130, "Hip"),     run(120, 130, "-1.0"),
      run(220, 130, "-0.9"),   run(20, 145, "Spine"),
      run(120, 145, "-3.0"),   run(220, 145, "-2.9")};
  std::vector<const PageRun*> all;
  all.reserve(runs.size());
  for (const PageRun& one : runs) all.push_back(&one);
  const PageTable table = page_table(rows_of(all));
  EXPECT_EQ(table.columns, 3);
  EXPECT_EQ(table.head_rows, 2);
  EXPECT_EQ(table.cells[1].columns, 2);
}

TEST(PageTable, OneColumnIsNoTable) {
  static const PageRun one = run(20, 100, "a");
  EXPECT_TRUE(page_table(rows_of({&one})).cells.empty());
  EXPECT_TRUE(page_table({}).cells.empty());
}

TEST(PdfDocument, OfNothingHasNoTextAndSaysSo) {
  const Document document = pdf_document("", test_profiles());
  EXPECT_EQ(document.text, "");
  EXPECT_TRUE(document.tables.empty());
}

}  // namespace
}  // namespace casebook
