import type { UnpricedReason } from '@spanledger/core/ledger/ledger-entry';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Calls without a cost, by what they would be priced by. '' = the span did not say. */
export type UnpricedRow = {
	provider: string;
	model: string;
	reason: UnpricedReason;
	calls: number;
	inputTokens: number;
	outputTokens: number;
	firstSeen: Date;
	lastSeen: Date;
};

/** Most rows shown; a runaway model name cannot make the inbox endless. */
export const mostUnpriced = 500;

/** The unpriced calls of a range of span starts, most calls first, and how many kinds there are beyond those shown. */
export async function listUnpriced(
	db: Queryable,
	{ projectId }: Scope,
	{ from, to }: { from: Date; to: Date },
): Promise<{ rows: UnpricedRow[]; more: number }> {
	const { rows } = await db.query<Omit<UnpricedRow, 'calls' | 'inputTokens' | 'outputTokens'> & Counts>(
		`SELECT provider, model, unpriced_reason AS reason, count(*) AS calls,
			coalesce(sum(input_tokens), 0)::bigint AS input_tokens, coalesce(sum(output_tokens), 0)::bigint AS output_tokens,
			min(start_time) AS "firstSeen", max(start_time) AS "lastSeen", count(*) OVER () AS kinds
		 FROM ledger_entries
		 WHERE project_id = $1 AND start_time >= $2 AND start_time < $3 AND cost_usd IS NULL
		 GROUP BY provider, model, unpriced_reason
		 ORDER BY calls DESC, provider, model, unpriced_reason
		 LIMIT ${mostUnpriced}`,
		[projectId, from, to],
	);
	const shown = rows.map(({ calls, input_tokens, output_tokens, kinds: _, ...row }) => ({
		...row,
		calls: Number(calls),
		inputTokens: Number(input_tokens),
		outputTokens: Number(output_tokens),
	}));
	return { rows: shown, more: Number(rows[0]?.kinds ?? 0n) - shown.length };
}

type Counts = { calls: bigint; input_tokens: bigint; output_tokens: bigint; kinds: bigint };
