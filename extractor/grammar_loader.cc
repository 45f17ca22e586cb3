#include <fstream>
#include <iterator>

#include "corpus/sha256.h"
#include "extractor/compiled_grammar.h"
#include "extractor/extract.h"
#include "extractor/grammar_compiler.h"
#include "extractor/rule_reader.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostErrors = 20;

std::vector<fs::path> sorted_files(const fs::path& folder,
                                   std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(folder, failed))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

class Loader {
 public:
  explicit Loader(const fs::path& folder) : folder_(folder) {}

  GrammarLoad run() {
    grammar_ = std::make_shared<CompiledGrammar>();
    if (!fs::is_regular_file(folder_ / "kinds.xml")) {
      load_.errors.push_back({Fault::kGrammar, "E-GRAMMAR-FOLDER",
                              folder_.string(), "is no grammar folder",
                              "it must hold kinds.xml (see --grammars)"});
      return std::move(load_);
    }
    schema_ = read(folder_ / "grammar.xsd");
    grammar_->kinds = Kinds::read(read(folder_ / "kinds.xml"), "kinds.xml",
                                  schema_, load_.errors);
    read_concept_lists();
    Macros shared_macros;
    read_rule_folder(folder_ / "rules", "", shared_macros);
    read_languages(shared_macros);
    finish();
    return std::move(load_);
  }

 private:
  struct Folder {
    std::string language;
    LanguageSource source;
    std::size_t first_rule = 0, end_rule = 0;
  };

  std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    all_bytes_ += fs::relative(path, folder_).generic_string();
    all_bytes_ += '\0';
    all_bytes_ += bytes;
    return bytes;
  }
  std::string name_of(const fs::path& path) const {
    return fs::relative(path, folder_).generic_string();
  }

  void read_concept_lists() {
    for (const fs::path& path : sorted_files(folder_ / "concepts", ".tsv"))
      grammar_->concepts.read_concepts(read(path), name_of(path),
                                       path.stem().string(), neutral_forms_,
                                       load_.errors);
    grammar_->concepts.check(load_.errors);
  }

  void read_rule_folder(const fs::path& folder, const std::string& language,
                        Macros& macros) {
    for (const fs::path& path : sorted_files(folder, ".xml")) {
      RuleFile file =
          read_rules(read(path), name_of(path), language, schema_, macros);
      load_.errors.insert(load_.errors.end(), file.errors.begin(),
                          file.errors.end());
      for (Rule& rule : file.rules) grammar_->rules.push_back(std::move(rule));
    }
  }

  void read_languages(const Macros& shared_macros) {
    const std::size_t shared_rules = grammar_->rules.size();
    std::vector<Folder> folders;
    std::vector<fs::path> found;
    std::error_code failed;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(folder_, failed))
      if (fs::is_regular_file(entry.path() / "language.tsv"))
        found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    for (const fs::path& path : found) {
      Folder folder;
      folder.language = path.filename().string();
      folder.first_rule = grammar_->rules.size();
      Macros macros = shared_macros;
      read_rule_folder(path / "rules", folder.language, macros);
      folder.end_rule = grammar_->rules.size();
      read_language_data(path, folder);
      folders.push_back(std::move(folder));
    }
    for (const TsvLine& line : tsv_lines(read(folder_ / "transparent.tsv")))
      for (Folder& folder : folders)
        folder.source.transparent.push_back(line.fields[0]);
    check_rules();
    // Rules no longer move: they may be pointed at.
    for (Folder& folder : folders) compile(folder, shared_rules);
  }

  void read_language_data(const fs::path& path, Folder& folder) {
    LanguageSource& source = folder.source;
    source.language = folder.language;
    source.forms = neutral_forms_;
    for (const TsvLine& line : tsv_lines(read(path / "language.tsv")))
      if (line.fields[0] == "decimal" && line.fields.size() > 1)
        source.decimal_mark = line.fields[1][0];
    for (const fs::path& list : sorted_files(path / "lexicon", ".tsv"))
      grammar_->concepts.read_forms(read(list), name_of(list),
                                    list.stem().string(), source.forms,
                                    load_.errors);
    source.cues = read_cues(read(path / "cues.tsv"), name_of(path / "cues.tsv"),
                            load_.errors);
    source.suffixes =
        SuffixTable::read(read(path / "suffixes.tsv"),
                          name_of(path / "suffixes.tsv"), load_.errors);
  }

  void check_rules() {
    std::map<std::string, const Rule*> ids;
    for (const Rule& rule : grammar_->rules) {
      const auto [known, fresh] = ids.emplace(rule.id, &rule);
      if (!fresh)
        load_.errors.push_back(
            {Fault::kGrammar, "E-RULE-ID", rule.where,
             "the id '" + rule.id + "' stands also at " + known->second->where,
             "give one of them another"});
      if (rule.type == RuleType::kFact) check_fact_rule(rule);
    }
  }

  void check_fact_rule(const Rule& rule) {
    const Kind* kind = grammar_->kinds.find(rule.kind);
    if (kind == nullptr) {
      load_.errors.push_back({Fault::kGrammar, "E-RULE-KIND", rule.where,
                              "'" + rule.kind + "' is no kind of kinds.xml",
                              ""});
      return;
    }
    for (const Assignment& one : rule.sets) {
      const bool known =
          one.key == "name" || one.key == "assertion" ||
          std::any_of(kind->keys.begin(), kind->keys.end(),
                      [&](const KindKey& key) { return key.name == one.key; });
      if (!known)
        load_.errors.push_back(
            {Fault::kGrammar, "E-RULE-KEY", rule.where,
             "'" + rule.kind + "' has no key '" + one.key + "'",
             "kinds.xml declares the keys of each kind"});
    }
  }

  void compile(Folder& folder, std::size_t shared_rules) {
    // A language's own rules go before those that all share.
    for (std::size_t i = folder.first_rule; i < folder.end_rule; ++i)
      folder.source.rules.push_back(&grammar_->rules[i]);
    for (std::size_t i = 0; i < shared_rules; ++i)
      folder.source.rules.push_back(&grammar_->rules[i]);
    grammar_->languages[folder.language] =
        compile_language(folder.source, grammar_->concepts, load_.errors);
  }

  void finish() {
    Result<LanguageProfiles> profiles = read_language_profiles(folder_);
    if (profiles)
      load_.grammar.profiles = std::move(*profiles);
    else
      load_.errors.push_back(profiles.error());
    load_.grammar.version = grammar_->kinds.version();
    load_.grammar.hash = sha256_hex(all_bytes_);
    load_.grammar.compiled = std::move(grammar_);
    if (load_.errors.size() > kMostErrors) load_.errors.resize(kMostErrors);
  }

  fs::path folder_;
  std::string schema_, all_bytes_;
  GrammarLoad load_;
  std::shared_ptr<CompiledGrammar> grammar_;
  std::vector<SurfaceForm> neutral_forms_;
};

}  // namespace

GrammarLoad load_grammar(const std::filesystem::path& folder) {
  return Loader(folder).run();
}

}  // namespace casebook
