// All SQL of the program but the schema, by name. A test prepares every one.
//
// Writes never use OR REPLACE: it deletes in silence. Parameters are numbered.
// Threads: constants.
//
//   Result<SqlStatement> find = connection.prepare(sql::kFindDocument);
#pragma once

#include <array>
#include <string_view>

namespace casebook::sql {

// ---- opening ----
inline constexpr std::string_view kApplicationId = "PRAGMA application_id";
inline constexpr std::string_view kUserVersion = "PRAGMA user_version";
inline constexpr std::string_view kPageCount = "PRAGMA page_count";
inline constexpr std::string_view kPageSize = "PRAGMA page_size";
inline constexpr std::string_view kQuickCheck = "PRAGMA quick_check(1)";
inline constexpr std::string_view kTableCount =
    "SELECT count(*) FROM sqlite_schema";
inline constexpr std::string_view kAbout =
    "SELECT value FROM about WHERE key = ?1";
inline constexpr std::string_view kSetAbout =
    "INSERT INTO about (key, value) VALUES (?1, ?2)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

// ---- runs ----
inline constexpr std::string_view kAddGrammar =
    "INSERT INTO grammars (version, hash) VALUES (?1, ?2)"
    " ON CONFLICT (hash) DO NOTHING";
inline constexpr std::string_view kFindGrammar =
    "SELECT grammar_id FROM grammars WHERE hash = ?1";
// Only one whose rules are there is known whole.
inline constexpr std::string_view kKnownGrammar =
    "SELECT version FROM grammars AS g WHERE hash = ?1 AND EXISTS"
    " (SELECT 1 FROM rules AS r WHERE r.grammar_id = g.grammar_id)";
inline constexpr std::string_view kAddRun =
    "INSERT INTO runs (started, program, grammar_id, note)"
    " VALUES (?1, ?2, ?3, ?4) RETURNING run_id";
inline constexpr std::string_view kCountRun =
    "UPDATE runs SET added = ?2, updated = ?3, unchanged = ?4, skipped = ?5,"
    " failed = ?6 WHERE run_id = ?1";
inline constexpr std::string_view kEndRun =
    "UPDATE runs SET finished = ?2, ended = ?3 WHERE run_id = ?1";
inline constexpr std::string_view kAddLog =
    "INSERT INTO ingest_log (run_id, path, name, outcome, code, reason)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
inline constexpr std::string_view kKnownDocuments =
    "SELECT sha256 FROM documents WHERE grammar_id = ?1";
// Files that hold one document. What a PDF or a collection has no text of is
// told whenever it is read, so those are read.
inline constexpr std::string_view kKnownPaths =
    "SELECT s.path, d.sha256 FROM sources AS s JOIN documents AS d"
    " USING (document_id) WHERE d.grammar_id = ?1"
    " AND d.format IN ('text', 'jats', 'html', 'docx')"
    " GROUP BY s.path HAVING count(*) = 1";

// ---- documents ----
inline constexpr std::string_view kFindDocument =
    "SELECT document_id, grammar_id, path, name FROM documents"
    " WHERE sha256 = ?1";
inline constexpr std::string_view kFindSource =
    "SELECT document_id FROM sources WHERE path = ?1 AND name = ?2";
// Neither an upsert nor RETURNING where documents are written: SQLite opens a
// savepoint for such a statement, and FTS5 then writes out all the words that
// it keeps for the batch.
inline constexpr std::string_view kAddSource =
    "INSERT INTO sources (path, name, document_id) VALUES (?1, ?2, ?3)";
inline constexpr std::string_view kMoveSource =
    "UPDATE sources SET document_id = ?3 WHERE path = ?1 AND name = ?2";
// A document is current while a source leads to it.
inline constexpr std::string_view kSetCurrent =
    "UPDATE documents SET current ="
    " EXISTS (SELECT 1 FROM sources AS s WHERE s.document_id = ?1)"
    " WHERE document_id = ?1";
// It keeps its name while a source of that name leads to it: the same bytes
// under another name rename nothing.
inline constexpr std::string_view kSetName =
    "UPDATE documents SET (path, name) ="
    " (SELECT path, name FROM sources WHERE document_id = ?1"
    "  ORDER BY path, name LIMIT 1)"
    " WHERE document_id = ?1 AND EXISTS"
    " (SELECT 1 FROM sources WHERE document_id = ?1) AND NOT EXISTS"
    " (SELECT 1 FROM sources AS s WHERE s.document_id = ?1"
    "  AND s.path = documents.path AND s.name = documents.name)";
inline constexpr std::string_view kAddDocument =
    "INSERT INTO documents (sha256, name, path, replaces, grammar_id, run_id,"
    " format, encoding, language, title, vernacular_title, authors, journal,"
    " year, doi, pmid, pmcid, licence, countries, related)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view kSetGrammar =
    "UPDATE documents SET grammar_id = ?2, run_id = ?3 WHERE document_id = ?1";
inline constexpr std::string_view kAddText =
    "INSERT INTO texts (document_id, text) VALUES (?1, ?2)";
inline constexpr std::string_view kText =
    "SELECT text FROM texts WHERE document_id = ?1";
inline constexpr std::string_view kAddSection =
    "INSERT INTO sections (document_id, position, kind, begin_, end_,"
    " heading_begin, heading_end, language, depth)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view kAddPage =
    "INSERT INTO pages (document_id, begin_, page) VALUES (?1, ?2, ?3)";
inline constexpr std::string_view kPages =
    "SELECT begin_, page FROM pages WHERE document_id = ?1 ORDER BY begin_";
inline constexpr std::string_view kReferenceSections =
    "SELECT begin_, end_ FROM sections"
    " WHERE document_id = ?1 AND kind = 'references' ORDER BY position";
inline constexpr std::string_view kAddPassage =
    "INSERT INTO passages (document_id, title, body) VALUES (?1, ?2, ?3)";
inline constexpr std::string_view kAddSearch =
    "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)";

// ---- cases and facts ----
inline constexpr std::string_view kAddCase =
    "INSERT INTO cases (document_id, case_id, position, label, cited, is_group)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";
// Ingest's way to the rows behind `facts`.
inline constexpr std::string_view kFindLabel =
    "SELECT label_id FROM labels WHERE kind = ?1 COLLATE BINARY"
    " AND name = ?2 COLLATE BINARY AND assertion = ?3"
    " AND site IS ?4 COLLATE BINARY AND unit IS ?5 AND side IS ?6"
    " AND time IS ?7";
inline constexpr std::string_view kAddLabel =
    "INSERT INTO labels (kind, name, assertion, site, unit, side, time)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
inline constexpr std::string_view kFindOrigin =
    "SELECT origin_id FROM origins WHERE rule = ?1 AND section = ?2"
    " AND language = ?3";
inline constexpr std::string_view kAddOrigin =
    "INSERT INTO origins (rule, section, language) VALUES (?1, ?2, ?3)";
inline constexpr std::string_view kAddFactRow =
    "INSERT INTO fact_rows (document_id, position, case_id, label_id,"
    " origin_id, begin_, end_, quote, keys, shown, value, low, high, sd,"
    " flags, readings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?)";
// Several at once are a third cheaper. A statement of several rows needs a
// savepoint unless it undoes the whole transaction when one is refused.
inline constexpr int kFactRowsAtOnce = 4;
inline constexpr std::string_view kAddFactRows =
    "INSERT OR ROLLBACK INTO fact_rows (document_id, position, case_id,"
    " label_id, origin_id, begin_, end_, quote, keys, shown, value, low, high,"
    " sd, flags, readings) VALUES"
    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),"
    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),"
    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),"
    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view kAddFact =
    "INSERT INTO facts (document_id, position, case_id, kind, name, assertion,"
    " value, low, high, sd, unit, site, side, time, shown, keys, flags,"
    " readings, begin_, end_, quote, section, language, rule)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
