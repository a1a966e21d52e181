-- What a route may take and how often, and what was found of it.

CREATE TABLE latency_budgets (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  route text NOT NULL,
  target_ms double precision NOT NULL,
  -- [{"stage", "ms"} or {"stage", "percent"}]
  allotments jsonb NOT NULL DEFAULT '[]',
  for_minutes integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CONSTRAINT latency_budgets_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT latency_budgets_route_key UNIQUE (project_id, route),
  CONSTRAINT latency_budgets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

CREATE TABLE latency_slos (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  -- NULL = all routes together
  route text,
  -- latency, errors
  kind text NOT NULL,
  percent double precision NOT NULL,
  threshold_ms double precision,
  days integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  CONSTRAINT latency_slos_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT latency_slos_name_key UNIQUE (project_id, name),
  CONSTRAINT latency_slos_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

-- How far each project's minutes have been looked at. Whoever moves `looked_to` forward looks and tells; nobody else does.
CREATE TABLE latency_watches (
  project_id uuid NOT NULL,
  looked_to timestamptz NOT NULL,
  CONSTRAINT latency_watches_pkey PRIMARY KEY (project_id)
);

-- One row per incident: told when it opens and when it ends.
CREATE TABLE latency_incidents (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- a budget or an objective
  subject_id uuid NOT NULL,
  -- over/llm, most/llm, burn/fast
  subject text NOT NULL,
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  CONSTRAINT latency_incidents_pkey PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX latency_incidents_open_key ON latency_incidents (project_id, subject_id, subject) WHERE ended_at IS NULL;
CREATE INDEX latency_incidents_opened_idx ON latency_incidents (project_id, opened_at DESC);
