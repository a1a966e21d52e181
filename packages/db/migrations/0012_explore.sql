-- Traces whose root has not come are few: "in flight" is read without walking a day of traces.
CREATE INDEX traces_rootless_idx ON traces (project_id, start_time) WHERE root_missing;
