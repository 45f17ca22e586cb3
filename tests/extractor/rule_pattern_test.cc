#include "extractor/rule_pattern.h"

#include <gtest/gtest.h>

#include "extractor/pattern.h"
#include "extractor/pattern_reader.h"

namespace casebook {
namespace {

// A small alphabet: sentences are lists of class names; a word that is none
// is itself as a literal, if the pattern speaks of it.
class RulePattern : public testing::Test {
 protected:
  RulePattern() {
    for (const char* name : {"drug", "site", "number", "mark", "word"})
      symbols_.intern({symbols_.class_of(name)});
    symbols_.intern({symbols_.class_of("drug"), symbols_.class_of("analyte")});
    symbols_.intern({symbols_.class_of("mark"), symbols_.class_of("stop")});
  }

  std::string error_of(std::string_view text) {
    const Result<PatternNode> parsed = patterns_.read(text);
    return parsed ? "" : parsed.error().what;
  }

  // The items that the match takes: "1-3"; "" where there is none. With a
  // capture's name, the item that it took.
  std::string match(std::string_view text, const std::string& sentence,
                    const std::string& capture = "") {
    const Result<PatternNode> parsed = patterns_.read(text);
    if (!parsed) return parsed.error().what;
    std::set<std::string> names;
    collect_classes(*parsed, names);
    for (const std::string& name : names) {
      const ClassId id = symbols_.class_of(name);
      if (name.starts_with('=')) symbols_.intern({id});
    }
    const TranslatedPattern made = translate(*parsed, symbols_);
    Result<Pattern> pattern = Pattern::compile(made.expression);
    if (!pattern) return pattern.error().what;
    Pattern::Groups groups;
    if (!pattern->find(symbol_text(sentence), 0, groups)) return "";
    std::size_t group = 0;
    for (std::size_t i = 0; i < made.captures.size(); ++i) {
      if (made.captures[i] == capture && groups[i + 1] != Pattern::kNoGroup)
        group = i + 1;
    }
    return std::to_string(groups[group].begin / SymbolTable::kWidth) + "-" +
           std::to_string(groups[group].end / SymbolTable::kWidth);
  }

  std::string symbol_text(const std::string& sentence) {
    std::string text;
    for (std::size_t begin = 0; begin < sentence.size();) {
      const std::size_t end =
          std::min(sentence.find(' ', begin), sentence.size());
      SymbolTable::append(symbol(sentence.substr(begin, end - begin)), text);
      begin = end + 1;
    }
    return text;
  }

  Symbol symbol(const std::string& name) {
    const auto set = [&](std::initializer_list<const char*> classes) {
      std::vector<ClassId> ids;
      for (const char* one : classes) ids.push_back(symbols_.class_of(one));
      return symbols_.intern(ids);
    };
    if (name == "calcium") return set({"drug", "analyte"});
    if (name == ";") return set({"mark", "stop"});
    const int literal = symbols_.find_class("=" + name);
    if (literal >= 0) return symbols_.intern({static_cast<ClassId>(literal)});
    return symbols_.find_class(name) >= 0 ? set({name.c_str()}) : set({"word"});
  }

