-- SQLite's own part.

-- Operations that were done, in the order in which they were done: a batch writes its operations to one page, where a table by key would write one page
-- for each. The writer, which is the only one, finds them by an index in memory; see SqliteOperations.
CREATE TABLE operations (
  no INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL
);

-- The number of the journal's last event beside the conversation's row, so that the writer need not look into the journal as well. -1 where it
-- does not know.
ALTER TABLE conversations ADD COLUMN journal_seq BIGINT NOT NULL DEFAULT -1;
