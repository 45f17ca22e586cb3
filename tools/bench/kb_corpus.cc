#include "tools/bench/kb_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "corpus/sha256.h"

namespace casebook {
namespace {

constexpr int kFactsEach = 10;
constexpr int kWordsEach = 110;

// A document from its number alone: the same base every time.
class Maker {
 public:
  explicit Maker(int number)
      : chance_(static_cast<std::uint_fast32_t>(number) * 7919U) {
    document_.id = fmt::format("d{}", number);
    document_.path = document_.id + ".txt";
    document_.format = "text";
    document_.encoding = "UTF-8";
    document_.language = number % 4 == 0 ? "tr" : "en";
    document_.meta.title = fmt::format("Report {}", number);
    add_words();
    add_facts();
    document_.sha256 = sha256_hex(document_.text);
  }
  MadeReport report() { return {std::move(document_), std::move(extraction_)}; }

 private:
  int upto(int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(chance_);
  }
  // The small ones often.
  int tailed(int limit) {
    const double x = std::uniform_real_distribution<double>(0, 1)(chance_);
    return std::min(limit - 1, static_cast<int>(x * x * x * limit));
  }
  void add_words() {
    for (const auto& [word, of] : kProbes) {
      if (upto(100'000) >= of) continue;
      for (int times = 1 + tailed(6); times > 0; --times)
        document_.text += fmt::format("{} word{} ", word, tailed(60'000));
    }
    for (int i = tailed(kWordsEach) + kWordsEach / 2; i > 0; --i)
      document_.text += fmt::format("word{} ", tailed(60'000));
  }
  void add(const char* kind, std::string name, std::vector<FactKey> keys) {
    Fact fact;
    fact.case_id = "1";
    fact.kind = kind;
    fact.name = std::move(name);
    fact.assertion = upto(10) == 0 ? "absent" : "present";
    fact.keys = std::move(keys);
    const auto begin = static_cast<std::uint32_t>(upto(200));
    fact.span = {begin, begin + 20};
    fact.language = document_.language;
    fact.rule = "bench";
    extraction_.facts.push_back(std::move(fact));
  }
  void add_facts() {
    extraction_.cases.push_back({"1", "", "", false});
    add("age", "",
        {{"value", std::to_string(18 + upto(25)), true},
         {"unit", "year", false}});
    for (int i = 0; i < 4; ++i) {
      add("fracture", "vertebral",
          {{"site", made_level(upto(kLevels)), false}});
    }
    for (int i = 0; i < 2; ++i) {
      add("drug", made_drug(tailed(kDrugs)),
          {{"dose", "20", true}, {"dose_unit", "ug", false}});
    }
    add("bmd", "T-score",
        {{"value", fmt::format("-{}.{}", upto(5), upto(10)), true},
         {"site", upto(2) == 0 ? "lumbar spine" : "femoral neck", false}});
    add("follow_up", "",
        {{"value", std::to_string(1 + upto(36)), true},
         {"unit", "month", false}});
    add("imaging", "MRI", {});
    static_assert(kFactsEach == 1 + 4 + 2 + 1 + 1 + 1);
  }

  std::mt19937 chance_;
  Document document_;
  Extraction extraction_;
};

}  // namespace

std::string made_level(int number) {
  return number < 12 ? fmt::format("T{}", number + 1)
                     : fmt::format("L{}", number - 11);
}

std::string made_drug(int number) { return fmt::format("drug{}", number); }

MadeReport make_report(int number) { return Maker(number).report(); }

}  // namespace casebook
