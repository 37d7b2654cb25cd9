-- The schema of both engines. {text}, {bytes}, {clustered} and {churned} are the engine's own words; see SqlDialect.
-- Times are microseconds since 1970. Keys are ordered by their bytes.

-- What happened. The key is the order of the table: an append touches one page, a stream is read in one place.
CREATE TABLE journal (
  tenant {text} NOT NULL,
  kind INTEGER NOT NULL,
  stream {text} NOT NULL,
  seq BIGINT NOT NULL,
  name {text} NOT NULL,
  at BIGINT NOT NULL,
  data {bytes} NOT NULL,
  PRIMARY KEY (tenant, kind, stream, seq)
) {clustered};

-- The tenants that exist: kind 1 is a tenant's own stream.
CREATE INDEX journal_tenants ON journal (tenant, seq) WHERE kind = 1;

CREATE TABLE snapshots (
  tenant {text} NOT NULL,
  kind INTEGER NOT NULL,
  stream {text} NOT NULL,
  seq BIGINT NOT NULL,
  state {bytes} NOT NULL,
  PRIMARY KEY (tenant, kind, stream)
) {clustered};

-- Conversations in the lists. requested_at and last_at are 0 where there is none: they are sorted by. changed_tx is the transaction of the
-- last change: the one row of the feed that still counts. listed_at is last_at outside consulting and 0 in it, so that mere words in consulting
-- change nothing that is in an index.
CREATE TABLE conversations (
  tenant {text} NOT NULL,
  id {text} NOT NULL,
  seq BIGINT NOT NULL,
  channel {text} NOT NULL,
  channel_type INTEGER NOT NULL,
  customer {text} NOT NULL,
  customer_name {text},
  status INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  hand_off INTEGER NOT NULL,
  queue {text},
  agent {text},
  delegated_by {text},
  ticket {text},
  priority INTEGER NOT NULL,
  requested_at BIGINT NOT NULL,
  last_speaker INTEGER,
  last_text {text},
  last_at BIGINT NOT NULL,
  unread INTEGER NOT NULL,
  next_due BIGINT,
  changed_tx BIGINT NOT NULL,
  listed_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
) {churned} {clustered};

-- Who is in consulting is few and is counted by agent; who is not is many and is listed by newest words.
CREATE INDEX conversations_consulting ON conversations (tenant, status, agent) WHERE status BETWEEN 2 AND 6;
CREATE INDEX conversations_other ON conversations (tenant, status, listed_at, id) WHERE status IN (1, 7, 8);
CREATE INDEX conversations_queue ON conversations (tenant, queue, priority, requested_at, id) WHERE status IN (2, 3);
CREATE INDEX conversations_due ON conversations (next_due) WHERE next_due IS NOT NULL;

-- Which conversation changed, in order. Only ever added to while appending; rows that a later change has overtaken no longer match their
-- conversation's changed_tx, are skipped by readers and swept out now and then.
CREATE TABLE feed (
  tenant {text} NOT NULL,
  tx BIGINT NOT NULL,
  no INTEGER NOT NULL,
  conversation {text} NOT NULL,
  PRIMARY KEY (tenant, tx, no)
) {clustered};

CREATE TABLE tickets (
  tenant {text} NOT NULL,
  conversation {text} NOT NULL,
  hand_off INTEGER NOT NULL,
  id {text} NOT NULL,
  agent {text} NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (tenant, conversation, hand_off)
) {clustered};

-- Capacity is rows: a place is held by one conversation, and its number is unique for its agent.
CREATE TABLE places (
  tenant {text} NOT NULL,
  agent {text} NOT NULL,
  place INTEGER NOT NULL,
  conversation {text} NOT NULL,
  PRIMARY KEY (tenant, agent, place)
) {clustered};

CREATE TABLE presence (
  tenant {text} NOT NULL,
  agent {text} NOT NULL,
  seq BIGINT NOT NULL,
  presence INTEGER NOT NULL,
  next_due BIGINT,
  PRIMARY KEY (tenant, agent)
) {clustered};

CREATE INDEX presence_due ON presence (next_due) WHERE next_due IS NOT NULL;

CREATE TABLE grain_state (
  name {text} NOT NULL,
  key {text} NOT NULL,
  data {bytes} NOT NULL,
  etag {text} NOT NULL,
  PRIMARY KEY (name, key)
) {clustered};

CREATE TABLE reminders (
  grain {text} NOT NULL,
  name {text} NOT NULL,
  start_at BIGINT NOT NULL,
  period BIGINT NOT NULL,
  etag {text} NOT NULL,
  PRIMARY KEY (grain, name)
) {clustered};
