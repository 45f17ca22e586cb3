// Search by meaning: classes, other names, other forms, ranges of levels.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "kb/facets.h"
#include "kb/search.h"
#include "kb/vocabulary_store.h"
#include "scratch.h"

namespace casebook {
namespace {

using Names = std::vector<std::string>;

std::vector<Report> library() {
  Report alen = report("alen",
                       "Aged 30, she broke T11 to L5 and took "
                       "Fosamax weekly; her T-score was -3.4.");
  for (const char* level : {"T11", "T12", "L1", "L2", "L3", "L4", "L5"}) {
    add_fact(alen, "1", "fracture", "vertebral", "T11 to L5",
             {std::string("site=") + level});
  }
  add_fact(alen, "1", "drug", "alendronate", "Fosamax", {});
  add_fact(alen, "1", "age", "", "30", {"value=30", "unit=year"});
  add_fact(alen, "1", "bmd", "T-score", "-3.4",
           {"value=-3.4", "site=lumbar spine"});
  add_fact(alen, "", "country", "Turkey", "Aged", {});
  Report deno = report("deno",
                       "At 41 she got denosumab. L1 was broken, 8 "
                       "weeks after birth.");
  add_fact(deno, "1", "drug", "denosumab", "denosumab", {});
  add_fact(deno, "1", "fracture", "vertebral", "L1", {"site=L1"});
  add_fact(deno, "1", "age", "", "41", {"value=41", "unit=year"});
  add_fact(deno, "1", "timing", "postpartum", "8 weeks",
           {"value=8", "unit=week"});
  deno.document.meta.year = "2019";
  deno.document.meta.countries = {"Türkiye"};
  Report vita = report("vita",
                       "Hastaya kolekalsiferol verildi; kırıklar "
                       "iyileşti, İstanbul.");
  vita.document.language = "tr";
  add_fact(vita, "1", "drug", "vitamin D", "kolekalsiferol", {});
  Report klas = report("klas", "A bisphosphonate was thought of.");
  add_fact(klas, "1", "drug", "bisphosphonate", "bisphosphonate", {},
           "advised");
  return {alen, deno, vita, klas};
}

class WideSearch : public testing::Test {
 protected:
  WideSearch() : kb_(scratch_.base()) {
    EXPECT_FALSE(ingest_reports(kb_, library(), test_options()).error);
    const auto listing =
        list_concepts(std::filesystem::path(CASEBOOK_SOURCE_DIR) / "grammars");
    EXPECT_TRUE(listing);
    EXPECT_TRUE(store_vocabulary(kb_, *listing, "h"));
  }
  Names found(const Query& query) {
    const Result<std::vector<Hit>> hits = search(kb_, query);
    if (!hits) return {hits.error().to_text()};
    Names names;
    for (const Hit& hit : *hits) names.push_back(hit.document);
    return names;
  }
  Names words(const std::string& text) {
    Query query;
    query.words = text;
    return found(query);
  }
  Names where(const std::string& text) {
    Query query;
    query.where = text;
    return found(query);
  }

