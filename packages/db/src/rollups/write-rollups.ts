import { decimalText } from '@spanledger/core/money/decimal';
import { usdText } from '@spanledger/core/money/pico-usd';
import type { CountMeasure, RollupName, UsageMeasures } from '@spanledger/core/rollups/rollup';
import { usageRollups } from '@spanledger/core/rollups/usage-rollups';
import type { Transaction } from '../connect.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import type { PlacedChange } from './place-changes.ts';
import { sumByDay } from './sum-by-day.ts';

const tokenMeasures: readonly (readonly [column: string, measure: CountMeasure])[] = [
	['errors', 'errors'],
	['unpriced_calls', 'unpricedCalls'],
	['input_tokens', 'inputTokens'],
	['output_tokens', 'outputTokens'],
	['cache_read_tokens', 'cacheReadTokens'],
	['cache_write_tokens', 'cacheWriteTokens'],
	['cache_write_1h_tokens', 'cacheWrite1hTokens'],
	['reasoning_tokens', 'reasoningTokens'],
	['audio_input_tokens', 'audioInputTokens'],
	['audio_output_tokens', 'audioOutputTokens'],
];

const byDimension = [
	...tokenMeasures,
	['traces', 'traces'],
	['successes', 'successes'],
	['failures', 'failures'],
] as const satisfies typeof tokenMeasures;

/** Every rollup in the order in which all writers touch them. */
const written: readonly { name: RollupName; keyColumns: readonly string[] }[] = [
	...usageRollups,
	{ name: 'usage_by_day', keyColumns: ['dimension', 'key'] },
	{ name: 'user_usage_by_day', keyColumns: ['user_id', 'tenant', 'team', 'feature'] },
];

/** What each rollup adds up, beside calls and cost which all of them do. */
const measures: { readonly [rollup in RollupName]: readonly (readonly [column: string, measure: CountMeasure])[] } = {
	usage_by_dimension: byDimension,
	usage_by_day: byDimension,
	usage_cube: tokenMeasures,
	user_usage: [],
	user_usage_by_day: [],
};

/** What sampling kept from us. */
const estimates: readonly Column<PlacedChange>[] = [
	['unseen_calls', ({ add }) => unseenCalls(add)],
	['unseen_cost_usd', ({ add }) => usdText(add.unseenCostUsd)],
];

const unseenCalls = ({ unseenMicroCalls }: UsageMeasures): string =>
	unseenMicroCalls === 0 ? '0' : decimalText({ coefficient: BigInt(unseenMicroCalls), scale: 6 });

/** Adds the changes: one sorted upsert per rollup. Call it last in a transaction: these rows are the ones many settlers share. */
export async function writeRollups(
	tx: Transaction,
	{ projectId }: Scope,
	changes: readonly PlacedChange[],
): Promise<void> {
	const all = [...changes, ...sumByDay(changes)];
	for (const { name, keyColumns } of written) {
		const rows = all.filter(({ rollup }) => rollup === name);
		if (rows.length === 0) continue;
		const keys: Column<PlacedChange>[] = [
			['project_id', () => projectId],
			['bucket', ({ bucketMs }) => new Date(bucketMs)],
			...keyColumns.map((column, index): Column<PlacedChange> => [column, ({ key }) => key[index] ?? '']),
			['purpose', ({ purpose }) => purpose],
		];
		if (name === 'usage_by_dimension' || name === 'usage_by_day') keys.push(['other', ({ other }) => other]);
		const sums: Column<PlacedChange>[] = [
			['calls', ({ add }) => add.calls],
			...measures[name].map(([column, measure]): Column<PlacedChange> => [column, ({ add }) => add[measure]]),
			['cost_usd', ({ add }) => usdText(add.costUsd)],
			...(measures[name].length === 0 ? [] : estimates),
		];
		const key = keys.map(([column]) => column);
		await insertRows<never, PlacedChange>(tx, {
			table: name,
			statement: `add-${name}`,
			columns: [...keys, ...sums],
			key,
			rows,
			conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${sums
				.map(([column]) => `${column} = ${name}.${column} + excluded.${column}`)
				.join(', ')}`,
		});
	}
}
