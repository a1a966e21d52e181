-- Links between traces: a request and the batch that answered it, a producer and its consumers.

-- What spans say of other traces, once each; same days and retention as the spans. Read from either end.
CREATE TABLE span_links (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  span_id bytea NOT NULL,
  target_trace_id bytea NOT NULL,
  target_span_id bytea NOT NULL,
  start_time timestamptz NOT NULL,
  CONSTRAINT span_links_pkey PRIMARY KEY (project_id, trace_id, span_id, target_trace_id, target_span_id, start_time)
) PARTITION BY RANGE (start_time);
CREATE INDEX span_links_target_idx ON span_links (project_id, target_trace_id, start_time, trace_id, span_id);

-- On which days (UTC) spans that link to a trace started: the bounds to look for them in. trace_id is the trace that is linked to.
CREATE TABLE link_days (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  day timestamptz NOT NULL,
  CONSTRAINT link_days_pkey PRIMARY KEY (project_id, trace_id, day)
);

-- Dimensions that came over a link or from a resource: another trace does not take them over a link.
ALTER TABLE traces ADD COLUMN borrowed text[] NOT NULL DEFAULT '{}';
-- Of what the traces that link here were last settled with; NULL = nothing yet.
ALTER TABLE traces ADD COLUMN told_hash bigint;
