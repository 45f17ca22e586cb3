-- 2 → 3: facts in small rows beside their labels; the view `facts` takes the
-- old table's place.

DROP VIEW v_document;
DROP VIEW v_case;
DROP VIEW v_fact;
DROP VIEW v_evidence;
DROP INDEX facts_name;
DROP INDEX facts_site;
ALTER TABLE facts RENAME TO facts_before;

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
CREATE TABLE origins (
  origin_id INTEGER PRIMARY KEY,
  rule TEXT NOT NULL,
  section TEXT NOT NULL,
  language TEXT NOT NULL
);
CREATE UNIQUE INDEX origins_once ON origins (rule, section, language);
CREATE TABLE fact_rows (
  document_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  case_id TEXT NOT NULL,
  label_id INTEGER NOT NULL,
  origin_id INTEGER NOT NULL,
  begin_ INTEGER NOT NULL,
  end_ INTEGER NOT NULL,
  quote TEXT NOT NULL,
  keys TEXT NOT NULL,
  shown TEXT,
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

INSERT INTO labels (kind, name, assertion, site, unit, side, time)
  SELECT DISTINCT kind COLLATE BINARY, name COLLATE BINARY, assertion,
    site COLLATE BINARY, unit, side, time FROM facts_before;
INSERT INTO origins (rule, section, language)
  SELECT DISTINCT rule, section, language FROM facts_before;
INSERT INTO fact_rows (document_id, position, case_id, label_id, origin_id,
    begin_, end_, quote, keys, shown, value, low, high, sd, flags, readings,
    decided, anchor)
  SELECT b.document_id, b.position, b.case_id, l.label_id, o.origin_id,
    b.begin_, b.end_, b.quote, b.keys, nullif(b.shown, ''), b.value, b.low,
    b.high, b.sd, nullif(b.flags, ''), nullif(b.readings, ''),
    nullif(b.decided, ''), nullif(b.anchor, '')
  FROM facts_before AS b
    JOIN labels AS l ON l.kind = b.kind COLLATE BINARY
      AND l.name = b.name COLLATE BINARY AND l.assertion = b.assertion
      AND l.site IS b.site COLLATE BINARY AND l.unit IS b.unit
      AND l.side IS b.side AND l.time IS b.time
    JOIN origins AS o ON o.rule = b.rule AND o.section = b.section
      AND o.language = b.language
  ORDER BY b.document_id, b.position;
DROP TABLE facts_before;
