#include "kb/document_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/fact_text.h"
#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {

struct DocumentWriter::Statements {
  Statement find_document, find_source, set_source, set_current, set_name;
  Statement add_document, set_grammar, add_text, add_section, add_passage;
  Statement add_search, add_case, add_fact, drop_cases, drop_facts;
};

namespace {

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "; "));
}

std::string author_list(const std::vector<Author>& authors) {
  std::vector<std::string> names;
  names.reserve(authors.size());
  for (const Author& author : authors) {
    names.push_back(author.given.empty() ? author.family
                                         : author.family + ", " + author.given);
  }
  return joined(names);
}

void bind_number(Statement& statement, int parameter,
                 const std::vector<FactKey>& keys, std::string_view name) {
  const std::optional<double> number = decimal(key_value(keys, name));
  if (number) {
    statement.bind(parameter, *number);
  } else {
    statement.bind_null(parameter);
  }
}

void bind_word(Statement& statement, int parameter,
               const std::vector<FactKey>& keys, std::string_view name) {
  const std::string_view word = key_value(keys, name);
  if (word.empty()) {
    statement.bind_null(parameter);
  } else {
    statement.bind(parameter, word);
  }
}

// White space folded, by the fact contract.
std::string quote_of(std::string_view text) {
  std::string quote;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) {
      quote += c;
    } else if (!quote.empty() && quote.back() != ' ') {
      quote += ' ';
    }
  }
  return quote;
}

Error unstorable(const Document& document, std::string what) {
  return {Fault::kBug, "E-KB-DOCUMENT", document.path, std::move(what),
          "this is a mistake of casebook"};
}

}  // namespace

Status check_storable(const Document& document, const Extraction& extraction) {
  const auto hexadecimal = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  };
  if (document.sha256.size() != 64 ||
      !std::all_of(document.sha256.begin(), document.sha256.end(), hexadecimal))
    return unstorable(document, "the document has no SHA-256");
  const auto size = document.text.size();
  for (const Section& section : document.sections) {
    if (section.span.begin > section.span.end || section.span.end > size)
      return unstorable(document, "a section ends outside of the text");
  }
  for (const Fact& fact : extraction.facts) {
    if (fact.span.begin > fact.span.end || fact.span.end > size)
      return unstorable(document, "a fact ends outside of the text");
    const bool known =
        fact.case_id.empty() ||
        std::any_of(extraction.cases.begin(), extraction.cases.end(),
                    [&](const CaseRecord& c) { return c.id == fact.case_id; });
    if (!known) {
      return unstorable(document, "a fact is about case " + fact.case_id +
                                      ", which the document does not hold");
    }
  }
  return Ok{};
}

DocumentWriter::DocumentWriter()
    : statements_(std::make_unique<Statements>()) {}
DocumentWriter::DocumentWriter(DocumentWriter&&) noexcept = default;
DocumentWriter& DocumentWriter::operator=(DocumentWriter&&) noexcept = default;
DocumentWriter::~DocumentWriter() = default;