  SymbolTable symbols_;
  ItemTests tests_;
  PatternReader patterns_{tests_};
};

TEST_F(RulePattern, AClassIsAnyItemThatIsOfIt) {
  EXPECT_EQ(match("{drug}", "word drug"), "1-2");
  EXPECT_EQ(match("{drug}", "word calcium"), "1-2");
  EXPECT_EQ(match("{drug|site}", "word site"), "1-2");
  EXPECT_EQ(match("{drug}", "word site"), "");
}

TEST_F(RulePattern, ALiteralIsTheWordItself) {
  EXPECT_EQ(match("of {site}", "number of site"), "1-3");
  EXPECT_EQ(match("of {site}", "number in site"), "");
  EXPECT_EQ(match("follow-up", "a follow - up"), "1-4");
}

TEST_F(RulePattern, LiteralsAreFoldedAsTheTextIs) {
  const Result<PatternNode> parsed = patterns_.read("KIRIĞI");
  ASSERT_TRUE(parsed);
  std::set<std::string> names;
  collect_classes(*parsed, names);
  EXPECT_EQ(names, std::set<std::string>{"=kiriği"});
}

TEST_F(RulePattern, AnExclusionLeavesOutWhatIsBoth) {
  EXPECT_EQ(match("{drug^analyte}", "calcium drug"), "1-2");
  EXPECT_EQ(match("{drug&analyte}", "drug calcium"), "1-2");
}

TEST_F(RulePattern, ANegatedClassIsAnyOtherItemButNoStop) {
  EXPECT_EQ(match("of {!drug|site} at", "of number at"), "0-3");
  EXPECT_EQ(match("of {!drug|site} at", "of drug at"), "");
  EXPECT_EQ(match("of {!drug|site} at", "of ; at"), "");
}

TEST_F(RulePattern, ACaptureIsNamed) {
  EXPECT_EQ(match("{drug:d} at {site:s}", "drug at site", "s"), "2-3");
  EXPECT_EQ(match("{drug:d} ({site:s})?", "drug number", "s"), "0-1");
}

// "=:" was a word without a letter, and what followed it a capture's name.
TEST_F(RulePattern, AColonMayBeAWordInBraces) {
  EXPECT_EQ(match("{drug|=:} {site}", "word : site"), "1-3");
  EXPECT_EQ(match("{drug|=:} {site}", "drug site"), "0-2");
  EXPECT_EQ(match("{!=:}*2 {site:s}", "word site", "s"), "1-2");
  EXPECT_EQ(match("{drug|=::d} {site}", "word : site", "d"), "1-2");
}

TEST_F(RulePattern, ChoicesAndGroups) {
  EXPECT_EQ(match("(of|at) {site}", "at site"), "0-2");
  EXPECT_EQ(match("{drug} (at the|in) {site}", "drug at the site"), "0-4");
  EXPECT_EQ(match("of {site}|at {drug}", "at drug"), "0-2");
}

TEST_F(RulePattern, Repeats) {
  EXPECT_EQ(match("{drug} of? {site}", "drug site"), "0-2");
  EXPECT_EQ(match("{drug} of* {site}", "drug of of of site"), "0-5");
  EXPECT_EQ(match("{drug} of+ {site}", "drug site"), "");
  EXPECT_EQ(match("{drug} of*2 {site}", "drug of of site"), "0-4");
  EXPECT_EQ(match("{drug} of*2 {site}", "drug of of of site"), "");
  EXPECT_EQ(match("{drug} (of at)*2 {site}", "drug of at of at site"), "0-6");
}

TEST_F(RulePattern, AGapTakesTheNearestAndNoStop) {
  EXPECT_EQ(match("{drug} _*6 {site:s}", "drug of site of site", "s"), "2-3");
  EXPECT_EQ(match("{drug} _*1 {site}", "drug of of site"), "");
  EXPECT_EQ(match("{drug} _*6 {site}", "drug of ; of site"), "");
  EXPECT_EQ(match("{drug} _ {site}", "drug of site"), "0-3");
}

TEST_F(RulePattern, AnchorsAreTheSentencesEnds) {
  EXPECT_EQ(match("^ {drug}", "drug"), "0-1");
  EXPECT_EQ(match("^ {drug}", "of drug"), "");
  EXPECT_EQ(match("{drug} $", "drug of"), "");
  EXPECT_EQ(match("{drug} ($|at)", "of drug"), "1-2");
}

TEST_F(RulePattern, AMacroStandsForItsPattern) {
  ASSERT_TRUE(patterns_.define("place", "(of|at) {site}"));
  EXPECT_EQ(match("{drug} @place", "drug at site"), "0-3");
  EXPECT_EQ(match("{drug} @place?", "drug"), "0-1");
  EXPECT_EQ(match("{drug} @place*2", "drug at site of site"), "0-5");
}

TEST_F(RulePattern, ABackslashMakesAMarkOfASign) {
  EXPECT_EQ(match("\\( {number} \\)", "( number )"), "0-3");
  EXPECT_EQ(match("\\?", "?"), "0-1");
}

TEST_F(RulePattern, SaysWhatEveryMatchMustHold) {
  const Result<PatternNode> parsed =
      patterns_.read("{drug} (of|at) {site}? _*3 {number}+");
  ASSERT_TRUE(parsed);
  const TranslatedPattern made = translate(*parsed, symbols_);
  const ClassId drug = symbols_.class_of("drug");
  const ClassId number = symbols_.class_of("number");
  const ClassId of = symbols_.class_of("=of");
  const ClassId at = symbols_.class_of("=at");
  EXPECT_EQ(made.required,
            (std::vector<std::vector<ClassId>>{{drug}, {of, at}, {number}}));
}

TEST_F(RulePattern, AChoiceWithALongOrEmptyBranchRequiresNothing) {
  for (const char* text : {"(of|at the)", "(of|{site}?)", "(of|_)"}) {
    const Result<PatternNode> parsed = patterns_.read(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_TRUE(translate(*parsed, symbols_).required.empty()) << text;
  }
}

TEST_F(RulePattern, EachMistakeIsNamedWithTheOffendingPiece) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"({drug} {site}", "'(' is not closed"},
      {"{drug} ) {site}", "unexpected ')'"},
      {"{drug {site", "'{' is not closed"},
      {"{} {site}", "class has no name"},
      {"{:a}", "class has no name"},
      {"{site|=}", "class has no name"},
      {"{drug} @plcae {site}", "no <let> of that name"},
      {"? {drug}", "not understood"},
      {"{drug} *3", ""},
      {"_*41", "more than 40 repeats"},
      {"_*99999999999", "more than 40 repeats"},
      {"{drug} \\b {site}", "\\b"},
      {"{drug} _* {site}", "gap without an end"},
      {"{drug} {!site}+", "gap without an end"},
      {"}", "not understood"},
  };
  for (const auto& [text, piece] : cases) {
    if (piece.empty()) continue;
    EXPECT_NE(error_of(text).find(piece), std::string::npos)
        << text << ": " << error_of(text);
  }
  EXPECT_NE(error_of("{drug} @plcae {site}").find("@plcae"), std::string::npos);
  const Result<PatternNode> parsed = patterns_.read("(");
  EXPECT_EQ(parsed.error().fault, Fault::kGrammar);
}

