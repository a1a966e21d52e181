-- The house of Spanledger. Three kinds of tables, listed in src/tables.ts: small tables, trace tables, local tables.
-- Unset dimensions are '' (never NULL) so that they can stand in keys. Times are UTC.

-- ── small tables ─────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE projects (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  slug text NOT NULL,
  name text NOT NULL,
  timezone text NOT NULL DEFAULT 'UTC',
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT projects_pkey PRIMARY KEY (id),
  CONSTRAINT projects_slug_key UNIQUE (slug)
);

-- Only a SHA-256 of a key is kept: keys are random, so a slow hash would add nothing.
CREATE TABLE api_keys (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  key_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash),
  CONSTRAINT api_keys_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

CREATE TABLE auth_users (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT auth_users_pkey PRIMARY KEY (id),
  CONSTRAINT auth_users_email_key UNIQUE (email)
);

CREATE TABLE auth_sessions (
  id text NOT NULL,
  user_id text NOT NULL,
  token text NOT NULL,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT auth_sessions_pkey PRIMARY KEY (id),
  CONSTRAINT auth_sessions_token_key UNIQUE (token),
  CONSTRAINT auth_sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users (id) ON DELETE CASCADE
);

CREATE TABLE auth_accounts (
  id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT auth_accounts_pkey PRIMARY KEY (id),
  CONSTRAINT auth_accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users (id) ON DELETE CASCADE
);

CREATE TABLE auth_verifications (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT auth_verifications_pkey PRIMARY KEY (id)
);

-- Who may see a project. "user" is a dimension of the bill; people who sign in are members.
CREATE TABLE members (
  project_id uuid NOT NULL,
  user_id text NOT NULL,
  role text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT members_pkey PRIMARY KEY (project_id, user_id),
  CONSTRAINT members_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id),
  CONSTRAINT members_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_users (id) ON DELETE CASCADE
);

-- A resource is the same for every span of a process: kept once, by hash of its JSON.
CREATE TABLE resources (
  project_id uuid NOT NULL,
  resource_hash bytea NOT NULL,
  attributes jsonb NOT NULL,
  CONSTRAINT resources_pkey PRIMARY KEY (project_id, resource_hash)
);

-- ── trace tables: every key starts (project_id, trace_id) ────────────────────────────────────────────────────────────

-- One settled row per trace; never partitioned. min_start and max_start are the read bounds of its spans.
CREATE TABLE traces (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  settled_version bigint NOT NULL,
  settled_at timestamptz NOT NULL,
  closed boolean NOT NULL DEFAULT false,
  min_start timestamptz NOT NULL,
  max_start timestamptz NOT NULL,
  start_time timestamptz NOT NULL,
  start_time_ns bigint NOT NULL,
  duration_ns bigint NOT NULL,
  last_end_time timestamptz NOT NULL,
  name text NOT NULL,
  root_missing boolean NOT NULL,
  status text NOT NULL,
  tenant text NOT NULL DEFAULT '',
  team text NOT NULL DEFAULT '',
  feature text NOT NULL DEFAULT '',
  user_id text NOT NULL DEFAULT '',
  session_id text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  environment text NOT NULL DEFAULT '',
  release text NOT NULL DEFAULT '',
  route text NOT NULL DEFAULT '',
  tags text[] NOT NULL DEFAULT '{}',
  models text[] NOT NULL DEFAULT '{}',
  -- 'tenant=acme', 'model=gpt-4o', …: every value the trace or any of its ledger entries has; the filters read it
  facets text[] NOT NULL DEFAULT '{}',
  span_count integer NOT NULL,
  call_count integer NOT NULL,
  error_count integer NOT NULL,
  input_tokens bigint,
  output_tokens bigint,
  cache_read_tokens bigint,
  cache_write_tokens bigint,
  cache_write_1h_tokens bigint,
  reasoning_tokens bigint,
  audio_input_tokens bigint,
  audio_output_tokens bigint,
  cost_usd numeric(30,12),
  unpriced_spans integer NOT NULL,
  has_model boolean NOT NULL,
  has_content boolean NOT NULL,
  input_preview text,
  cause jsonb NOT NULL DEFAULT '{}',
  stages jsonb NOT NULL DEFAULT '[]',
  -- the latency samples this trace gave, so that they can be taken back
  samples jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT traces_pkey PRIMARY KEY (project_id, trace_id)
) WITH (fillfactor = 80);
CREATE INDEX traces_start_idx ON traces (project_id, start_time DESC, trace_id DESC);
CREATE INDEX traces_request_idx ON traces (project_id, request_id) WHERE request_id <> '';
CREATE INDEX traces_user_idx ON traces (project_id, user_id, start_time DESC) WHERE user_id <> '';
CREATE INDEX traces_session_idx ON traces (project_id, session_id, start_time DESC) WHERE session_id <> '';

