// The SQL of decisions and of what they make of facts, by name; see
// kb/statements.h for the rest.
//
// Threads: constants.
//
//   Result<SqlStatement> find = connection.prepare(sql::kDecisionsOf);
#pragma once

#include <array>
#include <string_view>

namespace casebook::sql {

// ---- decisions ----
inline constexpr std::string_view kAddDecision =
    "INSERT INTO decisions (decision_id, at, by, verdict, sha256, case_id,"
    " kind, name, assertion, keys, begin_, end_, quote, context, sentence,"
    " rule, grammar, change, note, id, previous, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?)";
inline constexpr std::string_view kAllDecisions =
    "SELECT decision_id, at, by, verdict, sha256, case_id, kind, name,"
    " assertion, keys, begin_, end_, quote, context, sentence, rule, grammar,"
    " change, note, id, previous, hash FROM decisions"
    " WHERE decision_id > ?1 ORDER BY decision_id";
inline constexpr std::string_view kDecisionsOf =
    "SELECT decision_id, at, by, verdict, sha256, case_id, kind, name,"
    " assertion, keys, begin_, end_, quote, context, sentence, rule, grammar,"
    " change, note, id, previous, hash FROM decisions"
    " WHERE sha256 = ?1 ORDER BY decision_id";
// Of pairs of patients whose second one stands in the document.
inline constexpr std::string_view kPairsWith =
    "SELECT decision_id, at, by, verdict, sha256, case_id, kind, name,"
    " assertion, keys, begin_, end_, quote, context, sentence, rule, grammar,"
    " change, note, id, previous, hash FROM decisions"
    " WHERE verdict = 'same' AND json_extract(change, '$.sha256') = ?1"
    " ORDER BY decision_id";
inline constexpr std::string_view kDecisionById =
    "SELECT decision_id, at, by, verdict, sha256, case_id, kind, name,"
    " assertion, keys, begin_, end_, quote, context, sentence, rule, grammar,"
    " change, note, id, previous, hash FROM decisions"
    " WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY decision_id";
inline constexpr std::string_view kHasDecisions =
    "SELECT EXISTS (SELECT 1 FROM decisions WHERE sha256 = ?1)"
    " OR EXISTS (SELECT 1 FROM decisions WHERE verdict = 'same'"
    "  AND json_extract(change, '$.sha256') = ?1)";
inline constexpr std::string_view kLastDecision =
    "SELECT decision_id, hash FROM decisions"
    " ORDER BY decision_id DESC LIMIT 1";
inline constexpr std::string_view kHashOfDecision =
    "SELECT hash FROM decisions WHERE decision_id = ?1";
inline constexpr std::string_view kDecidedDocuments =
    "SELECT document_id FROM documents WHERE sha256 IN"
    " (SELECT sha256 FROM decisions WHERE decision_id > ?1)";

// ---- placing ----
inline constexpr std::string_view kFactsOf =
    "SELECT position, case_id, kind, name, assertion, keys, flags, readings,"
    " begin_, end_, quote, section, language, rule, decided, anchor FROM facts"
    " WHERE document_id = ?1 ORDER BY position";
inline constexpr std::string_view kFactsSetAside =
    "SELECT position, case_id, kind, name, assertion, keys, flags, readings,"
    " begin_, end_, quote, section, language, rule, decided, anchor"
    " FROM facts_set_aside WHERE document_id = ?1 ORDER BY position";
// As the grammar found them, whatever was decided.
inline constexpr std::string_view kFactsExtracted =
    "SELECT position, case_id, kind, name, assertion, keys, flags, readings,"
    " begin_, end_, quote, section, language, rule, decided, anchor FROM facts"
    " WHERE document_id = ?1 AND decided = ''"
    " UNION ALL SELECT position, case_id, kind, name, assertion, keys, flags,"
    " readings, begin_, end_, quote, section, language, rule, decided, anchor"
    " FROM facts_set_aside WHERE document_id = ?1 ORDER BY position";
inline constexpr std::string_view kDropDecidedFacts =
    "DELETE FROM facts WHERE document_id = ?1 AND decided <> ''";
inline constexpr std::string_view kPutBack =
    "INSERT INTO facts SELECT * FROM facts_set_aside WHERE document_id = ?1";
inline constexpr std::string_view kDropSetAside =
    "DELETE FROM facts_set_aside WHERE document_id = ?1";
inline constexpr std::string_view kDropDecidedCases =
    "DELETE FROM cases WHERE document_id = ?1 AND label = 'kept by decision'";
inline constexpr std::string_view kSetAside =
    "INSERT INTO facts_set_aside SELECT * FROM facts"
    " WHERE document_id = ?1 AND position = ?2";
inline constexpr std::string_view kDropFact =
    "DELETE FROM facts WHERE document_id = ?1 AND position = ?2";
inline constexpr std::string_view kSetDecided =
    "UPDATE facts SET decided = ?3, anchor = ?4"
    " WHERE document_id = ?1 AND position = ?2";
inline constexpr std::string_view kAddDecidedCase =
    "INSERT INTO cases (document_id, case_id, position, label, cited, is_group)"
    " SELECT ?1, ?2, coalesce(max(position), -1) + 1, 'kept by decision', '', 0"
    " FROM cases WHERE document_id = ?1"
    " ON CONFLICT (document_id, case_id) DO NOTHING";
inline constexpr std::string_view kPlaceDecision =
    "INSERT INTO placements (decision_id, state, disputed, position, case_id)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (decision_id) DO UPDATE SET"
    " state = excluded.state, disputed = excluded.disputed,"
    " position = excluded.position, case_id = excluded.case_id";
inline constexpr std::string_view kPlaceOther =
    "UPDATE placements SET other_case = ?2, other_sha256 = ?4, same = ?5,"
    " state = CASE WHEN state IN ('undone', 'superseded', 'gone') THEN state"
    "  WHEN ?3 THEN 'gone' ELSE state END WHERE decision_id = ?1";
inline constexpr std::string_view kLoseDecisions =
    "UPDATE placements SET state = 'gone', position = NULL"
    " WHERE state NOT IN ('undone', 'superseded') AND decision_id IN"
    " (SELECT decision_id FROM decisions WHERE sha256 = ?1)";

// ---- finding what people name ----
inline constexpr std::string_view kDocumentsByHash =
    "SELECT document_id, sha256, name, current FROM documents"
    " WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' ORDER BY document_id";
inline constexpr std::string_view kDocumentsByName =
    "SELECT document_id, sha256, name, current FROM documents"
    " WHERE name = ?1 AND current = 1 ORDER BY document_id";
inline constexpr std::string_view kGrammarOf =
    "SELECT g.hash FROM documents AS d JOIN grammars AS g USING (grammar_id)"
    " WHERE d.document_id = ?1";

inline constexpr std::string_view kCasesOf =
    "SELECT case_id FROM cases WHERE document_id = ?1 ORDER BY position";
inline constexpr std::string_view kSectionAt =
    "SELECT kind, language FROM sections WHERE document_id = ?1"
    " AND begin_ <= ?2 AND end_ > ?2 ORDER BY position DESC LIMIT 1";
inline constexpr std::string_view kPlacementOf =
    "SELECT state, disputed FROM placements WHERE decision_id = ?1";

// Of all versions before: the decisions with what became of them, in order.
inline constexpr std::string_view kOldVersionDecisions =
    "WITH RECURSIVE old (id) AS ("
    " SELECT replaces FROM documents WHERE document_id = ?1"
    "  AND replaces IS NOT NULL"
    " UNION SELECT d.replaces FROM documents AS d JOIN old ON"
    "  d.document_id = old.id WHERE d.replaces IS NOT NULL)"
    " SELECT v.id, v.state, v.disputed FROM old"
    " JOIN documents AS d ON d.document_id = old.id"
    " LEFT JOIN v_decision AS v ON v.sha256 = d.sha256 ORDER BY v.sequence";

// ---- checking ----
inline constexpr std::string_view kIntegrityCheck =
    "PRAGMA integrity_check(20)";
inline constexpr std::string_view kForeignKeys =
    "SELECT (SELECT count(*) FROM pragma_foreign_key_check)"
    " + (SELECT count(*) FROM fact_rows AS f WHERE NOT EXISTS"
    "  (SELECT 1 FROM documents AS d WHERE d.document_id = f.document_id)"
    "  OR NOT EXISTS (SELECT 1 FROM labels AS l WHERE l.label_id = f.label_id)"
    "  OR NOT EXISTS"
    "  (SELECT 1 FROM origins AS o WHERE o.origin_id = f.origin_id))";
// rank 1 compares with the passages; less misses damage.
inline constexpr std::string_view kCheckIndex =
    "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
inline constexpr std::string_view kRebuildIndex =
    "INSERT INTO search (search) VALUES ('rebuild')";
inline constexpr std::string_view kUnplaced =
    "SELECT count(*) FROM decisions AS e JOIN documents USING (sha256)"
    " LEFT JOIN placements AS p USING (decision_id) WHERE p.state IS NULL";

// ---- sources ----
inline constexpr std::string_view kSources =
    "SELECT s.path, s.name, d.sha256, d.format, d.document_id"
    " FROM sources AS s JOIN documents AS d USING (document_id)"
    " ORDER BY d.document_id, s.path, s.name";

inline constexpr std::string_view kSourcePaths =
    "SELECT DISTINCT path FROM sources";

// ---- forgetting a document ----
inline constexpr std::string_view kForgetSearch =
    "INSERT INTO search (search, rowid, title, body)"
    " SELECT 'delete', document_id, title, body FROM passages"
    " WHERE document_id = ?1";
inline constexpr std::string_view kForgetPassage =
    "DELETE FROM passages WHERE document_id = ?1";
inline constexpr std::string_view kForgetText =
    "DELETE FROM texts WHERE document_id = ?1";
inline constexpr std::string_view kForgetSections =
    "DELETE FROM sections WHERE document_id = ?1";
inline constexpr std::string_view kForgetPages =
    "DELETE FROM pages WHERE document_id = ?1";
inline constexpr std::string_view kForgetSources =
    "DELETE FROM sources WHERE document_id = ?1";
inline constexpr std::string_view kForgetVersions =
    "UPDATE documents SET replaces = NULL WHERE replaces = ?1";
inline constexpr std::string_view kForgetDocument =
    "DELETE FROM documents WHERE document_id = ?1";

// ---- counting ----
inline constexpr std::string_view kStats =
    "SELECT 'documents', count(*) FROM documents WHERE current = 1"
    " UNION ALL SELECT 'old versions', count(*) FROM documents"
    "  WHERE current = 0"
    " UNION ALL SELECT 'cases', count(*) FROM v_case"
    " UNION ALL SELECT 'facts', count(*) FROM facts"
    " UNION ALL SELECT 'facts decided on', count(*) FROM facts"
    "  WHERE decided <> ''"
    " UNION ALL SELECT 'facts set aside', count(*) FROM facts_set_aside"
    " UNION ALL SELECT 'decisions', count(*) FROM decisions"
    " UNION ALL SELECT 'decisions without their fact', count(*)"
    "  FROM v_decision WHERE state IN ('gone', 'changed')"
    " UNION ALL SELECT 'disputed facts', count(*) FROM facts"
    "  WHERE decided LIKE 'disputed%'"
    " UNION ALL SELECT 'runs', count(*) FROM runs"
    " UNION ALL SELECT 'inputs refused', count(*) FROM ingest_log"
    "  WHERE outcome = 'failed'";
inline constexpr std::string_view kStatsByKind =
    "SELECT kind, count(*) FROM facts GROUP BY kind ORDER BY kind";
inline constexpr std::string_view kStatsByGrammar =
    "SELECT g.version || ' ' || substr(g.hash, 1, 12), count(*)"
    " FROM documents AS d JOIN grammars AS g USING (grammar_id)"
    " WHERE d.current = 1 GROUP BY g.grammar_id ORDER BY g.grammar_id";
inline constexpr std::string_view kReadByOthers =
    "SELECT count(*) FROM documents WHERE current = 1 AND grammar_id NOT IN"
    " (SELECT grammar_id FROM grammars WHERE hash = coalesce(nullif(?1, ''),"
    "  (SELECT value FROM about WHERE key = 'vocabulary')))";
inline constexpr std::string_view kStatsByPerson =
    "SELECT by, count(*) FROM decisions GROUP BY by ORDER BY by";

inline constexpr std::string_view kStateCounts =
    "SELECT CASE WHEN sha256 IN (SELECT sha256 FROM documents"
    "  WHERE current = 0) THEN 'of an old version' ELSE state END AS said,"
    " count(*) FROM v_decision GROUP BY said ORDER BY said";
inline constexpr std::string_view kUnplacedDecisions =
    "SELECT coalesce(document, substr(sha256, 1, 12)), id, verdict, by, kind,"
    " name, quote, state FROM v_decision WHERE state IN ('gone', 'changed')"
    " AND sha256 NOT IN (SELECT sha256 FROM documents WHERE current = 0)"
    " UNION ALL SELECT coalesce(document, substr(sha256, 1, 12)), id, verdict,"
    "  by, kind, name, quote, 'of an old version; casebook decide DOCUMENT "
    "carry-over takes it over'"
    " FROM v_decision AS v"
    " WHERE sha256 IN (SELECT sha256 FROM documents WHERE current = 0)"
    " AND state NOT IN ('undone', 'superseded') AND NOT EXISTS (SELECT 1 FROM"
    "  decisions AS e WHERE instr(e.note, 'carried over from ' || v.id) > 0)";

// ---- rules ----
inline constexpr std::string_view kAddRule =
    "INSERT INTO rules (grammar_id, rule, hash) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";

inline constexpr std::array kDecisionStatements = {
    kAddDecision,       kAllDecisions,   kDecisionsOf,
    kPairsWith,         kDecisionById,   kHasDecisions,
    kLastDecision,      kHashOfDecision, kDecidedDocuments,
    kFactsOf,           kFactsSetAside,  kFactsExtracted,
    kDropDecidedFacts,  kPutBack,        kDropSetAside,
    kDropDecidedCases,  kSetAside,       kDropFact,
    kSetDecided,        kAddDecidedCase, kPlaceDecision,
    kPlaceOther,        kLoseDecisions,  kDocumentsByHash,
    kDocumentsByName,   kGrammarOf,      kCasesOf,
    kSectionAt,         kPlacementOf,    kIntegrityCheck,
    kForeignKeys,       kCheckIndex,     kRebuildIndex,
    kUnplaced,          kSources,        kForgetSearch,
    kForgetPassage,     kForgetText,     kForgetSections,
    kForgetPages,       kForgetSources,  kSourcePaths,
    kForgetVersions,    kForgetDocument, kStats,
    kStatsByKind,       kStatsByGrammar, kReadByOthers,
    kStatsByPerson,     kStateCounts,    kOldVersionDecisions,
    kUnplacedDecisions, kAddRule,
};

}  // namespace casebook::sql
