-- 2 → 3: facts in small rows beside their labels; `facts` is a view of them.

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

CREATE VIEW facts AS
  SELECT f.document_id, f.position, f.case_id, l.kind, l.name, l.assertion,
    f.value, f.low, f.high, f.sd, l.unit, l.site, l.side, l.time,
    coalesce(f.shown, '') AS shown, f.keys,
    coalesce(f.flags, '') AS flags,
    coalesce(f.readings, '') AS readings,
    f.begin_, f.end_, f.quote,
    (SELECT o.section FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS section,
    (SELECT o.language FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS language,
    (SELECT o.rule FROM origins AS o WHERE o.origin_id = f.origin_id)
      AS rule,
    coalesce(f.decided, '') AS decided,
    coalesce(f.anchor, '') AS anchor
  FROM fact_rows AS f JOIN labels AS l ON l.label_id = f.label_id;
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
