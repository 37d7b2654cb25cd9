-- SQLite's own part: the number of the journal's last event beside the conversation's row, so that the writer, which is the only one, need
-- not look into the journal as well. -1 where it does not know.
ALTER TABLE conversations ADD COLUMN journal_seq BIGINT NOT NULL DEFAULT -1;
