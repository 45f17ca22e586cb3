#include "extractor/language_reader.h"

#include <algorithm>
#include <filesystem>

#include "corpus/fold.h"
#include "corpus/suggestion.h"
#include "extractor/grammar_check.h"
#include "extractor/rule_reader.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

std::string stem_of(std::string_view name) {
  return std::filesystem::path(name).stem().string();
}

std::string place(const std::string& name, const TsvLine& line) {
  return name + ":" + std::to_string(line.number);
}

// What is found of somebody, and not who he is or what the report is.
std::vector<std::string> kinds_of_findings(const Kinds& all) {
  std::vector<std::string> kinds;
  for (const Kind& kind : all.all()) {
    if (!kind.personal && !kind.of_document && !kind.of_group)
      kinds.push_back(kind.name);
  }
  return kinds;
}

}  // namespace

LanguageReader::LanguageReader(std::shared_ptr<const GrammarFiles> files,
                               FileChecks checks, CompiledGrammar& grammar)
    : files_(std::move(files)),
      checks_(checks),
      grammar_(grammar),
      shared_patterns_(grammar.tests) {}

std::string_view LanguageReader::checked(const GrammarFiles::File& file,
                                         std::vector<Error>& errors) const {
  const bool fine =
      checks_.vouched || check_encoding(file.bytes, file.name, errors);
  return fine ? file.bytes : std::string_view();
}

std::string_view LanguageReader::bytes(std::string_view name,
                                       std::vector<Error>& errors) const {
  return checked({name, files_->bytes(name)}, errors);
}

std::vector<Rule> LanguageReader::read_rules_in(
    const std::string& folder, const std::string& language,
    PatternReader& patterns, std::vector<Error>& errors) const {
  std::vector<Rule> rules;
  for (const GrammarFiles::File& one : files_->in(folder, ".xml")) {
    RuleFile file = read_rules({checked(one, errors), std::string(one.name),
                                language, checks_.schema, !checks_.vouched},
                               patterns);
    errors.insert(errors.end(), file.errors.begin(), file.errors.end());
    std::ranges::move(file.rules, std::back_inserter(rules));
  }
  return rules;
}

void LanguageReader::read_shared_rules(std::vector<Error>& errors) {
  grammar_.shared_rules = read_rules_in("rules/", "", shared_patterns_, errors);
}

LanguageSource LanguageReader::read(const std::string& language,
                                    std::vector<Error>& errors) const {
  LanguageSource source;
  const std::string path = language + "/";
  source.language = language;
  source.vouched = checks_.vouched;
  source.shared_forms = shared_forms_;
  auto own = std::make_shared<LanguageRules>(&grammar_.tests);
  PatternReader patterns(shared_patterns_, own->tests);
  own->rules = read_rules_in(path + "rules/", language, patterns, errors);
  // A language's own rules go before those that all share.
  for (const auto* rules : {&own->rules, &grammar_.shared_rules})
    for (const Rule& rule : *rules) source.rules.push_back(&rule);
  source.own = std::move(own);
  read_language_file(path + "language.tsv", source, errors);
  for (const GrammarFiles::File& list : files_->in(path + "lexicon/", ".tsv")) {
    grammar_.concepts.read_forms(checked(list, errors), std::string(list.name),
                                 stem_of(list.name), source.forms, errors);
  }
  read_cues_of(path + "cues.tsv", source, errors);
  const std::string suffixes = path + "suffixes.tsv";
  source.suffixes =
      SuffixTable::read(bytes(suffixes, errors), suffixes, errors);
  read_plain_letters(path + "plain_letters.tsv", source, errors);
  read_lists_of_all(source);
  return source;
}

void LanguageReader::read_language_file(const std::string& name,
                                        LanguageSource& source,
                                        std::vector<Error>& errors) const {
  for (const TsvLine& line : tsv_lines(bytes(name, errors))) {
    if (line.fields[0] == "name") continue;
    if (line.fields[0] != "decimal") {
      errors.push_back(
          {Fault::kGrammar, "E-LANGUAGE", place(name, line),
           "'" + std::string(line.fields[0]) + "' is not known here",
           did_you_mean(line.fields[0], {"name", "decimal"},
                        "a language has name and decimal")});
      continue;
    }
    const std::string_view mark = line.field(1);
    if (mark == "." || mark == ",") {
      source.decimal_mark = mark[0];
    } else {
      errors.push_back({Fault::kGrammar, "E-LANGUAGE", place(name, line),
                        "'" + std::string(mark) + "' is no decimal mark",
                        "write: decimal<TAB>. or decimal<TAB>,"});
    }
  }
}

void LanguageReader::read_cues_of(const std::string& name,
                                  LanguageSource& source,
                                  std::vector<Error>& errors) const {
  source.cues = read_cues(bytes(name, errors), name, errors);
  if (!source.vouched) check_cues(source.cues, grammar_.kinds, name, errors);
  let_family_act(kinds_of_findings(grammar_.kinds), source.cues);
}

void LanguageReader::read_plain_letters(const std::string& name,
                                        LanguageSource& source,
                                        std::vector<Error>& errors) const {
  for (const TsvLine& line : tsv_lines(bytes(name, errors))) {
    if (line.fields[0] == "letter") continue;
    const std::string letter = fold_key(line.fields[0]);
    const std::string plain = fold_key(line.field(1));
    if (plain.empty() || plain.size() >= letter.size()) {
      errors.push_back(
          {Fault::kGrammar, "E-LETTER", place(name, line),
           "'" + std::string(line.fields[0]) + "' has no plain letter",
           "write: letter<TAB>plain, as in ş<TAB>s"});
      continue;
    }
    source.plain_letters.emplace_back(letter, plain);
  }
}

// Whether what they name are classes is asked once, of all languages.
void LanguageReader::read_lists_of_all(LanguageSource& source) const {
  std::vector<Error> told;  // by who asks
  for (const TsvLine& line : tsv_lines(bytes("transparent.tsv", told)))
    source.transparent.emplace_back(line.fields[0]);
  for (const TsvLine& line : tsv_lines(bytes("stems.tsv", told))) {
    if (line.fields.size() < 2 || line.fields[0] == "ending") continue;
    source.stems.emplace_back(fold_key(line.fields[0]),
                              std::string(line.fields[1]));
  }
}

}  // namespace casebook
