-- What the people of a project have set, who did what, and the work over a stretch of time that follows from it.

-- Raised by every change of a setting that storing or settling reads: one cheap look tells a worker that its copy is old.
ALTER TABLE projects ADD COLUMN settings_version bigint NOT NULL DEFAULT 0;

-- One row per section (costs, mapping, …); a section that was never touched has no row and means its defaults.
CREATE TABLE project_settings (
  project_id uuid NOT NULL,
  section text NOT NULL,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by text NOT NULL,
  CONSTRAINT project_settings_pkey PRIMARY KEY (project_id, section),
  CONSTRAINT project_settings_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

-- A project's own prices, before the catalogue's. Rates are decimal text, USD per million; a row is replaced, never edited.
CREATE TABLE price_overrides (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- NULL = whichever provider
  provider text,
  -- exact, or with * for any characters
  model text NOT NULL,
  valid_from date,
  rates jsonb NOT NULL DEFAULT '{}',
  units jsonb NOT NULL DEFAULT '{}',
  multipliers jsonb NOT NULL DEFAULT '{}',
  -- {"provider", "model"}: priced as that one
  maps_to jsonb,
  note text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CONSTRAINT price_overrides_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT price_overrides_key UNIQUE NULLS NOT DISTINCT (project_id, provider, model, valid_from),
  CONSTRAINT price_overrides_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

CREATE TABLE provider_discounts (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  provider text NOT NULL,
  valid_from date,
  percent numeric(7,4) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CONSTRAINT provider_discounts_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT provider_discounts_key UNIQUE NULLS NOT DISTINCT (project_id, provider, valid_from),
  CONSTRAINT provider_discounts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

-- Who changed what. Written in the transaction of the change itself.
CREATE TABLE audit_log (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  time timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT audit_log_pkey PRIMARY KEY (project_id, id)
);
CREATE INDEX audit_log_time_idx ON audit_log (project_id, time DESC, id);

-- Work over a stretch of span time, done in steps in the background: pricing again, reading spans again. The place it has
-- reached is saved in the transaction of each step, so that a killed worker's successor goes on exactly there.
CREATE TABLE range_jobs (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  -- false = only reckon what would change
  writes boolean NOT NULL,
  range_from timestamptz NOT NULL,
  range_to timestamptz NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  place jsonb,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  result jsonb,
  error text,
  attempts integer NOT NULL DEFAULT 0,
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT range_jobs_pkey PRIMARY KEY (project_id, id)
);
CREATE INDEX range_jobs_open_idx ON range_jobs (created_at) WHERE state IN ('waiting', 'running');
CREATE INDEX range_jobs_created_idx ON range_jobs (project_id, created_at DESC, id);
