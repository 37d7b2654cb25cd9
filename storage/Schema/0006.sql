-- Content that customers and agents uploaded. used is 0 until a message carries it; what never is, is forgotten.
CREATE TABLE files (
  tenant {text} NOT NULL,
  id {text} NOT NULL,
  conversation {text} NOT NULL,
  name {text} NOT NULL,
  media_type {text} NOT NULL,
  size BIGINT NOT NULL,
  width INTEGER,
  height INTEGER,
  at BIGINT NOT NULL,
  used INTEGER NOT NULL,
  data {bytes} NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE INDEX files_unused ON files (at) WHERE used = 0;

-- How far a webhook endpoint has read the tenant's feed, and until when it asked to be left alone.
CREATE TABLE webhook_cursors (
  tenant {text} NOT NULL,
  endpoint {text} NOT NULL,
  tx BIGINT NOT NULL,
  no BIGINT NOT NULL,
  quiet_until BIGINT NOT NULL,
  PRIMARY KEY (tenant, endpoint)
) {clustered};

-- How far it has read each stream, and what it must remember of that. kind is the stream's.
CREATE TABLE webhook_lanes (
  tenant {text} NOT NULL,
  endpoint {text} NOT NULL,
  kind INTEGER NOT NULL,
  stream {text} NOT NULL,
  seq BIGINT NOT NULL,
  memo INTEGER NOT NULL,
  PRIMARY KEY (tenant, endpoint, kind, stream)
) {clustered};

-- What is sent, one row for each event. state: 0 pending, 1 delivered, 2 given up. next_at is there only for the first pending one of a stream, so
-- that a stream is sent in order; the others follow when it is done.
CREATE TABLE webhook_deliveries (
  tenant {text} NOT NULL,
  endpoint {text} NOT NULL,
  kind INTEGER NOT NULL,
  stream {text} NOT NULL,
  seq BIGINT NOT NULL,
  part INTEGER NOT NULL,
  id {text} NOT NULL,
  type {text} NOT NULL,
  at BIGINT NOT NULL,
  body {bytes} NOT NULL,
  state INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  next_at BIGINT,
  done_at BIGINT,
  PRIMARY KEY (tenant, endpoint, kind, stream, seq, part)
);

CREATE UNIQUE INDEX webhook_deliveries_id ON webhook_deliveries (tenant, endpoint, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (tenant, endpoint, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (tenant, endpoint, kind, stream, seq, part) WHERE state = 0;
CREATE INDEX webhook_deliveries_log ON webhook_deliveries (tenant, endpoint, at, id);
CREATE INDEX webhook_deliveries_done ON webhook_deliveries (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE webhook_attempts (
  tenant {text} NOT NULL,
  endpoint {text} NOT NULL,
  delivery {text} NOT NULL,
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  took BIGINT NOT NULL,
  status INTEGER,
  outcome {text} NOT NULL,
  PRIMARY KEY (tenant, endpoint, delivery, number)
) {clustered};
