-- The knowledge base, schema 4: its tables. See README.md beside this file; the
-- views are in views.sql.
--
-- Plain tables, plain views, only SQLite's own functions, collations and
-- tokenizer: every SQLite tool can read all of it. Row numbers
-- (document_id, run_id, grammar_id) are for joins only and mean nothing
-- outside; decisions are bound by content.

-- What the file says about itself. 'needs_casebook' is the oldest program
-- that can read it.
CREATE TABLE about (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE grammars (
  grammar_id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE  -- of all files of the grammar folder
);

-- What each rule was in that grammar: a fact's rule is looked up here by the
-- grammar that made its document's facts. A rule's name may be used again for
-- another rule; its hash is not.
CREATE TABLE rules (
  grammar_id INTEGER NOT NULL REFERENCES grammars,
  rule TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (grammar_id, rule)
) WITHOUT ROWID;

-- One call of ingest; finished is NULL while it goes on or when it was killed.
CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,  -- UTC, only shown; order is run_id
  finished TEXT,
  program TEXT NOT NULL,
  grammar_id INTEGER NOT NULL REFERENCES grammars,
  added INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  ended TEXT NOT NULL DEFAULT '',  -- 'done', 'stopped', or the error's code
  note TEXT NOT NULL DEFAULT ''  -- what was overridden to let it run
);

-- What became of each input that was not simply there already.
CREATE TABLE ingest_log (
  log_id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL
    CHECK (outcome IN ('added', 'updated', 'skipped', 'failed')),
  code TEXT NOT NULL DEFAULT '',  -- 'E-XML-ENTITY'
  reason TEXT NOT NULL DEFAULT ''
);

-- One row for the same bytes, whatever their names.
CREATE TABLE documents (
  document_id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,  -- of the source's bytes
  name TEXT NOT NULL,           -- 'document' of the fact contract
  path TEXT NOT NULL,           -- the first that it was found under
  current INTEGER NOT NULL DEFAULT 1,  -- 0: a newer version took its place
  replaces INTEGER REFERENCES documents (document_id),
  grammar_id INTEGER NOT NULL REFERENCES grammars,  -- that made its facts
  run_id INTEGER NOT NULL REFERENCES runs,          -- that wrote them
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  language TEXT NOT NULL,
  title TEXT NOT NULL,
  vernacular_title TEXT NOT NULL,
  authors TEXT NOT NULL,  -- 'Family, Given; Family, Given'
  journal TEXT NOT NULL,
  year TEXT NOT NULL,
  doi TEXT NOT NULL,
  pmid TEXT NOT NULL,
  pmcid TEXT NOT NULL,
  licence TEXT NOT NULL,
  countries TEXT NOT NULL,  -- 'Turkey; Germany', as printed
  related TEXT NOT NULL     -- 'retraction of 123'
);
CREATE INDEX documents_replaces ON documents (replaces)
  WHERE replaces IS NOT NULL;
-- Search takes old versions out of its hits by it.
CREATE INDEX documents_old ON documents (document_id) WHERE current = 0;

-- Where a document was found; a path's row moves on to its newest version.
CREATE TABLE sources (
  path TEXT NOT NULL,
  name TEXT NOT NULL,  -- apart in a file of many records
  document_id INTEGER NOT NULL REFERENCES documents,
  PRIMARY KEY (path, name)
) WITHOUT ROWID;
CREATE INDEX sources_document ON sources (document_id);

-- The text as read, in UTF-8. Apart from documents, so that lists of
-- documents do not wade through it.
CREATE TABLE texts (
  document_id INTEGER PRIMARY KEY REFERENCES documents,
  text TEXT NOT NULL
);

-- begin_ and end_ are bytes of the text, half-open, everywhere.
CREATE TABLE sections (
  document_id INTEGER NOT NULL REFERENCES documents,
  position INTEGER NOT NULL,  -- in reading order, from 0
  kind TEXT NOT NULL,         -- 'case', 'discussion' …
  begin_ INTEGER NOT NULL,
  end_ INTEGER NOT NULL,
  heading_begin INTEGER NOT NULL,
  heading_end INTEGER NOT NULL,
  language TEXT NOT NULL,
  depth INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

-- Where the pages of a PDF begin in its text; other formats have none. Pages
-- are counted from the file's first, whatever is printed on them.
CREATE TABLE pages (
  document_id INTEGER NOT NULL REFERENCES documents,
  begin_ INTEGER NOT NULL,  -- of the page's first word
  page INTEGER NOT NULL,    -- from 1; one without words is not here
  PRIMARY KEY (document_id, begin_)
) WITHOUT ROWID;

-- What is searched of a document: its title and all of its text but the
-- reference list, folded (lower case, one kind of i, dash and space).
CREATE TABLE passages (
  document_id INTEGER PRIMARY KEY REFERENCES documents,
  title TEXT NOT NULL,
  body TEXT NOT NULL
);
-- Fold the words before you search: SELECT rowid FROM search WHERE search
-- MATCH '"vertebra" "kirigi"'. unicode61 takes the accents off.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body,
  content = 'passages', content_rowid = 'document_id',
  tokenize = 'unicode61'
);
-- The index's own words with their counts, for finding a word's other forms.
CREATE VIRTUAL TABLE search_terms USING fts5vocab (search, row);
-- Words are collected in memory before they are written: 32 MiB makes
-- inserting nearly twice as fast as the default of 1 MiB.
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);