-- Narrow, typed rows: what settling and lists read. Daily partitions by start, made by the app.
CREATE TABLE spans (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  span_id bytea NOT NULL,
  start_time timestamptz NOT NULL,
  start_time_ns bigint NOT NULL,
  end_time_ns bigint NOT NULL,
  parent_span_id bytea,
  parent_is_remote boolean NOT NULL,
  name text NOT NULL,
  kind smallint NOT NULL,
  status text NOT NULL,
  status_message text NOT NULL DEFAULT '',
  type text NOT NULL,
  operation text,
  convention text,
  scope_name text NOT NULL DEFAULT '',
  scope_version text NOT NULL DEFAULT '',
  provider text,
  request_model text,
  response_model text,
  response_id text,
  usage_source text,
  input_tokens bigint,
  output_tokens bigint,
  cache_read_tokens bigint,
  cache_write_tokens bigint,
  cache_write_1h_tokens bigint,
  reasoning_tokens bigint,
  audio_input_tokens bigint,
  audio_output_tokens bigint,
  service_tier text,
  reported_cost_usd numeric(30,12),
  reported_cost_source text,
  billing_hint text,
  finish_reasons text[] NOT NULL DEFAULT '{}',
  time_to_first_token_ms double precision,
  tool_name text,
  tool_call_id text,
  prompt_name text,
  prompt_version text,
  tenant text NOT NULL DEFAULT '',
  team text NOT NULL DEFAULT '',
  feature text NOT NULL DEFAULT '',
  user_id text NOT NULL DEFAULT '',
  session_id text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  environment text NOT NULL DEFAULT '',
  release text NOT NULL DEFAULT '',
  route text NOT NULL DEFAULT '',
  resource_dimensions jsonb NOT NULL DEFAULT '{}',
  stage text,
  tags text[] NOT NULL DEFAULT '{}',
  input_preview text,
  has_content boolean NOT NULL,
  attribute_count integer NOT NULL,
  -- of what came, so that two different copies of a span have an order that does not depend on which came first
  body_hash bigint NOT NULL,
  CONSTRAINT spans_pkey PRIMARY KEY (project_id, trace_id, span_id, start_time)
) PARTITION BY RANGE (start_time);

-- What spans carried, verbatim, in pages: spans of one trace that came together, compressed as one, since an agent's calls
-- repeat each other. A page stays within its day. Same partitions as spans, its own retention.
CREATE TABLE payload_pages (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  page_id uuid NOT NULL,
  start_time timestamptz NOT NULL,
  max_start timestamptz NOT NULL,
  resource_hash bytea NOT NULL,
  -- eight bytes each, one behind the other
  span_ids bytea NOT NULL,
  body bytea NOT NULL,
  CONSTRAINT payload_pages_pkey PRIMARY KEY (project_id, trace_id, page_id, start_time)
) PARTITION BY RANGE (start_time);
-- it is compressed already
ALTER TABLE payload_pages ALTER COLUMN body SET STORAGE EXTERNAL;

-- The lasting record of the bill: one row per billable span, priced or not. Monthly partitions by span start.
CREATE TABLE ledger_entries (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  span_id bytea NOT NULL,
  start_time timestamptz NOT NULL,
  type text NOT NULL,
  operation text NOT NULL DEFAULT '',
  tenant text NOT NULL DEFAULT '',
  team text NOT NULL DEFAULT '',
  feature text NOT NULL DEFAULT '',
  user_id text NOT NULL DEFAULT '',
  session_id text NOT NULL DEFAULT '',
  request_id text NOT NULL DEFAULT '',
  environment text NOT NULL DEFAULT '',
  release text NOT NULL DEFAULT '',
  route text NOT NULL DEFAULT '',
  provider text NOT NULL DEFAULT '',
  model text NOT NULL DEFAULT '',
  request_model text NOT NULL DEFAULT '',
  prompt_version text NOT NULL DEFAULT '',
  error boolean NOT NULL,
  usage_source text NOT NULL,
  input_tokens bigint,
  output_tokens bigint,
  cache_read_tokens bigint,
  cache_write_tokens bigint,
  cache_write_1h_tokens bigint,
  reasoning_tokens bigint,
  audio_input_tokens bigint,
  audio_output_tokens bigint,
  service_tier text NOT NULL DEFAULT '',
  cost_usd numeric(30,12),
  cost_source text,
  cost_details jsonb NOT NULL DEFAULT '{}',
  price jsonb,
  unpriced_reason text,
  reported_cost_usd numeric(30,12),
  purpose text NOT NULL DEFAULT 'product',
  CONSTRAINT ledger_entries_pkey PRIMARY KEY (project_id, trace_id, span_id, start_time)
) PARTITION BY RANGE (start_time);
CREATE INDEX ledger_entries_start_idx ON ledger_entries (project_id, start_time);

-- ── local tables: rollups, work lists, claims ────────────────────────────────────────────────────────────────────────

