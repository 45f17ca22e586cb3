-- The knowledge base's views: made anew in a new base and at the end of every
-- migration, so that they are written down only here.
DROP VIEW IF EXISTS v_same_patient;
DROP VIEW IF EXISTS v_decision;
DROP VIEW IF EXISTS v_evidence;
DROP VIEW IF EXISTS v_fact;
DROP VIEW IF EXISTS v_case;
DROP VIEW IF EXISTS v_document;
DROP VIEW IF EXISTS facts;  -- and its triggers

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

-- What people and other programs read. Their columns stay.

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
      AS original_keys,
    (SELECT p.page FROM pages AS p
     WHERE p.document_id = f.document_id AND p.begin_ <= f.begin_
     ORDER BY p.begin_ DESC LIMIT 1) AS page  -- of a PDF
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
