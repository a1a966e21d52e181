-- Where a project tells what happened, and what became of each telling.

CREATE TABLE channels (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL,
  name text NOT NULL,
  -- what may be shown of the target: a host, an address
  label text NOT NULL,
  -- addresses of webhooks are secrets themselves; sealed with the installation's secret
  sealed_target bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  CONSTRAINT channels_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT channels_name_key UNIQUE (project_id, name),
  CONSTRAINT channels_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects (id)
);

-- One row per event, written in the transaction that found it: the key decides who tells.
CREATE TABLE notifications (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  event_key text NOT NULL,
  kind text NOT NULL,
  event jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT notifications_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT notifications_event_key UNIQUE (project_id, event_key)
);
CREATE INDEX notifications_created_idx ON notifications (project_id, created_at DESC, id);

-- One row per notification and channel; what was tried is in it.
CREATE TABLE deliveries (
  project_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  notification_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  -- waiting, sent, failed
  state text NOT NULL DEFAULT 'waiting',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease_until timestamptz NOT NULL DEFAULT '-infinity',
  -- the last attempts, oldest first: [{"at", "ms", "outcome", "error"}]
  log jsonb NOT NULL DEFAULT '[]',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  sent_at timestamptz,
  CONSTRAINT deliveries_pkey PRIMARY KEY (project_id, id),
  CONSTRAINT deliveries_once_key UNIQUE (project_id, notification_id, channel_id)
);
CREATE INDEX deliveries_due_idx ON deliveries (due_at) WHERE state = 'waiting';
CREATE INDEX deliveries_channel_idx ON deliveries (project_id, channel_id, created_at DESC, id);
