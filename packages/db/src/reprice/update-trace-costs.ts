import { usdText } from '@spanledger/core/money/pico-usd';
import type { RepricedEntry } from '@spanledger/core/reprice/reprice-sums';
import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';

type TraceChange = { costUsd: bigint; unpriced: number };

/**
 * Adds what changed to the traces' own sums. A trace none of whose calls has a price has no cost, known or not: null, as settling
 * says it. The rows must be locked.
 */
export async function updateTraceCosts(
	tx: Transaction,
	{ projectId }: Scope,
	changed: readonly RepricedEntry[],
): Promise<void> {
	const changes = [...sumByTrace(changed)];
	await tx.query({
		name: 'update-trace-costs',
		text: `
			UPDATE traces t
			SET unpriced_spans = t.unpriced_spans + c.unpriced,
				cost_usd = CASE WHEN t.unpriced_spans + c.unpriced < t.call_count THEN coalesce(t.cost_usd, 0) + c.cost_usd END
			FROM unnest($2::bytea[], $3::numeric[], $4::integer[]) AS c (trace_id, cost_usd, unpriced)
			WHERE t.project_id = $1 AND t.trace_id = c.trace_id`,
		values: [
			projectId,
			changes.map(([traceId]) => bytesOf(traceId)),
			changes.map(([, { costUsd }]) => usdText(costUsd)),
			changes.map(([, { unpriced }]) => unpriced),
		],
	});
}

function sumByTrace(changed: readonly RepricedEntry[]): Map<string, TraceChange> {
	const changes = new Map<string, TraceChange>();
	for (const { before, after } of changed) {
		const change = changes.get(before.traceId) ?? { costUsd: 0n, unpriced: 0 };
		change.costUsd += (after.costUsd ?? 0n) - (before.costUsd ?? 0n);
		change.unpriced += Number(after.costUsd === null) - Number(before.costUsd === null);
		changes.set(before.traceId, change);
	}
	return changes;
}
