import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { UsageMeasures } from '@spanledger/core/rollups/rollup';
import { usageColumns } from '../spans/usage-columns.ts';
import type { CostSource } from './cost-source.ts';

export type CostMeasureRow = { [column in (typeof usageColumns)[number]]: bigint } & {
	calls: bigint;
	errors: bigint;
	unpriced_calls: bigint;
	traces: bigint;
	successes: bigint;
	failures: bigint;
	cost_usd: string;
	unseen_calls: string;
	unseen_cost_usd: string;
};

/** The select list that sums a source's measures; int8 and numeric, never floating point. */
export function measureSums({ table }: Pick<CostSource, 'table'>): string {
	const counts = table === 'ledger_entries' ? entryCounts : rollupCounts(table);
	const sums = [...usageColumns.map((column) => [column, `sum(coalesce(${column}, 0))`]), ...counts];
	const unseen = table === 'ledger_entries' ? entryUnseen : rollupUnseen;
	return [
		...sums.map(([name, sum]) => `(${sum})::bigint AS ${name}`),
		'sum(coalesce(cost_usd, 0))::numeric(30,12) AS cost_usd',
		...unseen.map(([name, sum]) => `(${sum}) AS ${name}`),
	].join(', ');
}

/** What sampling kept from us: the same arithmetic as core's `unseenCost`. */
const entryUnseen = [
	['unseen_calls', 'sum(weight - 1)'],
	['unseen_cost_usd', 'sum(CASE WHEN weight = 1 THEN 0 ELSE trunc(coalesce(cost_usd, 0) * (weight - 1), 12) END)'],
] as const;

const rollupUnseen = [
	['unseen_calls', 'sum(unseen_calls)'],
	['unseen_cost_usd', 'sum(unseen_cost_usd)'],
] as const;

/** A call is unpriced when its usage is known and its cost is not (contract). Traces are counted apart: they are distinct. */
const entryCounts = [
	['calls', 'count(*)'],
	['errors', 'count(*) FILTER (WHERE error)'],
	['unpriced_calls', `count(*) FILTER (WHERE cost_usd IS NULL AND unpriced_reason <> 'no-usage')`],
	['traces', '0'],
	['successes', '0'],
	['failures', '0'],
] as const;

/** Only the narrow rows count traces; over cells of the cube one trace would count several times. */
const rollupCounts = (table: CostSource['table']) =>
	[
		['calls', 'sum(calls)'],
		['errors', 'sum(errors)'],
		['unpriced_calls', 'sum(unpriced_calls)'],
		...(['traces', 'successes', 'failures'] as const).map(
			(name) => [name, table === 'usage_by_dimension' ? `sum(${name})` : '0'] as const,
		),
	] as const;

export function measuresFromRow(row: CostMeasureRow): UsageMeasures {
	return {
		calls: Number(row.calls),
		errors: Number(row.errors),
		unpricedCalls: Number(row.unpriced_calls),
		traces: Number(row.traces),
		successes: Number(row.successes),
		failures: Number(row.failures),
		inputTokens: Number(row.input_tokens),
		outputTokens: Number(row.output_tokens),
		cacheReadTokens: Number(row.cache_read_tokens),
		cacheWriteTokens: Number(row.cache_write_tokens),
		cacheWrite1hTokens: Number(row.cache_write_1h_tokens),
		reasoningTokens: Number(row.reasoning_tokens),
		audioInputTokens: Number(row.audio_input_tokens),
		audioOutputTokens: Number(row.audio_output_tokens),
		unseenMicroCalls: Math.round(Number(row.unseen_calls) * 1e6),
		costUsd: picoUsdFrom(row.cost_usd),
		unseenCostUsd: picoUsdFrom(row.unseen_cost_usd),
	};
}
