-- What has no price yet, and what pricing again finds while it goes.

-- The inbox of unpriced calls reads this alone (no heap), so that it costs what it finds and not what the ledger holds.
CREATE INDEX ledger_entries_unpriced_idx ON ledger_entries (project_id, start_time)
  INCLUDE (provider, model, unpriced_reason, input_tokens, output_tokens) WHERE cost_usd IS NULL;

-- Sums of a re-pricing under way, by dimension (model, tenant) and key; moved into the job's result when it is done.
CREATE TABLE reprice_sums (
  project_id uuid NOT NULL,
  job_id uuid NOT NULL,
  dimension text NOT NULL,
  key text NOT NULL,
  calls bigint NOT NULL,
  changed bigint NOT NULL,
  newly_priced bigint NOT NULL,
  no_longer_priced bigint NOT NULL,
  still_unpriced bigint NOT NULL,
  before_usd numeric(30,12) NOT NULL,
  after_usd numeric(30,12) NOT NULL,
  CONSTRAINT reprice_sums_pkey PRIMARY KEY (project_id, job_id, dimension, key)
) WITH (fillfactor = 70);

-- As many digits as a price may have: what somebody typed is never rounded.
ALTER TABLE provider_discounts ALTER COLUMN percent TYPE numeric(15,12);
