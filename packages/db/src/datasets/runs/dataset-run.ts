import type { ScoreMark } from '@spanledger/core/quality/rollup/trace-quality';

/** A named run over one version of a dataset, and what its results add up to. */
export type DatasetRun = {
	id: string;
	name: string;
	version: number;
	/** Items in that version. */
	items: number;
	results: number;
	/** Of those, the ones without an answer. */
	errors: number;
	/** Results that told what they cost, and the sum, in USD as decimal text. */
	costed: number;
	costUsd: string;
	/** Results that told how long they took, and the sum. */
	timed: number;
	durationMs: number;
	createdAt: Date;
	updatedAt: Date;
	/** Its scores by name and value. */
	marks: (ScoreMark & { count: number })[];
};

export type RunRow = Omit<DatasetRun, 'marks'>;

/** Needs `dataset_versions` joined for the number of items. */
export const runColumns = `run.id, run.name, run.version, dataset_versions.items, run.results, run.errors, run.costed,
	trim_scale(run.cost_usd)::text AS "costUsd", run.timed, run.duration_us::double precision / 1000 AS "durationMs",
	run.created_at AS "createdAt", run.updated_at AS "updatedAt"`;

export const runTables = `dataset_runs AS run JOIN dataset_versions USING (project_id, dataset_id, version)`;
