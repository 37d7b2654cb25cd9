-- PostgreSQL's own part: rows are listed by the minute, and mere words may be several events, of any conversation.

-- One call stores a batch, so that a batch is one round trip, COMMIT included.
--
-- Arguments are columns of the batch. i_*: one element per item, in the order of its number, with its first event; e_*: the events after the first;
-- f_*: items in a row that change a tenant's lists, from the first to the last; w_*: rows in which only words are new, when nothing is checked;
-- the others name their item by *_item.
-- Returns only the items that are refused: outcome 1 duplicate (with what it led to), 2 conflict, 3 no place.
--
-- Almost every batch is as it should be, so a batch of conversations is first tried unchecked: the keys of journal and operations, and the number
-- that the row of a known room must have, find whatever is not. Then, and where an item has no such row, the call is made with checks: they read,
-- then plain inserts write. What another process commits in between shows as a unique violation: the whole call is rolled back and made again,
-- and then the checks see it.
--
-- Capacity holds across processes without a lock: whoever takes a place takes the lowest one free in what it sees, and only
-- if it sees fewer rows than the capacity; so the number taken is never above the capacity, and two who see the same rows want the same number, of which
-- the key lets only one commit. The other comes again and sees it.
--
-- Order of touching, the same in every process, so that none waits for one that waits for it: places (releases first, then takes by agent),
-- then the journal and all other tables by stream, in the order in which the caller has sorted the items.
CREATE FUNCTION append_batch(
  i_tenant text[], i_kind integer[], i_stream text[], i_expected bigint[], i_last bigint[], i_scope text[], i_id text[], i_name text[],
  i_at bigint[], i_data bytea[],
  e_item integer[], e_tenant text[], e_kind integer[], e_stream text[], e_seq bigint[], e_name text[], e_at bigint[], e_data bytea[],
  f_tenant text[], f_first integer[], f_last integer[],
  w_tenant text[], w_id text[], w_expected bigint[], w_seq bigint[], w_speaker integer[], w_text text[], w_at bigint[], w_unread integer[],
  c_item integer[], c_tenant text[], c_id text[], c_seq bigint[], c_channel text[], c_channel_type integer[], c_customer text[],
  c_customer_name text[], c_status integer[], c_epoch integer[], c_hand_off integer[], c_queue text[], c_agent text[],
  c_delegated_by text[], c_ticket text[], c_priority integer[], c_requested_at bigint[], c_last_speaker integer[], c_last_text text[],
  c_last_at bigint[], c_unread integer[], c_next_due bigint[], c_title text[], c_topic text[], c_waits_for integer[],
  p_item integer[], p_tenant text[], p_conversation text[], p_released text[], p_taken text[], p_capacity integer[],
  t_item integer[], t_tenant text[], t_conversation text[], t_hand_off integer[], t_id text[], t_agent text[], t_opened_at bigint[],
  a_item integer[], a_tenant text[], a_agent text[], a_seq bigint[], a_presence integer[], a_next_due bigint[],
  s_item integer[], s_tenant text[], s_kind integer[], s_stream text[], s_seq bigint[], s_state bytea[], checked boolean)