inline constexpr std::string_view kDropCases =
    "DELETE FROM cases WHERE document_id = ?1";
inline constexpr std::string_view kDropFacts =
    "DELETE FROM fact_rows WHERE document_id = ?1";

// ---- search ----
// What FTS5 keeps of each document's length, and whether anybody has written.
inline constexpr std::string_view kLengths =
    "SELECT id, sz FROM search_docsize";
inline constexpr std::string_view kVersion = "PRAGMA data_version";
inline constexpr std::string_view kMatchRows =
    "SELECT s.rowid FROM search AS s"
    " JOIN documents AS d ON d.document_id = s.rowid"
    " WHERE search MATCH ?1 AND d.current = 1";
inline constexpr std::string_view kTerms =
    "SELECT term, doc FROM search_terms WHERE term >= ?1 AND term < ?2";
inline constexpr std::string_view kMarked =
    "SELECT highlight(search, 1, char(2), char(3)) FROM search"
    " WHERE search MATCH ?1 AND rowid = ?2";
inline constexpr std::string_view kHead =
    "SELECT d.name, d.sha256, d.path,"
    " coalesce(nullif(d.title, ''), c.title, ''),"
    " coalesce(nullif(d.year, ''), c.year, '')"
    " FROM documents AS d LEFT JOIN citations AS c USING (sha256)"
    " WHERE d.document_id = ?1";
