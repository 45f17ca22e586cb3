#include <algorithm>
#include <set>

#include "corpus/fold.h"
#include "corpus/suggestion.h"
#include "extractor/compiled_grammar.h"
#include "extractor/extract.h"
#include "extractor/grammar_check.h"
#include "extractor/grammar_compiler.h"
#include "extractor/grammar_files.h"
#include "extractor/mistakes.h"
#include "extractor/rule_reader.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

class Loader {
 public:
  Loader(const fs::path& folder, const LoadOptions& options)
      : folder_(folder),
        files_(folder, options.leave_out),
        hash_(files_.hash()),
        vouched_(!hash_.empty() && hash_ == options.vouched) {}

  GrammarLoad run() {
    grammar_ = std::make_shared<CompiledGrammar>();
    if (!files_.has("kinds.xml")) {
      load_.errors.push_back({Fault::kGrammar, "E-GRAMMAR-FOLDER",
                              folder_.string(), "is no grammar folder",
                              "it must hold kinds.xml (see --grammars)"});
      return std::move(load_);
    }
    if (!vouched_) schema_ = files_.bytes("grammar.xsd");
    if (!vouched_ && schema_.empty()) {
      load_.errors.push_back({Fault::kGrammar, "E-GRAMMAR-SCHEMA",
                              "grammar.xsd", "is missing: nothing is checked",
                              "copy it from casebook's own grammars"});
    }
    grammar_->kinds = Kinds::read(files_.bytes("kinds.xml"), "kinds.xml",
                                  schema_, load_.errors);
    read_concept_lists();
    PatternReader shared_patterns(grammar_->tests);
    read_rule_folder("rules/", "", shared_patterns);
    read_languages(shared_patterns);
    read_audit();
    finish();
    return std::move(load_);
  }

 private:
  struct Folder {
    std::string language;
    LanguageSource source;
    std::size_t first_rule = 0, end_rule = 0;
  };

  using File = GrammarFiles::File;

  // A file of ours; an empty one where its bytes are no UTF-8.
  File checked(File file) {
    if (!vouched_ && !check_encoding(file.bytes, file.name, load_.errors))
      file.bytes = {};
    return file;
  }
  File file(std::string_view name) {
    return checked({name, files_.bytes(name)});
  }

  void read_concept_lists() {
    for (const File& one : files_.in("concepts/", ".tsv")) {
      const File list = checked(one);
      grammar_->concepts.read_concepts(list.bytes, std::string(list.name),
                                       stem_of(list.name), *neutral_forms_,
                                       load_.errors);
    }
    if (!vouched_) grammar_->concepts.check(load_.errors);
  }

  static std::string stem_of(std::string_view name) {
    return fs::path(name).stem().string();
  }

  void read_rule_folder(const std::string& folder, const std::string& language,
                        PatternReader& patterns) {
    for (const File& one : files_.in(folder, ".xml")) {
      const File rules = checked(one);
      RuleFile file = read_rules(
          {rules.bytes, std::string(rules.name), language, schema_}, patterns);
      load_.errors.insert(load_.errors.end(), file.errors.begin(),
                          file.errors.end());
      for (Rule& rule : file.rules) grammar_->rules.push_back(std::move(rule));
    }
  }

  void read_languages(const PatternReader& shared_patterns) {
    const std::size_t shared_rules = grammar_->rules.size();
    std::vector<Folder> folders;
    for (const std::string& code : files_.folders_with("language.tsv")) {
      Folder folder;
      folder.language = code;
      folder.first_rule = grammar_->rules.size();
      PatternReader patterns = shared_patterns;
      read_rule_folder(code + "/rules/", code, patterns);
      folder.end_rule = grammar_->rules.size();
      read_language_data(folder);
      folders.push_back(std::move(folder));
    }
    const auto declared = declared_classes();
    for (const TsvLine& line : tsv_lines(file("transparent.tsv").bytes)) {
      check_listed("transparent.tsv", line, line.fields[0], *declared);
      for (Folder& folder : folders)
        folder.source.transparent.emplace_back(line.fields[0]);
    }
    if (!vouched_) {
      check_rules(grammar_->rules, grammar_->kinds, grammar_->concepts,
                  load_.errors);
    }
    for (const TsvLine& line : tsv_lines(file("stems.tsv").bytes)) {
      if (line.fields.size() < 2 || line.fields[0] == "ending") continue;
      check_listed("stems.tsv", line, line.fields[1], *declared);
      for (Folder& folder : folders) {
        folder.source.stems.emplace_back(fold_key(line.fields[0]),
                                         line.fields[1]);
      }
    }
    for (Folder& folder : folders) folder.source.declared = declared;
    // Rules no longer move: they may be pointed at.
    for (Folder& folder : folders) add_language(folder, shared_rules);
    if (vouched_) return;
    const bool sound = std::all_of(
        grammar_->languages.begin(), grammar_->languages.end(),
        [](const auto& language) { return language.second->is_sound(); });
    // Where anything is wrong, all mistakes are wanted.
    if (!sound || !load_.errors.empty()) compile_all();
  }

  using Classes = std::set<std::string, std::less<>>;

  void check_listed(const std::string& name, const TsvLine& line,
                    std::string_view cls, const Classes& declared) {
    if (declared.contains(cls)) return;
    load_.errors.push_back(
        {Fault::kGrammar, "E-RULE-CLASS",
         name + ":" + std::to_string(line.number),
         "'" + std::string(cls) + "' is no class",
         did_you_mean(cls, {declared.begin(), declared.end()},
                      "concepts/ has no list of that name")});
  }

