#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpus/how_many.h"
#include "kb/verification.h"
#include "tools/commands/commands.h"
#include "tools/grammar_folder.h"
#include "tools/inputs.h"
#include "tools/interruption.h"
#include "tools/shared_options.h"

namespace casebook {
namespace {

constexpr Operand kOperands[] = {{"FACTS", false}, {"PATH", false, true}};
constexpr Option kOptions[] = {{"--kb", "FILE", "check a whole base instead"},
                               kInputFormatOption,
                               kEncodingOption,
                               kEntitiesOption,
                               kGrammarsOption};
constexpr Example kExamples[] = {
    {"casebook verify facts.jsonl corpus/samples",
     "slice every quote anew from its report"},
    {"casebook extract corpus/samples | casebook verify - corpus/samples",
     "the same for facts that come through a pipe"},
    {"casebook verify --kb bones.casebook",
     "quotes, file, search index, decisions and their journal"},
};

struct Claim {
  std::size_t line = 0;  // of the facts' file
  std::int64_t start = -1;
  std::int64_t end = -1;
  std::string quote;
};

struct Claims {
  std::map<std::string, std::vector<Claim>> of_document;
  std::size_t count = 0;
};

Error at_line(const std::string& path, std::size_t line, std::string code,
              std::string what) {
  return {Fault::kInput, std::move(code), fmt::format("{}:{}", path, line),
          std::move(what), ""};
}

void read_claims(std::istream& file, const std::string& path, Claims& claims,
                 Console& console) {
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto fact = nlohmann::json::parse(line, nullptr, false);
    const bool whole = fact.is_object() && fact.contains("document") &&
                       fact["document"].is_string() && fact.contains("quote") &&
                       fact["quote"].is_string() && fact.contains("start") &&
                       fact["start"].is_number_integer() &&
                       fact.contains("end") && fact["end"].is_number_integer();
    if (!whole) {
      console.complain(
          at_line(path, number, "E-FACT",
                  "is no fact: it needs document, quote, start and end"));
      continue;
    }
    claims.of_document[fact["document"]].push_back(
        {number, fact["start"], fact["end"], fact["quote"]});
    ++claims.count;
  }
}

// White space folded to single blanks, as the contract compares quotes.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// "" when the quote stands where the fact says.
std::string objection(const Claim& claim, const std::string& text) {
  const auto size = static_cast<std::int64_t>(text.size());
  if (claim.start < 0 || claim.start >= claim.end || claim.end > size) {
    return fmt::format("bytes {}..{} do not lie within the text's {}",
                       claim.start, claim.end, size);
  }
  const std::string_view found = std::string_view(text).substr(
      static_cast<std::size_t>(claim.start),
      static_cast<std::size_t>(claim.end - claim.start));
  if (folded(found) == folded(claim.quote)) return "";
  return fmt::format("the text at {}..{} is “{}”, not “{}”", claim.start,
                     claim.end, folded(found), folded(claim.quote));
}

class Claimed {
 public:
  Claimed(const std::string& path, Claims claims, Console& console)
      : path_(path), claims_(std::move(claims)), console_(console) {}

  void check(const Document& document) {
    const auto at = claims_.of_document.find(document.id);
    if (at == claims_.of_document.end()) return;
    for (const Claim& claim : at->second) {
      const std::string wrong = objection(claim, document.text);
      if (wrong.empty()) {
        ++right_;
      } else {
        console_.complain(at_line(path_, claim.line, "E-QUOTE", wrong));
      }
    }
    claims_.of_document.erase(at);
  }

  void close() {
    for (const auto& [document, claims] : claims_.of_document) {
      console_.complain(at_line(
          path_, claims.front().line, "E-NO-REPORT",
          fmt::format("no report '{}' was given for this and {}", document,
                      how_many(claims.size() - 1, "more fact"))));
    }
    console_.print(fmt::format("{} of {} stand in their text\n", right_,
                               how_many(claims_.count, "fact")));
  }

 private:
  const std::string& path_;
  Claims claims_;
  Console& console_;
  std::size_t right_ = 0;
};

// A base that can be written is opened so: its index can be checked only then.
Result<KnowledgeBase> open_to_check(const std::string& path) {
  Result<KnowledgeBase> kb = KnowledgeBase::open(path, {.write = true});
  if (kb || kb.error().fault != Fault::kKnowledge) return kb;
  return KnowledgeBase::open(path, {});
}

void verify_base(const std::string& path, Console& console) {
  Result<KnowledgeBase> kb = open_to_check(path);
  if (!kb) return console.complain(kb.error());
  for (const std::string& warning : kb->warnings()) console.say(warning);
  watch_signals();
  const Result<Verification> found = verify(*kb, &interrupted());
  if (!found) return console.complain(found.error());
  for (const Error& trouble : found->troubles) console.complain(trouble);
  if (!found->index_checked)
    console.say("the search index was not checked: the base is read-only");
  console.print(fmt::format("{}; {} of {} stand in their text; {}; {}\n",
                            how_many(found->documents, "document"),
                            found->right, how_many(found->facts, "fact"),
                            how_many(found->decisions, "decision"),
                            found->troubles.empty() ? "sound" : "not sound"));
  console.flush();
  if (interrupted()) end_by_signal();
}

void run(const Words& words, Console& console) {
  if (words.given("--kb") && words.operands().empty())
    return verify_base(words.get("--kb"), console);
  if (words.given("--kb") || words.operands().size() < 2) {
    return console.complain({Fault::kUsage, "E-USAGE", "casebook verify",
                             words.given("--kb")
                                 ? "--kb takes no FACTS nor PATHs"
                             : words.operands().empty() ? "FACTS is missing"
                                                        : "PATH is missing",
                             "see 'casebook verify --help'"});
  }
  const std::string& path = words.operands().front();
  Claims claims;
  if (path == "-") {
    read_claims(std::cin, path, claims, console);
  } else if (std::ifstream file(path, std::ios::binary); file) {
    read_claims(file, path, claims, console);
  } else {
    console.complain({Fault::kInput, "E-READ", path, "cannot be read", ""});
    return;
  }
  const std::optional<LanguageProfiles> profiles =
      open_profiles(words.get(kGrammarsOption.name), console);
  if (!profiles) return;
  Claimed verification(path, std::move(claims), console);
  const ReadOptions options = read_options(words);
  const std::vector<std::string> paths(words.operands().begin() + 1,
                                       words.operands().end());
  for (const InputFile& input : list_reports(paths, console)) {
    const Status done =
        read_input(input, options, *profiles, [&](Document&& document) {
          verification.check(document);
          return true;
        });
    if (!done) console.complain(done.error());
  }
  verification.close();
}

}  // namespace

constexpr Command kVerifyCommand = {
    "verify",
    "Check that every fact's quote stands in its report",
    "Reads the reports again, slices each fact's bytes from the stored text\n"
    "and compares them with the quote, white space folded. A fact that does\n"
    "not stand is an error with its line. With --kb all that a base promises\n"
    "is checked: every quote, the file, the search index, and that the\n"
    "decisions and their journal are whole and the same.",
    kOperands,
    kOptions,
    kExamples,
    run};

}  // namespace casebook