inline constexpr std::string_view kAllCases =
    "SELECT c.document_id, c.case_id FROM cases AS c"
    " JOIN documents AS d USING (document_id) WHERE d.current = 1"
    " ORDER BY c.document_id, c.position";
// Names and sites come as a JSON list. The collation of the fact's column
// compares.
inline constexpr std::string_view kCasesNamed =
    "SELECT document_id, case_id FROM facts"
    " WHERE kind = ?1 AND name IN (SELECT value FROM json_each(?2))"
    " AND assertion IN ('present', 'past') AND case_id <> ''";
inline constexpr std::string_view kCasesOfKind =
    "SELECT document_id, case_id FROM facts"
    " WHERE kind = ?1 AND assertion IN ('present', 'past')"
    " AND case_id <> ''";
inline constexpr std::string_view kCasesAtSites =
    "SELECT document_id, case_id FROM facts"
    " WHERE site IN (SELECT value FROM json_each(?1))"
    " AND assertion IN ('present', 'past') AND case_id <> ''";
inline constexpr std::string_view kCasesOfKindAt =
    "SELECT document_id, case_id FROM facts"
    " WHERE kind = ?1 AND site IN (SELECT value FROM json_each(?2))"
    " AND assertion IN ('present', 'past') AND case_id <> ''";
inline constexpr std::string_view kFactsOfKind =
    "SELECT document_id, case_id, kind, name, assertion, coalesce(unit, ''),"
    " coalesce(site, ''), coalesce(time, ''), keys, value, low, high"
    " FROM facts WHERE kind = ?1 AND case_id <> ''";
inline constexpr std::string_view kFactsNamed =
    "SELECT document_id, case_id, kind, name, assertion, coalesce(unit, ''),"
    " coalesce(site, ''), coalesce(time, ''), keys, value, low, high"
    " FROM facts WHERE kind = ?1 AND case_id <> ''"
    " AND name IN (SELECT value FROM json_each(?2))";
// With '' as case, the facts of all cases.
inline constexpr std::string_view kCaseFactsTested =
    "SELECT begin_, end_, kind, name, assertion, coalesce(unit, ''),"
    " coalesce(site, ''), coalesce(time, ''), keys, value, low, high"
    " FROM facts WHERE document_id = ?1 AND (case_id = ?2 OR ?2 = '')"
    " ORDER BY position";
// The case is what narrows, not the kind: hence the plus.
inline constexpr std::string_view kCaseFactsOfKind =
    "SELECT begin_, end_, kind, name, assertion, coalesce(unit, ''),"
    " coalesce(site, ''), coalesce(time, ''), keys, value, low, high"
    " FROM facts WHERE document_id = ?1 AND case_id = ?2 AND +kind = ?3";
inline constexpr std::string_view kDocumentsAtSites =
    "SELECT DISTINCT f.document_id FROM facts AS f"
    " JOIN documents AS d USING (document_id)"
    " WHERE f.site IN (SELECT value FROM json_each(?1))"
    " AND f.assertion IN ('present', 'past') AND d.current = 1";
// What the case or its document says of its country, or else the authors'
// affiliations: ?1 canonical names, ?2 folded forms.
inline constexpr std::string_view kCasesInCountries =
    "SELECT c.document_id, c.case_id FROM facts AS f JOIN cases AS c"
    " ON c.document_id = f.document_id AND f.case_id IN ('', c.case_id)"
    " WHERE f.kind = 'country' AND f.assertion IN ('present', 'past')"
    " AND f.name IN (SELECT value FROM json_each(?1))"
    " UNION SELECT c.document_id, c.case_id FROM documents AS d"
    " JOIN cases AS c USING (document_id) WHERE d.countries <> '' AND EXISTS"
    " (SELECT 1 FROM json_each(?2) WHERE"
    "  instr(lower(d.countries), value) > 0)";
