-- The weekly review: what was chosen, how it failed, what people said of it.

-- One per project and week, whoever builds it and whatever crashes: it is written in the transaction that writes its items.
CREATE TABLE reviews (
  project_id uuid NOT NULL,
  -- the Monday of the week
  week text NOT NULL,
  window_start timestamptz NOT NULL,
  window_end timestamptz NOT NULL,
  built_at timestamptz NOT NULL,
  -- a member's e-mail, or the job
  built_by text NOT NULL,
  -- traces that were looked at, and traces that failed in some way
  looked_at integer NOT NULL,
  failing integer NOT NULL,
  done_at timestamptz,
  CONSTRAINT reviews_pkey PRIMARY KEY (project_id, week)
);

CREATE TABLE review_groups (
  project_id uuid NOT NULL,
  week text NOT NULL,
  group_id text NOT NULL,
  signal text NOT NULL,
  route text NOT NULL,
  tool text NOT NULL,
  message text NOT NULL,
  traces integer NOT NULL,
  CONSTRAINT review_groups_pkey PRIMARY KEY (project_id, week, group_id)
);

CREATE TABLE review_items (
  project_id uuid NOT NULL,
  week text NOT NULL,
  position integer NOT NULL,
  trace_id bytea NOT NULL,
  group_id text NOT NULL,
  -- worst or control
  picked text NOT NULL,
  reasons jsonb NOT NULL,
  tenant text NOT NULL,
  assigned_to text,
  reserved_by text,
  reserved_until timestamptz,
  cause text,
  labels text[] NOT NULL DEFAULT '{}',
  severity text,
  note text NOT NULL DEFAULT '',
  expected text NOT NULL DEFAULT '',
  -- fixed, dataset, ignore
  outcome text,
  dataset text,
  reviewed_by text,
  reviewed_at timestamptz,
  CONSTRAINT review_items_pkey PRIMARY KEY (project_id, week, position),
  -- a trace is reviewed once, in whichever week
  CONSTRAINT review_items_trace_key UNIQUE (project_id, trace_id)
);

-- A uniform 64th of the traces with a model call, by a hash of their id: the control is drawn from it without reading the week.
CREATE INDEX traces_control_idx ON traces (project_id, start_time) WHERE has_model AND md5(trace_id) < '04';
CREATE INDEX traces_failed_idx ON traces (project_id, start_time DESC) WHERE status = 'error';
CREATE INDEX scores_user_idx ON scores (project_id, time DESC) WHERE source IN ('user', 'human');
