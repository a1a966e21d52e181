import { DomainError } from '@spanledger/core/domain-error';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import type { Scope } from '@spanledger/db/scope';
import type { TraceSpans } from '@spanledger/db/spans/read-spans';
import { findTrace } from '@spanledger/db/traces/find-trace';
import type { Deps } from '../deps.ts';
import { openTrace } from './open-trace.ts';
import type { TraceHead } from './present-trace.ts';
import { readRows, rowsOfSettled, type SpanRows } from './read-rows.ts';

/** A trace as the pages open it: its head at once, its rows when somebody asks for them. */
export type OpenOutline = {
	head: TraceHead;
	bounds: TraceSpans;
	/** Changes with every arrival, every settlement and every change of its bill. */
	version: string;
	rows: () => Promise<SpanRows>;
	/** Its spans as they would be settled now; null where the ledger has said it all. */
	settled: readonly SettledSpan[] | null;
};

/** Until a trace is settled its bill is worked out here; of a larger one it is shown as it was settled last. */
const mostWorkedOut = 2_000;

/** Throws `not-found`. */
export async function openOutline(
	{ db, book }: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	traceId: string,
): Promise<OpenOutline> {
	const found = await findTrace(db, scope, { traceId });
	if (found === null) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	const { stored, isSettled, bounds } = found;
	if (stored !== null && (isSettled || stored.summary.spanCount > mostWorkedOut)) {
		const { summary, stages } = stored;
		// pricing again changes a bill without settling
		const version = `${found.version}/${summary.costUsd}/${summary.unpricedSpans}`;
		const rows = () => readRows(db, scope, { bounds, version });
		return { head: { summary, stages, isSettled }, bounds, version, rows, settled: null };
	}
	const { trace } = await openTrace({ db, book }, scope, traceId);
	const rows = async () => rowsOfSettled(trace.spans);
	const version = `${found.version}/${trace.summary.costUsd}/${trace.summary.unpricedSpans}`;
	return { head: trace, bounds, version, rows, settled: trace.spans };
}
