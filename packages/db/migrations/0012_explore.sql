-- Traces whose root has not come are few: "in flight" is read without walking a day of traces.
CREATE INDEX traces_rootless_idx ON traces (project_id, start_time) WHERE root_missing;

-- usage_by_dimension by whole UTC days: 30 days by 100 tenants are 3,000 rows instead of 288,000. The edges of a range, and days of
-- other zones, are read in quarter hours.
CREATE TABLE usage_by_day (
  project_id uuid NOT NULL,
  dimension text NOT NULL,
  bucket timestamptz NOT NULL,
  key text NOT NULL,
  other boolean NOT NULL DEFAULT false,
  purpose text NOT NULL DEFAULT 'product',
  calls bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  unpriced_calls bigint NOT NULL DEFAULT 0,
  traces bigint NOT NULL DEFAULT 0,
  successes bigint NOT NULL DEFAULT 0,
  failures bigint NOT NULL DEFAULT 0,
  input_tokens bigint NOT NULL DEFAULT 0,
  output_tokens bigint NOT NULL DEFAULT 0,
  cache_read_tokens bigint NOT NULL DEFAULT 0,
  cache_write_tokens bigint NOT NULL DEFAULT 0,
  cache_write_1h_tokens bigint NOT NULL DEFAULT 0,
  reasoning_tokens bigint NOT NULL DEFAULT 0,
  audio_input_tokens bigint NOT NULL DEFAULT 0,
  audio_output_tokens bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  unseen_calls numeric(30,6) NOT NULL DEFAULT 0,
  unseen_cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT usage_by_day_pkey PRIMARY KEY (project_id, dimension, bucket, key, other, purpose)
) WITH (fillfactor = 70);

INSERT INTO usage_by_day
SELECT project_id, dimension, date_trunc('day', bucket, 'UTC'), key, other, purpose,
  sum(calls), sum(errors), sum(unpriced_calls), sum(traces), sum(successes), sum(failures),
  sum(input_tokens), sum(output_tokens), sum(cache_read_tokens), sum(cache_write_tokens), sum(cache_write_1h_tokens),
  sum(reasoning_tokens), sum(audio_input_tokens), sum(audio_output_tokens),
  sum(cost_usd), sum(unseen_calls), sum(unseen_cost_usd)
FROM usage_by_dimension
GROUP BY 1, 2, 3, 4, 5, 6;

-- user_usage by whole UTC days, for distinct users over weeks.
CREATE TABLE user_usage_by_day (
  project_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  user_id text NOT NULL,
  tenant text NOT NULL,
  team text NOT NULL,
  feature text NOT NULL,
  purpose text NOT NULL DEFAULT 'product',
  calls bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT user_usage_by_day_pkey PRIMARY KEY (project_id, bucket, user_id, tenant, team, feature, purpose)
) WITH (fillfactor = 70);

INSERT INTO user_usage_by_day
SELECT project_id, date_trunc('day', bucket, 'UTC'), user_id, tenant, team, feature, purpose, sum(calls), sum(cost_usd)
FROM user_usage
GROUP BY 1, 2, 3, 4, 5, 6, 7;