Result<DocumentWriter> DocumentWriter::make(Connection& connection) {
  DocumentWriter writer;
  Statements& s = *writer.statements_;
  const std::array<std::pair<Statement*, std::string_view>, 15> all = {{
      {&s.find_document, sql::kFindDocument},
      {&s.find_source, sql::kFindSource},
      {&s.set_source, sql::kSetSource},
      {&s.set_current, sql::kSetCurrent},
      {&s.set_name, sql::kSetName},
      {&s.add_document, sql::kAddDocument},
      {&s.set_grammar, sql::kSetGrammar},
      {&s.add_text, sql::kAddText},
      {&s.add_section, sql::kAddSection},
      {&s.add_passage, sql::kAddPassage},
      {&s.add_search, sql::kAddSearch},
      {&s.add_case, sql::kAddCase},
      {&s.add_fact, sql::kAddFact},
      {&s.drop_cases, sql::kDropCases},
      {&s.drop_facts, sql::kDropFacts},
  }};
  for (const auto& [statement, text] : all) {
    Result<Statement> prepared = connection.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return writer;
}

Result<DocumentWriter::Found> DocumentWriter::find(const Document& document) {
  Found found;
  Statement& by_hash = statements_->find_document;
  by_hash.bind(1, document.sha256);
  Result<bool> row = by_hash.step();
  if (row && *row) {
    found.document = by_hash.integer(0);
    found.grammar = by_hash.integer(1);
  }
  by_hash.reset();
  if (!row) return row.error();
  Statement& by_path = statements_->find_source;
  by_path.bind(1, document.path);
  by_path.bind(2, document.id);
  row = by_path.step();
  if (row && *row) found.at_source = by_path.integer(0);
  by_path.reset();
  if (!row) return row.error();
  return found;
}

Result<Written> DocumentWriter::foresee(const Document& document, RunKey run) {
  const Result<Found> found = find(document);
  if (!found) return found.error();
  if (found->document == 0)
    return found->at_source == 0 ? Written::kAdded : Written::kUpdated;
  const bool moved =
      found->at_source != 0 && found->at_source != found->document;
  return found->grammar != run.grammar || moved ? Written::kUpdated
                                                : Written::kUnchanged;
}

Result<Written> DocumentWriter::write(const Document& document,
                                      const Extraction& extraction,
                                      RunKey run) {
  Status done = check_storable(document, extraction);
  if (!done) return done.error();
  const Result<Found> found = find(document);
  if (!found) return found.error();
  if (found->document != 0 && found->grammar == run.grammar)
    return touch(document, run);
  std::int64_t id = found->document;
  if (id == 0) {
    const Result<std::int64_t> added = add(document, found->at_source, run);
    if (!added) return added.error();
    id = *added;
  } else {
    done = drop_facts(id);
    if (!done) return done.error();
    Statement& set = statements_->set_grammar;
    set.bind(1, id);
    set.bind(2, run.grammar);
    set.bind(3, run.run);
    done = set.run();
    if (!done) return done.error();
  }
  done = add_facts(document, extraction, id);
  if (!done) return done.error();
  done = set_source(document, id, found->at_source);
  if (!done) return done.error();
  const bool first = found->document == 0 && found->at_source == 0;
  return first ? Written::kAdded : Written::kUpdated;
}

Result<Written> DocumentWriter::touch(const Document& document, RunKey) {
  const Result<Found> found = find(document);
  if (!found) return found.error();
  if (found->document == 0)
    return unstorable(document, "an unchanged document is not there");
  if (found->at_source == found->document) return Written::kUnchanged;
  const Status done = set_source(document, found->document, found->at_source);
  if (!done) return done.error();
  return found->at_source == 0 ? Written::kUnchanged : Written::kUpdated;
}

Result<std::int64_t> DocumentWriter::add(const Document& document,
                                         std::int64_t replaces, RunKey run) {
  const Metadata& meta = document.meta;
  const std::string authors = author_list(meta.authors);
  const std::string countries = joined(meta.countries);
  const std::string related = joined(meta.related);
  Statement& insert = statements_->add_document;
  insert.bind(1, document.sha256);
  insert.bind(2, document.id);
  insert.bind(3, document.path);
  if (replaces == 0) {
    insert.bind_null(4);
  } else {
    insert.bind(4, replaces);
  }
  insert.bind(5, run.grammar);
  insert.bind(6, run.run);
  int parameter = 7;
  for (const std::string* word :
       {&document.format, &document.encoding, &document.language, &meta.title,
        &meta.vernacular_title, &authors, &meta.journal, &meta.year, &meta.doi,
        &meta.pmid, &meta.pmcid, &meta.licence, &countries, &related})
    insert.bind(parameter++, std::string_view(*word));
  const Result<bool> row = insert.step();
  const std::int64_t id = row && *row ? insert.integer(0) : 0;
  insert.reset();
  if (!row) return row.error();
  Statement& text = statements_->add_text;
  text.bind(1, id);
  text.bind(2, std::string_view(document.text));
  Status done = text.run();
  if (!done) return done.error();
  done = add_sections(document, id);
  if (!done) return done.error();
  done = add_passage(document, id);
  if (!done) return done.error();
  return id;
}

Status DocumentWriter::add_sections(const Document& document, std::int64_t id) {
  Statement& insert = statements_->add_section;
  std::int64_t position = 0;
  for (const Section& section : document.sections) {
    insert.bind(1, id);
    insert.bind(2, position++);
    insert.bind(3, std::string_view(to_text(section.kind)));
    insert.bind(4, std::int64_t{section.span.begin});
    insert.bind(5, std::int64_t{section.span.end});
    insert.bind(6, std::int64_t{section.heading.begin});
    insert.bind(7, std::int64_t{section.heading.end});
    insert.bind(8, std::string_view(section.language));
    insert.bind(9, std::int64_t{section.depth});
    const Status done = insert.run();
    if (!done) return done;
  }
  return Ok{};
}

Status DocumentWriter::add_passage(const Document& document, std::int64_t id) {
  std::vector<Span> references;
  for (const Section& section : document.sections) {
    if (section.kind == SectionKind::kReferences)
      references.push_back(section.span);
  }
  const Searchable seen = make_searchable(document.text, references);
  const std::string title = searchable_key(document.meta.title + " " +
                                           document.meta.vernacular_title);
  for (Statement* insert :
       {&statements_->add_passage, &statements_->add_search}) {
    insert->bind(1, id);
    insert->bind(2, std::string_view(title));
    insert->bind(3, std::string_view(seen.body));
    const Status done = insert->run();
    if (!done) return done;
  }
  return Ok{};
}

Status DocumentWriter::add_facts(const Document& document,
                                 const Extraction& extraction,
                                 std::int64_t id) {
  Statement& add_case = statements_->add_case;
  std::int64_t position = 0;
  for (const CaseRecord& record : extraction.cases) {
    add_case.bind(1, id);
    add_case.bind(2, std::string_view(record.id));
    add_case.bind(3, position++);
    add_case.bind(4, std::string_view(record.label));
    add_case.bind(5, std::string_view(record.cited));
    add_case.bind(6, std::int64_t{record.group});
    const Status done = add_case.run();
    if (!done) return done;
  }
  Statement& add_fact = statements_->add_fact;
  position = 0;
  for (const Fact& fact : extraction.facts) {
    const std::string shown = shown_text(fact.keys);
    const std::string keys = keys_to_json(fact.keys);
    const std::string flags = joined(fact.flags);
    const std::string readings = joined(fact.readings);
    const std::string quote = quote_of(slice(document.text, fact.span));
    add_fact.bind(1, id);
    add_fact.bind(2, position++);
    int parameter = 3;
    for (const std::string* word :
         {&fact.case_id, &fact.kind, &fact.name, &fact.assertion})
      add_fact.bind(parameter++, std::string_view(*word));
    for (const char* number : {"value", "low", "high", "sd"})
      bind_number(add_fact, parameter++, fact.keys, number);
    for (const char* word : {"unit", "site", "side", "time"})
      bind_word(add_fact, parameter++, fact.keys, word);
    for (const std::string* word : {&shown, &keys, &flags, &readings})
      add_fact.bind(parameter++, std::string_view(*word));
    add_fact.bind(parameter++, std::int64_t{fact.span.begin});
    add_fact.bind(parameter++, std::int64_t{fact.span.end});
    add_fact.bind(parameter++, std::string_view(quote));
    add_fact.bind(parameter++, std::string_view(to_text(fact.section)));
    add_fact.bind(parameter++, std::string_view(fact.language));
    add_fact.bind(parameter++, std::string_view(fact.rule));
    const Status done = add_fact.run();
    if (!done) return done;
  }
  return Ok{};
}

Status DocumentWriter::drop_facts(std::int64_t id) {
  for (Statement* drop : {&statements_->drop_facts, &statements_->drop_cases}) {
    drop->bind(1, id);
    const Status done = drop->run();
    if (!done) return done;
  }
  return Ok{};
}

Status DocumentWriter::set_source(const Document& document, std::int64_t id,
                                  std::int64_t before) {
  Statement& set = statements_->set_source;
  set.bind(1, std::string_view(document.path));
  set.bind(2, std::string_view(document.id));
  set.bind(3, id);
  Status done = set.run();
  if (!done) return done;
  for (const std::int64_t changed : {before, id}) {
    if (changed == 0) continue;
    for (Statement* settle :
         {&statements_->set_current, &statements_->set_name}) {
      settle->bind(1, changed);
      done = settle->run();
      if (!done) return done;
    }
  }
  return Ok{};
}

}  // namespace casebook