CREATE TABLE cases (
  document_id INTEGER NOT NULL REFERENCES documents,
  case_id TEXT NOT NULL,       -- '1', '2' … in order of first mention
  position INTEGER NOT NULL,   -- from 0
  label TEXT NOT NULL,         -- 'Case 1', as printed
  cited TEXT NOT NULL,         -- reference number of a cited study
  is_group INTEGER NOT NULL,
  PRIMARY KEY (document_id, case_id)
) WITHOUT ROWID;

-- What facts say besides their figures, each wording of it once: most facts
-- share theirs with many. NULL where a key does not apply.
CREATE TABLE labels (
  label_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL COLLATE NOCASE,
  assertion TEXT NOT NULL,
  site TEXT COLLATE NOCASE,
  unit TEXT,
  side TEXT,
  time TEXT
);
CREATE UNIQUE INDEX labels_once ON labels (kind COLLATE BINARY,
  name COLLATE BINARY, assertion, coalesce(site, '') COLLATE BINARY,
  coalesce(unit, ''), coalesce(side, ''), coalesce(time, ''));
CREATE INDEX labels_name ON labels (kind, name);
CREATE INDEX labels_site ON labels (site) WHERE site IS NOT NULL;
-- Where facts come from: the rule, and the part of the report.
CREATE TABLE origins (
  origin_id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  section TEXT NOT NULL,
  language TEXT NOT NULL
);
CREATE UNIQUE INDEX origins_once ON origins (rule, section, language);
-- A fact a row, in few and small columns: there are tens in each report. Read
-- the view `facts`. Parents are seen to by the writer and by doctor.
CREATE TABLE fact_rows (
  document_id INTEGER NOT NULL,
  position INTEGER NOT NULL,  -- in the extractor's order, from 0
  case_id TEXT NOT NULL,      -- '' about no reported case
  label_id INTEGER NOT NULL,
  origin_id INTEGER NOT NULL,
  begin_ INTEGER NOT NULL,
  end_ INTEGER NOT NULL,
  quote TEXT NOT NULL,  -- text[begin_:end_], white space folded
  keys TEXT NOT NULL,   -- one JSON object, the digits as printed
  shown TEXT,           -- the keys as a person writes them
  value REAL,
  low REAL,
  high REAL,
  sd REAL,
  flags TEXT,
  readings TEXT,
  decided TEXT,
  anchor TEXT,
  PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX fact_rows_label ON fact_rows (label_id, case_id);

-- What a list of references says of a report (casebook cite): author, year and
-- title of plain text and PDF. The report's own record goes before it.
CREATE TABLE citations (
  sha256 TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  authors TEXT NOT NULL,  -- 'Family, Given; Family, Given'
  journal TEXT NOT NULL,
  year TEXT NOT NULL,
  doi TEXT NOT NULL,
  pmid TEXT NOT NULL,
  source TEXT NOT NULL    -- 'references.ris:12'
) WITHOUT ROWID;

-- The words of the grammar that wrote last (about.vocabulary is its hash), so
-- that search needs no grammar: "bisphosphonate" stands above alendronate,
-- "D vitamini" is vitamin D. kb/vocabulary.tsv says which classes are kept.
CREATE TABLE concepts (
  kind TEXT NOT NULL,    -- of the facts that it names; '*' any
  key TEXT NOT NULL,     -- which of their keys: 'name' or 'site'
  name TEXT NOT NULL COLLATE NOCASE,
  parent TEXT NOT NULL COLLATE NOCASE,  -- '' for none; a row a parent
  PRIMARY KEY (kind, key, name, parent)
) WITHOUT ROWID;
CREATE INDEX concepts_parent ON concepts (kind, key, parent);
CREATE TABLE forms (
  form TEXT NOT NULL,      -- folded as the passages are
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  language TEXT NOT NULL,  -- '' for all
  PRIMARY KEY (form, kind, key, name, language)
) WITHOUT ROWID;
CREATE INDEX forms_name ON forms (kind, key, name);
CREATE TABLE endings (
  language TEXT NOT NULL,
  suffix TEXT NOT NULL,
  slot TEXT NOT NULL,  -- a number, or 'soft' for a changed last letter
  added TEXT NOT NULL, -- what takes the suffix's place
  PRIMARY KEY (language, slot, suffix, added)
) WITHOUT ROWID;

-- Facts as extracted that a decision took out of `facts` or changed there, in
-- the same columns. Made again from the decisions whenever facts are.
CREATE TABLE facts_set_aside (
  document_id INTEGER NOT NULL REFERENCES documents,
  position INTEGER NOT NULL,
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL COLLATE NOCASE,
  name TEXT NOT NULL COLLATE NOCASE,
  assertion TEXT NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  sd REAL,
  unit TEXT,
  site TEXT COLLATE NOCASE,
  side TEXT,
  time TEXT,
  shown TEXT NOT NULL,
  keys TEXT NOT NULL,
  flags TEXT NOT NULL,
  readings TEXT NOT NULL,
  begin_ INTEGER NOT NULL,
  end_ INTEGER NOT NULL,
  quote TEXT NOT NULL,
  section TEXT NOT NULL,
  language TEXT NOT NULL,
  rule TEXT NOT NULL,
  decided TEXT NOT NULL DEFAULT '',
  anchor TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

-- What people decided, for ever: rows are added and never changed. A decision
-- is bound to the document's bytes and the quoted words, not to a row of
-- facts, so it outlives every extraction.
CREATE TABLE decisions (
  decision_id INTEGER PRIMARY KEY,  -- the order; the clock may jump
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN
    ('accept', 'reject', 'correct', 'add', 'note', 'move', 'same', 'undo')),
  sha256 TEXT NOT NULL,   -- the document
  case_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  keys TEXT NOT NULL,     -- of the fact as it was
  begin_ INTEGER NOT NULL,
  end_ INTEGER NOT NULL,
  quote TEXT NOT NULL,
  context TEXT NOT NULL,  -- hash of the words around the quote
  change TEXT NOT NULL,   -- JSON: what a correction says instead
  note TEXT NOT NULL,
  previous TEXT NOT NULL, -- hash of the decision before: the journal's chain
  hash TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL DEFAULT '',         -- of what it says, wherever it stands
  assertion TEXT NOT NULL DEFAULT '',  -- of the fact as it was
  sentence TEXT NOT NULL DEFAULT '',   -- that holds the quote
  rule TEXT NOT NULL DEFAULT '',
  grammar TEXT NOT NULL DEFAULT ''     -- hash of the one that made the fact
);
CREATE INDEX decisions_document ON decisions (sha256);
CREATE UNIQUE INDEX decisions_id ON decisions (id) WHERE id <> '';
CREATE INDEX decisions_same ON decisions (verdict) WHERE verdict = 'same';
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions
  BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
-- OR REPLACE would delete without the trigger above in a connection that has
-- recursive_triggers off.
CREATE TRIGGER decisions_once BEFORE INSERT ON decisions
  WHEN EXISTS (SELECT 1 FROM decisions
               WHERE decision_id = NEW.decision_id OR hash = NEW.hash
                 OR (id <> '' AND id = NEW.id))
  BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
CREATE TRIGGER decisions_follow BEFORE INSERT ON decisions
  WHEN NEW.previous <> coalesce(
    (SELECT hash FROM decisions ORDER BY decision_id DESC LIMIT 1), '')
  BEGIN SELECT RAISE(ABORT, 'a decision names the one before it'); END;

-- What each decision means for the facts as they are now; made again from the
-- decisions whenever facts are.
CREATE TABLE placements (
  decision_id INTEGER PRIMARY KEY REFERENCES decisions,
  state TEXT NOT NULL CHECK (state IN
    ('kept', 'moved', 'changed', 'gone', 'undone', 'superseded')),
  disputed INTEGER NOT NULL DEFAULT 0,  -- people decided differently
  position INTEGER,                     -- of the fact it is about
  case_id TEXT NOT NULL DEFAULT '',     -- that the fact stands in now
  -- Of 'same': the second patient, and whether they are one.
  other_sha256 TEXT NOT NULL DEFAULT '',
  other_case TEXT NOT NULL DEFAULT '',
  same INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX placements_gone ON placements (state)
  WHERE state IN ('changed', 'gone');

-- Questions that people keep.
CREATE TABLE saved_searches (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,  -- JSON
  saved TEXT NOT NULL,
  by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
