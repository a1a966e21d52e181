-- How a task ended, as far as anybody says: success, failure; unknown otherwise. What "cost per successful task" divides by.

ALTER TABLE spans ADD COLUMN outcome text;
ALTER TABLE spans ADD COLUMN validation text;
ALTER TABLE ledger_entries ADD COLUMN outcome text NOT NULL DEFAULT '';
ALTER TABLE usage_by_dimension ADD COLUMN successes bigint NOT NULL DEFAULT 0;
ALTER TABLE usage_by_dimension ADD COLUMN failures bigint NOT NULL DEFAULT 0;
