import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { unsettleScored } from './unsettle-scored.ts';

const chunk = 1_000;

/**
 * Settles the traces again whose success may hang on scores of a name, after its pass mark has changed. Only people's scores and those
 * named "success" decide; the rollups judge their values when they are read. Returns how many traces. Traces whose spans are gone stay.
 */
export async function resettleScored(db: Db, scope: Scope, name: string): Promise<number> {
	let after = '';
	for (let traces = 0; ; ) {
		const { rows } = await db.query<{ trace_id: Buffer }>(
			`SELECT DISTINCT trace_id FROM scores
			 WHERE project_id = $1 AND name = $2 AND trace_id > $3 AND (source IN ('human', 'user') OR name = 'success')
			 ORDER BY trace_id LIMIT $4`,
			[scope.projectId, name, bytesOf(after), chunk],
		);
		const ids = rows.map((row) => hexOf(row.trace_id));
		await unsettleScored(
			db,
			scope,
			ids.map((traceId) => ({ traceId, requestId: null, responseId: null })),
		);
		traces += ids.length;
		const last = ids.at(-1);
		if (last === undefined || ids.length < chunk) return traces;
		after = last;
	}
}
