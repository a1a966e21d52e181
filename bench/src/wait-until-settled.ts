import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@spanledger/db/connect';

const pollMs = 100;

/** Resolves when all spans so far are in settled traces. Throws when nothing moves for a minute. */
export async function waitUntilSettled(db: Db, spans: number): Promise<void> {
	let settled = -1;
	let movedAt = Date.now();
	for (;;) {
		// While traces wait to be settled the sum need not be asked: the question should cost the database nothing.
		const { rows } = await db.query<{ settled: string | null }>(
			`SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM unsettled_traces) THEN (SELECT sum(span_count)::text FROM traces) END AS settled`,
		);
		const now = rows[0]?.settled == null ? settled : Number(rows[0].settled);
		if (now >= spans) return;
		if (now !== settled) movedAt = Date.now();
		settled = now;
		if (Date.now() - movedAt > 60_000) movedAt = await stillMoving(db, spans, settled);
		await sleep(pollMs);
	}
}

async function stillMoving(db: Db, spans: number, settled: number): Promise<number> {
	const recent = await db.query(`SELECT 1 FROM traces WHERE settled_at > now() - interval '60 seconds' LIMIT 1`);
	if (recent.rowCount === 0) throw new Error(`settling stands still at ${settled} of ${spans} spans`);
	return Date.now();
}
