-- Metrics: points as they came for two days, rollups of them for ever. Nothing here is ever billed: cost comes from spans alone.

-- What is charted as one line. The id is a hash of what tells series apart, so that every worker knows it without asking.
CREATE TABLE metric_series (
  project_id uuid NOT NULL,
  series_id uuid NOT NULL,
  metric text NOT NULL,
  unit text NOT NULL,
  kind text NOT NULL,
  description text NOT NULL DEFAULT '',
  service text NOT NULL DEFAULT '',
  attributes jsonb NOT NULL DEFAULT '{}',
  -- stands for all series of the metric past the project's limit
  other boolean NOT NULL DEFAULT false,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  CONSTRAINT metric_series_pkey PRIMARY KEY (project_id, series_id)
) WITH (fillfactor = 80);

-- Every point once, however often it is sent; of cumulative streams also what it said, for a point is worth the difference to
-- the one before it. Daily partitions by time.
CREATE TABLE metric_points (
  project_id uuid NOT NULL,
  stream_id uuid NOT NULL,
  time_ns bigint NOT NULL,
  time timestamptz NOT NULL,
  series_id uuid NOT NULL,
  start_time_ns bigint NOT NULL,
  count bigint NOT NULL DEFAULT 0,
  sum double precision,
  cells jsonb,
  CONSTRAINT metric_points_pkey PRIMARY KEY (project_id, stream_id, time_ns, time)
) PARTITION BY RANGE (time);

-- Rollups by minute, for two days …
CREATE TABLE metric_minutes (
  project_id uuid NOT NULL,
  series_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  points bigint NOT NULL DEFAULT 0,
  -- values of a histogram; points of a gauge or level
  count bigint NOT NULL DEFAULT 0,
  -- NULL = not known: a histogram that came without its sum
  sum double precision,
  -- how long what is counted here took to happen
  covered_ms bigint NOT NULL DEFAULT 0,
  min double precision,
  max double precision,
  last double precision,
  last_time_ns bigint NOT NULL DEFAULT 0,
  CONSTRAINT metric_minutes_pkey PRIMARY KEY (project_id, series_id, bucket)
) PARTITION BY RANGE (bucket);

-- … and by quarter hour (UTC).
CREATE TABLE metric_quarters (
  project_id uuid NOT NULL,
  series_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  points bigint NOT NULL DEFAULT 0,
  count bigint NOT NULL DEFAULT 0,
  sum double precision,
  covered_ms bigint NOT NULL DEFAULT 0,
  min double precision,
  max double precision,
  last double precision,
  last_time_ns bigint NOT NULL DEFAULT 0,
  CONSTRAINT metric_quarters_pkey PRIMARY KEY (project_id, series_id, bucket)
) WITH (fillfactor = 70);

-- Histograms: one row per cell (above low, up to high) that holds a value.
CREATE TABLE metric_minute_cells (
  project_id uuid NOT NULL,
  series_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  low double precision NOT NULL,
  high double precision NOT NULL,
  count bigint NOT NULL DEFAULT 0,
  CONSTRAINT metric_minute_cells_pkey PRIMARY KEY (project_id, series_id, bucket, low, high)
) PARTITION BY RANGE (bucket);

CREATE TABLE metric_quarter_cells (
  project_id uuid NOT NULL,
  series_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  low double precision NOT NULL,
  high double precision NOT NULL,
  count bigint NOT NULL DEFAULT 0,
  CONSTRAINT metric_quarter_cells_pkey PRIMARY KEY (project_id, series_id, bucket, low, high)
) WITH (fillfactor = 70);
