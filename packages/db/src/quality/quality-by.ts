import {
	type QualityMeasure,
	type QualitySums,
	qualityMeasures,
} from '@spanledger/core/quality/rollup/quality-measures';
import type { Queryable } from '../connect.ts';
import { type CostGroups, type GroupRow, groupColumns, keyOfRow, planGroups, rowName } from '../costs/cost-groups.ts';
import type { Scope } from '../scope.ts';
import { createBind } from '../traces/bind.ts';
import type { QualityQuestion, QualityRow } from './quality-question.ts';
import { matchingPlaces, matchingTraces, rollupDimension, rollupRows } from './quality-source.ts';

/** Sums of quality by one dimension, in order of time; within a bucket the keys with most traces first. Keys without a trace are left out. */
export async function qualityBy(db: Queryable, scope: Scope, question: QualityQuestion): Promise<QualityRow[]> {
	const groups = await planGroups(db, scope, question);
	const dimension = rollupDimension(question);
	const rows =
		dimension === null
			? await fromTraces(db, scope, question, groups)
			: await fromRollups(db, scope, question, dimension, groups);
	return rows
		.filter(({ sums }) => (sums.traces ?? 0) > 0)
		.sort(
			(a, b) =>
				(a.bucket?.getTime() ?? 0) - (b.bucket?.getTime() ?? 0) ||
				(b.sums.traces ?? 0) - (a.sums.traces ?? 0) ||
				(a.key < b.key ? -1 : 1),
		);
}

const rows = { key: 'key', other: 'other', time: 'bucket' } as const;

async function fromRollups(
	db: Queryable,
	scope: Scope,
	question: QualityQuestion,
	dimension: NonNullable<ReturnType<typeof rollupDimension>>,
	groups: CostGroups,
): Promise<QualityRow[]> {
	const { bind, values } = createBind();
	const from = rollupRows(scope, question, { table: 'quality_by', columns: qualityMeasures, dimension }, bind);
	const sums = qualityMeasures.map((measure) => `sum(${measure})::bigint AS ${measure}`).join(', ');
	const found = await db.query<GroupRow & { [measure in QualityMeasure]: bigint }>(
		`SELECT ${groupColumns(rows, groups, bind)}, ${sums}
		 FROM (${from}) AS quality GROUP BY 1, 2, 3`,
		values,
	);
	return found.rows.map((row) => ({
		...keyOfRow(row, groups),
		sums: Object.fromEntries(
			qualityMeasures.flatMap((measure) => (row[measure] === 0n ? [] : [[measure, Number(row[measure])]])),
		) as QualitySums, // its keys are measures
	}));
}

async function fromTraces(
	db: Queryable,
	scope: Scope,
	question: QualityQuestion,
	groups: CostGroups,
): Promise<QualityRow[]> {
	const { bind, values } = createBind();
	const found = await db.query<GroupRow & { measure: QualityMeasure; value: bigint }>(
		`SELECT ${groupColumns(rows, groups, bind)}, measure, sum(value)::bigint AS value
		 FROM (
			SELECT place->>1 AS key, false AS other, bucket, measure, counted::bigint AS value
			FROM (${matchingTraces(scope, question, bind)}) AS given,
				jsonb_array_elements(quality->'cells') AS cell, jsonb_array_elements(cell->'keys') AS place,
				jsonb_each_text(cell->'sums') AS sums(measure, counted)
			WHERE ${matchingPlaces(question, bind)}
		 ) AS quality GROUP BY 1, 2, 3, 4`,
		values,
	);
	const byRow = new Map<string, QualityRow>();
	for (const row of found.rows) {
		const key = keyOfRow(row, groups);
		const known = byRow.get(rowName(key)) ?? { ...key, sums: {} };
		known.sums[row.measure] = Number(row.value);
		byRow.set(rowName(key), known);
	}
	return [...byRow.values()];
}