TEST_F(RulePattern, MacrosThatUseThemselvesAreStopped) {
  EXPECT_FALSE(patterns_.define("a", "of @b"));
  EXPECT_FALSE(patterns_.define("b", "at @a"));
  EXPECT_NE(error_of("@a").find("uses itself"), std::string::npos)
      << error_of("@a");
}

TEST_F(RulePattern, MacrosInTooManyMacrosAreStopped) {
  ASSERT_TRUE(patterns_.define("let0", "of {site}"));
  std::string last;
  for (int i = 1; i < 40 && last.empty(); ++i) {
    const Result<PatternNode> read = patterns_.define(
        "let" + std::to_string(i), "(at @let" + std::to_string(i - 1) + ")");
    if (!read) last = read.error().what;
  }
  EXPECT_NE(last.find("uses itself"), std::string::npos) << last;
}

TEST_F(RulePattern, AMacroIsTheSameNodesWhereverItStands) {
  ASSERT_TRUE(patterns_.define("place", "(of|at) {site}"));
  const Result<PatternNode> read = patterns_.read("{drug} @place @place");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->children[1].children.begin(),
            read->children[2].children.begin());
}

// Captures are numbered by their nodes.
TEST_F(RulePattern, AMacroThatCapturesIsReadForEachOfItsUses) {
  ASSERT_TRUE(patterns_.define("place", "(of|at) {site:s}"));
  const Result<PatternNode> read = patterns_.read("{drug} @place @place");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->children[1], read->children[2]);
  EXPECT_NE(read->children[1].children.begin(),
            read->children[2].children.begin());
}

TEST_F(RulePattern, AMacroThatIsDefinedAnewIsAnotherInThoseThatUseIt) {
  ASSERT_TRUE(patterns_.define("place", "of {site}"));
  ASSERT_TRUE(patterns_.define("there", "{drug} @place"));
  EXPECT_EQ(match("@there", "drug of site"), "0-3");
  const PatternReader shared = patterns_;
  ASSERT_TRUE(patterns_.define("place", "at {site}"));
  EXPECT_EQ(match("@there", "drug of site"), "");
  EXPECT_EQ(match("@there", "drug at site"), "0-3");
  patterns_ = shared;
  EXPECT_EQ(match("@there", "drug of site"), "0-3");
}

// A language's rules ask what the shared ones ask, and more.
TEST(ItemTests, OfALanguageGoOnFromTheSharedOnes) {
  ItemTests shared;
  const ItemTest& bone = shared.literal("bone");
  const ItemTest& drug = shared.classes("drug");
  ItemTests own(&shared);
  EXPECT_EQ(&own.literal("bone"), &bone);
  EXPECT_EQ(&own.classes("drug"), &drug);
  EXPECT_EQ(own.size(), 2U);
  const ItemTest& kemik = own.literal("kemik");
  EXPECT_EQ(kemik.number, 2U);
  EXPECT_EQ(&own.at(2), &kemik);
  EXPECT_EQ(&own.at(0), &bone);
  EXPECT_EQ(shared.size(), 2U);
}

TEST_F(RulePattern, DeepNestingIsRefusedAndNotFollowed) {
  const std::string deep(100'000, '(');
  EXPECT_FALSE(error_of(deep).empty());
}

}  // namespace
}  // namespace casebook
