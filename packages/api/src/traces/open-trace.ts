import { DomainError } from '@spanledger/core/domain-error';
import type { Pricing } from '@spanledger/core/prices/pricing';
import { listPrices } from '@spanledger/core/prices/project-prices';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { findTrace } from '@spanledger/db/traces/find-trace';
import { readTraceSpans } from '@spanledger/db/traces/read-trace-spans';
import type { Deps } from '../deps.ts';
import { pricingOf } from './pricing-of.ts';
import { type ReadableTrace, settleFound } from './settle-found.ts';

export type OpenTrace = { trace: ReadableTrace; bounds: TraceSpans };

/**
 * The traces somebody has open: whoever walks through the spans of a trace of 10,000 would have it read and worked out
 * at every step. Kept per pool, by version, so that an arrival, a settlement or a changed price is seen at once.
 */
type KeptTrace = OpenTrace & { pricing: Pricing | null };
const opened = new WeakMap<Db, Map<string, KeptTrace>>();
const mostOpen = 8;

/** A trace with the structure of its spans, without payloads. Throws `not-found`. */
export async function openTrace(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	traceId: string,
): Promise<OpenTrace> {
	const found = await findTrace(db, scope, { traceId });
	if (found === null) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	// what is settled has its bill in the ledger
	const pricing = found.isSettled ? null : await pricingOf({ db, book }, scope);
	const kept = opened.get(db) ?? new Map<string, KeptTrace>();
	opened.set(db, kept);
	const name = `${scope.projectId}/${traceId}/${found.version}`;
	const known = kept.get(name);
	if (known !== undefined && known.pricing === pricing) return known;
	const stored = await readTraceSpans(db, scope, found.bounds);
	const trace = settleFound({ ...found, ...stored }, pricing ?? { ...listPrices, book });
	const open = { trace, bounds: found.bounds, pricing };
	kept.set(name, open);
	const [oldest] = kept.keys();
	if (kept.size > mostOpen && oldest !== undefined) kept.delete(oldest);
	return open;
}
