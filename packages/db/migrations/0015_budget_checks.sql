-- Who asks before spending, by day: what says whether a budget that blocks is asked at all.
CREATE TABLE budget_checks (
  project_id uuid NOT NULL,
  budget_id uuid NOT NULL,
  day date NOT NULL,
  checks bigint NOT NULL DEFAULT 0,
  refusals bigint NOT NULL DEFAULT 0,
  last_check_at timestamptz NOT NULL,
  CONSTRAINT budget_checks_pkey PRIMARY KEY (project_id, budget_id, day)
);
