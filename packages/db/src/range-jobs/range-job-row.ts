import type { RangeJob, RangeJobKind, RangeJobState } from '@spanledger/core/range-jobs/range-job';

export const rangeJobColumns = `id, kind, state, writes, range_from, range_to, input, done, total, result, error,
	created_at, created_by, started_at, finished_at`;

export type RangeJobRow = {
	id: string;
	kind: RangeJobKind;
	state: RangeJobState;
	writes: boolean;
	range_from: Date;
	range_to: Date;
	input: unknown;
	done: bigint;
	total: bigint | null;
	result: unknown;
	error: string | null;
	created_at: Date;
	created_by: string;
	started_at: Date | null;
	finished_at: Date | null;
};

export const rangeJobOf = (row: RangeJobRow): RangeJob => ({
	id: row.id,
	kind: row.kind,
	state: row.state,
	writes: row.writes,
	from: row.range_from,
	to: row.range_to,
	input: row.input,
	done: Number(row.done),
	total: row.total === null ? null : Number(row.total),
	result: row.result,
	error: row.error,
	createdAt: row.created_at,
	createdBy: row.created_by,
	startedAt: row.started_at,
	finishedAt: row.finished_at,
});
