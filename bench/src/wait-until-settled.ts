import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@spanledger/db/connect';

const pollMs = 100;

/** Resolves when all spans so far are in settled traces. Throws when nothing moves for a minute. */
export async function waitUntilSettled(db: Db, spans: number): Promise<void> {
	let settled = -1;
	let movedAt = Date.now();
	for (;;) {
		const now = (await askSettled(db)) ?? settled;
		if (now >= spans) return;
		if (now !== settled) movedAt = Date.now();
		settled = now;
		if (Date.now() - movedAt > 60_000) movedAt = await stillMoving(db, spans, settled);
		await sleep(pollMs);
	}
}

/** Spans in settled traces, once none waits. */
export async function settledSpans(db: Db): Promise<number> {
	for (;;) {
		const settled = await askSettled(db);
		if (settled !== null) return settled;
		await sleep(pollMs);
	}
}

/** null while traces wait to be settled: then the sum is not asked, which should cost the database nothing. */
async function askSettled(db: Db): Promise<number | null> {
	const { rows } = await db.query<{ settled: string | null }>(
		// a large trace that is settled keeps its row
		`SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM unsettled_traces WHERE due_at < 'infinity')
			THEN (SELECT coalesce(sum(span_count), 0)::text FROM traces) END AS settled`,
	);
	const settled = rows[0]?.settled ?? null;
	return settled === null ? null : Number(settled);
}

async function stillMoving(db: Db, spans: number, settled: number): Promise<number> {
	const recent = await db.query(`SELECT 1 FROM traces WHERE settled_at > now() - interval '60 seconds' LIMIT 1`);
	if (recent.rowCount === 0) throw new Error(`settling stands still at ${settled} of ${spans} spans`);
	return Date.now();
}
