import {
	type QualityChange,
	type QualityDiff,
	qualityChanges,
	type ScoreChange,
	scoreChanges,
} from '@spanledger/core/quality/rollup/diff-quality';
import { addQuality, qualityMeasures } from '@spanledger/core/quality/rollup/quality-measures';
import type { Db, Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import { admitKeys, type KeyAdmission } from '../rollups/admit-keys.ts';
import type { Scope } from '../scope.ts';

type Placed<Change> = Change & { other: boolean };
const dayMs = 86_400_000;

/** Adds the difference to the rollups of quality, quarter hours and days. Call it after the bill's rollups: every writer takes these rows in one order. */
export async function writeQuality(db: Db, tx: Transaction, scope: Scope, diff: QualityDiff): Promise<void> {
	const sums = qualityChanges(diff);
	const scores = scoreChanges(diff);
	if (sums.length + scores.length === 0) return;
	const isAdmitted = await admitKeys(db, scope, [...sums, ...scores]);
	const placedSums = mergeSums(sums.map((change) => place(change, isAdmitted)));
	const placedScores = mergeScores(scores.map((change) => place(change, isAdmitted)));
	await addSums(tx, scope, 'quality_by_dimension', placedSums);
	await addSums(tx, scope, 'quality_by_day', mergeSums(placedSums.map(toDay)));
	await addScores(tx, scope, 'score_by_dimension', placedScores);
	await addScores(tx, scope, 'score_by_day', mergeScores(placedScores.map(toDay)));
}

/** Keys past the cap share the row "(other)". */
const place = <Change extends QualityChange | ScoreChange>(change: Change, isAdmitted: KeyAdmission): Placed<Change> =>
	Object.assign({}, change, isAdmitted(change) ? { other: false } : { key: '', other: true });

const toDay = <Change extends { bucketMs: number }>(change: Change): Change => ({
	...change,
	bucketMs: change.bucketMs - (change.bucketMs % dayMs),
});

const placeName = ({ dimension, bucketMs, key, other }: Placed<QualityChange | ScoreChange>): string =>
	[dimension, bucketMs, other, key].join('\u0000');

function mergeSums(changes: readonly Placed<QualityChange>[]): Placed<QualityChange>[] {
	const merged = new Map<string, Placed<QualityChange>>();
	for (const change of changes) {
		const same = merged.get(placeName(change));
		if (same === undefined) merged.set(placeName(change), { ...change, sums: { ...change.sums } });
		else addQuality(same.sums, change.sums, 1);
	}
	return [...merged.values()].filter(({ sums }) => Object.keys(sums).length > 0);
}

function mergeScores(changes: readonly Placed<ScoreChange>[]): Placed<ScoreChange>[] {
	const merged = new Map<string, Placed<ScoreChange>>();
	for (const change of changes) {
		const { name, source, dataType, value } = change;
		const row = [placeName(change), name, source, dataType, value].join('\u0000');
		const same = merged.get(row);
		if (same === undefined) merged.set(row, { ...change });
		else same.count += change.count;
	}
	return [...merged.values()].filter(({ count }) => count !== 0);
}

const placeColumns = (scope: Scope): readonly Column<Placed<QualityChange | ScoreChange>>[] => [
	['project_id', () => scope.projectId],
	['dimension', ({ dimension }) => dimension],
	['bucket', ({ bucketMs }) => new Date(bucketMs)],
	['key', ({ key }) => key],
	['other', ({ other }) => other],
];
const placeKey = ['project_id', 'dimension', 'bucket', 'key', 'other'];
const adding = (table: string, columns: readonly string[]): string =>
	columns.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ');

async function addSums(
	tx: Transaction,
	scope: Scope,
	table: 'quality_by_dimension' | 'quality_by_day',
	rows: readonly Placed<QualityChange>[],
): Promise<void> {
	await insertRows<never, Placed<QualityChange>>(tx, {
		table,
		statement: `add-${table}`,
		columns: [
			...placeColumns(scope),
			...qualityMeasures.map((measure): Column<Placed<QualityChange>> => [measure, ({ sums }) => sums[measure] ?? 0]),
		],
		key: placeKey,
		rows,
		conflict: `ON CONFLICT (${placeKey.join(', ')}) DO UPDATE SET ${adding(table, qualityMeasures)}`,
	});
}

async function addScores(
	tx: Transaction,
	scope: Scope,
	table: 'score_by_dimension' | 'score_by_day',
	rows: readonly Placed<ScoreChange>[],
): Promise<void> {
	const key = [...placeKey, 'name', 'source', 'data_type', 'value'];
	await insertRows<never, Placed<ScoreChange>>(tx, {
		table,
		statement: `add-${table}`,
		columns: [
			...placeColumns(scope),
			['name', ({ name }) => name],
			['source', ({ source }) => source],
			['data_type', ({ dataType }) => dataType],
			['value', ({ value }) => value],
			['count', ({ count }) => count],
		],
		key,
		rows,
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${adding(table, ['count'])}`,
	});
}
