#include "kb/vocabulary_store.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <utility>

#include "extractor/tsv.h"
#include "kb/embedded.h"
#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

constexpr std::string_view kAboutKey = "vocabulary";

// The letters that a name begins with: "T" of "T12"; "" where it is not made
// of letters and then digits.
std::string leading_letters(const std::string& name) {
  std::size_t at = 0;
  const auto is = [&](int (*test)(int)) {
    return at < name.size() && test(static_cast<unsigned char>(name[at])) != 0;
  };
  while (is(std::isalpha)) ++at;
  const std::size_t letters = at;
  while (is(std::isdigit)) ++at;
  if (letters == 0 || letters == at || at != name.size()) return "";
  return name.substr(0, letters);
}

// By class and name, for the forms of letters.
using ByName = std::map<std::pair<std::string, std::string>,
                        const ListedConcept*, std::less<>>;

class VocabularyWriter {
 public:
  explicit VocabularyWriter(Connection& connection) : connection_(connection) {}

  Status prepare();
  Status write(const ConceptListing& listing);

 private:
  Status clear();
  Status add(const ListedConcept& one, const KeptClass& kept);
  Status add_form(const std::string& form, const ListedConcept& one,
                  const KeptClass& kept, const std::string& language);
  Status add_lettered(const ListedConcept& one, const KeptClass& kept);

  Connection& connection_;
  SqlStatement concept_, form_, ending_;
  ByName by_name_;
};

Status VocabularyWriter::prepare() {
  const std::pair<SqlStatement*, std::string_view> all[] = {
      {&concept_, sql::kAddConcept},
      {&form_, sql::kAddForm},
      {&ending_, sql::kAddEnding},
  };
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection_.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return Ok{};
}

Status VocabularyWriter::clear() {
  for (const std::string_view drop :
       {sql::kDropConcepts, sql::kDropForms, sql::kDropEndings}) {
    Status done = connection_.run(drop);
    if (!done) return done;
  }
  return Ok{};
}

Status VocabularyWriter::add_form(const std::string& form,
                                  const ListedConcept& one,
                                  const KeptClass& kept,
                                  const std::string& language) {
  const std::string key = searchable_key(form);
  if (key.empty()) return Ok{};
  int parameter = 1;
  for (const std::string* value :
       {&key, &kept.kind, &kept.key, &one.name, &language})
    form_.bind(parameter++, std::string_view(*value));
  return form_.run();
}

// "D12", "Th 12" for T12: the letters' other forms before the number.
Status VocabularyWriter::add_lettered(const ListedConcept& one,
                                      const KeptClass& kept) {
  const std::string letters = leading_letters(one.name);
  const auto found = by_name_.find(std::pair(kept.letters, letters));
  if (letters.empty() || found == by_name_.end()) return Ok{};
  const std::string number = one.name.substr(letters.size());
  for (const ListedForm& form : found->second->forms) {
    for (const char* between : {"", " "}) {
      Status done =
          add_form(form.form + between + number, one, kept, form.language);
      if (!done) return done;
    }
  }
  return Ok{};
}

Status VocabularyWriter::add(const ListedConcept& one, const KeptClass& kept) {
  std::vector<std::string> parents = one.parents;
  if (parents.empty()) parents.emplace_back();
  for (const std::string& parent : parents) {
    int parameter = 1;
    for (const std::string* value : {&kept.kind, &kept.key, &one.name, &parent})
      concept_.bind(parameter++, std::string_view(*value));
    Status done = concept_.run();
    if (!done) return done;
  }
  // A name that is no form of texts is still one of people who search.
  Status done = add_form(one.name, one, kept, "");
  for (const ListedForm& form : one.forms)
    if (done) done = add_form(form.form, one, kept, form.language);
  if (done && !kept.letters.empty()) done = add_lettered(one, kept);
  return done;
}

