-- 1 → 2: decisions that can be told apart and placed; rules by their hash.

CREATE TABLE rules (
  grammar_id INTEGER NOT NULL REFERENCES grammars,
  rule TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (grammar_id, rule)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE IF NOT EXISTS search_terms USING fts5vocab (search, row);
CREATE TABLE IF NOT EXISTS concepts (
  kind TEXT NOT NULL,    -- of the facts that it names; '*' any
  key TEXT NOT NULL,     -- which of their keys: 'name' or 'site'
  name TEXT NOT NULL COLLATE NOCASE,
  parent TEXT NOT NULL COLLATE NOCASE,  -- '' for none; a row a parent
  PRIMARY KEY (kind, key, name, parent)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS concepts_parent ON concepts (kind, key, parent);
CREATE TABLE IF NOT EXISTS forms (
  form TEXT NOT NULL,      -- folded as the passages are
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  language TEXT NOT NULL,  -- '' for all
  PRIMARY KEY (form, kind, key, name, language)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS forms_name ON forms (kind, key, name);
CREATE TABLE IF NOT EXISTS endings (
  language TEXT NOT NULL,
  suffix TEXT NOT NULL,
  slot TEXT NOT NULL,  -- a number, or 'soft' for a changed last letter
  added TEXT NOT NULL, -- what takes the suffix's place
  PRIMARY KEY (language, slot, suffix, added)
) WITHOUT ROWID;

ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE facts ADD COLUMN decided TEXT NOT NULL DEFAULT '';
ALTER TABLE facts ADD COLUMN anchor TEXT NOT NULL DEFAULT '';
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

ALTER TABLE decisions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN assertion TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN grammar TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX decisions_id ON decisions (id) WHERE id <> '';
CREATE INDEX decisions_same ON decisions (verdict) WHERE verdict = 'same';
DROP TRIGGER decisions_once;
CREATE TRIGGER decisions_once BEFORE INSERT ON decisions
  WHEN EXISTS (SELECT 1 FROM decisions
               WHERE decision_id = NEW.decision_id OR hash = NEW.hash
                 OR (id <> '' AND id = NEW.id))
  BEGIN SELECT RAISE(ABORT, 'decisions are never replaced'); END;
CREATE TRIGGER decisions_follow BEFORE INSERT ON decisions
  WHEN NEW.previous <> coalesce(
    (SELECT hash FROM decisions ORDER BY decision_id DESC LIMIT 1), '')
  BEGIN SELECT RAISE(ABORT, 'a decision names the one before it'); END;

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

CREATE TABLE saved_searches (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL,  -- JSON
  saved TEXT NOT NULL,
  by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

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

CREATE INDEX documents_old ON documents (document_id) WHERE current = 0;