// Few, by an index of their own.
inline constexpr std::string_view kOldDocuments =
    "SELECT document_id FROM documents WHERE current = 0";
inline constexpr std::string_view kDocumentsIn =
    "SELECT document_id FROM documents WHERE current = 1 AND language = ?1";
inline constexpr std::string_view kHasName =
    "SELECT 1 FROM facts WHERE name = ?1 AND kind = ?2 LIMIT 1";
inline constexpr std::string_view kHasSite =
    "SELECT 1 FROM facts WHERE site = ?1 LIMIT 1";
inline constexpr std::string_view kNameAsKnown =
    "SELECT name FROM facts WHERE name = ?1 AND kind = ?2 LIMIT 1";
inline constexpr std::string_view kSiteAsKnown =
    "SELECT site FROM facts WHERE site = ?1 LIMIT 1";
inline constexpr std::string_view kKinds =
    "SELECT DISTINCT kind FROM labels AS l WHERE EXISTS"
    " (SELECT 1 FROM fact_rows AS f WHERE f.label_id = l.label_id)"
    " ORDER BY kind";

// ---- facets ----
inline constexpr std::string_view kFacetFacts =
    "SELECT DISTINCT document_id, case_id, name, coalesce(site, '')"
    " FROM facts WHERE kind = ?1 AND assertion IN ('present', 'past')";
inline constexpr std::string_view kFacetDocuments =
    "SELECT d.document_id, coalesce(nullif(d.year, ''), c.year, ''),"
    " d.language FROM documents AS d LEFT JOIN citations AS c USING (sha256)"
    " WHERE d.current = 1";

// ---- vocabulary ----
inline constexpr std::string_view kDropConcepts = "DELETE FROM concepts";
inline constexpr std::string_view kDropForms = "DELETE FROM forms";
inline constexpr std::string_view kDropEndings = "DELETE FROM endings";
inline constexpr std::string_view kAddConcept =
    "INSERT INTO concepts (kind, key, name, parent) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO NOTHING";
inline constexpr std::string_view kAddForm =
    "INSERT INTO forms (form, kind, key, name, language)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
inline constexpr std::string_view kAddEnding =
    "INSERT INTO endings (language, suffix, slot, added)"
    " VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
inline constexpr std::string_view kConceptsNamed =
    "SELECT DISTINCT kind, key, name FROM forms WHERE form = ?1"
    " ORDER BY kind, key, name";
inline constexpr std::string_view kMembers =
    "WITH RECURSIVE below (name) AS ("
    " SELECT ?3 UNION"
    " SELECT c.name FROM concepts AS c JOIN below AS b ON c.parent = b.name"
    " WHERE c.kind = ?1 AND c.key = ?2)"
    " SELECT name FROM below";
inline constexpr std::string_view kClassesAbove =
    "WITH RECURSIVE above (name, far) AS ("
    " SELECT ?2, 0 UNION"
    " SELECT c.parent, a.far + 1 FROM concepts AS c"
    " JOIN above AS a ON c.name = a.name"
    " WHERE c.kind = ?1 AND c.key = 'name' AND c.parent <> '' AND a.far < 16)"
    " SELECT name, min(far) AS far FROM above WHERE far > 0"
    " GROUP BY name ORDER BY far, name";
inline constexpr std::string_view kFormsOf =
    "SELECT DISTINCT form FROM forms WHERE kind = ?1 AND key = ?2"
    " AND name = ?3 ORDER BY form";
// Canonical names before the other forms.
inline constexpr std::string_view kKnownWords =
    "SELECT word FROM ("
    " SELECT name AS word, 0 AS rank FROM concepts"
    "  WHERE kind IN (?1, '*') AND key = ?2"
    " UNION SELECT name, 0 FROM labels AS l WHERE ?2 = 'name' AND kind = ?1"
    "  AND EXISTS (SELECT 1 FROM fact_rows AS f"
    "   WHERE f.label_id = l.label_id)"
    " UNION SELECT site, 0 FROM labels AS l WHERE ?2 = 'site'"
    "  AND site IS NOT NULL AND EXISTS (SELECT 1 FROM fact_rows AS f"
    "   WHERE f.label_id = l.label_id)"
    " UNION SELECT form, 1 FROM forms"
    "  WHERE kind IN (?1, '*') AND key = ?2)"
    " ORDER BY rank, word";
