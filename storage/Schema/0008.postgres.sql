-- The search: what can be found, filled behind the feed; see SearchStore. On SQLite it is a file of its own.
CREATE TABLE search_positions (
  tenant {text} NOT NULL PRIMARY KEY,
  tx BIGINT NOT NULL,
  no BIGINT NOT NULL,
  whole BOOLEAN NOT NULL
);

CREATE TABLE search_documents (
  tenant {text} NOT NULL,
  conversation {text} NOT NULL,
  seq BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  speaker INTEGER,
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  grams INTEGER[] NOT NULL,
  PRIMARY KEY (tenant, conversation, seq)
);

CREATE INDEX search_documents_newest ON search_documents (tenant, kind, at, conversation, seq);

-- Tenant and kind are in the grams. What waits to be sorted in is kept short, for it is sorted in by an append to the index.
CREATE INDEX search_documents_grams ON search_documents USING gin (grams) WITH (gin_pending_list_limit = 512);