Status VocabularyWriter::write(const ConceptListing& listing) {
  Status done = clear();
  if (!done) return done;
  for (const ListedConcept& one : listing.concepts)
    by_name_.emplace(std::pair(one.cls, one.name), &one);
  const std::vector<KeptClass> classes = kept_classes(vocabulary_tsv());
  for (const ListedConcept& one : listing.concepts) {
    const auto kept = std::find_if(
        classes.begin(), classes.end(),
        [&one](const KeptClass& known) { return known.cls == one.cls; });
    if (kept == classes.end()) continue;
    done = add(one, *kept);
    if (!done) return done;
  }
  for (const ListedEnding& ending : listing.endings) {
    const std::string suffix = searchable_key(ending.suffix);
    const std::string added = searchable_key(ending.add);
    int parameter = 1;
    for (const std::string* value :
         {&ending.language, &suffix, &ending.slot, &added})
      ending_.bind(parameter++, std::string_view(*value));
    done = ending_.run();
    if (!done) return done;
  }
  return Ok{};
}

Result<bool> holds(Connection& connection, std::string_view hash) {
  Result<SqlStatement> find = connection.prepare(sql::kAbout);
  if (!find) return find.error();
  find->bind(1, kAboutKey);
  const Result<bool> row = find->step();
  if (!row) return row.error();
  return *row && find->text(0) == hash;
}

Status replace_all(Connection& connection, const ConceptListing& listing,
                   std::string_view hash) {
  VocabularyWriter writer(connection);
  Status done = writer.prepare();
  if (done) done = writer.write(listing);
  if (!done) return done;
  Result<SqlStatement> about = connection.prepare(sql::kSetAbout);
  if (!about) return about.error();
  about->bind(1, kAboutKey);
  about->bind(2, hash);
  return about->run();
}

// The first column of every row of a statement of text parameters.
Result<std::vector<std::string>> column_of(
    Connection& connection, std::string_view statement,
    std::initializer_list<std::string_view> values) {
  Result<SqlStatement> find = connection.prepare(statement);
  if (!find) return find.error();
  int parameter = 1;
  for (const std::string_view value : values) find->bind(parameter++, value);
  std::vector<std::string> found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return found;
    found.emplace_back(find->text(0));
  }
}

}  // namespace

std::vector<KeptClass> kept_classes(std::string_view tsv) {
  std::vector<KeptClass> classes;
  for (const TsvLine& line : tsv_lines(tsv)) {
    if (line.field(0) == "class" || line.field(0).starts_with('@')) continue;
    classes.push_back({std::string(line.field(0)), std::string(line.field(1)),
                       std::string(line.field(2)), std::string(line.field(3))});
  }
  return classes;
}

Result<bool> holds_vocabulary(KnowledgeBase& kb,
                              std::string_view grammar_hash) {
  return holds(kb.connection(), grammar_hash);
}

Status store_vocabulary(KnowledgeBase& kb, const ConceptListing& listing,
                        std::string_view grammar_hash) {
  Connection& connection = kb.connection();
  const Result<bool> there = holds(connection, grammar_hash);
  if (!there) return there.error();
  if (*there) return Ok{};
  Status done = connection.begin();
  if (!done) return done;
  done = replace_all(connection, listing, grammar_hash);
  if (!done) {
    connection.roll_back();
    return done;
  }
  return connection.commit();
}

Result<std::vector<NamedConcept>> concepts_named(Connection& connection,
                                                 std::string_view words) {
  Result<SqlStatement> find = connection.prepare(sql::kConceptsNamed);
  if (!find) return find.error();
  const std::string key = searchable_key(words);
  find->bind(1, std::string_view(key));
  std::vector<NamedConcept> found;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return found;
    NamedConcept one;
    one.kind = find->text(0);
    one.key = find->text(1);
    one.name = find->text(2);
    found.push_back(std::move(one));
  }
}

Result<std::vector<std::string>> members_of(Connection& connection,
                                            const NamedConcept& above) {
  return column_of(connection, sql::kMembers,
                   {above.kind, above.key, above.name});
}

Result<std::vector<std::string>> classes_above(Connection& connection,
                                               std::string_view kind,
                                               std::string_view name) {
  return column_of(connection, sql::kClassesAbove, {kind, name});
}

Result<std::vector<std::string>> forms_of(Connection& connection,
                                          const NamedConcept& one) {
  return column_of(connection, sql::kFormsOf, {one.kind, one.key, one.name});
}

Result<std::vector<std::string>> known_words(Connection& connection,
                                             std::string_view kind,
                                             std::string_view key) {
  return column_of(connection, sql::kKnownWords, {kind, key});
}

}  // namespace casebook
