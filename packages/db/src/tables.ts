/**
 * small: few rows, free keys (on a spread Postgres: a copy on every node).
 * trace: every key starts (project_id, trace_id); no foreign keys, triggers or sequences (spread by trace_id).
 * local: rollups, work lists and bookkeeping (on the first node, full SQL).
 */
export type TableKind = 'small' | 'trace' | 'local';
export type PartitionWidth = 'day' | 'month';
/** `keptDays`: partitions that ended so many days ago are dropped, and made no more. */
export type Table = { name: string; kind: TableKind; partitionedBy?: PartitionWidth; keptDays?: number };

/** Every table there is; a test holds it against the migrated database. */
export const tables: readonly Table[] = [
	{ name: 'projects', kind: 'small' },
	{ name: 'api_keys', kind: 'small' },
	{ name: 'auth_users', kind: 'small' },
	{ name: 'auth_sessions', kind: 'small' },
	{ name: 'auth_accounts', kind: 'small' },
	{ name: 'auth_verifications', kind: 'small' },
	{ name: 'members', kind: 'small' },
	{ name: 'resources', kind: 'small' },
	{ name: 'project_settings', kind: 'small' },
	{ name: 'price_overrides', kind: 'small' },
	{ name: 'provider_discounts', kind: 'small' },
	{ name: 'score_definitions', kind: 'small' },
	{ name: 'score_names', kind: 'local' },
	{ name: 'budgets', kind: 'small' },
	{ name: 'budget_spend', kind: 'local' },
	{ name: 'budget_periods', kind: 'local' },
	{ name: 'budget_crossings', kind: 'local' },
	{ name: 'channels', kind: 'small' },
	{ name: 'notifications', kind: 'local' },
	{ name: 'deliveries', kind: 'local' },
	{ name: 'anomaly_watches', kind: 'local' },
	{ name: 'anomalies', kind: 'local' },
	{ name: 'month_closings', kind: 'local' },
	{ name: 'month_snapshots', kind: 'local' },
	{ name: 'month_adjustments', kind: 'local' },
	{ name: 'audit_log', kind: 'local' },
	{ name: 'range_jobs', kind: 'local' },
	{ name: 'reprice_sums', kind: 'local' },
	{ name: 'traces', kind: 'trace' },
	{ name: 'spans', kind: 'trace', partitionedBy: 'day' },
	{ name: 'payload_pages', kind: 'trace', partitionedBy: 'day' },
	{ name: 'span_logs', kind: 'trace', partitionedBy: 'day' },
	{ name: 'scores', kind: 'trace' },
	{ name: 'ledger_entries', kind: 'trace', partitionedBy: 'month' },
	{ name: 'unsettled_traces', kind: 'local' },
	{ name: 'response_claims', kind: 'local' },
	{ name: 'usage_by_dimension', kind: 'local' },
	{ name: 'usage_by_day', kind: 'local' },
	{ name: 'usage_cube', kind: 'local' },
	{ name: 'user_usage', kind: 'local' },
	{ name: 'user_usage_by_day', kind: 'local' },
	{ name: 'latency_histogram', kind: 'local' },
	{ name: 'dimension_values', kind: 'local' },
	{ name: 'ingest_counters', kind: 'local' },
	{ name: 'metric_series', kind: 'local' },
	{ name: 'metric_points', kind: 'local', partitionedBy: 'day', keptDays: 2 },
	{ name: 'metric_minutes', kind: 'local', partitionedBy: 'day', keptDays: 2 },
	{ name: 'metric_minute_cells', kind: 'local', partitionedBy: 'day', keptDays: 2 },
	{ name: 'metric_quarters', kind: 'local' },
	{ name: 'metric_quarter_cells', kind: 'local' },
	{ name: 'budget_checks', kind: 'local' },
	{ name: 'dead_letters', kind: 'local' },
	{ name: 'schema_migrations', kind: 'local' },
];
