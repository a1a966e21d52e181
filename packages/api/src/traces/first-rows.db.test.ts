import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { book, createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { readFirstRows } from './first-rows.ts';
import { readColumn } from './pack-column.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = { db, book, now: () => new Date() };
const epochNs = BigInt(Date.now() - 60_000) * 1_000_000n;
const traceId = '5'.repeat(32);
const plain = { traceId, type: 'other' as const, usage: null, responseId: null };

let project: TestProject;
const scope = () => ({ projectId: project.project.id });
const namesOf = (first: Awaited<ReturnType<typeof readFirstRows>>): string[] => {
	const { count = 0, columns } = first?.rows ?? {};
	return columns === undefined ? [] : Array.from({ length: count }, (_, row) => readColumn(columns.name, count)(row));
};

beforeAll(async () => {
	project = await createTestProject(db);
	const steps = Array.from({ length: 99 }, (_, at) =>
		spanOf(`f${at}`, { ...plain, parentSpanId: idOf('a'), name: `step ${at}`, startMs: at, durationMs: 1 }, epochNs),
	);
	// the root comes last and is shown first
	await store(db, project, [...steps, spanOf('a', { ...plain, name: 'job', durationMs: 900 }, epochNs)]);
});

it('gives a screen of rows in reading order, of all the spans it has, settled or not', async () => {
	const young = await readFirstRows(deps, scope(), traceId);
	await settleAll(db);
	const settled = await readFirstRows(deps, scope(), traceId);
	for (const first of [young, settled]) {
		expect(first?.head.spanCount).toBe(100);
		expect(namesOf(first)).toEqual(['job', ...Array.from({ length: 47 }, (_, at) => `step ${at}`)]);
		expect(first?.rows.columns.below.values[0]).toBe(99);
	}
	expect([young?.head.settled, settled?.head.settled]).toEqual([false, true]);
});

it('has nothing for the page of a trace that is not stored, nor for one that would hold it up', async () => {
	expect(await readFirstRows(deps, scope(), 'f'.repeat(32))).toBeNull();
	await db.query('UPDATE traces SET span_count = 20000 WHERE project_id = $1', [scope().projectId]);
	expect(await readFirstRows(deps, scope(), traceId)).not.toBeNull();
	await db.query('UPDATE traces SET span_count = 20001 WHERE project_id = $1', [scope().projectId]);
	expect(await readFirstRows(deps, scope(), traceId)).toBeNull();
});
