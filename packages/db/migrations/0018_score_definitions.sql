-- What the values of a score's name mean in a project, where somebody has set it.
CREATE TABLE score_definitions (
  project_id uuid NOT NULL,
  name text NOT NULL,
  -- higher or lower is better; none: charted only
  direction text NOT NULL,
  min double precision,
  max double precision,
  pass_mark double precision,
  pass_labels text[] NOT NULL DEFAULT '{}',
  fail_labels text[] NOT NULL DEFAULT '{}',
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT score_definitions_pkey PRIMARY KEY (project_id, name)
);

-- Every name that ever came, so that the inbox of unknown ones never reads the scores themselves.
CREATE TABLE score_names (
  project_id uuid NOT NULL,
  name text NOT NULL,
  scores bigint NOT NULL,
  first_time timestamptz NOT NULL,
  last_time timestamptz NOT NULL,
  -- of its numbers; null while it had none
  min double precision,
  max double precision,
  -- a few of its labels, for the eye
  labels text[] NOT NULL DEFAULT '{}',
  CONSTRAINT score_names_pkey PRIMARY KEY (project_id, name)
) WITH (fillfactor = 70);

INSERT INTO score_names (project_id, name, scores, first_time, last_time, min, max)
SELECT project_id, name, count(*), min(time), max(time), min(value), max(value) FROM scores GROUP BY project_id, name;
