-- Whom a latency budget or an objective tells: NULL = all channels of the project, '{}' = nobody.
ALTER TABLE latency_budgets ADD COLUMN channel_ids uuid[];
ALTER TABLE latency_slos ADD COLUMN channel_ids uuid[];
