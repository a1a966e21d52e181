import type { Scope } from '@spanledger/db/scope';
import { findTrace } from '@spanledger/db/traces/find-trace';
import type { Deps } from '../deps.ts';
import { openOutline } from './open-outline.ts';
import { type PackedRows, packRows } from './pack-rows.ts';
import { readHead, type TracePageHead } from './read-head.ts';
import { scoresOf } from './scores-of.ts';

/** The top of a trace: its head, and the rows that a screen holds. */
export type FirstRows = { head: TracePageHead; rows: PackedRows };

/** 48 rows are 1,536 px. */
const screenRows = 48;
/** Reading order needs every span, 10,000 of them a quarter of a second: a page of more stands sooner without its rows. */
const mostAwaited = 20_000;

/**
 * What the page of a trace shows before any script runs: the rows of its HTML. Null = it has none: the trace is not stored yet, or too
 * large to wait for; its rows then come as they are read (stream-outline.ts).
 */
export async function readFirstRows(
	deps: Pick<Deps, 'db' | 'book' | 'now'>,
	scope: Scope,
	traceId: string,
): Promise<FirstRows | null> {
	const found = await findTrace(deps.db, scope, { traceId });
	if (found === null || found.spanCount > mostAwaited) return null;
	const open = await openOutline(deps, scope, traceId);
	const [spans, scores] = await Promise.all([open.rows(), scoresOf(deps.db, scope, open.head.summary, [])]);
	const head = await readHead(deps, scope, open.head, scores);
	return { head, rows: packRows(spans, 0, screenRows) };
}
