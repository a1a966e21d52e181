-- Test cases for evaluations, in versions, and how named runs over them did.

CREATE TABLE datasets (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  -- the latest; raised by every change, under the lock of this row
  version integer NOT NULL DEFAULT 0,
  -- items in that version
  items integer NOT NULL DEFAULT 0,
  next_position integer NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT datasets_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT datasets_name_key UNIQUE (project_id, name)
);

CREATE TABLE dataset_versions (
  project_id uuid NOT NULL,
  dataset_id uuid NOT NULL,
  version integer NOT NULL,
  -- add, edit, remove
  change text NOT NULL,
  -- how many items it touched, and how many there are after it
  changed integer NOT NULL,
  items integer NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dataset_versions_pkey PRIMARY KEY (project_id, dataset_id, version)
);

-- One row per item and stretch of versions in which it stood like this: version_from inclusive, version_to exclusive, null = still.
CREATE TABLE dataset_items (
  project_id uuid NOT NULL,
  dataset_id uuid NOT NULL,
  item_id uuid NOT NULL,
  version_from integer NOT NULL,
  version_to integer,
  position integer NOT NULL,
  input jsonb NOT NULL,
  output jsonb NOT NULL,
  expected jsonb NOT NULL,
  context jsonb NOT NULL,
  labels text[] NOT NULL DEFAULT '{}',
  trace_id text NOT NULL DEFAULT '',
  span_id text NOT NULL DEFAULT '',
  user_id text NOT NULL DEFAULT '',
  content_hash bytea NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dataset_items_pkey PRIMARY KEY (project_id, dataset_id, item_id, version_from)
);
-- no two alike at one time
CREATE UNIQUE INDEX dataset_items_content_idx ON dataset_items (project_id, dataset_id, content_hash) WHERE version_to IS NULL;
CREATE INDEX dataset_items_position_idx ON dataset_items (project_id, dataset_id, position, version_from);
CREATE INDEX dataset_items_trace_idx ON dataset_items (project_id, trace_id) WHERE trace_id <> '';
CREATE INDEX dataset_items_user_idx ON dataset_items (project_id, user_id) WHERE user_id <> '';

-- A named run over one version.
CREATE TABLE dataset_runs (
  project_id uuid NOT NULL,
  dataset_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dataset_runs_pkey PRIMARY KEY (project_id, dataset_id, id),
  CONSTRAINT dataset_runs_name_key UNIQUE (project_id, dataset_id, name)
);

CREATE TABLE dataset_results (
  project_id uuid NOT NULL,
  dataset_id uuid NOT NULL,
  run_id uuid NOT NULL,
  item_id uuid NOT NULL,
  output jsonb NOT NULL,
  error text,
  duration_ms double precision,
  trace_id text NOT NULL DEFAULT '',
  -- [{"name", "dataType", "value", "label", "comment"}]
  scores jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dataset_results_pkey PRIMARY KEY (project_id, dataset_id, run_id, item_id)
);