  Scratch scratch_;
  KnowledgeBase kb_;
};

TEST_F(WideSearch, AClassFindsItsMembersAfterItself) {
  EXPECT_EQ(words("bisphosphonate"), (Names{"klas", "alen"}));
  Names wide = words("antiresorptive");
  std::sort(wide.begin(), wide.end());
  EXPECT_EQ(wide, (Names{"alen", "deno", "klas"}));
  EXPECT_EQ(found({.drug = "bisphosphonate"}), Names{"alen"});
  EXPECT_EQ(found({.drug = "antirezorptif"}), (Names{"alen", "deno"}));
}

TEST_F(WideSearch, AThingIsFoundUnderAllOfItsNamesInBothLanguages) {
  EXPECT_EQ(words("D vitamini"), Names{"vita"});
  EXPECT_EQ(words("D VİTAMİNİ"), Names{"vita"});
  EXPECT_EQ(words("cholecalciferol"), Names{"vita"});
  EXPECT_EQ(words("alendronat"), Names{"alen"});
  EXPECT_EQ(found({.drug = "D vitamini"}), Names{"vita"});
  EXPECT_EQ(found({.drug = "denozumab"}), Names{"deno"});
}

TEST_F(WideSearch, ALevelIsFoundWithinARange) {
  EXPECT_EQ(words("T12"), Names{"alen"});
  EXPECT_EQ(words("D12"), Names{"alen"});
  EXPECT_EQ(words("T12 fosamax"), Names{"alen"});
  EXPECT_EQ(words("T12 denosumab"), Names{});
  EXPECT_EQ(words("L1"), (Names{"deno", "alen"}));  // said before ranged over
  const Result<std::vector<Hit>> hits = search(kb_, {.words = "T12"});
  ASSERT_TRUE(hits && hits->size() == 1);
  bool marked = false;
  for (const SnippetPiece& piece : (*hits)[0].snippet)
    marked = marked || (piece.hit && piece.text == "T11 to L5");
  EXPECT_TRUE(marked);
  EXPECT_FALSE((*hits)[0].exact);
}

TEST_F(WideSearch, OtherFormsOfAWordAreFound) {
  for (const char* word : {"KIRIĞI", "kırığı", "kirigi", "KIRIK", "kırıklar",
                           "kırık", "İstanbul", "ISTANBUL", "istanbul"})
    EXPECT_EQ(words(word).at(0), "vita") << word;
  EXPECT_EQ(words("breaking NOT 41"), words("break NOT 41"));
}

// Plain words crossed no language where conditions did.
TEST_F(WideSearch, WordsAreFoundUnderTheirNamesInTheOtherLanguage) {
  Report turkish =
      report("omur", "Hastanın omurga kırıkları ve gebeliği vardı.");
  turkish.document.language = "tr";
  const Report english =
      report("spine", "A vertebral fracture was seen in pregnancy.");
  const Report wrist = report("wrist", "A fracture of the wrist was seen.");
  ASSERT_FALSE(
      ingest_reports(kb_, {turkish, english, wrist}, test_options()).error);
  // Exact words first, then the same thing; no other fracture.
  EXPECT_EQ(words("vertebral fracture"), (Names{"spine", "omur"}));
  // The spine's levels answer as well to who asks for it.
  EXPECT_EQ(words("omurga kırıkları"), (Names{"omur", "spine", "alen"}));
  EXPECT_EQ(words("omurga kırığı").size(), words("spine fractures").size());
  EXPECT_EQ(words("gebelik").size(), 2U);
  EXPECT_EQ(words("\"vertebral fracture\""), Names{"spine"});
  EXPECT_EQ(words("vertebral fracture NOT pregnancy"), Names{"omur"});
  const Result<std::vector<Hit>> hits =
      search(kb_, {.words = "vertebral fracture"});
  ASSERT_TRUE(hits && hits->size() == 2);
  EXPECT_TRUE((*hits)[0].exact);
  EXPECT_FALSE((*hits)[1].exact);
}

TEST_F(WideSearch, APhraseAndAnUnwantedWordAreTakenAsSaid) {
  EXPECT_EQ(words("\"bisphosphonate\""), Names{"klas"});
  EXPECT_EQ(words("took OR thought NOT bisphosphonate"),
            words("took OR thought"
                  " NOT \"bisphosphonate\""));
}

TEST_F(WideSearch, SetsOfLevelsHoldTogether) {
  EXPECT_EQ(found({.levels = "T12,L1"}), Names{"alen"});
  EXPECT_EQ(found({.levels = "L1"}), (Names{"alen", "deno"}));
  EXPECT_EQ(found({.site = "Th12, L1", .kind = "fracture"}), Names{"alen"});
}

TEST_F(WideSearch, ConditionsAgesTimesAndPlacesNarrow) {
  EXPECT_EQ(where("bmd.T-score <= -3 and site = 'lumbar spine'"),
            Names{"alen"});
  EXPECT_EQ(where("drug.antiresorptive and not age > 40"), Names{"alen"});
  EXPECT_EQ(where("age > 40 or drug.vitamin D"), (Names{"deno", "vita"}));
  EXPECT_EQ(where("not drug"), Names{"klas"});
  EXPECT_EQ(found({.age = "20-35"}), Names{"alen"});
  EXPECT_EQ(found({.age = "36-"}), Names{"deno"});
  EXPECT_EQ(found({.within = "6 months"}), Names{"deno"});
  EXPECT_EQ(found({.within = "7 weeks"}), Names{});
  EXPECT_EQ(found({.country = "Türkiye"}), (Names{"alen", "deno"}));
  EXPECT_EQ(found({.country = "Turkey", .language = "tr"}), Names{});
  EXPECT_EQ(found({.language = "tr"}), Names{"vita"});
}

TEST_F(WideSearch, ADrugsStartIsToldByItsOwnSentence) {
  Report late = report("late",
                       "She came 2 months after birth. At 8 months she was "
                       "given teriparatide.");
  add_fact(late, "1", "timing", "postpartum", "2 months",
           {"value=2", "unit=month"});
  add_fact(late, "1", "timing", "postpartum", "8 months",
           {"value=8", "unit=month"});
  add_fact(late, "1", "drug", "teriparatide", "teriparatide", {});
  Report soon = report("soon", "Teriparatide was begun.");
  add_fact(soon, "1", "drug", "teriparatide", "Teriparatide",
           {"anchor=delivery", "offset=3", "offset_unit=month"});
  ASSERT_FALSE(ingest_reports(kb_, {late, soon}, test_options()).error);
  EXPECT_EQ(found({.drug = "teriparatide", .within = "6 months"}),
            (Names{"late", "soon"}));
  EXPECT_EQ(found({.drug = "teriparatide", .started = "6 months"}),
            Names{"soon"});
  EXPECT_EQ(found({.drug = "teriparatide", .started = "9 months"}),
            (Names{"late", "soon"}));
  // Birth is told in the sentence of the fracture, not of the drug.
  EXPECT_EQ(found({.drug = "denosumab", .started = "6 months"}), Names{});
  EXPECT_EQ(found({.started = "9 months"}), Names{"late"});
  EXPECT_NE(found({.started = "soon"})[0].find("6 months"), std::string::npos);
}

TEST_F(WideSearch, AnUnknownNameIsAnsweredWithWhatWasMeant) {
  const auto said = [this](const Query& query) { return found(query).at(0); };
  EXPECT_NE(said({.drug = "alendronaet"}).find("did you mean 'alendronate'?"),
            std::string::npos);
  EXPECT_NE(said({.site = "lumbar spien"}).find("'lumbar spine'"),
            std::string::npos);
  EXPECT_NE(said({.kind = "fractrue"}).find("'fracture'"), std::string::npos);
  EXPECT_NE(said({.where = "bmd.T-scor < 1"}).find("'T-score'"),
            std::string::npos);
  EXPECT_NE(said({.age = "young"}).find("20-35"), std::string::npos);
  EXPECT_NE(said({.within = "soon"}).find("6 months"), std::string::npos);
}

TEST_F(WideSearch, HostileFiltersAreAnsweredAndHarmNothing) {
  for (const char* hostile :
       {"'; DROP TABLE facts; --", "\"", "%", "*", "a\0b", "\xff", "[\"x\"]",
        "(((((((((", "x' OR '1'='1", "\n"}) {
    for (const Query& query :
         {Query{.drug = hostile}, Query{.site = hostile},
          Query{.kind = hostile}, Query{.levels = hostile},
          Query{.where = hostile}, Query{.age = hostile},
          Query{.within = hostile}, Query{.country = hostile},
          Query{.language = hostile}}) {
      const Result<std::vector<Hit>> hits = search(kb_, query);
      if (hits) continue;
      EXPECT_TRUE(hits.error().fault == Fault::kUsage ||
                  hits.error().fault == Fault::kInput)
          << hostile << hits.error().to_text();
    }
  }
  EXPECT_GT(count(kb_, "facts"), 0);
}

TEST_F(WideSearch, FacetsCountCasesAndReports) {
  const Result<std::vector<Facet>> all = facets(kb_, {}, {});
  ASSERT_TRUE(all) << all.error().to_text();
  EXPECT_EQ(all->size(), facet_names().size());
  const auto count_of = [&all](const std::string& facet,
                               const std::string& value) -> std::size_t {
    for (const Facet& one : *all) {
      for (const FacetValue& found : one.values)
        if (one.name == facet && found.value == value) return found.cases;
    }
    return 0;
  };
  EXPECT_EQ(count_of("drug", "alendronate"), 1U);
  EXPECT_EQ(count_of("class", "antiresorptive"), 2U);
  EXPECT_EQ(count_of("site", "L1"), 2U);
  EXPECT_EQ(count_of("country", "Turkey"), 1U);
  EXPECT_EQ(count_of("year", "2019"), 1U);
  EXPECT_EQ(count_of("language", "tr"), 1U);
  EXPECT_FALSE(facets(kb_, {}, {"drog"}));
  const auto few = facets(kb_, {.drug = "bisphosphonate"}, {"site"});
  ASSERT_TRUE(few && few->size() == 1);
  EXPECT_EQ((*few)[0].values.size(), 8U);
}

}  // namespace
}  // namespace casebook
