import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import { unsettleScored } from './unsettle-scored.ts';

const chunk = 1_000;
const nowhere = { traceId: null, spanId: null, requestId: null, responseId: null, receivedMs: 0 };
/** Only people's scores and those named "success" decide whether a trace succeeded. */
const decides = "(source IN ('human', 'user') OR name = 'success')";

/**
 * Settles the traces again whose success may hang on scores of a name, after its pass mark has changed; the rollups judge their values
 * when they are read. Returns how many traces. Traces whose spans are gone stay.
 */
export async function resettleScored(db: Db, scope: Scope, name: string): Promise<number> {
	return (await resettleNamed(db, scope, name)) + (await resettleElsewhere(db, scope, name));
}

async function resettleNamed(db: Db, scope: Scope, name: string): Promise<number> {
	let after = '';
	for (let traces = 0; ; ) {
		const { rows } = await db.query<{ trace_id: Buffer }>(
			`SELECT DISTINCT trace_id FROM scores WHERE project_id = $1 AND name = $2 AND trace_id > $3 AND ${decides}
			 ORDER BY trace_id LIMIT $4`,
			[scope.projectId, name, bytesOf(after), chunk],
		);
		const ids = rows.map((row) => hexOf(row.trace_id));
		traces += await unsettleScored(
			db,
			scope,
			ids.map((traceId) => ({ ...nowhere, traceId })),
		);
		const last = ids.at(-1);
		if (last === undefined || ids.length < chunk) return traces;
		after = last;
	}
}

type Elsewhere = { id: string; request_id: string; response_id: string };

/** Those of scores that name a request or a response, and no trace; a score of a span has its trace as soon as there is one. */
async function resettleElsewhere(db: Db, scope: Scope, name: string): Promise<number> {
	let after = '';
	for (let traces = 0; ; ) {
		const { rows } = await db.query<Elsewhere>(
			`SELECT id, request_id, response_id FROM scores
			 WHERE project_id = $1 AND trace_id = '' AND name = $2 AND id > $3 AND ${decides} ORDER BY id LIMIT $4`,
			[scope.projectId, name, after, chunk],
		);
		traces += await unsettleScored(
			db,
			scope,
			rows.map(({ request_id, response_id }) => ({
				...{ ...nowhere, requestId: request_id || null, responseId: response_id || null },
			})),
		);
		const last = rows.at(-1);
		if (last === undefined || rows.length < chunk) return traces;
		after = last.id;
	}
}
