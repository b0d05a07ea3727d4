-- How words were printed in titles in mixed case, and in how many titles: what a title in capitals is restored by.
CREATE TABLE learnt (
  language TEXT NOT NULL,
  word TEXT NOT NULL,
  -- The word before it; empty: behind any word.
  before TEXT NOT NULL,
  shape TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (language, word, before, shape)
) WITHOUT ROWID;
