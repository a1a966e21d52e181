import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import type { Scope } from '../scope.ts';
import { noteSettled } from '../search/note-settled.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { UnsettledTrace } from './claim-unsettled.ts';

/** Traces larger than this keep their row, so that the waiting between their settlements grows with them. */
const largeTraceSpans = 1_000;

/**
 * Takes settled traces off the work list, each only at the version that was settled: spans that came meanwhile keep
 * their row, which is due again as its own arrivals said. What was settled is noted for the search.
 *
 * No statement joins the list: Postgres takes it for as small as it was when it was last vacuumed, a few rows mostly, and then
 * compared every key with every row (4 s for 2,000 of 20,000).
 */
export async function finishSettled(db: Db, scope: Scope, traces: readonly UnsettledTrace[]): Promise<void> {
	if (traces.length === 0) return;
	await inTransaction(db, async (tx) => {
		const rows = await lockRows(tx, scope, traces);
		const isSettled = ({ traceId, version }: UnsettledTrace) => rows.get(traceId)?.version === version;
		const isLarge = ({ traceId }: UnsettledTrace) => (rows.get(traceId)?.span_count ?? 0) > largeTraceSpans;
		const settled = traces.filter(isSettled);
		const [small, large] = [settled.filter((trace) => !isLarge(trace)), settled.filter(isLarge)];
		const changed = traces.filter((trace) => !isSettled(trace));
		await removeRows(tx, scope, small);
		await restRows(tx, scope, large);
		await releaseRows(tx, scope, changed);
		await noteSettled(tx, traces);
	});
}

const byKey = 'project_id = $1 AND trace_id = ANY($2)';
const idsOf = (traces: readonly UnsettledTrace[]) => traces.map(({ traceId }) => bytesOf(traceId));

type Locked = { trace_id: Buffer; version: bigint; span_count: number };

/** In key order, as every writer of this table does. */
async function lockRows(
	tx: Transaction,
	{ projectId }: Scope,
	traces: readonly UnsettledTrace[],
): Promise<Map<string, Locked>> {
	const { rows } = await tx.query<Locked>({
		name: 'finish-settled-lock',
		text: `SELECT trace_id, version, span_count FROM unsettled_traces WHERE ${byKey} ORDER BY trace_id FOR UPDATE`,
		values: [projectId, idsOf(traces)],
	});
	return new Map(rows.map((row) => [hexOf(row.trace_id), row]));
}

const removeRows = change('finish-settled-remove', 'DELETE FROM unsettled_traces');

const atRest = `lease_until = '-infinity', settled_at = clock_timestamp(), attempts = 0, last_error = NULL`;
const restRows = change('finish-settled-rest', `UPDATE unsettled_traces SET ${atRest}, due_at = 'infinity'`);
const releaseRows = change('finish-settled-release', `UPDATE unsettled_traces SET ${atRest}`);

function change(name: string, verb: string) {
	return async (tx: Transaction, { projectId }: Scope, traces: readonly UnsettledTrace[]): Promise<void> => {
		if (traces.length === 0) return;
		await tx.query({ name, text: `${verb} WHERE ${byKey}`, values: [projectId, idsOf(traces)] });
	};
}
