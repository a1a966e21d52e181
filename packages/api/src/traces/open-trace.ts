import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { findTrace } from '@spanledger/db/traces/find-trace';
import { readTraceSpans } from '@spanledger/db/traces/read-trace-spans';
import type { Deps } from '../deps.ts';
import { type ReadableTrace, settleFound } from './settle-found.ts';

export type OpenTrace = { trace: ReadableTrace; bounds: TraceSpans };

/**
 * The traces somebody has open: whoever walks through the spans of a trace of 10,000 would have it read and worked out
 * at every step. Kept per pool, by version, so that an arrival or a settlement is seen at once.
 */
const opened = new WeakMap<Db, Map<string, OpenTrace>>();
const mostOpen = 8;

/** A trace with the structure of its spans, without payloads. Throws `not-found`. */
export async function openTrace(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	traceId: string,
): Promise<OpenTrace> {
	const found = await findTrace(db, scope, { traceId });
	if (found === null) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	const kept = opened.get(db) ?? new Map<string, OpenTrace>();
	opened.set(db, kept);
	const name = `${scope.projectId}/${traceId}/${found.version}`;
	const known = kept.get(name);
	if (known !== undefined) return known;
	const stored = await readTraceSpans(db, scope, found.bounds);
	const open = { trace: settleFound({ ...found, ...stored }, book), bounds: found.bounds };
	kept.set(name, open);
	const [oldest] = kept.keys();
	if (kept.size > mostOpen && oldest !== undefined) kept.delete(oldest);
	return open;
}
