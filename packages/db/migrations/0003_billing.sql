-- All that a bill is made of, so that the ledger alone can be priced again. Defaults are constants: no row is rewritten.

-- units: what is paid for besides tokens, NULL = nothing known. sampling_weight: how many spans this one stands for.
ALTER TABLE spans ADD COLUMN units jsonb;
ALTER TABLE spans ADD COLUMN sampling_weight double precision;

ALTER TABLE ledger_entries ADD COLUMN units jsonb;
ALTER TABLE ledger_entries ADD COLUMN reported_cost_source text;
ALTER TABLE ledger_entries ADD COLUMN weight numeric(18,6) NOT NULL DEFAULT 1;
-- Until now only a gateway's figure stood beside a price of ours.
UPDATE ledger_entries
SET reported_cost_source = CASE WHEN cost_source = 'reported' AND price IS NOT NULL THEN 'gateway' ELSE 'sdk' END
WHERE reported_cost_usd IS NOT NULL;

-- What sampling kept from us, by weight: estimate = recorded + unseen. 0 where every span came.
ALTER TABLE usage_by_dimension ADD COLUMN unseen_calls numeric(30,6) NOT NULL DEFAULT 0;
ALTER TABLE usage_by_dimension ADD COLUMN unseen_cost_usd numeric(30,12) NOT NULL DEFAULT 0;
ALTER TABLE usage_cube ADD COLUMN unseen_calls numeric(30,6) NOT NULL DEFAULT 0;
ALTER TABLE usage_cube ADD COLUMN unseen_cost_usd numeric(30,12) NOT NULL DEFAULT 0;

-- product or evaluation: judging is no part of a tenant's bill.
ALTER TABLE usage_by_dimension ADD COLUMN purpose text NOT NULL DEFAULT 'product';
ALTER TABLE usage_by_dimension DROP CONSTRAINT usage_by_dimension_pkey;
ALTER TABLE usage_by_dimension ADD CONSTRAINT usage_by_dimension_pkey
  PRIMARY KEY (project_id, dimension, bucket, key, other, purpose);
ALTER TABLE usage_cube ADD COLUMN purpose text NOT NULL DEFAULT 'product';
ALTER TABLE usage_cube DROP CONSTRAINT usage_cube_pkey;
ALTER TABLE usage_cube ADD CONSTRAINT usage_cube_pkey
  PRIMARY KEY (project_id, bucket, tenant, team, feature, environment, provider, model, route, prompt_version, purpose);
ALTER TABLE user_usage ADD COLUMN purpose text NOT NULL DEFAULT 'product';
ALTER TABLE user_usage DROP CONSTRAINT user_usage_pkey;
ALTER TABLE user_usage ADD CONSTRAINT user_usage_pkey
  PRIMARY KEY (project_id, bucket, user_id, tenant, team, feature, purpose);
