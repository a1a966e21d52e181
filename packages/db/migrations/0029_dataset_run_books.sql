-- What runs over datasets did, summed as their results come: the list of runs never reads the results themselves.

ALTER TABLE dataset_results ADD COLUMN cost_usd numeric(30,12);

ALTER TABLE dataset_runs ADD COLUMN results integer NOT NULL DEFAULT 0;
ALTER TABLE dataset_runs ADD COLUMN errors integer NOT NULL DEFAULT 0;
-- results that told what they cost, and that sum; the same of how long they took
ALTER TABLE dataset_runs ADD COLUMN costed integer NOT NULL DEFAULT 0;
ALTER TABLE dataset_runs ADD COLUMN cost_usd numeric(30,12) NOT NULL DEFAULT 0;
ALTER TABLE dataset_runs ADD COLUMN timed integer NOT NULL DEFAULT 0;
-- whole microseconds: sums of floats would not come back to where they were
ALTER TABLE dataset_runs ADD COLUMN duration_us bigint NOT NULL DEFAULT 0;
-- whole milliseconds: a place in the list is told with no more
ALTER TABLE dataset_runs ALTER COLUMN created_at TYPE timestamptz(3);
CREATE INDEX dataset_runs_created_idx ON dataset_runs (project_id, dataset_id, created_at, id);

-- The scores of a run by name and value.
CREATE TABLE dataset_run_scores (
  project_id uuid NOT NULL,
  dataset_id uuid NOT NULL,
  run_id uuid NOT NULL,
  name text NOT NULL,
  data_type text NOT NULL,
  -- a number with three digits, or a label: what passes is decided when it is read
  value text NOT NULL,
  count integer NOT NULL,
  CONSTRAINT dataset_run_scores_pkey PRIMARY KEY (project_id, dataset_id, run_id, name, data_type, value)
) WITH (fillfactor = 70);
