-- Who is blocked is asked of the journal: few events say it, and only they are in this index. Its condition stands word for word in the
-- query that uses it, for SQLite's sake.
CREATE INDEX journal_blocks ON journal (tenant, stream, seq)
  WHERE name IN ('conversation.customer-blocked', 'conversation.customer-unblocked');
