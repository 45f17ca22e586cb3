#include "extractor/likely_slips.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

constexpr std::array<std::string_view, 5> kOfFolder = {
    "kinds.xml", "audit.xml", "grammar.xsd", "transparent.tsv", "stems.tsv"};
constexpr std::array<std::string_view, 10> kOfLanguage = {
    "language.tsv",      "headings.tsv",      "cues.tsv",
    "suffixes.tsv",      "plain_letters.tsv", "search_suffixes.tsv",
    "abbreviations.tsv", "stop_words.tsv",    "letters.tsv",
    "audit.xml"};

// A letter of any script.
bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "grip, handgrip": words on both sides, no blank before.
bool is_list_by_commas(std::string_view text, std::string_view marks) {
  for (std::size_t at = text.find_first_of(marks); at != text.npos;
       at = text.find_first_of(marks, at + 1)) {
    const std::size_t next = text.find_first_not_of(' ', at + 1);
    if (at > 0 && is_letter(text[at - 1]) && next != text.npos &&
        next > at + 1 && is_letter(text[next]))
      return true;
  }
  return false;
}

std::string with_bars(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == ',' || c == ';') {
      made += '|';
    } else if (c != ' ' || made.empty() || made.back() != '|') {
      made += c;
    }
  }
  return made;
}

class Search {
 public:
  Search(const GrammarFiles& files, const RuleList& rules)
      : files_(files), rules_(rules) {}

  std::vector<Error> run() {
    languages_ = files_.folders_with("language.tsv");
    for (const std::string_view name : files_.names()) {
      if (!is_read(name)) continue;
      if (name.find("concepts/") == 0 || name.find("/lexicon/") != name.npos) {
        look_at_forms(name, column_of(name, "forms"));
      } else if (name.ends_with("/cues.tsv")) {
        look_at_forms(name, 0);
      } else if (name.ends_with("/headings.tsv")) {
        look_at_forms(name, 1);
      }
    }
    for (const Rule* rule : rules_) {
      for (const auto& [text, node] : rule->patterns)
        look_at_pattern(*rule, text);
    }
    return std::move(found_);
  }

 private:
  void note(const std::string& where, const std::string& what,
            const std::string& hint) {
    found_.push_back({Fault::kGrammar, "W-LIKELY-SLIP", where, what, hint});
  }

  std::size_t column_of(std::string_view name, std::string_view column) const {
    const std::vector<TsvLine> lines = tsv_lines(files_.bytes(name));
    if (lines.empty()) return 0;
    const std::vector<std::string_view>& head = lines[0].fields;
    return static_cast<std::size_t>(
        std::find(head.begin(), head.end(), column) - head.begin());
  }

  // One form that is a list by commas; beside bars a comma is a form's own.
  void look_at_forms(std::string_view name, std::size_t column) {
    for (const TsvLine& line : tsv_lines(files_.bytes(name))) {
      if (column >= line.fields.size()) continue;
      const std::string forms(line.fields[column]);
      if (forms.find('|') != forms.npos || !is_list_by_commas(forms, ",;"))
        continue;
      note(std::string(name) + ":" + std::to_string(line.number),
           "'" + forms + "' is one form, comma and all",
           "forms are parted by bars: " + with_bars(forms));
    }
  }

  // "(was, is)" asks for both with the comma between.
  void look_at_pattern(const Rule& rule, std::string_view text) {
    for (std::size_t open = text.find('('); open != text.npos;
         open = text.find('(', open + 1)) {
      const std::size_t end = text.find_first_of("()|{}", open + 1);
      if (end == text.npos || text[end] != ')') continue;
      const std::string_view inner = text.substr(open + 1, end - open - 1);
      if (!is_list_by_commas(inner, ",")) continue;
      note(rule.where,
           "'" + rule.id + "' asks for all of (" + std::string(inner) +
               "), comma and all",
           "choices are parted by bars: (" + with_bars(inner) + ")");
    }
  }

  // Whether anything reads the file; else what was probably meant is noted.
  bool is_read(std::string_view name) {
    const std::size_t slash = name.find('/');
    if (slash == name.npos)
      return is_one_of(name, name, {kOfFolder.begin(), kOfFolder.end()});
    const std::string_view top = name.substr(0, slash);
    if (top == "concepts" || top == "rules") return is_in(name, slash, top);
    if (std::find(languages_.begin(), languages_.end(), top) ==
        languages_.end()) {
      note(std::string(name), "is read by nothing",
           did_you_mean(top, {"concepts", "rules"},
                        "a language's folder holds language.tsv"));
      return false;
    }
    const std::string_view rest = name.substr(slash + 1);
    const std::size_t second = rest.find('/');
    if (second == rest.npos)
      return is_one_of(name, rest, {kOfLanguage.begin(), kOfLanguage.end()});
    return is_in(name, slash + 1 + second, rest.substr(0, second));
  }

  bool is_one_of(std::string_view name, std::string_view own,
                 const std::vector<std::string_view>& known) {
    if (std::find(known.begin(), known.end(), own) != known.end()) return true;
    note(std::string(name), "is read by nothing", did_you_mean(own, known, ""));
    return false;
  }

  // Of a folder of many files: its name, its depth and the files' ending.
  bool is_in(std::string_view name, std::size_t slash, std::string_view of) {
    const bool list = of == "concepts" || of == "lexicon";
    if ((list || of == "rules") && name.find('/', slash + 1) == name.npos &&
        name.ends_with(list ? ".tsv" : ".xml"))
      return true;
    note(std::string(name), "is read by nothing",
         list || of == "rules"
             ? std::string(of) + "/ holds " + (list ? ".tsv" : ".xml") +
                   " files, no folders"
             : did_you_mean(of, {"lexicon", "rules"}, ""));
    return false;
  }

  const GrammarFiles& files_;
  const RuleList& rules_;
  std::vector<std::string> languages_;
  std::vector<Error> found_;
};

}  // namespace

std::vector<Error> likely_slips(const GrammarFiles& files,
                                const RuleList& rules) {
  return Search(files, rules).run();
}

}  // namespace casebook
