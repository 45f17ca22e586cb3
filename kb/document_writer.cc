#include "kb/document_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/ascii.h"
#include "kb/decided_facts.h"
#include "kb/decision_statements.h"
#include "kb/fact_rows.h"
#include "kb/pages.h"
#include "kb/searchable.h"
#include "kb/statements.h"

namespace casebook {

struct DocumentWriter::Statements {
  SqlStatement find_document, find_source, add_source, move_source;
  SqlStatement set_current, set_name;
  SqlStatement add_document, set_grammar, add_text, add_section, add_page;
  SqlStatement add_passage;
  SqlStatement add_search, add_case, drop_cases, drop_facts;
  SqlStatement drop_aside, has_decisions;
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

Error unstorable(const Document& document, std::string what) {
  return {Fault::kBug, "E-KB-DOCUMENT", document.path, std::move(what),
          "this is a mistake of casebook"};
}

}  // namespace

Status check_storable(const Document& document, const Extraction& extraction) {
  const auto hexadecimal = [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
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
  writer.connection_ = &connection;
  Statements& s = *writer.statements_;
  const std::array<std::pair<SqlStatement*, std::string_view>, 18> all = {{
      {&s.find_document, sql::kFindDocument},
      {&s.find_source, sql::kFindSource},
      {&s.add_source, sql::kAddSource},
      {&s.move_source, sql::kMoveSource},
      {&s.set_current, sql::kSetCurrent},
      {&s.set_name, sql::kSetName},
      {&s.add_document, sql::kAddDocument},
      {&s.set_grammar, sql::kSetGrammar},
      {&s.add_text, sql::kAddText},
      {&s.add_section, sql::kAddSection},
      {&s.add_page, sql::kAddPage},
      {&s.add_passage, sql::kAddPassage},
      {&s.add_search, sql::kAddSearch},
      {&s.add_case, sql::kAddCase},
      {&s.drop_cases, sql::kDropCases},
      {&s.drop_facts, sql::kDropFacts},
      {&s.drop_aside, sql::kDropSetAside},
      {&s.has_decisions, sql::kHasDecisions},
  }};
  for (const auto& [statement, text] : all) {
    Result<SqlStatement> prepared = connection.prepare(text);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  Result<FactRows> facts = FactRows::make(connection);
  if (!facts) return facts.error();
  writer.facts_ = std::make_unique<FactRows>(std::move(*facts));
  return writer;
}

Result<DocumentWriter::Found> DocumentWriter::find(const Document& document) {
  Found found;
  SqlStatement& by_hash = statements_->find_document;
  by_hash.bind(1, document.sha256);
  Result<bool> row = by_hash.step();
  if (row && *row) {
    found.document = by_hash.integer(0);
    found.grammar = by_hash.integer(1);
  }
  by_hash.reset();
  if (!row) return row.error();
  SqlStatement& by_path = statements_->find_source;
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
    if (done) done = renew_text(document, id);
    if (!done) return done.error();
    SqlStatement& set = statements_->set_grammar;
    set.bind(1, id);
    set.bind(2, run.grammar);
    set.bind(3, run.run);
    done = set.run();
    if (!done) return done.error();
  }
  done = add_facts(document, extraction, id);
  if (!done) return done.error();
  done = set_source(document, id, found->at_source, found->document == 0);
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
  const Status done =
      set_source(document, found->document, found->at_source, false);
  if (!done) return done.error();
  return found->at_source == 0 ? Written::kUnchanged : Written::kUpdated;
}

Result<std::int64_t> DocumentWriter::add(const Document& document,
                                         std::int64_t replaces, RunKey run) {
  const Metadata& meta = document.meta;
  const std::string authors = author_list(meta.authors);
  const std::string countries = joined(meta.countries);
  const std::string related = joined(meta.related);
  SqlStatement& insert = statements_->add_document;
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
  Status done = insert.run();
  if (!done) return done.error();
  const std::int64_t id = connection_->last_row();
  done = add_text(document, id);
  if (!done) return done.error();
  return id;
}

Status DocumentWriter::add_text(const Document& document, std::int64_t id) {
  SqlStatement& text = statements_->add_text;
  text.bind(1, id);
  text.bind(2, std::string_view(document.text));
  Status done = text.run();
  if (done) done = add_sections(document, id);
  if (done) done = add_pages(document, id);
  if (done) done = add_passage(document, id);
  return done;
}

// A reader that has learnt something may read the same bytes differently; the
// facts' places are those of the new text.
Status DocumentWriter::renew_text(const Document& document, std::int64_t id) {
  const Result<std::string> stored = text_of(*connection_, id);
  if (!stored) return stored.error();
  const Result<PageStarts> pages = stored_pages(*connection_, id);
  if (!pages) return pages.error();
  if (*stored == document.text && *pages == page_starts(document)) return Ok{};
  const Status done = drop_text(*connection_, id);
  if (!done) return done.error();
  return add_text(document, id);
}

Status DocumentWriter::add_sections(const Document& document, std::int64_t id) {
  SqlStatement& insert = statements_->add_section;
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
    if (!done) return done.error();
  }
  return Ok{};
}

Status DocumentWriter::add_pages(const Document& document, std::int64_t id) {
  SqlStatement& insert = statements_->add_page;
  for (const PageStart& start : page_starts(document)) {
    insert.bind(1, id);
    insert.bind(2, start.begin);
    insert.bind(3, start.page);
    const Status done = insert.run();
    if (!done) return done.error();
  }
  return Ok{};
}

Status DocumentWriter::add_passage(const Document& document, std::int64_t id) {
  std::vector<Span> references;
  for (const Section& section : document.sections) {
    if (section.kind == SectionKind::kReferences)
      references.push_back(section.span);
  }
  const std::string body = searchable_body(document.text, references);
  const std::string title = searchable_key(document.meta.title + " " +
                                           document.meta.vernacular_title);
  for (SqlStatement* insert :
       {&statements_->add_passage, &statements_->add_search}) {
    insert->bind(1, id);
    insert->bind(2, std::string_view(title));
    insert->bind(3, std::string_view(body));
    const Status done = insert->run();
    if (!done) return done.error();
  }
  return Ok{};
}

Status DocumentWriter::add_facts(const Document& document,
                                 const Extraction& extraction,
                                 std::int64_t id) {
  SqlStatement& add_case = statements_->add_case;
  std::int64_t position = 0;
  for (const CaseRecord& record : extraction.cases) {
    add_case.bind(1, id);
    add_case.bind(2, std::string_view(record.id));
    add_case.bind(3, position++);
    add_case.bind(4, std::string_view(record.label));
    add_case.bind(5, std::string_view(record.cited));
    add_case.bind(6, std::int64_t{record.group});
    const Status done = add_case.run();
    if (!done) return done.error();
  }
  const Status done = facts_->add(document.text, extraction.facts, id);
  return done ? place(document, id) : done;
}

Status DocumentWriter::place(const Document& document, std::int64_t id) {
  SqlStatement& ask = statements_->has_decisions;
  ask.bind(1, std::string_view(document.sha256));
  const Result<bool> row = ask.step();
  const bool decided = row && *row && ask.integer(0) != 0;
  ask.reset();
  if (!row) return row.error();
  return decided ? place_document(*connection_, id) : Status(Ok{});
}

Status DocumentWriter::drop_facts(std::int64_t id) {
  for (SqlStatement* drop : {&statements_->drop_facts, &statements_->drop_aside,
                             &statements_->drop_cases}) {
    drop->bind(1, id);
    const Status done = drop->run();
    if (!done) return done.error();
  }
  return Ok{};
}

Status DocumentWriter::set_source(const Document& document, std::int64_t id,
                                  std::int64_t before, bool fresh) {
  SqlStatement& set =
      before == 0 ? statements_->add_source : statements_->move_source;
  set.bind(1, std::string_view(document.path));
  set.bind(2, std::string_view(document.id));
  set.bind(3, id);
  Status done = set.run();
  // The document that the source led to may have lost its last one.
  if (done && before != 0) done = settle(before);
  if (done && id != before && !fresh) done = settle(id);
  return done;
}

Status DocumentWriter::settle(std::int64_t id) {
  for (SqlStatement* set :
       {&statements_->set_current, &statements_->set_name}) {
    set->bind(1, id);
    Status done = set->run();
    if (!done) return done;
  }
  return Ok{};
}

}  // namespace casebook