inline constexpr std::string_view kEndings =
    "SELECT language, suffix, slot, added FROM endings"
    " ORDER BY language, slot, suffix, added";

// ---- evidence ----
inline constexpr std::string_view kEvidenceHead =
    "SELECT d.name, d.sha256, d.path,"
    " coalesce(nullif(d.title, ''), r.title, ''),"
    " coalesce(nullif(d.authors, ''), r.authors, ''),"
    " coalesce(nullif(d.journal, ''), r.journal, ''),"
    " coalesce(nullif(d.year, ''), r.year, ''), d.countries, d.language,"
    " coalesce(nullif(d.doi, ''), r.doi, ''),"
    " coalesce(nullif(d.pmid, ''), r.pmid, ''), c.label, c.cited, c.is_group,"
    " substr(t.text, 1, 3000)"
    " FROM cases AS c JOIN documents AS d USING (document_id)"
    " JOIN texts AS t USING (document_id)"
    " LEFT JOIN citations AS r ON r.sha256 = d.sha256"
    " WHERE c.document_id = ?1 AND c.case_id = ?2";
inline constexpr std::string_view kCitable =
    "SELECT d.sha256, d.name, d.path, d.doi, d.pmid, d.title,"
    " substr(t.text, 1, 6000) FROM documents AS d"
    " JOIN texts AS t USING (document_id) WHERE d.current = 1"
    " ORDER BY d.document_id";
inline constexpr std::string_view kSetCitation =
    "INSERT INTO citations (sha256, title, authors, journal, year, doi, pmid,"
    " source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (sha256) DO UPDATE SET title = excluded.title,"
    " authors = excluded.authors, journal = excluded.journal,"
    " year = excluded.year, doi = excluded.doi, pmid = excluded.pmid,"
    " source = excluded.source";
// Single patients of current documents.
inline constexpr std::string_view kPatients =
    "SELECT c.document_id, c.case_id, d.name, d.sha256,"
    " coalesce(nullif(d.authors, ''), r.authors, '')"
    " FROM cases AS c JOIN documents AS d USING (document_id)"
    " LEFT JOIN citations AS r ON r.sha256 = d.sha256"
    " WHERE d.current = 1 AND c.is_group = 0";
inline constexpr std::string_view kPatientTraits =
    "SELECT document_id, case_id, kind, name, coalesce(site, ''),"
    " coalesce(value, ''), coalesce(unit, '') FROM facts"
    " WHERE kind = ?1 AND assertion IN ('present', 'past') AND case_id <> ''";
inline constexpr std::string_view kSameDecisions =
    "SELECT sha256, \"case\", other_sha256, other_case, same"
    " FROM v_same_patient ORDER BY sequence";
inline constexpr std::string_view kGrammarsUsed =
    "SELECT DISTINCT g.version, g.hash FROM documents AS d"
    " JOIN grammars AS g USING (grammar_id) WHERE d.current = 1"
    " ORDER BY g.grammar_id";
inline constexpr std::string_view kEvidenceFacts =
    "SELECT position, kind, name, assertion, coalesce(site, ''),"
    " coalesce(time, ''), shown, keys, flags, quote,"
    " section, rule, begin_, end_, decided, anchor,"
    " (SELECT sha256 FROM documents AS d WHERE d.document_id = ?1),"
    " coalesce((SELECT p.page FROM pages AS p WHERE p.document_id = ?1"
    "  AND p.begin_ <= f.begin_ ORDER BY p.begin_ DESC LIMIT 1), 0)"
    " FROM facts AS f"
    " WHERE document_id = ?1 AND case_id = ?2 AND assertion <> 'general'"
    " ORDER BY position";
// What a decision took out: set aside, and nothing in its place.
inline constexpr std::string_view kEvidenceRejected =
    "SELECT position, kind, name, assertion, coalesce(site, ''),"
    " coalesce(time, ''), shown, keys, flags, quote,"
    " section, rule, begin_, end_, decided, anchor,"
    " (SELECT sha256 FROM documents AS d WHERE d.document_id = ?1),"
    " coalesce((SELECT p.page FROM pages AS p WHERE p.document_id = ?1"
    "  AND p.begin_ <= a.begin_ ORDER BY p.begin_ DESC LIMIT 1), 0)"
    " FROM facts_set_aside AS a WHERE document_id = ?1 AND case_id = ?2"
    " AND assertion <> 'general' AND NOT EXISTS (SELECT 1 FROM facts AS f"
    " WHERE f.document_id = a.document_id AND f.position = a.position)"
    " ORDER BY position";
