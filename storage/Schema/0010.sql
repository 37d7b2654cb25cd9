-- Who is not in consulting is found by the minute of the last words, no more by their microsecond: every message of a bot's conversation moved its row in an
-- index, and on PostgreSQL made an entry in each index of the row. listed_at is that minute; lists are sorted within it as they are read.
DROP INDEX conversations_other;
UPDATE conversations SET listed_at = listed_at - listed_at % 60000000 WHERE listed_at > 0;
CREATE INDEX conversations_other ON conversations (tenant, status, listed_at) WHERE status NOT BETWEEN 2 AND 6;
