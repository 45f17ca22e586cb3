#include "kb/citation.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "corpus/ascii.h"
#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {
namespace {

// A title this long in letters and digits is no chance.
constexpr std::size_t kTellingTitle = 24;

struct Candidate {
  std::string sha256, name, stem, doi, pmid, title, first_page;
  std::vector<std::string> lines;  // of the first page, bare
};

// Letters and digits only, folded: line ends and dashes make no difference.
std::string bare(std::string_view text) {
  std::string key = searchable_key(text);
  std::erase_if(key, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(c >= 'a' && c <= 'z') && !is_digit(c);
  });
  return key;
}

std::vector<std::string> bare_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(bare(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// A title fills its lines; the same words within a sentence are none.
bool heads(const std::vector<std::string>& lines, const std::string& title) {
  for (std::size_t first = 0; first < lines.size(); ++first) {
    std::string words;
    for (std::size_t i = first; i < lines.size(); ++i) {
      words += lines[i];
      if (words.size() >= title.size()) break;
    }
    if (words == title) return true;
  }
  return false;
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
    one.lines = bare_lines(find->text(6));
    all.push_back(std::move(one));
  }
}

bool named_by(const Reference& reference, const Candidate& one) {
  return std::any_of(reference.files.begin(), reference.files.end(),
                     [&one](const std::string& file) {
                       return !file.empty() &&
                              (file == one.name || file == one.stem);
                     });
}

// The surest way first. Titles that many papers share are no sign where the
// reference names the file of another report.
const char* fits(const Reference& reference, const std::string& title,
                 bool names_a_file, const Candidate& one) {
  if (named_by(reference, one)) return "file";
  if (!reference.pmid.empty() &&
      (reference.pmid == one.pmid || reference.pmid == one.name))
    return "pmid";
  if (!reference.doi.empty() &&
      (reference.doi == one.doi ||
       one.first_page.find(reference.doi) != std::string::npos))
    return "doi";
  if (names_a_file || title.size() < kTellingTitle) return nullptr;
  return one.title == title || heads(one.lines, title) ? "title" : nullptr;
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
    const bool names_a_file = std::any_of(
        all->begin(), all->end(),
        [&](const Candidate& one) { return named_by(references[i], one); });
    bool found = false;
    for (const Candidate& one : *all) {
      const char* by = fits(references[i], title, names_a_file, one);
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
