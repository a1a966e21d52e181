import { Readable } from 'node:stream';
import { periodAt } from '@spanledger/core/calendar/period';
import { type PicoUsd, usdText } from '@spanledger/core/money/pico-usd';
import { splitShared } from '@spanledger/core/reports/split-shared';
import { withoutFormula } from '@spanledger/core/reports/without-formula';
import { costBy } from '@spanledger/db/costs/cost-by';
import type { CostAnswer } from '@spanledger/db/costs/cost-question';
import type { Scope } from '@spanledger/db/scope';
import { stringify } from 'csv-stringify';
import type { Deps } from '../deps.ts';
import type { ChargebackQuery } from './chargeback-query.ts';

type Row = CostAnswer['rows'][number];

/**
 * What each tenant, team … is charged for a month, as CSV: one row per key, dearest first, then what is shared, and nothing else: the
 * costs add up to the month's bill, to the last digit. `split` adds the shares of what nobody is named for, which the ledger does not
 * change. Judging is no part of it. A cell that a spreadsheet would take for a formula is quoted.
 */
export async function chargeback(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ month, by, timezone, split, bom }: ChargebackQuery,
): Promise<Response> {
	const { fromMs, toMs } = monthOf(month, timezone);
	const { rows } = await costBy(db, scope, {
		groupBy: by,
		from: new Date(fromMs),
		to: new Date(toMs),
		interval: 'none',
		timeZone: timezone,
		filters: {},
		purpose: 'product',
	});
	const lines = linesOf(rows, split).map((line) => ({ month, timezone, by, ...line }));
	// a spreadsheet of another language may cut unquoted cells at semicolons
	const csv = stringify(lines, { header: true, bom, columns: columnsOf(split), quoted_match: /;/ });
	return new Response(Readable.toWeb(csv) as ReadableStream<Uint8Array>, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="chargeback-${month}-by-${by}.csv"`,
			'cache-control': 'no-store',
		},
	});
}

/** The civil month of a zone; its first day is found from its middle, which every zone has. */
function monthOf(month: string, timeZone: string): { fromMs: number; toMs: number } {
	return periodAt('month', timeZone, Date.parse(`${month}-15T12:00:00Z`));
}

type Line = ReturnType<typeof lineOf>;

function linesOf(rows: readonly Row[], split: boolean): (Line & { shared_usd?: string; total_usd?: string })[] {
	const named = rows.filter(({ key, other }) => key !== '' || other);
	const shared = rows.filter(({ key, other }) => key === '' && !other);
	if (!split) return [...named, ...shared].map(lineOf);
	const sharedUsd = shared.reduce<PicoUsd>((sum, { costUsd }) => sum + costUsd, 0n);
	const shares = splitShared(
		sharedUsd,
		named.map(({ costUsd }) => costUsd),
	);
	// nobody to charge: it stays where it is
	const lines = named.map((row, index) => withShare(row, shares?.[index] ?? 0n));
	return [...lines, ...shared.map((row) => withShare(row, shares === null ? 0n : -row.costUsd))];
}

const withShare = (row: Row, share: PicoUsd) => ({
	...lineOf(row),
	shared_usd: usdText(share),
	total_usd: usdText(row.costUsd + share),
});

/** What a tenant calls itself must not run in whoever opens the file. Amounts stay numbers, negative ones too. */
const lineOf = (row: Row) => ({
	key: row.other ? '(other)' : row.key === '' ? '(shared)' : withoutFormula(row.key),
	calls: row.calls,
	traces: row.traces,
	errors: row.errors,
	input_tokens: row.inputTokens,
	output_tokens: row.outputTokens,
	cache_read_tokens: row.cacheReadTokens,
	cache_write_tokens: row.cacheWriteTokens,
	reasoning_tokens: row.reasoningTokens,
	unpriced_calls: row.unpricedCalls,
	cost_usd: usdText(row.costUsd),
});

const columnsOf = (split: boolean): string[] => [
	'month',
	'timezone',
	'by',
	'key',
	'calls',
	'traces',
	'errors',
	'input_tokens',
	'output_tokens',
	'cache_read_tokens',
	'cache_write_tokens',
	'reasoning_tokens',
	'unpriced_calls',
	'cost_usd',
	...(split ? ['shared_usd', 'total_usd'] : []),
];
