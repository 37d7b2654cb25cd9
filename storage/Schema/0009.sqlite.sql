-- A list of three in an index's condition costs SQLite a table in memory each time that a row is written.
DROP INDEX conversations_other;
CREATE INDEX conversations_other ON conversations (tenant, status, listed_at, id) WHERE status NOT BETWEEN 2 AND 6;
