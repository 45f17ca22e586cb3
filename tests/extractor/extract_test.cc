// What holds for every document: the prefilter changes nothing, the quote
// stands in the text, the same gives the same.
#include "extractor/extract.h"

#include <gtest/gtest.h>
#include <map>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "grammars.h"

namespace casebook {
namespace {

std::vector<Document> read_all(const std::filesystem::path& folder) {
  std::vector<Document> documents;
  for (const InputFile& input : list_inputs({folder.string()}).files) {
    const std::string extension =
        std::filesystem::path(input.path).extension().string();
    if (extension != ".txt" && extension != ".xml" && extension != ".nxml")
      continue;
    const Status done =
        read_path(input.path, input.id, {}, project_grammar().profiles,
                  [&](Document&& document) {
                    documents.push_back(std::move(document));
                    return true;
                  });
    EXPECT_TRUE(done) << input.path;
  }
  return documents;
}

std::string json_lines(const Document& document, const Extraction& found) {
  std::string lines;
  for (const Fact& fact : found.facts) lines += to_json(fact, document) + "\n";
  for (const CaseRecord& one : found.cases)
    lines += one.id + " " + one.label + (one.group ? " group\n" : "\n");
  return lines;
}

bool cuts_character(const std::string& text, std::uint32_t at) {
  return at < text.size() &&
         (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

void expect_sound(const Document& document) {
  const Grammar& grammar = project_grammar();
  const Extraction found = extract(document, grammar, {});
  EXPECT_TRUE(found.slow_rules.empty()) << document.id;
  const std::string lines = json_lines(document, found);
  ExtractOptions plain;
  plain.prefilter = false;
  EXPECT_EQ(json_lines(document, extract(document, grammar, plain)), lines)
      << document.id;
  EXPECT_EQ(json_lines(document, extract(document, grammar, {})), lines)
      << document.id;
  for (const Fact& fact : found.facts) {
    ASSERT_LT(fact.span.begin, fact.span.end) << document.id;
    ASSERT_LE(fact.span.end, document.text.size()) << document.id;
    EXPECT_FALSE(cuts_character(document.text, fact.span.begin));
    EXPECT_FALSE(cuts_character(document.text, fact.span.end));
    EXPECT_NE(grammar.compiled->kinds.find(fact.kind), nullptr) << fact.kind;
    const bool known =
        fact.case_id.empty() ||
        std::any_of(found.cases.begin(), found.cases.end(),
                    [&](const CaseRecord& c) { return c.id == fact.case_id; });
    EXPECT_TRUE(known) << to_json(fact, document);
  }
}

TEST(Extract, IsSoundOnEverySample) {
  const auto documents = read_all(std::filesystem::path(CASEBOOK_SOURCE_DIR) /
                                  "corpus" / "samples");
  EXPECT_GE(documents.size(), 20U);
  for (const Document& document : documents) expect_sound(document);
}

TEST(Extract, IsSoundOnTheSharedReports) {
  const char* named = std::getenv("CASEBOOK_SHARED");
  const std::filesystem::path shared =
      named != nullptr
          ? std::filesystem::path(named)
          : std::filesystem::path(CASEBOOK_SOURCE_DIR).parent_path() / "shared";
  if (!std::filesystem::is_directory(shared))
    GTEST_SKIP() << "no " << shared << " beside the project";
  for (const char* folder : {"seeds", "general", "jats"}) {
    for (const Document& document : read_all(shared / folder))
      expect_sound(document);
  }
}

TEST(Extract, GivesTheKindsAskedForOnly) {
  const Document document =
      report("Case report\n\nA 24-year-old woman took alendronate.\n");
  ExtractOptions options;
  options.kinds = {"drug"};
  const Extraction found = extract(document, project_grammar(), options);
  ASSERT_EQ(found.facts.size(), 1U);
  EXPECT_EQ(found.facts[0].name, "alendronate");
}

TEST(Extract, AnEmptyDocumentHasNoFacts) {
  const Extraction found = extract(Document{}, project_grammar(), {});
  EXPECT_TRUE(found.facts.empty());
  EXPECT_TRUE(found.cases.empty());
}

TEST(Extract, OutlivesASentenceOfManyFigures) {
  std::string text = "Case report\n\nA 24-year-old woman had T-scores of";
  for (int i = 0; i < 800; ++i) text += " -2.5,";
  expect_sound(report(text + " and more.\n"));
}

TEST(Extract, QuotesAreSlicedFromTextThatFoldingChanges) {
  const Document document = report(
      "Case report\n\nA 24-year-old woman. Osteo\xC2\xADporotic frac-\ntures "
      "of "
      "T12 and L1 were con\xEF\xAC\x81rmed. T-score was \xE2\x88\x92"
      "3.2 at the lumbar spine.\n");
  expect_sound(document);
  const Extraction found = extract(document, project_grammar(), {});
  bool score = false;
  for (const Fact& fact : found.facts) {
    if (fact.kind == "bmd") {
      score = true;
      EXPECT_EQ(fact.get("value"), "-3.2");
      EXPECT_NE(slice(document.text, fact.span)
                    .find("\xE2\x88\x92"
                          "3.2"),
                std::string_view::npos);
    }
  }
  EXPECT_TRUE(score);
}

TEST(Extract, KnowsAnUnlistedDrugByItsStem) {
  const Document document = report(
      "Case report\n\nA 40-year-old man was given zqorutinib 5 mg daily; a "
      "word of few letters, tinib, is none.\n");
  const Extraction found = extract(document, project_grammar(), {});
  std::vector<std::string> names;
  for (const Fact& fact : found.facts)
    if (fact.kind == "drug") names.push_back(fact.name);
  EXPECT_EQ(names.empty() ? "" : names.front(), "zqorutinib");
  EXPECT_EQ(std::count(names.begin(), names.end(), "tinib"), 0);
}

TEST(Extract, GivesTheDiseaseOfATitleToTheGroupOfAllPatients) {
  const Document document = report(
      "Transient osteoporosis of the hip: two cases\n\nCase 1\nA 31-year-old "
      "woman had hip pain.\n\nCase 2\nA 29-year-old woman had hip pain.\n\n"
      "Discussion\nBoth patients recovered without any fracture.\n");
  const Extraction found = extract(document, project_grammar(), {});
  for (const Fact& fact : found.facts) {
    if (fact.kind != "diagnosis") continue;
    EXPECT_NE(fact.case_id, "1");
    EXPECT_NE(fact.case_id, "2");
  }
}

// A Turkish verb ends its clause: the next one's denial once reached over it
// and turned "free of complaints" and "the pain had gone" into their contrary.
TEST(Extract, DeniesNothingBehindItsOwnVerb) {
  const Document document = report(
      "Olgu sunumu\n\nOtuz yaşında kadın hasta başvurdu. On sekizinci ayda "
      "yakınması yoktu ve yeni kırık görülmedi. Bebeğini hiç emzirmedi. "
      "İzlemin sonunda bel ağrısı azalmıştı ve sigara kullanmıyordu.\n");
  const Extraction found = extract(document, project_grammar(), {});
  std::map<std::string, std::string> assertions;
  for (const Fact& fact : found.facts) assertions[fact.name] = fact.assertion;
  EXPECT_EQ(assertions["symptom-free"], "present");
  EXPECT_EQ(assertions["new fracture"], "absent");
  EXPECT_EQ(assertions["breastfeeding"], "absent");
  EXPECT_EQ(assertions["pain relief"], "present");
  EXPECT_EQ(assertions["smoking"], "absent");
}

// What is denied last in a list of findings is that alone.
TEST(Extract, LeavesNamedLevelsToBeWhereAnotherFindingIsDenied) {
  const Document document = report(
      "Olgu sunumu\n\nOtuz yaşında kadın hasta başvurdu. Lomber MRG: T12, L2 "
      "akut kompresyon fraktürü, retropulsiyon yok. T8'de kırık saptanmadı.\n");
  const Extraction found = extract(document, project_grammar(), {});
  std::map<std::string, std::string> levels;
  for (const Fact& fact : found.facts) {
    if (fact.kind == "fracture")
      levels[std::string(fact.get("site"))] = fact.assertion;
  }
  EXPECT_EQ(levels["T12"], "present");
  EXPECT_EQ(levels["L2"], "present");
  EXPECT_EQ(levels["T8"], "absent");
}

// A language is compiled when the first report speaks it. Which comes first,
// and in how many threads at once, changes nothing.
TEST(LazyLanguages, GiveTheSameFactsInAnyOrderAndFromManyThreads) {
  const std::filesystem::path root(CASEBOOK_SOURCE_DIR);
  const auto load = [&] { return load_grammar(root / "grammars").grammar; };
  const Document english = report(
      "Case report\n\nA 31-year-old woman had fractures of T12 and L1. Her "
      "lumbar T-score was -3.4.\n");
  const Document turkish = report(
      "Olgu sunumu\n\n31 yaşında kadın hastada T12 ve L1 kırığı saptandı. "
      "Lomber T-skoru -3,4 idi.\n");
  const auto facts = [](const Document& document, const Grammar& grammar) {
    return json_lines(document, extract(document, grammar, {}));
  };
  const Grammar first = load();
  const std::string of_english = facts(english, first);
  const std::string of_turkish = facts(turkish, first);
  EXPECT_NE(of_english.find("\"language\": \"en\""), std::string::npos)
      << of_english;
  EXPECT_NE(of_turkish.find("\"language\": \"tr\""), std::string::npos)
      << of_turkish;
  const Grammar other = load();
  EXPECT_EQ(facts(turkish, other), of_turkish);
  EXPECT_EQ(facts(english, other), of_english);
  const Grammar shared = load();
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back(
        [&, i] { found[i] = facts(i % 2 == 0 ? english : turkish, shared); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_EQ(found[i], i % 2 == 0 ? of_english : of_turkish) << i;
}

}  // namespace
}  // namespace casebook
