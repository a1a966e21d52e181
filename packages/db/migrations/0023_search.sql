-- What spans said, word by word, and their attributes: beside the traces, written after settling, so that taking spans in does not wait for it.

-- A part is a stretch of a trace: up to 64 spans of one day. words is made by us ('simple' knows no language, and none of the scripts that write
-- without spaces); attributes are key=value. Same days and retention as payload_pages, out of which it can always be made again.
CREATE TABLE trace_search (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  part integer NOT NULL,
  start_time timestamptz NOT NULL,
  -- eight bytes each, one behind the other
  span_ids bytea NOT NULL,
  words tsvector NOT NULL,
  attributes text[] NOT NULL,
  CONSTRAINT trace_search_pkey PRIMARY KEY (project_id, trace_id, part, start_time)
) PARTITION BY RANGE (start_time);
CREATE INDEX trace_search_start_idx ON trace_search (project_id, start_time DESC);
CREATE INDEX trace_search_words_idx ON trace_search USING gin (words, attributes);

-- Settled traces that the search does not know yet, many to a row: settling adds one row for a whole batch.
CREATE TABLE search_backlog (
  batch_id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  settled_at timestamptz NOT NULL,
  -- sixteen bytes each
  trace_ids bytea NOT NULL,
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  CONSTRAINT search_backlog_pkey PRIMARY KEY (batch_id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE INDEX search_backlog_settled_idx ON search_backlog (settled_at);

-- What is there already is searched as soon as there is time for it.
INSERT INTO search_backlog (project_id, settled_at, trace_ids)
SELECT project_id, max(settled_at), string_agg(trace_id, ''::bytea)
FROM (
  SELECT project_id, trace_id, settled_at, row_number() OVER (PARTITION BY project_id ORDER BY settled_at) / 200 AS batch FROM traces
) AS numbered
GROUP BY project_id, batch;
