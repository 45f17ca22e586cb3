#include <algorithm>
#include <set>

#include "corpus/suggestion.h"
#include "extractor/compiled_grammar.h"
#include "extractor/extract.h"
#include "extractor/grammar_check.h"
#include "extractor/grammar_files.h"
#include "extractor/language_reader.h"
#include "extractor/mistakes.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

class Loader {
 public:
  Loader(const fs::path& folder, const LoadOptions& options)
      : folder_(folder),
        files_(std::make_shared<GrammarFiles>(folder, options.leave_out)),
        hash_(files_->hash()),
        vouched_(!hash_.empty() && hash_ == options.vouched),
        schema_(vouched_ ? "" : files_->bytes("grammar.xsd")),
        grammar_(std::make_shared<CompiledGrammar>()),
        reader_(std::make_shared<LanguageReader>(
            files_, FileChecks{schema_, vouched_}, *grammar_)) {}

  GrammarLoad run() {
    if (!files_->has("kinds.xml")) {
      load_.errors.push_back({Fault::kGrammar, "E-GRAMMAR-FOLDER",
                              folder_.string(), "is no grammar folder",
                              "it must hold kinds.xml (see --grammars)"});
      return std::move(load_);
    }
    if (!vouched_ && schema_.empty()) {
      load_.errors.push_back({Fault::kGrammar, "E-GRAMMAR-SCHEMA",
                              "grammar.xsd", "is missing: nothing is checked",
                              "copy it from casebook's own grammars"});
    }
    grammar_->kinds = Kinds::read(files_->bytes("kinds.xml"), "kinds.xml",
                                  schema_, load_.errors);
    read_concept_lists();
    reader_->read_shared_rules(load_.errors);
    if (vouched_) {
      add_languages();
    } else {
      read_languages();
    }
    read_audit();
    finish();
    return std::move(load_);
  }

 private:
  using Classes = std::set<std::string, std::less<>>;

  void read_concept_lists() {
    for (const GrammarFiles::File& list : files_->in("concepts/", ".tsv")) {
      grammar_->concepts.read_concepts(reader_->checked(list, load_.errors),
                                       std::string(list.name),
                                       fs::path(list.name).stem().string(),
                                       reader_->shared_forms(), load_.errors);
    }
    if (!vouched_) grammar_->concepts.check(load_.errors);
  }

  // Each is read when a report speaks it.
  void add_languages() {
    for (const std::string& code : files_->folders_with("language.tsv")) {
      grammar_->languages[code] = std::make_shared<LazyLanguage>(
          [reader = reader_, code] {
            std::vector<Error> none;
            return reader->read(code, none);
          },
          grammar_->concepts);
    }
  }

  void read_languages() {
    std::vector<LanguageSource> sources;
    for (const std::string& code : files_->folders_with("language.tsv"))
      sources.push_back(reader_->read(code, load_.errors));
    RuleList rules;
    for (const Rule& rule : grammar_->shared_rules) rules.push_back(&rule);
    for (const LanguageSource& source : sources)
      for (const Rule& rule : source.own->rules) rules.push_back(&rule);
    const auto declared = declared_classes(rules);
    check_listed("transparent.tsv", 0, "", *declared);
    check_rules(rules, grammar_->kinds, grammar_->concepts, load_.errors);
    check_listed("stems.tsv", 1, "ending", *declared);
    for (LanguageSource& source : sources) {
      source.declared = declared;
      const std::string code = source.language;
      grammar_->languages[code] =
          std::make_shared<LazyLanguage>(std::move(source), grammar_->concepts);
    }
    const bool sound = std::all_of(
        grammar_->languages.begin(), grammar_->languages.end(),
        [](const auto& language) { return language.second->is_sound(); });
    // Where anything is wrong, all mistakes are wanted.
    if (!sound || !load_.errors.empty()) compile_all();
  }

  // Of a list that all languages share: the field names a class.
  void check_listed(const std::string& name, std::size_t field,
                    std::string_view head, const Classes& declared) {
    for (const TsvLine& line : tsv_lines(reader_->bytes(name, load_.errors))) {
      if (line.fields.size() <= field) continue;
      if (!head.empty() && line.fields[0] == head) continue;
      const std::string_view cls = line.fields[field];
      if (declared.contains(cls)) continue;
      load_.errors.push_back(
          {Fault::kGrammar, "E-RULE-CLASS",
           name + ":" + std::to_string(line.number),
           "'" + std::string(cls) + "' is no class",
           did_you_mean(cls, {declared.begin(), declared.end()},
                        "concepts/ has no list of that name")});
    }
  }

  std::shared_ptr<const Classes> declared_classes(const RuleList& rules) const {
    auto declared = std::make_shared<Classes>();
    std::string_view last;  // a list's concepts stand together
    for (std::size_t i = 0; i < grammar_->concepts.size(); ++i) {
      const std::string& cls = grammar_->concepts.at(i).cls;
      if (cls != last) declared->insert(cls);
      last = cls;
    }
    for (const Rule* rule : rules)
      declared->insert(rule->classes.begin(), rule->classes.end());
    return declared;
  }

  // What audits need; facts do not hang on it.
  void read_audit() {
    std::vector<std::pair<std::string, std::string>> files{{"audit.xml", ""}};
    for (const auto& [code, language] : grammar_->languages)
      files.emplace_back(code + "/audit.xml", code);
    for (const auto& [name, language] : files) {
      if (!files_->has(name)) continue;
      grammar_->audit.read(reader_->bytes(name, load_.errors), name, language,
                           schema_, load_.errors);
    }
    if (vouched_) return;
    const std::size_t before = load_.errors.size();
    check_audit(*grammar_, load_.errors);
    if (load_.errors.size() == before) return;
    // A class that only rules name is known when they are compiled.
    load_.errors.resize(before);
    compile_all();
    check_audit(*grammar_, load_.errors);
  }

  void compile_all() {
    for (const auto& [code, language] : grammar_->languages)
      language->compile_now(load_.errors);
  }

  void finish() {
    Result<LanguageProfiles> profiles = read_language_profiles(folder_);
    if (profiles) {
      load_.grammar.profiles = std::move(*profiles);
    } else {
      load_.errors.push_back(profiles.error());
    }
    load_.grammar.version = grammar_->kinds.version();
    load_.grammar.hash = hash_;
    load_.grammar.compiled = std::move(grammar_);
    shorten_mistakes(load_.errors);
  }

  fs::path folder_;
  std::shared_ptr<const GrammarFiles> files_;
  std::string hash_;
  bool vouched_;  // all of it has been checked before
  std::string_view schema_;
  GrammarLoad load_;
  std::shared_ptr<CompiledGrammar> grammar_;
  std::shared_ptr<LanguageReader> reader_;
};

}  // namespace

GrammarLoad load_grammar(const std::filesystem::path& folder,
                         const LoadOptions& options) {
  return Loader(folder, options).run();
}

}  // namespace casebook