// Bytes of a text: from ?2 (counted from 1) on, ?3 of them.
inline constexpr std::string_view kTextBetween =
    "SELECT CAST(substr(CAST(text AS BLOB), ?2, ?3) AS TEXT) FROM texts"
    " WHERE document_id = ?1";
// What is said of the document and of none of its cases: its design, its
// country.
inline constexpr std::string_view kDocumentFacts =
    "SELECT position, kind, name, assertion, coalesce(site, ''),"
    " coalesce(time, ''), shown, keys, flags, quote,"
    " section, rule, begin_, end_, decided, anchor,"
    " (SELECT sha256 FROM documents AS d WHERE d.document_id = ?1),"
    " coalesce((SELECT p.page FROM pages AS p WHERE p.document_id = ?1"
    "  AND p.begin_ <= f.begin_ ORDER BY p.begin_ DESC LIMIT 1), 0)"
    " FROM facts AS f"
    " WHERE document_id = ?1 AND case_id = '' AND assertion <> 'general'"
    " AND kind IN ('study', 'country') ORDER BY position";

// ---- questions that people keep ----
inline constexpr std::string_view kSaveSearch =
    "INSERT INTO saved_searches (name, query, saved, by)"
    " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO UPDATE SET"
    " query = excluded.query, saved = excluded.saved, by = excluded.by";
inline constexpr std::string_view kSavedSearches =
    "SELECT name, query, saved, by FROM saved_searches ORDER BY name";
inline constexpr std::string_view kDropSearch =
    "DELETE FROM saved_searches WHERE name = ?1";
inline constexpr std::string_view kCitations =
    "SELECT sha256, title, authors, journal, year, doi, pmid, source"
    " FROM citations ORDER BY sha256";

inline constexpr std::array kAll = {
    kSaveSearch,
    kSavedSearches,
    kDropSearch,
    kCitations,
    kApplicationId,
    kUserVersion,
    kPageCount,
    kPageSize,
    kQuickCheck,
    kTableCount,
    kAbout,
    kSetAbout,
    kAddGrammar,
    kFindGrammar,
    kKnownGrammar,
    kAddRun,
    kCountRun,
    kEndRun,
    kAddLog,
    kKnownDocuments,
    kKnownPaths,
    kFindDocument,
    kFindSource,
    kAddSource,
    kMoveSource,
    kSetCurrent,
    kSetName,
    kAddDocument,
    kSetGrammar,
    kAddText,
    kText,
    kAddSection,
    kAddPage,
    kPages,
    kReferenceSections,
    kAddPassage,
    kAddSearch,
    kAddCase,
    kFindLabel,
    kAddLabel,
    kFindOrigin,
    kAddOrigin,
    kAddFactRow,
    kAddFactRows,
    kAddFact,
    kDropCases,
    kDropFacts,
    kLengths,
    kVersion,
    kMatchRows,
    kTerms,
    kMarked,
    kHead,
    kAllCases,
    kCasesNamed,
    kCasesOfKind,
    kCasesAtSites,
    kCasesOfKindAt,
    kFactsOfKind,
    kFactsNamed,
    kCaseFactsTested,
    kCaseFactsOfKind,
    kDocumentsAtSites,
    kCasesInCountries,
    kOldDocuments,
    kDocumentsIn,
    kHasName,
    kHasSite,
    kNameAsKnown,
    kSiteAsKnown,
    kKinds,
    kFacetFacts,
    kFacetDocuments,
    kEvidenceHead,
    kCitable,
    kSetCitation,
    kPatients,
    kPatientTraits,
    kSameDecisions,
    kGrammarsUsed,
    kEvidenceFacts,
    kEvidenceRejected,
    kTextBetween,
    kDocumentFacts,
    kDropConcepts,
    kDropForms,
    kDropEndings,
    kAddConcept,
    kAddForm,
    kAddEnding,
    kConceptsNamed,
    kMembers,
    kClassesAbove,
    kFormsOf,
    kKnownWords,
    kEndings,
};

}  // namespace casebook::sql
