import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { treeSignals } from '@spanledger/core/quality/signals/tree-signals';
import type { Span } from '@spanledger/core/spans/span';
import { chooseBillable } from '@spanledger/core/traces/choose-billable';
import type { OutlineRow } from '@spanledger/core/traces/outline-trace';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import { counted } from '@spanledger/core/traces/structure-trace';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readEntry } from '@spanledger/db/settle/read-entry';
import { readSpan } from '@spanledger/db/spans/read-span';
import { startTime } from '@spanledger/db/spans/start-time';
import { readGivers } from '@spanledger/db/traces/read-givers';
import type { Relative } from '../mapping/with-inherited.ts';
import type { OpenOutline } from './open-outline.ts';
import type { SpanRows } from './read-rows.ts';

/** Above these only the topmost is asked what it gave. */
const mostAncestors = 200;

/** One span of a settled trace: its place comes from the outline, the rest from its own rows. Null when there is none of that id. */
export async function readSettledSpan(
	db: Db,
	scope: Scope,
	{ open, spanId }: { open: OpenOutline; spanId: string },
): Promise<{ settled: SettledSpan; relatives: Relative[] } | null> {
	const rows = await open.rows();
	const row = rows.rows[rows.placeOf.get(spanId) ?? -1];
	if (row === undefined) return null;
	const { traceId } = open.bounds;
	const place = { traceId, spanId, start: startTime(row.node.span.startTimeNs) };
	const [stored, entry] = await Promise.all([readSpan(db, scope, place), readEntry(db, scope, place)]);
	if (stored === null) return null; // deleted meanwhile
	// a workflow known by its beginning lasts as long as what it set off
	const span = { ...stored, endTimeNs: row.node.span.endTimeNs };
	const settled: SettledSpan = {
		span,
		stage: row.stage,
		selfTimeNs: row.selfTimeNs,
		onCriticalPath: row.critical.length > 0,
		...countedInLedger(rows, row, span, entry),
		entry,
		treeSignals: treeSignals(rows.tree).get(spanId) ?? [],
	};
	return { settled, relatives: entry === null ? [] : await relativesOf(db, scope, open, row, entry) };
}

/** The ledger says whether; why not is what settling found. A call that should bill and has no entry lost to another with its response. */
function countedInLedger(
	{ tree }: SpanRows,
	{ node }: OutlineRow,
	span: Span,
	entry: LedgerEntry | null,
): Pick<SettledSpan, 'usageCounted' | 'notCountedReason'> {
	if (span.usage === null) return { usageCounted: null, notCountedReason: null };
	const billing = chooseBillable(tree).get(node) ?? { kind: 'none', reason: null };
	if (billing.kind !== 'replay' && entry !== null && entry.usage !== null)
		return { usageCounted: true, notCountedReason: null };
	const lost = billing.kind === 'bill' && entry === null;
	return counted(lost ? { kind: 'none', reason: 'duplicate-response' } : billing, span);
}

async function relativesOf(
	db: Db,
	scope: Scope,
	{ bounds }: OpenOutline,
	{ node }: OutlineRow,
	entry: LedgerEntry,
): Promise<Relative[]> {
	const above: string[] = [node.span.spanId];
	let top = node;
	for (let up = node.parent; up !== null; up = up.parent) {
		top = up;
		if (above.length < mostAncestors) above.push(up.span.spanId);
	}
	const { tenant, team, feature, user, session, requestId, route } = entry;
	const named = Object.entries({ tenant, team, feature, user, session, requestId, route });
	const values = Object.fromEntries(named.filter(([, value]) => value !== ''));
	const givers = await readGivers(db, scope, { ...bounds, spanIds: [...above, top.span.spanId], values });
	return givers.map((span) => ({ span }));
}