-- Traces with spans that no settlement has seen. Claimed with SKIP LOCKED; the row goes only at the claimed version.
CREATE TABLE unsettled_traces (
  project_id uuid NOT NULL,
  trace_id bytea NOT NULL,
  version bigint NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  settled_at timestamptz,
  span_count integer NOT NULL,
  min_start timestamptz NOT NULL,
  max_start timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  CONSTRAINT unsettled_traces_pkey PRIMARY KEY (project_id, trace_id)
  -- every row is written and deleted within seconds: without frequent vacuums the list is mostly dead rows
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX unsettled_traces_due_idx ON unsettled_traces (due_at);

-- Every span that says "this provider response is mine". Which one bills is a pure function of the overlapping rows.
CREATE TABLE response_claims (
  project_id uuid NOT NULL,
  response_id text NOT NULL,
  trace_id bytea NOT NULL,
  span_id bytea NOT NULL,
  start_time_ns bigint NOT NULL,
  end_time_ns bigint NOT NULL,
  min_start timestamptz NOT NULL,
  max_start timestamptz NOT NULL,
  fullness smallint NOT NULL,
  bills boolean NOT NULL,
  CONSTRAINT response_claims_pkey PRIMARY KEY (project_id, response_id, trace_id, span_id)
);
CREATE INDEX response_claims_trace_idx ON response_claims (project_id, trace_id);

-- Rollups: one narrow row per dimension, key and quarter hour (UTC: any zone's day can be summed from them).
CREATE TABLE usage_by_dimension (
  project_id uuid NOT NULL,
  dimension text NOT NULL,
  bucket timestamptz NOT NULL,
  key text NOT NULL,
  other boolean NOT NULL DEFAULT false,
  calls bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  unpriced_calls bigint NOT NULL DEFAULT 0,
  traces bigint NOT NULL DEFAULT 0,
  input_tokens bigint NOT NULL DEFAULT 0,
  output_tokens bigint NOT NULL DEFAULT 0,
  cache_read_tokens bigint NOT NULL DEFAULT 0,
  cache_write_tokens bigint NOT NULL DEFAULT 0,
  cache_write_1h_tokens bigint NOT NULL DEFAULT 0,
  reasoning_tokens bigint NOT NULL DEFAULT 0,
  audio_input_tokens bigint NOT NULL DEFAULT 0,
  audio_output_tokens bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT usage_by_dimension_pkey PRIMARY KEY (project_id, dimension, bucket, key, other)
) WITH (fillfactor = 70);

-- All cube dimensions together, for cross-filters.
CREATE TABLE usage_cube (
  project_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  tenant text NOT NULL,
  team text NOT NULL,
  feature text NOT NULL,
  environment text NOT NULL,
  provider text NOT NULL,
  model text NOT NULL,
  route text NOT NULL,
  prompt_version text NOT NULL,
  calls bigint NOT NULL DEFAULT 0,
  errors bigint NOT NULL DEFAULT 0,
  unpriced_calls bigint NOT NULL DEFAULT 0,
  input_tokens bigint NOT NULL DEFAULT 0,
  output_tokens bigint NOT NULL DEFAULT 0,
  cache_read_tokens bigint NOT NULL DEFAULT 0,
  cache_write_tokens bigint NOT NULL DEFAULT 0,
  cache_write_1h_tokens bigint NOT NULL DEFAULT 0,
  reasoning_tokens bigint NOT NULL DEFAULT 0,
  audio_input_tokens bigint NOT NULL DEFAULT 0,
  audio_output_tokens bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT usage_cube_pkey PRIMARY KEY (project_id, bucket, tenant, team, feature, environment, provider, model, route, prompt_version)
) WITH (fillfactor = 70);

-- Who used what: distinct users per tenant, team and feature.
CREATE TABLE user_usage (
  project_id uuid NOT NULL,
  bucket timestamptz NOT NULL,
  user_id text NOT NULL,
  tenant text NOT NULL,
  team text NOT NULL,
  feature text NOT NULL,
  calls bigint NOT NULL DEFAULT 0,
  cost_usd numeric(30,12) NOT NULL DEFAULT 0,
  CONSTRAINT user_usage_pkey PRIMARY KEY (project_id, bucket, user_id, tenant, team, feature)
) WITH (fillfactor = 70);

-- Latency: one row per logarithmic bucket (ratio 1.04: within 2 %). kind: route, stage, model.
CREATE TABLE latency_histogram (
  project_id uuid NOT NULL,
  kind text NOT NULL,
  bucket timestamptz NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  log_bucket smallint NOT NULL,
  samples bigint NOT NULL DEFAULT 0,
  CONSTRAINT latency_histogram_pkey PRIMARY KEY (project_id, kind, bucket, route, key, log_bucket)
) WITH (fillfactor = 70);

-- Bounded cardinality: which keys of a dimension have a row of their own; the choice is for ever.
CREATE TABLE dimension_values (
  project_id uuid NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  admitted boolean NOT NULL,
  first_seen timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT dimension_values_pkey PRIMARY KEY (project_id, dimension, key)
);

-- Jobs that failed for good: the bytes (sealed with the installation's secret) and the reason.
CREATE TABLE dead_letters (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  project_id uuid NOT NULL,
  signal text NOT NULL,
  content_type text NOT NULL,
  sealed_body bytea NOT NULL,
  reason text NOT NULL,
  received_at timestamptz NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
);
CREATE INDEX dead_letters_project_idx ON dead_letters (project_id, failed_at DESC);
