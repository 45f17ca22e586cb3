#include "kb/citation.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

// A title this long in letters and digits is no chance.
constexpr std::size_t kTellingTitle = 24;

struct Candidate {
  std::string sha256, name, stem, doi, pmid, title, first_page;
};

// Letters and digits only, folded: line ends and dashes make no difference.
std::string bare(std::string_view text) {
  std::string key = searchable_key(text);
  std::erase_if(key, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return key;
}

std::string stem_of(std::string_view path) {
  const std::size_t folder = path.rfind('/');
  if (folder != std::string_view::npos) path.remove_prefix(folder + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

Result<std::vector<Candidate>> candidates(Connection& connection) {
  Result<SqlStatement> find = connection.prepare(sql::kCitable);
  if (!find) return find.error();
  std::vector<Candidate> all;
  while (true) {
    const Result<bool> row = find->step();
    if (!row) return row.error();
    if (!*row) return all;
    Candidate one;
    one.sha256 = find->text(0);
    one.name = find->text(1);
    one.stem = stem_of(find->text(2));
    one.doi = searchable_key(find->text(3));
    one.pmid = find->text(4);
    one.title = bare(find->text(5));
    one.first_page = searchable_key(find->text(6));
    all.push_back(std::move(one));
  }
}

// The surest way first.
const char* fits(const Reference& reference, const std::string& title,
                 const Candidate& one) {
  const auto named = [&one](const std::string& file) {
    return !file.empty() && (file == one.name || file == one.stem);
  };
  if (std::any_of(reference.files.begin(), reference.files.end(), named))
    return "file";
  if (!reference.pmid.empty() &&
      (reference.pmid == one.pmid || reference.pmid == one.name))
    return "pmid";
  if (!reference.doi.empty() &&
      (reference.doi == one.doi ||
       one.first_page.find(reference.doi) != std::string::npos))
    return "doi";
  if (title.size() < kTellingTitle) return nullptr;
  const bool told = one.title == title ||
                    bare(one.first_page).find(title) != std::string::npos;
  return told ? "title" : nullptr;
}

Status store(SqlStatement& set, const Reference& one,
             const std::string& sha256) {
  int parameter = 1;
  for (const std::string* field :
       {&sha256, &one.title, &one.authors, &one.journal, &one.year, &one.doi,
        &one.pmid, &one.where})
    set.bind(parameter++, std::string_view(*field));
  return set.run();
}

Result<std::vector<PlacedReference>> place_all(
    Connection& connection, const std::vector<Reference>& references) {
  const Result<std::vector<Candidate>> all = candidates(connection);
  if (!all) return all.error();
  Result<SqlStatement> set = connection.prepare(sql::kSetCitation);
  if (!set) return set.error();
  std::vector<PlacedReference> placed;
  for (std::size_t i = 0; i < references.size(); ++i) {
    const std::string title = bare(references[i].title);
    bool found = false;
    for (const Candidate& one : *all) {
      const char* by = fits(references[i], title, one);
      if (by == nullptr) continue;
      const Status done = store(*set, references[i], one.sha256);
      if (!done) return done.error();
      placed.push_back({i, one.name, by});
      found = true;
    }
    if (!found) placed.push_back({i, "", ""});
  }
  return placed;
}

}  // namespace

Result<std::vector<PlacedReference>> place_references(
    KnowledgeBase& kb, const std::vector<Reference>& references) {
  Connection& connection = kb.connection();
  const Status begun = connection.begin();
  if (!begun) return begun.error();
  Result<std::vector<PlacedReference>> placed =
      place_all(connection, references);
  if (!placed) {
    connection.roll_back();
    return placed;
  }
  const Status done = connection.commit();
  if (!done) return done.error();
  return placed;
}

}  // namespace casebook