RETURNS TABLE (item integer, outcome integer, done_kind integer, done_stream text, done_seq bigint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  refused integer[] := '{}';
  this_tx bigint := pg_current_xact_id()::text::bigint;
  found record;
  free integer;
  written bigint;
  inserted bigint := 0;
BEGIN
  IF checked THEN
    FOR found IN
      SELECT i.n::integer AS n, o.kind, o.stream, o.seq
      FROM unnest(i_tenant, i_kind, i_stream, i_expected, i_scope, i_id) WITH ORDINALITY
        AS i (tenant, kind, stream, expected, scope, id, n)
      LEFT JOIN operations o ON o.tenant = i.tenant AND o.scope = i.scope AND o.id = i.id
      WHERE o.seq IS NOT NULL
        OR i.expected <> COALESCE((
          SELECT j.seq FROM journal j WHERE j.tenant = i.tenant AND j.kind = i.kind AND j.stream = i.stream
          ORDER BY j.seq DESC LIMIT 1), 0)
    LOOP
      refused := refused || found.n;
      item := found.n;
      outcome := CASE WHEN found.seq IS NULL THEN 2 ELSE 1 END;
      done_kind := found.kind;
      done_stream := found.stream;
      done_seq := found.seq;
      RETURN NEXT;
    END LOOP;
  END IF;

  IF cardinality(p_item) > 0 THEN
    DELETE FROM places pl
    USING unnest(p_item, p_tenant, p_conversation, p_released, p_taken) AS p (n, tenant, conversation, released, taken)
    WHERE p.taken IS NULL AND p.n <> ALL (refused)
      AND pl.tenant = p.tenant AND pl.agent = p.released AND pl.conversation = p.conversation;

    -- A place that moves frees the old one only after it has got the new one, so a refused move changes nothing.
    FOR found IN
      SELECT * FROM unnest(p_item, p_tenant, p_conversation, p_released, p_taken, p_capacity)
        AS p (n, tenant, conversation, released, taken, capacity)
      WHERE p.taken IS NOT NULL AND p.n <> ALL (refused)
      ORDER BY p.tenant COLLATE "C", p.taken COLLATE "C", p.n
    LOOP
      -- One statement, so one snapshot: counted in another one, the rows could grow before the number is chosen.
      SELECT min(f.place) INTO free FROM (
        SELECT 1 AS place
        UNION ALL
        SELECT pl.place + 1 FROM places pl WHERE pl.tenant = found.tenant AND pl.agent = found.taken) f
      WHERE NOT EXISTS (
          SELECT 1 FROM places pl WHERE pl.tenant = found.tenant AND pl.agent = found.taken AND pl.place = f.place)
        AND (found.capacity IS NULL OR found.capacity > (
          SELECT count(*) FROM places pl WHERE pl.tenant = found.tenant AND pl.agent = found.taken));

      IF free IS NULL THEN
        refused := refused || found.n;
        item := found.n;
        outcome := 3;
        RETURN NEXT;
      ELSE
        INSERT INTO places (tenant, agent, place, conversation)
        VALUES (found.tenant, found.taken, free, found.conversation);
        DELETE FROM places pl
        WHERE pl.tenant = found.tenant AND pl.agent = found.released AND pl.conversation = found.conversation;
      END IF;
    END LOOP;
  END IF;

  -- Unpacked once for two tables, for that is a good part of the price. What is not in a WITH is written first: the journal.
  WITH items AS MATERIALIZED (
    SELECT * FROM unnest(i_tenant, i_kind, i_stream, i_expected, i_last, i_scope, i_id, i_name, i_at, i_data) WITH ORDINALITY
      AS i (tenant, kind, stream, expected, last, scope, id, name, at, data, n)
    WHERE i.n <> ALL (refused)
  ), done AS (
    INSERT INTO operations (tenant, scope, id, kind, stream, seq, at)
    SELECT i.tenant, i.scope, i.id, i.kind, i.stream, i.last, i.at FROM items i WHERE i.scope IS NOT NULL
  )
  INSERT INTO journal (tenant, kind, stream, seq, name, at, data)
  SELECT i.tenant, i.kind, i.stream, i.expected + 1, i.name, i.at, i.data FROM items i;

  IF cardinality(e_item) > 0 THEN
    INSERT INTO journal (tenant, kind, stream, seq, name, at, data)
    SELECT e.tenant, e.kind, e.stream, e.seq, e.name, e.at, e.data
    FROM unnest(e_item, e_tenant, e_kind, e_stream, e_seq, e_name, e_at, e_data)
      AS e (n, tenant, kind, stream, seq, name, at, data)
    WHERE e.n <> ALL (refused);
  END IF;

  IF cardinality(f_tenant) > 0 THEN
    INSERT INTO feed_batches (tenant, tx, no, conversations)
    SELECT f.tenant, this_tx, f.first,
      CASE WHEN cardinality(refused) = 0 THEN i_stream[f.first:f.last] ELSE ARRAY(
        SELECT CASE WHEN n = ANY (refused) THEN NULL ELSE i_stream[n] END FROM generate_series(f.first, f.last) AS n ORDER BY n) END
    FROM unnest(f_tenant, f_first, f_last) AS f (tenant, first, last);
  END IF;

  IF cardinality(w_id) > 0 THEN
    UPDATE conversations r SET
      seq = w.seq, last_speaker = w.speaker, last_text = w.text, last_at = w.at, unread = w.unread, changed_tx = this_tx,
      listed_at = CASE WHEN r.status BETWEEN 2 AND 6 THEN 0 ELSE w.at - w.at % 60000000 END
    FROM unnest(w_tenant, w_id, w_expected, w_seq, w_speaker, w_text, w_at, w_unread)
      AS w (tenant, id, expected, seq, speaker, text, at, unread)
    WHERE r.tenant = w.tenant AND r.id = w.id AND r.seq = w.expected;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> cardinality(w_id) THEN
      RAISE unique_violation USING MESSAGE = 'a conversation is not where the batch expects it';
    END IF;
  END IF;

  IF cardinality(c_item) > 0 THEN
    IF NOT checked THEN
      UPDATE conversations r SET
        seq = c.seq, channel = c.channel, channel_type = c.channel_type, customer = c.customer, customer_name = c.customer_name,
        status = c.status, epoch = c.epoch, hand_off = c.hand_off, queue = c.queue, agent = c.agent, delegated_by = c.delegated_by,
        ticket = c.ticket, priority = c.priority, requested_at = c.requested_at, last_speaker = c.last_speaker,
        last_text = c.last_text, last_at = c.last_at, unread = c.unread, next_due = c.next_due, title = c.title,
        topic = c.topic, waits_for = c.waits_for, changed_tx = this_tx,
        listed_at = CASE WHEN c.status BETWEEN 2 AND 6 THEN 0 ELSE c.last_at - c.last_at % 60000000 END
      FROM unnest(
        c_item, c_tenant, c_id, c_seq, c_channel, c_channel_type, c_customer, c_customer_name, c_status, c_epoch, c_hand_off, c_queue,
        c_agent, c_delegated_by, c_ticket, c_priority, c_requested_at, c_last_speaker, c_last_text, c_last_at, c_unread, c_next_due,
        c_title, c_topic, c_waits_for)
        AS c (
          n, tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by,
          ticket, priority, requested_at, last_speaker, last_text, last_at, unread, next_due, title, topic, waits_for)
      WHERE r.tenant = c.tenant AND r.id = c.id AND r.seq = i_expected[c.n] AND c.n <> ALL (refused);
      GET DIAGNOSTICS written = ROW_COUNT;
    END IF;

    IF checked OR 0 = ANY (i_expected) THEN
      INSERT INTO conversations (
        tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by, ticket,
        priority, requested_at, last_speaker, last_text, last_at, unread, next_due, title, topic, waits_for, changed_tx,
        listed_at)
      SELECT
        c.tenant, c.id, c.seq, c.channel, c.channel_type, c.customer, c.customer_name, c.status, c.epoch, c.hand_off, c.queue, c.agent,
        c.delegated_by, c.ticket, c.priority, c.requested_at, c.last_speaker, c.last_text, c.last_at, c.unread, c.next_due, c.title,
        c.topic, c.waits_for, this_tx,
        CASE WHEN c.status BETWEEN 2 AND 6 THEN 0 ELSE c.last_at - c.last_at % 60000000 END
      FROM unnest(
        c_item, c_tenant, c_id, c_seq, c_channel, c_channel_type, c_customer, c_customer_name, c_status, c_epoch, c_hand_off, c_queue,
        c_agent, c_delegated_by, c_ticket, c_priority, c_requested_at, c_last_speaker, c_last_text, c_last_at, c_unread, c_next_due,
        c_title, c_topic, c_waits_for)
        AS c (
          n, tenant, id, seq, channel, channel_type, customer, customer_name, status, epoch, hand_off, queue, agent, delegated_by,
          ticket, priority, requested_at, last_speaker, last_text, last_at, unread, next_due, title, topic, waits_for)
      WHERE c.n <> ALL (refused) AND (checked OR i_expected[c.n] = 0)
      ON CONFLICT (tenant, id) DO UPDATE SET
        seq = excluded.seq, channel = excluded.channel, channel_type = excluded.channel_type, customer = excluded.customer,
        customer_name = excluded.customer_name, status = excluded.status, epoch = excluded.epoch, hand_off = excluded.hand_off,
        queue = excluded.queue, agent = excluded.agent, delegated_by = excluded.delegated_by, ticket = excluded.ticket,
        priority = excluded.priority, requested_at = excluded.requested_at, last_speaker = excluded.last_speaker,
        last_text = excluded.last_text, last_at = excluded.last_at, unread = excluded.unread, next_due = excluded.next_due,
        title = excluded.title, topic = excluded.topic, waits_for = excluded.waits_for, changed_tx = excluded.changed_tx,
        listed_at = excluded.listed_at;
      GET DIAGNOSTICS inserted = ROW_COUNT;
    END IF;

    IF NOT checked AND written + inserted + cardinality(refused) <> cardinality(c_item) THEN
      RAISE unique_violation USING MESSAGE = 'a conversation is not where the batch expects it';
    END IF;
  END IF;

  IF cardinality(t_item) > 0 THEN
    INSERT INTO tickets (tenant, conversation, hand_off, id, agent, opened_at)
    SELECT t.tenant, t.conversation, t.hand_off, t.id, t.agent, t.opened_at
    FROM unnest(t_item, t_tenant, t_conversation, t_hand_off, t_id, t_agent, t_opened_at)
      AS t (n, tenant, conversation, hand_off, id, agent, opened_at)
    WHERE t.n <> ALL (refused)
    ON CONFLICT (tenant, conversation, hand_off) DO UPDATE SET
      id = excluded.id, agent = excluded.agent, opened_at = excluded.opened_at;
  END IF;

  IF cardinality(a_item) > 0 THEN
    INSERT INTO presence (tenant, agent, seq, presence, next_due)
    SELECT a.tenant, a.agent, a.seq, a.presence, a.next_due
    FROM unnest(a_item, a_tenant, a_agent, a_seq, a_presence, a_next_due) AS a (n, tenant, agent, seq, presence, next_due)
    WHERE a.n <> ALL (refused)
    ON CONFLICT (tenant, agent) DO UPDATE SET
      seq = excluded.seq, presence = excluded.presence, next_due = excluded.next_due;
  END IF;

  IF cardinality(s_item) > 0 THEN
    INSERT INTO snapshots (tenant, kind, stream, seq, state)
    SELECT s.tenant, s.kind, s.stream, s.seq, s.state
    FROM unnest(s_item, s_tenant, s_kind, s_stream, s_seq, s_state) AS s (n, tenant, kind, stream, seq, state)
    WHERE s.n <> ALL (refused)
    ON CONFLICT (tenant, kind, stream) DO UPDATE SET seq = excluded.seq, state = excluded.state;
  END IF;
END
$$;

-- As nodes of the version before call it, in which mere words were one event. The next migration drops it.
CREATE OR REPLACE FUNCTION append_batch(
  i_tenant text[], i_kind integer[], i_stream text[], i_expected bigint[], i_last bigint[], i_scope text[], i_id text[], i_name text[],
  i_at bigint[], i_data bytea[],
  e_item integer[], e_tenant text[], e_kind integer[], e_stream text[], e_seq bigint[], e_name text[], e_at bigint[], e_data bytea[],
  f_tenant text[], f_first integer[], f_last integer[],
  w_tenant text[], w_id text[], w_expected bigint[], w_speaker integer[], w_text text[], w_at bigint[], w_unread integer[],
  c_item integer[], c_tenant text[], c_id text[], c_seq bigint[], c_channel text[], c_channel_type integer[], c_customer text[],
  c_customer_name text[], c_status integer[], c_epoch integer[], c_hand_off integer[], c_queue text[], c_agent text[],
  c_delegated_by text[], c_ticket text[], c_priority integer[], c_requested_at bigint[], c_last_speaker integer[], c_last_text text[],
  c_last_at bigint[], c_unread integer[], c_next_due bigint[], c_title text[], c_topic text[], c_waits_for integer[],
  p_item integer[], p_tenant text[], p_conversation text[], p_released text[], p_taken text[], p_capacity integer[],
  t_item integer[], t_tenant text[], t_conversation text[], t_hand_off integer[], t_id text[], t_agent text[], t_opened_at bigint[],
  a_item integer[], a_tenant text[], a_agent text[], a_seq bigint[], a_presence integer[], a_next_due bigint[],
  s_item integer[], s_tenant text[], s_kind integer[], s_stream text[], s_seq bigint[], s_state bytea[], checked boolean)
RETURNS TABLE (item integer, outcome integer, done_kind integer, done_stream text, done_seq bigint)
LANGUAGE sql AS $$
  SELECT * FROM append_batch(
    i_tenant, i_kind, i_stream, i_expected, i_last, i_scope, i_id, i_name, i_at, i_data, e_item, e_tenant, e_kind, e_stream, e_seq, e_name, e_at,
    e_data, f_tenant, f_first, f_last, w_tenant, w_id, w_expected,
    ARRAY(SELECT w.expected + 1 FROM unnest(w_expected) WITH ORDINALITY AS w (expected, n) ORDER BY w.n), w_speaker, w_text, w_at, w_unread, c_item,
    c_tenant, c_id, c_seq, c_channel, c_channel_type, c_customer, c_customer_name, c_status, c_epoch, c_hand_off, c_queue, c_agent, c_delegated_by,
    c_ticket, c_priority, c_requested_at, c_last_speaker, c_last_text, c_last_at, c_unread, c_next_due, c_title, c_topic, c_waits_for, p_item,
    p_tenant, p_conversation, p_released, p_taken, p_capacity, t_item, t_tenant, t_conversation, t_hand_off, t_id, t_agent, t_opened_at, a_item,
    a_tenant, a_agent, a_seq, a_presence, a_next_due, s_item, s_tenant, s_kind, s_stream, s_seq, s_state, checked)
$$;
