-- Log records that belong to a span, scores, and how many records belonged to nothing.

-- Daily partitions by the record's own time, made like those of spans, with a retention of their own. log_id is a digest of the
-- record: the same one sent twice is one row.
CREATE TABLE span_logs (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  span_id bytea NOT NULL,
  log_id bytea NOT NULL,
  start_time timestamptz NOT NULL,
  time_ns bigint NOT NULL,
  -- with time_ns and arrival: the order in which records of one instant were written
  observed_time_ns bigint NOT NULL,
  arrival bigint NOT NULL,
  severity smallint NOT NULL,
  event_name text NOT NULL DEFAULT '',
  -- content, exception or correlated
  use text NOT NULL,
  input_preview text,
  exception_message text,
  body bytea NOT NULL,
  CONSTRAINT span_logs_pkey PRIMARY KEY (project_id, trace_id, span_id, log_id, start_time)
) PARTITION BY RANGE (start_time);
-- it is compressed already
ALTER TABLE span_logs ALTER COLUMN body SET STORAGE EXTERNAL;
-- What settling asks for: most records tell it nothing.
CREATE INDEX span_logs_telling_idx ON span_logs (project_id, trace_id) WHERE use <> 'correlated';

-- Verdicts on answers. One row per id; trace_id is empty while a score is known only by its span, session, request or response.
CREATE TABLE scores (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  id text NOT NULL,
  span_id bytea,
  session_id text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  response_id text NOT NULL DEFAULT '',
  name text NOT NULL,
  -- numeric: value; boolean: 1 or 0; categorical: label, and value where the emitter gave a number too
  data_type text NOT NULL,
  value double precision,
  label text,
  comment text,
  source text NOT NULL,
  user_id text NOT NULL DEFAULT '',
  time timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT scores_pkey PRIMARY KEY (project_id, trace_id, id)
);
CREATE INDEX scores_id_idx ON scores (project_id, id);
CREATE INDEX scores_name_idx ON scores (project_id, name, time DESC);
CREATE INDEX scores_time_idx ON scores (project_id, time DESC);
CREATE INDEX scores_session_idx ON scores (project_id, session_id) WHERE session_id <> '';
CREATE INDEX scores_request_idx ON scores (project_id, request_id) WHERE request_id <> '';
CREATE INDEX scores_response_idx ON scores (project_id, response_id) WHERE response_id <> '';
CREATE INDEX scores_span_idx ON scores (project_id, span_id) WHERE trace_id = '';

-- What was taken in and let go, by hour: so that it can be said.
CREATE TABLE ingest_counters (
  project_id uuid NOT NULL,
  hour timestamptz NOT NULL,
  what text NOT NULL,
  count bigint NOT NULL DEFAULT 0,
  CONSTRAINT ingest_counters_pkey PRIMARY KEY (project_id, hour, what)
) WITH (fillfactor = 70);