  std::shared_ptr<const Classes> declared_classes() const {
    auto declared = std::make_shared<Classes>();
    std::string_view last;  // a list's concepts stand together
    for (std::size_t i = 0; i < grammar_->concepts.size(); ++i) {
      const std::string& cls = grammar_->concepts.at(i).cls;
      if (cls != last) declared->insert(cls);
      last = cls;
    }
    for (const Rule& rule : grammar_->rules)
      declared->insert(rule.classes.begin(), rule.classes.end());
    return declared;
  }

  void read_language_data(Folder& folder) {
    LanguageSource& source = folder.source;
    const std::string path = folder.language + "/";
    source.language = folder.language;
    source.shared_forms = neutral_forms_;
    source.tests = &grammar_->tests;
    read_language_file(path + "language.tsv", source);
    for (const File& one : files_.in(path + "lexicon/", ".tsv")) {
      const File list = checked(one);
      grammar_->concepts.read_forms(list.bytes, std::string(list.name),
                                    stem_of(list.name), source.forms,
                                    load_.errors);
    }
    const std::string cues = path + "cues.tsv";
    source.cues = read_cues(file(cues).bytes, cues, load_.errors);
    if (!vouched_) check_cues(source.cues, grammar_->kinds, cues, load_.errors);
    let_family_act(kinds_of_findings(), source.cues);
    const std::string suffixes = path + "suffixes.tsv";
    source.suffixes =
        SuffixTable::read(file(suffixes).bytes, suffixes, load_.errors);
    read_plain_letters(path + "plain_letters.tsv", source);
  }

  // What is found of somebody, and not who he is or what the report is.
  std::vector<std::string> kinds_of_findings() const {
    std::vector<std::string> kinds;
    for (const Kind& kind : grammar_->kinds.all()) {
      if (!kind.personal && !kind.of_document && !kind.of_group)
        kinds.push_back(kind.name);
    }
    return kinds;
  }

  void read_plain_letters(const std::string& name, LanguageSource& source) {
    for (const TsvLine& line : tsv_lines(file(name).bytes)) {
      if (line.fields[0] == "letter") continue;
      const std::string letter = fold_key(line.fields[0]);
      const std::string plain = fold_key(line.field(1));
      if (plain.empty() || plain.size() >= letter.size()) {
        load_.errors.push_back(
            {Fault::kGrammar, "E-LETTER",
             name + ":" + std::to_string(line.number),
             "'" + std::string(line.fields[0]) + "' has no plain letter",
             "write: letter<TAB>plain, as in ş<TAB>s"});
        continue;
      }
      source.plain_letters.emplace_back(letter, plain);
    }
  }

  // What audits need; facts do not hang on it.
  void read_audit() {
    std::vector<std::pair<std::string, std::string>> files{{"audit.xml", ""}};
    for (const auto& [code, language] : grammar_->languages)
      files.emplace_back(code + "/audit.xml", code);
    for (const auto& [name, language] : files) {
      if (!files_.has(name)) continue;
      grammar_->audit.read(file(name).bytes, name, language, schema_,
                           load_.errors);
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

  void read_language_file(const std::string& name, LanguageSource& source) {
    for (const TsvLine& line : tsv_lines(file(name).bytes)) {
      if (line.fields[0] == "name") continue;
      if (line.fields[0] != "decimal") {
        load_.errors.push_back(
            {Fault::kGrammar, "E-LANGUAGE",
             name + ":" + std::to_string(line.number),
             "'" + std::string(line.fields[0]) + "' is not known here",
             did_you_mean(line.fields[0], {"name", "decimal"},
                          "a language has name and decimal")});
        continue;
      }
      const std::string_view mark = line.field(1);
      if (mark == "." || mark == ",") {
        source.decimal_mark = mark[0];
      } else {
        load_.errors.push_back(
            {Fault::kGrammar, "E-LANGUAGE",
             name + ":" + std::to_string(line.number),
             "'" + std::string(mark) + "' is no decimal mark",
             "write: decimal<TAB>. or decimal<TAB>,"});
      }
    }
  }

  void compile_all() {
    for (const auto& [code, language] : grammar_->languages)
      language->compile_now(load_.errors);
  }

  void add_language(Folder& folder, std::size_t shared_rules) {
    // A language's own rules go before those that all share.
    for (std::size_t i = folder.first_rule; i < folder.end_rule; ++i)
      folder.source.rules.push_back(&grammar_->rules[i]);
    for (std::size_t i = 0; i < shared_rules; ++i)
      folder.source.rules.push_back(&grammar_->rules[i]);
    grammar_->languages[folder.language] = std::make_shared<LazyLanguage>(
        std::move(folder.source), grammar_->concepts);
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
  GrammarFiles files_;
  std::string hash_;
  bool vouched_;  // all of it has been checked before
  std::string_view schema_;
  GrammarLoad load_;
  std::shared_ptr<CompiledGrammar> grammar_;
  // Of the concept lists.
  std::shared_ptr<std::vector<SurfaceForm>> neutral_forms_ =
      std::make_shared<std::vector<SurfaceForm>>();
};

}  // namespace

GrammarLoad load_grammar(const std::filesystem::path& folder,
                         const LoadOptions& options) {
  return Loader(folder, options).run();
}

}  // namespace casebook
