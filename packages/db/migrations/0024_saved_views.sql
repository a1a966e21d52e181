-- Filters of the list of traces that a project keeps under a name.
CREATE TABLE saved_views (
  project_id uuid NOT NULL,
  name text NOT NULL,
  -- the filters as the list's address has them: `tenant=acme&status=error&sort=-durationMs`
  query text NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT saved_views_pkey PRIMARY KEY (project_id, name)
);
