-- Latency by minute (48 hours), quarter hour and day, histograms and sums: all from the difference between the samples a trace gave
-- and gives (docs/adr/0025).

-- Beside each histogram what adds up: failures, and µs (route, model: duration; stage: its part of the critical path).
CREATE TABLE latency_sums (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  total_us bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_sums_pkey PRIMARY KEY (project_id, kind, bucket, route, key)
) WITH (fillfactor = 70);

-- Whole UTC days: four weeks of an objective are 28 rows a bucket instead of 2,688.
CREATE TABLE latency_days (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  log_bucket smallint NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_days_pkey PRIMARY KEY (project_id, kind, bucket, route, key, log_bucket)
) WITH (fillfactor = 70);

INSERT INTO latency_days
SELECT project_id, kind, date_trunc('day', bucket, 'UTC'), route, key, log_bucket, sum(samples)
FROM latency_histogram
GROUP BY 1, 2, 3, 4, 5, 6;

CREATE TABLE latency_day_sums (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  total_us bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_day_sums_pkey PRIMARY KEY (project_id, kind, bucket, route, key)
) WITH (fillfactor = 70);

-- Minutes of routes and stages, for alerts; what is older than 48 hours is neither written nor kept.
CREATE TABLE latency_minutes (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  log_bucket smallint NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_minutes_pkey PRIMARY KEY (project_id, kind, bucket, route, key, log_bucket)
) WITH (fillfactor = 70);
CREATE INDEX latency_minutes_bucket_idx ON latency_minutes (bucket);

CREATE TABLE latency_minute_sums (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  total_us bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_minute_sums_pkey PRIMARY KEY (project_id, kind, bucket, route, key)
) WITH (fillfactor = 70);
CREATE INDEX latency_minute_sums_bucket_idx ON latency_minute_sums (bucket);
