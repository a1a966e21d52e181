-- A bill reads some ten thousand of their rows, in 15 ms; the planner would start two workers for it, which takes as long again and
-- on two busy cores three times as long. (Nor are the parts of a bill read side by side: connect.ts.)
ALTER TABLE usage_by_dimension SET (parallel_workers = 0);
ALTER TABLE usage_by_day SET (parallel_workers = 0);
