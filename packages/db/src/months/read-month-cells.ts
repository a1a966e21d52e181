import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import type { KeyCell } from '@spanledger/core/months/explain-keys';
import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import type { Queryable } from '../connect.ts';
import { sumCosts } from '../costs/cost-by.ts';
import type { Scope } from '../scope.ts';

/** The product's bill of a stretch by one dimension, as it is known now. */
export async function readCellsNow(
	db: Queryable,
	scope: Scope,
	{ dimension, fromMs, toMs }: { dimension: UsageDimension; fromMs: number; toMs: number },
): Promise<KeyCell[]> {
	const rows = await sumCosts(db, scope, {
		groupBy: dimension,
		from: new Date(fromMs),
		to: new Date(toMs),
		interval: 'none',
		timeZone: 'UTC',
		filters: {},
		purpose: 'product',
	});
	return rows.map(({ key, other, calls, inputTokens, outputTokens, costUsd }) => ({
		key,
		other,
		calls,
		tokens: inputTokens + outputTokens,
		costUsd,
	}));
}

/** The same of a closed month, as it was closed. */
export async function readCellsAsClosed(
	db: Queryable,
	{ projectId }: Scope,
	{ dimension, month }: { dimension: UsageDimension; month: string },
): Promise<KeyCell[]> {
	const { rows } = await db.query<{ key: string; other: boolean; calls: bigint; tokens: bigint; cost_usd: string }>(
		`SELECT key, other, calls, tokens, cost_usd FROM month_snapshots
		 WHERE project_id = $1 AND month = $2 AND dimension = $3 AND purpose = 'product' AND calls > 0`,
		[projectId, month, dimension],
	);
	return rows.map(({ key, other, calls, tokens, cost_usd }) => ({
		key,
		other,
		calls: Number(calls),
		tokens: Number(tokens),
		costUsd: picoUsdFrom(cost_usd),
	}));
}
