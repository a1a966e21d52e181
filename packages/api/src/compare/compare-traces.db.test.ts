import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { compareTraces } from './compare-traces.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const startNs = BigInt(Date.now() - 600_000) * 1_000_000n;
const [before, after] = ['a'.repeat(32), 'b'.repeat(32)] as const;

let project: TestProject;
const compare = (a: string, b: string) => compareTraces(deps, { projectId: project.project.id }, { a, b });

beforeAll(async () => {
	project = await createTestProject(db);
	const usage = { inputTokens: 1_000, outputTokens: 100 };
	const answer = (more: Parameters<typeof spanOf>[1]) =>
		spanOf(
			'3',
			{ parentSpanId: idOf('1'), usage, promptName: 'answer', promptVersion: '7', startMs: 300, ...more },
			startNs,
		);
	const root = (traceId: string, durationMs: number) =>
		spanOf('1', { traceId, type: 'workflow', name: 'ask', usage: null, durationMs }, startNs);
	const step = (name: string, traceId: string, type: 'retrieval' | 'rerank') =>
		spanOf(name, { traceId, parentSpanId: idOf('1'), type, usage: null, name: type, durationMs: 100 }, startNs);
	await store(db, project, [
		root(before, 2_000),
		step('2', before, 'retrieval'),
		step('4', before, 'rerank'),
		answer({ traceId: before, name: 'chat gpt-4o-mini' }),
		root(after, 3_000),
		step('2', after, 'retrieval'),
		answer({
			traceId: after,
			name: 'chat gpt-4o',
			requestModel: 'gpt-4o',
			promptVersion: '8',
			finishReasons: ['length'],
		}),
	]);
	await settleAll(db);
});

test('the two as wholes, and step by step what became of what', async () => {
	const { a, b, rows, leftOut, counts } = await compare(before, after);
	expect([a, b]).toMatchObject([
		{ traceId: before, durationMs: 2_000, costUsd: '0.00021', models: ['gpt-4o-mini'], prompts: ['answer@7'] },
		// (1,000 × 2.5 + 100 × 10) per 1e6
		{ traceId: after, durationMs: 3_000, costUsd: '0.0035', models: ['gpt-4o'], prompts: ['answer@8'] },
	]);
	expect(rows.map(({ depth, a, b, changes }) => [depth, a?.name ?? null, b?.name ?? null, changes])).toEqual([
		[0, 'ask', 'ask', []],
		[1, 'retrieval', 'retrieval', []],
		[1, 'rerank', null, []],
		[1, 'chat gpt-4o-mini', 'chat gpt-4o', ['model', 'prompt', 'finish']],
	]);
	expect(leftOut).toBe(0);
	expect(counts).toEqual({ steps: 4, changed: 1, added: 0, removed: 1 });
});

test('a retry that was put around the call is one step more', async () => {
	const wrapped = 'd'.repeat(32);
	const plain = { traceId: wrapped, usage: null };
	await store(db, project, [
		spanOf('1', { ...plain, type: 'workflow', name: 'ask', durationMs: 2_000 }, startNs),
		spanOf('2', { ...plain, parentSpanId: idOf('1'), type: 'retrieval', name: 'retrieval', durationMs: 100 }, startNs),
		spanOf('4', { ...plain, parentSpanId: idOf('1'), type: 'rerank', name: 'rerank', durationMs: 100 }, startNs),
		spanOf('5', { ...plain, parentSpanId: idOf('1'), type: 'other', name: 'retry', startMs: 290 }, startNs),
		spanOf('3', { ...plain, parentSpanId: idOf('5'), name: 'chat gpt-4o-mini', startMs: 300 }, startNs),
	]);
	const told = async (a: string, b: string) =>
		(await compare(a, b)).rows.map(({ depth, a, b, around }) => [depth, a?.name ?? null, b?.name ?? null, around]);
	expect((await told(before, wrapped)).slice(3)).toEqual([
		[1, null, 'retry', 1],
		[2, 'chat gpt-4o-mini', 'chat gpt-4o-mini', 0],
	]);
	expect((await told(wrapped, before)).slice(3)).toEqual([
		[1, 'retry', null, 1],
		[2, 'chat gpt-4o-mini', 'chat gpt-4o-mini', 0],
	]);
});

test('a trace with itself is the same; one that is not there is named', async () => {
	const { rows } = await compare(before, before);
	expect(rows.every(({ a, b, changes }) => a?.spanId === b?.spanId && changes.length === 0)).toBe(true);
	const nowhere = 'c'.repeat(32);
	await expect(compare(before, nowhere)).rejects.toMatchObject({ code: 'not-found', message: `no trace ${nowhere}` });
});

test('the same figures with other words in the system prompt are a change', async () => {
	const [one, other] = ['e'.repeat(32), 'f'.repeat(32)];
	for (const [traceId, text] of [
		[one, 'Answer in one line.'],
		[other, 'Answer in two lines.'],
	] as const) {
		const asked = [
			{ role: 'system', parts: [{ type: 'text', content: text }] },
			{ role: 'user', parts: [{ type: 'text', content: 'Do you ship?' }] },
		];
		await store(db, project, [spanOf('6', { traceId, hasContent: true, inputPreview: 'Do you ship?' }, startNs)], {
			[idOf('6')]: { attributes: { 'gen_ai.input.messages': JSON.stringify(asked) } },
		});
	}
	expect((await compare(one, other)).rows.map(({ changes }) => changes)).toEqual([['text']]);
	expect((await compare(one, one)).counts.changed).toBe(0);
});

test('the counts are of all rows, those that are not shown too', async () => {
	const [few, many] = ['1'.repeat(32), '2'.repeat(32)];
	const rootOf = (traceId: string) => spanOf('1', { traceId, type: 'workflow', name: 'ask', usage: null }, startNs);
	const step = (at: number) =>
		spanOf((at + 16).toString(16), { traceId: many, parentSpanId: idOf('1'), type: 'tool', usage: null }, startNs);
	await store(db, project, [rootOf(few)]);
	await store(db, project, [rootOf(many), ...Array.from({ length: 2_100 }, (_, at) => step(at))]);
	const { rows, leftOut, counts } = await compare(few, many);
	expect([rows.length, leftOut, counts]).toEqual([2_000, 101, { steps: 2_101, changed: 0, added: 2_100, removed: 0 }]);
});
