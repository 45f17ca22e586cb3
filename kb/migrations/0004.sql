-- 3 → 4: where the pages of a PDF begin. PDFs of before get theirs when they
-- are read again.

CREATE TABLE pages (
  document_id INTEGER NOT NULL REFERENCES documents,
  begin_ INTEGER NOT NULL,
  page INTEGER NOT NULL,
  PRIMARY KEY (document_id, begin_)
) WITHOUT ROWID;
