-- The knowledge base, schema 3. See README.md beside this file.
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
-- the view `facts` below. Parents are seen to by the writer and by doctor.
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

-- Facts by the fact contract, whatever their kind. The keys are all in `keys`
-- with the digits as printed; those that are asked for most stand in columns
-- of their own as well. What people decided is in here already: a rejected
-- fact is not, a corrected one says what the correction says, an added one
-- stands behind the others. facts_set_aside keeps what the extractor said.
CREATE VIEW facts AS
  SELECT f.document_id, f.position, f.case_id, l.kind, l.name, l.assertion,
    f.value, f.low, f.high, f.sd, l.unit, l.site, l.side, l.time,
    coalesce(f.shown, '') AS shown, f.keys,
    coalesce(f.flags, '') AS flags,        -- 'doubtful sign; contradicted'
    coalesce(f.readings, '') AS readings,  -- of a doubtful one: '23.2; -3.2'
    f.begin_, f.end_, f.quote,
    (SELECT o.section FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS section,
    (SELECT o.language FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS language,
    (SELECT o.rule FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS rule,
    coalesce(f.decided, '') AS decided,  -- 'accepted', 'corrected', 'added' …
    coalesce(f.anchor, '') AS anchor     -- of a decided one: the fact's id
  FROM fact_rows AS f JOIN labels AS l ON l.label_id = f.label_id;
-- The view can be written to as the table that it once was; ingest, which
-- writes many, goes to the rows themselves.
CREATE TRIGGER facts_added INSTEAD OF INSERT ON facts BEGIN
  INSERT INTO labels (kind, name, assertion, site, unit, side, time)
    SELECT NEW.kind, NEW.name, NEW.assertion, NEW.site, NEW.unit, NEW.side,
      NEW.time
    WHERE NOT EXISTS (SELECT 1 FROM labels AS l
      WHERE l.kind = NEW.kind COLLATE BINARY
        AND l.name = NEW.name COLLATE BINARY AND l.assertion = NEW.assertion
        AND l.site IS NEW.site COLLATE BINARY AND l.unit IS NEW.unit
        AND l.side IS NEW.side AND l.time IS NEW.time);
  INSERT INTO origins (rule, section, language)
    SELECT NEW.rule, NEW.section, NEW.language
    WHERE NOT EXISTS (SELECT 1 FROM origins AS o WHERE o.rule = NEW.rule
      AND o.section = NEW.section AND o.language = NEW.language);
  INSERT INTO fact_rows (document_id, position, case_id, label_id, origin_id,
      begin_, end_, quote, keys, shown, value, low, high, sd, flags, readings,
      decided, anchor)
    SELECT NEW.document_id, NEW.position, NEW.case_id,
      (SELECT l.label_id FROM labels AS l
       WHERE l.kind = NEW.kind COLLATE BINARY
         AND l.name = NEW.name COLLATE BINARY AND l.assertion = NEW.assertion
         AND l.site IS NEW.site COLLATE BINARY AND l.unit IS NEW.unit
         AND l.side IS NEW.side AND l.time IS NEW.time),
      (SELECT o.origin_id FROM origins AS o WHERE o.rule = NEW.rule
         AND o.section = NEW.section AND o.language = NEW.language),
      NEW.begin_, NEW.end_, NEW.quote, NEW.keys, nullif(NEW.shown, ''),
      NEW.value, NEW.low, NEW.high, NEW.sd, nullif(NEW.flags, ''),
      nullif(NEW.readings, ''), nullif(NEW.decided, ''),
      nullif(NEW.anchor, '');
END;
CREATE TRIGGER facts_decided INSTEAD OF UPDATE OF decided, anchor ON facts
BEGIN
  UPDATE fact_rows SET decided = nullif(NEW.decided, ''),
    anchor = nullif(NEW.anchor, '')
  WHERE document_id = OLD.document_id AND position = OLD.position;
END;
CREATE TRIGGER facts_dropped INSTEAD OF DELETE ON facts BEGIN
  DELETE FROM fact_rows
  WHERE document_id = OLD.document_id AND position = OLD.position;
END;

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

-- Views: what people and other programs read. Their columns stay.

CREATE VIEW v_document AS
  SELECT d.name AS document, d.sha256, d.path, d.format, d.language, d.title,
    d.vernacular_title, d.authors, d.journal, d.year, d.doi, d.pmid, d.pmcid,
    d.licence, d.countries, d.related, d.current,
    (SELECT r.sha256 FROM documents AS r WHERE r.document_id = d.replaces)
      AS replaces,
    g.version AS grammar, g.hash AS grammar_hash,
    (SELECT count(*) FROM cases AS c WHERE c.document_id = d.document_id)
      AS cases,
    (SELECT count(*) FROM fact_rows AS f
     WHERE f.document_id = d.document_id) AS facts,
    d.document_id
  FROM documents AS d JOIN grammars AS g USING (grammar_id);

CREATE VIEW v_case AS
  SELECT d.name AS document, c.case_id AS "case", c.label, c.cited, c.is_group,
    d.title, d.year,
    (SELECT count(*) FROM fact_rows AS f
     WHERE f.document_id = c.document_id AND f.case_id = c.case_id) AS facts,
    d.sha256, c.document_id
  FROM cases AS c JOIN documents AS d USING (document_id)
  WHERE d.current = 1;

CREATE VIEW v_fact AS
  SELECT d.name AS document, f.case_id AS "case", f.kind, f.name, f.assertion,
    f.value, f.low, f.high, f.sd, f.unit, f.site, f.side, f.time, f.shown,
    f.keys, f.flags, f.readings, f.quote, f.begin_ AS "start", f.end_ AS "end",
    f.section, f.language, f.rule, g.version AS grammar, d.sha256,
    f.document_id, f.position, f.decided,
    (SELECT r.hash FROM rules AS r
     WHERE r.grammar_id = d.grammar_id AND r.rule = f.rule) AS rule_hash,
    (SELECT a.keys FROM facts_set_aside AS a
     WHERE a.document_id = f.document_id AND a.position = f.position)
      AS original_keys
  FROM facts AS f JOIN documents AS d USING (document_id)
    JOIN grammars AS g USING (grammar_id)
  WHERE d.current = 1;

-- The core of the evidence table. The program's own table has more columns
-- and joins "T11; T12; L1" to "T11–L1 (3)".
CREATE VIEW v_evidence AS
  WITH told AS (
    SELECT document_id, case_id, kind,
      group_concat(told, '; ') AS told
    FROM (
      SELECT DISTINCT document_id, case_id, kind,
        trim(CASE assertion WHEN 'past' THEN 'past ' ELSE '' END
          || CASE WHEN kind = 'fracture' AND site IS NOT NULL THEN ''
                  ELSE name || ' ' END
          || CASE WHEN kind = 'fracture' THEN coalesce(site, '')
                  ELSE coalesce(site || ' ', '') || shown END
          || coalesce(' (' || time || ')', '')) AS told
      FROM facts
      WHERE assertion IN ('present', 'past')
      ORDER BY document_id, position
    )
    GROUP BY document_id, case_id, kind
  ),
  wide AS (
    SELECT document_id, case_id,
      max(CASE kind WHEN 'age' THEN told END) AS age,
      max(CASE kind WHEN 'parity' THEN told END) AS parity,
      max(CASE kind WHEN 'fracture' THEN told END) AS fractures,
      max(CASE kind WHEN 'bmd' THEN told END) AS bmd,
      max(CASE kind WHEN 'drug' THEN told END) AS drugs,
      max(CASE kind WHEN 'follow_up' THEN told END) AS follow_up
    FROM told GROUP BY document_id, case_id
  )
  SELECT d.name AS document, c.case_id AS "case", d.title, d.authors, d.year,
    w.age, w.parity, w.fractures, w.bmd, w.drugs, w.follow_up,
    d.sha256, c.document_id
  FROM cases AS c JOIN documents AS d USING (document_id)
    LEFT JOIN wide AS w
      ON w.document_id = c.document_id AND w.case_id = c.case_id
  WHERE d.current = 1;

-- What people decided and what became of it. 'gone': the fact is not found any
-- more; 'changed': something else stands in its place.
CREATE VIEW v_decision AS
  SELECT e.decision_id AS sequence, e.id, e.at, e.by, e.verdict,
    (SELECT d.name FROM documents AS d WHERE d.sha256 = e.sha256) AS document,
    e.case_id AS "case", e.kind, e.name, e.assertion, e.keys, e.quote,
    e.sentence, e.change, e.note, coalesce(p.state, 'gone') AS state,
    coalesce(p.disputed, 0) AS disputed, e.sha256, e.begin_ AS "start",
    e.end_ AS "end", e.rule, e.grammar, e.previous, e.hash
  FROM decisions AS e LEFT JOIN placements AS p USING (decision_id);

-- Patients of whom somebody decided that they are, or are not, one.
CREATE VIEW v_same_patient AS
  SELECT e.decision_id AS sequence, e.by, e.at,
    e.sha256, p.case_id AS "case",
    p.other_sha256, p.other_case, p.same, p.disputed, e.note
  FROM decisions AS e JOIN placements AS p USING (decision_id)
  WHERE e.verdict = 'same' AND p.state IN ('kept', 'moved');
