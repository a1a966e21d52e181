import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { insertRows } from '../insert-rows.ts';
import { unsettleScored } from '../quality/unsettle-scored.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { noteScoreNames } from './note-score-names.ts';
import { type ReceivedScore, receivedScoreColumns, scoreAssignments, scoreKey } from './received-score.ts';

/** Stores scores, one per id, whatever is sent again and in whichever order. Their traces need not be there yet; those that are settle again. */
export async function storeScores(db: Db, scope: Scope, scores: readonly ReceivedScore[]): Promise<void> {
	const rows = latest(scores);
	if (rows.length === 0) return;
	const left = await inTransaction(db, async (tx) => {
		const { current, moved } = await leaveOldTraces(tx, scope, rows);
		const written = await insertRows<{ id: string; is_new: boolean }, ReceivedScore>(tx, {
			table: 'scores',
			columns: [['project_id', () => scope.projectId], ...receivedScoreColumns],
			key: scoreKey,
			rows: current,
			conflict: scoreAssignments,
			// a row that this statement has not updated but made was locked by nobody yet
			returning: 'id, xmax = 0 AS is_new',
		});
		const isNew = new Set(written.filter((row) => row.is_new && !moved.has(row.id)).map(({ id }) => id));
		await noteScoreNames(
			tx,
			scope,
			current.flatMap(({ score }) => (isNew.has(score.id) ? [score] : [])),
		);
		return [...moved.values()].filter((traceId) => traceId !== '');
	});
	await unsettleScored(db, scope, [
		...rows.map(({ score, receivedAt }) => ({ ...score, receivedMs: receivedAt.getTime() })),
		...left.map((traceId) => ({ traceId, spanId: null, requestId: null, responseId: null, receivedMs: 0 })),
	]);
}

function latest(scores: readonly ReceivedScore[]): ReceivedScore[] {
	const byId = new Map<string, ReceivedScore>();
	for (const one of scores) {
		const other = byId.get(one.score.id);
		if (other === undefined || other.receivedAt <= one.receivedAt) byId.set(one.score.id, one);
	}
	return [...byId.values()];
}

/**
 * The trace is part of the key: an id that stood under another trace (or none) is taken from there, unless that copy is the later one;
 * then this one is left out. Returns the rows to write, and the ids that were taken from another trace, with that trace ('' = none).
 */
async function leaveOldTraces(
	tx: Transaction,
	{ projectId }: Scope,
	rows: readonly ReceivedScore[],
): Promise<{ current: ReceivedScore[]; moved: Map<string, string> }> {
	const moved = new Map<string, string>();
	const current = new Map(rows.map((row) => [row.score.id, row]));
	const { rows: known } = await tx.query<{ trace_id: Buffer; id: string; received_at: Date }>(
		'SELECT trace_id, id, received_at FROM scores WHERE project_id = $1 AND id = ANY($2) ORDER BY trace_id, id',
		[projectId, [...current.keys()]],
	);
	for (const { trace_id: traceId, id, received_at: receivedAt } of known) {
		const row = current.get(id);
		if (row === undefined || traceId.equals(bytesOf(row.score.traceId ?? ''))) continue;
		if (receivedAt > row.receivedAt) current.delete(id);
		else {
			await tx.query('DELETE FROM scores WHERE project_id = $1 AND trace_id = $2 AND id = $3', [
				projectId,
				traceId,
				id,
			]);
			moved.set(id, hexOf(traceId));
		}
	}
	return { current: [...current.values()], moved };
}
