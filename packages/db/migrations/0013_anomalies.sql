-- Days on which a key spent out of the ordinary, and months that are closed.

-- How far each project's spend has been looked at. Whoever moves `looked_to` forward looks and tells; nobody else does.
CREATE TABLE anomaly_watches (
  project_id uuid NOT NULL,
  looked_to timestamptz NOT NULL,
  -- the earliest spend at that look: an earlier one now means that history was brought in since
  history_from timestamptz NOT NULL,
  CONSTRAINT anomaly_watches_pkey PRIMARY KEY (project_id)
);

-- One row per key and local day: found once, kept up to date, never repeated.
CREATE TABLE anomalies (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  dimension text NOT NULL,
  key text NOT NULL,
  day_start timestamptz NOT NULL,
  day_end timestamptz NOT NULL,
  -- spend is summed up from the day's start to here
  looked_to timestamptz NOT NULL,
  spent_usd numeric(30,12) NOT NULL,
  -- what such a day usually has cost by this hour, and from where on it is out of the ordinary
  usual_usd numeric(30,12) NOT NULL,
  bound_usd numeric(30,12) NOT NULL,
  compared_days integer NOT NULL,
  -- false = fallen back since: a spend that came early, or was priced again
  stands_out boolean NOT NULL,
  found_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  acknowledged_by text,
  CONSTRAINT anomalies_pkey PRIMARY KEY (project_id, day_start, dimension, key),
  CONSTRAINT anomalies_id_key UNIQUE (project_id, id)
);

-- Months whose bill is final. What changes it later is an adjustment.
CREATE TABLE month_closings (
  project_id uuid NOT NULL,
  -- 2026-10
  month text NOT NULL,
  time_zone text NOT NULL,
  month_start timestamptz NOT NULL,
  month_end timestamptz NOT NULL,
  closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- a member's e-mail, or the job
  closed_by text NOT NULL,
  CONSTRAINT month_closings_pkey PRIMARY KEY (project_id, month)
);

-- The bill of a closed month as it was closed: the sums of usage_by_dimension.
CREATE TABLE month_snapshots (
  project_id uuid NOT NULL,
  month text NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  other boolean NOT NULL,
  purpose text NOT NULL,
  calls bigint NOT NULL,
  tokens bigint NOT NULL,
  cost_usd numeric(30,12) NOT NULL,
  CONSTRAINT month_snapshots_pkey PRIMARY KEY (project_id, month, dimension, key, other, purpose)
);

-- What changed in closed months since, by the month that was open then: snapshot + adjustments = the rollups, after every commit.
CREATE TABLE month_adjustments (
  project_id uuid NOT NULL,
  month text NOT NULL,
  booked_in text NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  other boolean NOT NULL,
  purpose text NOT NULL,
  calls bigint NOT NULL DEFAULT 0,
  tokens bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT month_adjustments_pkey PRIMARY KEY (project_id, month, booked_in, dimension, key, other, purpose)
) WITH (fillfactor = 70);
CREATE INDEX month_adjustments_booked_idx ON month_adjustments (project_id, booked_in, dimension);
