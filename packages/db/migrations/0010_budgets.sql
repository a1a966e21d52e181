-- Limits on what a scope may spend in each day, week or month, what was spent under them, and what was told.

CREATE TABLE budgets (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  -- {dimension: [values]}
  filters jsonb NOT NULL DEFAULT '{}',
  -- NULL = one budget for the whole scope
  group_by text,
  unit text NOT NULL,
  -- in the unit: US dollars, tokens or calls
  limit_amount numeric(30,12) NOT NULL,
  period text NOT NULL,
  -- [{"fromMs", "timeZone"}]: a changed zone holds from the period after the one under way
  calendar jsonb NOT NULL,
  thresholds integer[] NOT NULL,
  warns_on_track boolean NOT NULL,
  enforcement text NOT NULL,
  fail_mode text NOT NULL,
  refuses_unpriced boolean NOT NULL,
  owners text[] NOT NULL DEFAULT '{}',
  channel_ids uuid[] NOT NULL DEFAULT '{}',
  -- [{"key", "limit"}], limit NULL = none
  exceptions jsonb NOT NULL DEFAULT '[]',
  -- raised when scope, unit or period change: the budget then begins anew
  definition integer NOT NULL DEFAULT 1,
  defined_at timestamptz NOT NULL,
  -- start of the first period whose spend is counted
  counted_from timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT budgets_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT budgets_name_key UNIQUE (project_id, name),
  CONSTRAINT budgets_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

-- What each group spent in each period: the ledger's sum after every commit, fed by the same difference as the rollups.
CREATE TABLE budget_spend (
  project_id uuid NOT NULL,
  budget_id uuid NOT NULL,
  period_start timestamptz NOT NULL,
  -- '' = not split, or not set
  group_key text NOT NULL,
  spent numeric(30,12) NOT NULL DEFAULT 0,
  calls bigint NOT NULL DEFAULT 0,
  unpriced_calls bigint NOT NULL DEFAULT 0,
  -- where the period will end, with a band; NULL = not reckoned, or too few days
  projected numeric(30,12),
  projected_low numeric(30,12),
  projected_high numeric(30,12),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- the transaction that wrote it: who watches asks for those that were not over at the last look
  changed_tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT budget_spend_pkey PRIMARY KEY (project_id, budget_id, period_start, group_key)
) WITH (fillfactor = 70);
CREATE INDEX budget_spend_changed_idx ON budget_spend (changed_tx);

-- Periods that are over, as they ended: a later change of the budget is not theirs.
CREATE TABLE budget_periods (
  project_id uuid NOT NULL,
  budget_id uuid NOT NULL,
  period_start timestamptz NOT NULL,
  period_end timestamptz NOT NULL,
  limit_amount numeric(30,12) NOT NULL,
  thresholds integer[] NOT NULL,
  exceptions jsonb NOT NULL,
  CONSTRAINT budget_periods_pkey PRIMARY KEY (project_id, budget_id, period_start)
);

-- Thresholds that were reached, once each: who inserts the row tells. 0 = on track to exceed.
CREATE TABLE budget_crossings (
  project_id uuid NOT NULL,
  budget_id uuid NOT NULL,
  period_start timestamptz NOT NULL,
  group_key text NOT NULL,
  threshold integer NOT NULL,
  limit_amount numeric(30,12) NOT NULL,
  -- what was spent when it was reached
  spent numeric(30,12) NOT NULL,
  is_reached boolean NOT NULL,
  -- reached after the period's end
  is_late boolean NOT NULL,
  -- whether this one spoke: of several reached at once the highest does
  was_told boolean NOT NULL,
  crossed_at timestamptz NOT NULL,
  CONSTRAINT budget_crossings_pkey PRIMARY KEY (project_id, budget_id, period_start, group_key, threshold, limit_amount)
);
CREATE INDEX budget_crossings_told_idx ON budget_crossings (project_id, budget_id, crossed_at DESC);
