#include "extractor/concept.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "corpus/suggestion.h"
#include "extractor/tsv.h"

namespace casebook {
namespace {

Error mistake(const std::string& where, int line, std::string what,
              std::string hint = "") {
  return {Fault::kGrammar, "E-LEXICON", where + ":" + std::to_string(line),
          std::move(what), std::move(hint)};
}

void add_forms(std::string_view list, std::size_t index,
               std::vector<SurfaceForm>& forms) {
  for_pieces(list, '|', [&](std::string_view form) {
    const bool exact = form.starts_with('=') && form.size() > 1;
    if (exact) form.remove_prefix(1);
    forms.push_back({std::string(form), index, exact});
  });
}

// "form" for "forms" would be an attribute that nobody asks for.
void check_columns(const std::vector<std::string_view>& columns,
                   const std::string& where, int line,
                   std::vector<Error>& errors) {
  constexpr std::string_view kOwn[] = {"isa", "codes", "forms"};
  for (std::size_t c = 1; c < columns.size(); ++c) {
    std::vector<std::string_view> missing;
    for (const std::string_view own : kOwn) {
      if (std::find(columns.begin(), columns.end(), own) == columns.end())
        missing.push_back(own);
    }
    const std::string_view meant = nearest(columns[c], missing);
    const bool own = std::find(std::begin(kOwn), std::end(kOwn), columns[c]) !=
                     std::end(kOwn);
    if (own || meant.empty()) continue;
    errors.push_back(
        mistake(where, line,
                "the column '" + std::string(columns[c]) + "' is not known",
                "did you mean '" + std::string(meant) + "'?"));
  }
}

}  // namespace

std::string_view Concept::attribute(std::string_view key) const {
  for (const auto& [name_of, value] : attributes)
    if (name_of == key) return value;
  return {};
}

int order_of(const Concept& one) {
  int value = 0;
  const std::string_view text = one.attribute("order");
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool ConceptStore::Index::add(std::string_view name, std::size_t place) {
  if (names.add(name) <= places.size()) return false;
  places.push_back(place);
  return true;
}

void ConceptStore::read_concepts(std::string_view tsv, const std::string& where,
                                 const std::string& cls,
                                 std::vector<SurfaceForm>& forms,
                                 std::vector<Error>& errors) {
  const std::vector<TsvLine> lines = tsv_lines(tsv);
  if (lines.empty() || lines[0].fields[0] != "name") {
    errors.push_back(mistake(where, 1, "the first line must name the columns",
                             "begin with: name<TAB>isa<TAB>codes<TAB>forms"));
    return;
  }
  const std::vector<std::string_view>& columns = lines[0].fields;
  const WordId own = classes_.add(cls);
  indexes_.resize(classes_.size());
  check_columns(columns, where, lines[0].number, errors);
  for (std::size_t c = 1; c < columns.size(); ++c) {
    if (columns[c] != "isa" && columns[c] != "codes" && columns[c] != "forms")
      indexes_[own].columns.emplace_back(columns[c]);
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TsvLine& line = lines[i];
    Concept found{cls, std::string(line.fields[0]), {}, "", {}};
    if (found.name.empty() || line.fields.size() > columns.size()) {
      errors.push_back(mistake(where, line.number,
                               found.name.empty()
                                   ? "the name is empty"
                                   : "more fields than columns"));
      continue;
    }
    const std::size_t index = concepts_.size();
    if (!indexes_[own].add(found.name, index)) {
      errors.push_back(mistake(where, line.number,
                               "'" + found.name + "' stands here twice"));
      continue;
    }
    bool silent = false;
    for (std::size_t c = 1; c < line.fields.size(); ++c) {
      const std::string_view field = line.fields[c];
      if (columns[c] == "isa") {
        found.isa = split_list(field, '|');
      } else if (columns[c] == "codes") {
        found.codes = field;
      } else if (columns[c] == "forms") {
        // "-": known by its language's forms only, not by its name.
        silent = field == "-";
        if (!silent) add_forms(field, index, forms);
      } else if (!field.empty()) {
        found.attributes.emplace_back(columns[c], field);
      }
    }
    if (!silent) forms.push_back({found.name, index, false});
    indexes_[own].ordered.push_back({order_of(found), index});
    concepts_.push_back(std::move(found));
  }
  std::stable_sort(
      indexes_[own].ordered.begin(), indexes_[own].ordered.end(),
      [](const Ordered& a, const Ordered& b) { return a.order < b.order; });
}

void ConceptStore::read_forms(std::string_view tsv, const std::string& where,
                              const std::string& cls,
                              std::vector<SurfaceForm>& forms,
                              std::vector<Error>& errors) const {
  const std::vector<TsvLine> lines = tsv_lines(tsv);
  if (!lines.empty() &&
      (lines[0].fields[0] != "name" || lines[0].fields.size() < 2 ||
       lines[0].fields[1] != "forms")) {
    errors.push_back(mistake(where, lines[0].number,
                             "the first line must name the columns",
                             "begin with: name<TAB>forms"));
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const TsvLine& line = lines[i];
    const std::size_t known = place_of(cls, line.fields[0]);
    if (known == concepts_.size()) {
      errors.push_back(mistake(where, line.number,
                               "'" + std::string(line.fields[0]) +
                                   "' is not in concepts/" + cls + ".tsv",
                               "add it there first"));
      continue;
    }
    add_forms(line.field(1), known, forms);
  }
}

const std::vector<ConceptStore::Ordered>& ConceptStore::ordered(
    std::string_view cls) const {
  static const std::vector<Ordered> none;
  const WordId of = classes_.find(cls);
  return of == 0 ? none : indexes_[of].ordered;
}

const std::vector<std::string>* ConceptStore::columns(
    std::string_view cls) const {
  const WordId of = classes_.find(cls);
  return of == 0 ? nullptr : &indexes_[of].columns;
}

bool ConceptStore::has_column(std::string_view name) const {
  return std::any_of(indexes_.begin(), indexes_.end(), [&](const Index& one) {
    return std::find(one.columns.begin(), one.columns.end(), name) !=
           one.columns.end();
  });
}

const Concept* ConceptStore::find(std::string_view cls,
                                  std::string_view name) const {
  const std::size_t known = place_of(cls, name);
  return known == concepts_.size() ? nullptr : &concepts_[known];
}

std::size_t ConceptStore::place_of(std::string_view cls,
                                   std::string_view name) const {
  const WordId of = classes_.find(cls);
  if (of == 0) return concepts_.size();
  const WordId number = indexes_[of].names.find(name);
  return number == 0 ? concepts_.size() : indexes_[of].places[number - 1];
}

void ConceptStore::check(std::vector<Error>& errors) const {
  Vocabulary names;
  std::vector<std::vector<std::size_t>> named(1);  // those of each name
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    const WordId name = names.add(concepts_[i].name);
    named.resize(names.size());
    named[name].push_back(i);
  }
  std::vector<char> done(concepts_.size(), 0);
  std::vector<std::size_t> chain;
  const std::function<void(std::size_t)> visit = [&](std::size_t i) {
    if (done[i] != 0) return;
    const Concept& one = concepts_[i];
    if (std::find(chain.begin(), chain.end(), i) != chain.end()) {
      std::string text;
      for (const std::size_t link : chain) text += concepts_[link].name + " > ";
      errors.push_back({Fault::kGrammar, "E-LEXICON-LOOP",
                        "concepts/" + one.cls + ".tsv",
                        "a loop in isa: " + text + one.name,
                        "take one of these parents away"});
      return;
    }
    chain.push_back(i);
    for (const std::string& parent : one.isa) {
      const std::vector<std::size_t>& known = named[names.find(parent)];
      if (known.empty()) {
        errors.push_back({Fault::kGrammar, "E-LEXICON",
                          "concepts/" + one.cls + ".tsv",
                          "'" + one.name + "' is a '" + parent +
                              "', which no concept list has",
                          ""});
      }
      for (const std::size_t up : known)
        if (up != i || known.size() == 1) visit(up);
    }
    chain.pop_back();
    done[i] = 1;
  };
  for (std::size_t i = 0; i < concepts_.size(); ++i) visit(i);
}

}  // namespace casebook
