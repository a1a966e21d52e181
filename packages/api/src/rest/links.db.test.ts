import type { PayloadLink } from '@spanledger/db/spans/payload';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countTraceLinks } from '../links/list-trace-links.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const startNs = BigInt(Date.now() - 86_400_000) * 1_000_000n;
const [producer, batch, gone] = ['a', 'b', 'c'].map((name) => name.repeat(32)) as [string, string, string];
const size = 120;

let project: TestProject;
beforeAll(async () => {
	project = await createTestProject(db);
	const requests = Array.from({ length: size }, (_, index) =>
		spanOf(`1${index}`, { traceId: producer, parentSpanId: idOf('f0'), type: 'other' }, startNs),
	);
	const items = Array.from({ length: size }, (_, index) =>
		spanOf(
			`2${index}`,
			{
				name: `item ${index}`,
				traceId: batch,
				startMs: 6 * 3_600_000 + index,
				usage: { inputTokens: 1_000, outputTokens: 0 },
			},
			startNs,
		),
	);
	const link = (traceId: string, spanId: string) => ({ traceId, spanId, traceState: '', attributes: {} });
	const payloads: Record<string, { links: PayloadLink[] }> = {};
	for (const [index, item] of items.entries()) payloads[item.spanId] = { links: [link(producer, idOf(`1${index}`))] };
	payloads[idOf('20')]?.links.push(link(gone, idOf('9')));
	await store(db, project, [
		spanOf('f0', { name: 'submit', traceId: producer, type: 'workflow' }, startNs),
		...requests,
	]);
	await store(db, project, items, payloads);
	await settleAll(db);
});

async function get(path: string, key = project.key) {
	const headers = { authorization: `Bearer ${key}` };
	const response = await handleRest(new Request(`http://localhost/api/v1${path}`, { headers }), deps);
	return { status: response.status, body: JSON.parse(await response.text()) };
}

describe('GET /traces/:traceId/links', () => {
	it('who links here, page by page, each once, with what it is', async () => {
		const seen: string[] = [];
		let cursor: string | null = null;
		do {
			const query: string = `side=from&limit=50${cursor === null ? '' : `&cursor=${cursor}`}`;
			const { body } = await get(`/traces/${producer}/links?${query}`);
			seen.push(...body.items.map(({ otherSpanName }: { otherSpanName: string }) => otherSpanName));
			cursor = body.nextCursor;
			if (seen.length > 50) continue;
			expect(body.items[7]).toMatchObject({
				spanId: idOf('17'),
				otherTraceId: batch,
				otherSpanId: idOf('27'),
				other: { name: 'item 0', status: 'unset', costUsd: '0.018', unpricedSpans: 0 }, // 120 × 1,000 × $0.15 per million
			});
		} while (cursor !== null);
		expect(seen).toEqual(Array.from({ length: size }, (_, index) => `item ${index}`));
	});

	it('what a trace links to, also where that never came; of one span only', async () => {
		const { body } = await get(`/traces/${batch}/links?spanId=${idOf('20')}`);
		expect(body).toMatchObject({
			items: [
				{ otherTraceId: producer, otherSpanId: idOf('10'), otherSpanName: '10', other: { name: 'submit' } },
				{ otherTraceId: gone, otherSpanId: idOf('9'), otherSpanName: null, other: null },
			],
			nextCursor: null,
		});
		expect((await get(`/traces/${producer}/links`)).body.items).toEqual([]);
	});

	it('counts both directions', async () => {
		const scope = { projectId: project.project.id };
		expect(await countTraceLinks(deps, scope, { traceId: producer })).toEqual({ to: 0, from: size });
		expect(await countTraceLinks(deps, scope, { traceId: batch, spanId: idOf('20') })).toEqual({ to: 2, from: 0 });
	});

	it('says what is wrong', async () => {
		expect((await get(`/traces/${'d'.repeat(32)}/links`)).status).toBe(404);
		for (const [query, field] of [
			['side=up', 'side'],
			['cursor=nonsense', 'cursor'],
			['limit=1000', 'limit'],
			['spanId=1', 'spanId'],
			['page=2', 'page'],
		]) {
			expect(await get(`/traces/${batch}/links?${query}`)).toMatchObject({ status: 400, body: { error: { field } } });
		}
	});

	it('another project sees none of it', async () => {
		const other = await createTestProject(db);
		expect((await get(`/traces/${batch}/links`, other.key)).status).toBe(404);
	});
});
