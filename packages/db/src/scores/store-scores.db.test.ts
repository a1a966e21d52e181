import type { Score } from '@spanledger/core/scores/score';
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readScores } from './read-scores.ts';
import { storeScores } from './store-scores.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let scope: { projectId: string };
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id };
});

const [traceA, traceB] = ['aa'.repeat(16), 'bb'.repeat(16)];
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, seconds));

function score(changes: Partial<Score> = {}): Score {
	return {
		id: 's1',
		name: 'helpful',
		dataType: 'numeric',
		value: 0.5,
		label: null,
		comment: null,
		source: 'user',
		traceId: traceA,
		spanId: null,
		sessionId: null,
		requestId: null,
		responseId: null,
		userId: null,
		timeMs: at(0).getTime(),
		...changes,
	};
}
const store = (...scores: Score[]) =>
	storeScores(
		db,
		scope,
		scores.map((one, second) => ({ score: one, receivedAt: at(second) })),
	);
const read = async (traces: Parameters<typeof readScores>[2]) => readScores(db, scope, traces);
const ofTrace = async (traceId: string) => (await read([{ traceId, requestId: null }])).get(traceId) ?? [];

test('a score comes back as it was stored', async () => {
	const full = score({
		dataType: 'categorical',
		value: 4,
		label: 'good',
		comment: 'well said',
		spanId: 'cc'.repeat(8),
		sessionId: 's',
		requestId: 'r',
		responseId: 'resp',
		userId: 'u',
	});
	await store(full, score({ id: 's2', timeMs: at(9).getTime() }));
	expect(await ofTrace(traceA)).toEqual([full, score({ id: 's2', timeMs: at(9).getTime() })]);
	expect(await ofTrace(traceB)).toEqual([]);
});

test('one id is one score, and the later copy counts, in whatever order and batches they come', async () => {
	const copies = [0, 1, 2, 3].map((second) => ({
		// the third copy names another trace
		score: score({ value: second, traceId: second === 2 ? traceB : traceA }),
		receivedAt: at(second),
	}));
	const anyOrder = fc.shuffledSubarray([...copies, ...copies], { minLength: 8 });
	await fc.assert(
		fc.asyncProperty(anyOrder, fc.integer({ min: 1, max: 8 }), async (order, size) => {
			await db.query('DELETE FROM scores');
			for (let from = 0; from < order.length; from += size)
				await storeScores(db, scope, order.slice(from, from + size));
			expect([await ofTrace(traceA), await ofTrace(traceB)]).toEqual([[score({ value: 3 })], []]);
		}),
		{ numRuns: 25 },
	);
});

test('a score that names no trace is found by request, span or response', async () => {
	const spanId = 'cc'.repeat(8);
	await store(
		score({ id: 'by request', traceId: null, requestId: 'r' }),
		score({ id: 'by span', traceId: null, spanId }),
		score({ id: 'by response', traceId: null, responseId: 'resp' }),
		score({ id: 'by session', traceId: null, sessionId: 's' }),
		score({ id: 'of another', traceId: null, requestId: 'r2' }),
	);
	const found = await read([
		{ traceId: traceA, requestId: 'r', spanIds: [spanId], responseIds: ['resp'] },
		{ traceId: traceB, requestId: null },
	]);
	expect([...found.keys()]).toEqual([traceA]);
	expect(found.get(traceA)?.map(({ id }) => id)).toEqual(['by request', 'by response', 'by span']);
});

test('another project has scores of its own', async () => {
	await store(score());
	const other = { projectId: (await createProject(db, { slug: `o${projects++}`, name: 'O' })).id };
	expect(await readScores(db, other, [{ traceId: traceA, requestId: null }])).toEqual(new Map());
	await storeScores(db, other, [{ score: score({ value: 1 }), receivedAt: at(9) }]);
	expect(await ofTrace(traceA)).toEqual([score()]);
});
