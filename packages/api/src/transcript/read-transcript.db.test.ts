import type { Payload } from '@spanledger/db/spans/payload';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { readTranscript } from './read-transcript.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const startNs = BigInt(Date.now() - 600_000) * 1_000_000n;

let project: TestProject;
beforeAll(async () => {
	project = await createTestProject(db);
});

type Said = { role: string; content: string };
const messages = (all: Said[]) =>
	JSON.stringify(all.map(({ role, content }) => ({ role, parts: [{ type: 'text', content }] })));
const chat = (input: Said[], output: string): Partial<Payload> => ({
	attributes: {
		'gen_ai.operation.name': 'chat',
		'gen_ai.provider.name': 'openai',
		'gen_ai.request.model': 'gpt-4o-mini',
		'gen_ai.input.messages': messages(input),
		'gen_ai.output.messages': messages([{ role: 'assistant', content: output }]),
	},
});
const usage = { inputTokens: 1_000, outputTokens: 100 };
const read = (traceId: string) => readTranscript(deps, { projectId: project.project.id }, traceId);

test('what was said in a trace, each message once, with the figures of its steps', async () => {
	const traceId = 'a'.repeat(32);
	const question = { role: 'user', content: 'Where are my keys?' };
	await store(
		db,
		project,
		[
			spanOf('a0', { traceId, type: 'agent', name: 'helper', usage: null, durationMs: 9_000 }, startNs),
			spanOf('a1', { traceId, parentSpanId: idOf('a0'), usage, startMs: 10, hasContent: true }, startNs),
			spanOf('a2', { traceId, parentSpanId: idOf('a0'), usage, startMs: 2_000, hasContent: true }, startNs),
		],
		{
			[idOf('a1')]: chat([question], 'I look.'),
			[idOf('a2')]: chat([question, { role: 'assistant', content: 'I look.' }], 'In the drawer.'),
		},
	);
	await settleAll(db);
	const { entries, steps, leftOut, hasContent } = await read(traceId);
	expect(entries).toMatchObject([
		{ kind: 'label', name: 'helper', depth: 0 },
		{ kind: 'asked', messages: [{ role: 'user' }], resent: 0, depth: 1 },
		{ kind: 'answered', messages: [{ parts: [{ text: 'I look.' }] }] },
		{ kind: 'asked', messages: [], resent: 2 },
		{ kind: 'answered', messages: [{ parts: [{ text: 'In the drawer.' }] }] },
	]);
	// (1,000 × 0.15 + 100 × 0.6) per 1e6
	expect(steps[idOf('a2')]).toMatchObject({ model: 'gpt-4o-mini', costUsd: '0.00021', offsetMs: 2_000 });
	expect([leftOut, hasContent]).toEqual([0, true]);
});

test('a trace without words says so call by call', async () => {
	const traceId = 'b'.repeat(32);
	await store(db, project, [spanOf('b1', { traceId, usage, name: 'chat' }, startNs)]);
	await settleAll(db);
	expect(await read(traceId)).toMatchObject({ entries: [{ kind: 'silent' }], leftOut: 0, hasContent: false });
	await expect(read('c'.repeat(32))).rejects.toMatchObject({ code: 'not-found', field: 'traceId' });
});

test('of a very long trace the beginning, and how much is left out', async () => {
	const traceId = 'd'.repeat(32);
	const calls = Array.from({ length: 620 }, (_, index) =>
		spanOf(`d${index}`, { traceId, usage, startMs: index, hasContent: true }, startNs),
	);
	const payloads = calls.map(
		(span, index) => [span.spanId, chat([{ role: 'user', content: `${index}` }], 'ok')] as const,
	);
	await store(db, project, calls, Object.fromEntries(payloads));
	await settleAll(db);
	const { entries, leftOut } = await read(traceId);
	expect(leftOut).toBe(120);
	expect(entries.filter(({ kind }) => kind === 'asked')).toHaveLength(500);
	expect(entries.at(-2)).toMatchObject({ messages: [{ parts: [{ text: '499' }] }] });
});
