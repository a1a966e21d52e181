import { parseSearch } from '@spanledger/core/search/search-query';
import type { Span } from '@spanledger/core/spans/span';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { claimUnsettled } from '../settle/claim-unsettled.ts';
import { finishSettled } from '../settle/finish-settled.ts';
import type { Payload } from '../spans/payload.ts';
import { storeSpans } from '../spans/store-spans.ts';
import { insertTrace, noonNs, samplePayload, sampleSpan, spanIdOf, traceIdOf } from '../testing/sample-spans.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { listTraces } from '../traces/list-traces.ts';
import type { TraceFilter } from '../traces/trace-filter.ts';
import { countBacklog } from './count-backlog.ts';
import { indexOnce } from './index-traces.ts';
import { readPartSpans } from './read-part-spans.ts';
import { searchParts } from './search-parts.ts';

const database = await cloneDatabase();
const { db } = database;
afterAll(database.drop);

let projectId = '';
let otherId = '';
const day = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };
const filter: TraceFilter = {
	fromNs: BigInt(day.from.getTime()) * 1_000_000n,
	toNs: BigInt(day.to.getTime()) * 1_000_000n,
	facets: {},
};

const said = (input: string, output: string): Payload['attributes'] => ({
	'gen_ai.input.messages': JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: input }] }]),
	'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: output }] }]),
});

/** Stores spans as one trace, settles it as far as the search can tell, and makes it searchable. */
async function take(
	project: string,
	trace: number,
	spans: { changes?: Partial<Span>; attributes: Payload['attributes'] }[],
): Promise<void> {
	const traceId = traceIdOf(trace);
	const startTimeNs = noonNs + BigInt(trace) * 1_000_000_000n;
	await storeSpans(
		db,
		{ projectId: project },
		{
			receivedAt: new Date(),
			spans: spans.map(({ changes, attributes }, index) => ({
				span: sampleSpan({ traceId, spanId: spanIdOf(index + 1), startTimeNs, ...changes }),
				payload: samplePayload({ attributes }),
			})),
		},
	);
	await settle(project, trace);
}

/** A settlement writes the trace's row and takes it off the list. */
async function settle(project: string, trace: number): Promise<void> {
	await db.query(`UPDATE unsettled_traces SET due_at = '-infinity'`);
	const claims = await claimUnsettled(db, { maxTraces: 100, maxSpans: 10_000, leaseMs: 60_000 });
	const at = new Date(Number(noonNs / 1_000_000n) + trace * 1_000);
	await insertTrace(db, { projectId: project, traceId: traceIdOf(trace) }).catch(() => {});
	await db.query(
		`UPDATE traces SET min_start = $3, max_start = $3, start_time = $3, start_time_ns = $4 WHERE project_id = $1 AND trace_id = $2`,
		[project, Buffer.from(traceIdOf(trace), 'hex'), at, BigInt(at.getTime()) * 1_000_000n],
	);
	await finishSettled(db, { projectId: project }, claims);
}

async function indexAll(): Promise<void> {
	const onFault = (reason: string) => {
		throw new Error(reason);
	};
	while (await indexOnce(db, onFault));
}

async function find(typed: string, project = projectId): Promise<number[]> {
	const query = parseSearch(typed);
	if (query === null) throw new Error(`nothing to look for in ${typed}`);
	const stretch = { query, filter, requestIds: [], ...day, after: null, limit: 50, isRare: false };
	const parts = await searchParts(db, { projectId: project }, stretch);
	expect(await searchParts(db, { projectId: project }, { ...stretch, isRare: true })).toEqual(parts);
	return parts.map(({ traceId }) => Number.parseInt(traceId, 16));
}

beforeAll(async () => {
	const [own, other] = await Promise.all(['own', 'other'].map((slug) => createProject(db, { slug, name: slug })));
	projectId = own?.id ?? '';
	otherId = other?.id ?? '';
	await take(projectId, 1, [
		{ attributes: said('How do I rotate my API key?', 'Open Settings → Keys and press “Revoke”.') },
		{ changes: { type: 'tool', toolName: 'lookup' }, attributes: { 'shop.basket': 'b-17', on: true } },
	]);
	await take(projectId, 2, [{ attributes: said('請求書を送ってください', 'Die Rechnung für März ist unterwegs.') }]);
	await take(projectId, 3, [
		{ attributes: said('Key to the city', 'API means something else here; my key is another.') },
	]);
	await take(otherId, 4, [{ attributes: said('How do I rotate my API key?', 'Not yours to read.') }]);
	expect(await countBacklog(db, { projectId })).toBe(3);
	await indexAll();
	expect(await countBacklog(db, { projectId })).toBe(0);
});

describe('full text', () => {
	it.each([
		['all words, anywhere, latest first', 'api key', [3, 1]],
		['a phrase', '"my API key"', [1]],
		['a beginning', 'revok*', [1]],
		['without', 'key -rotate', [3]],
		['an umlaut in any case', 'FÜR MÄRZ', [2]],
		['part of a text without spaces', '求書', [2]],
		['one character of it', '送', [2]],
		['nothing', 'unheard', []],
	])('%s: %s', async (_, typed, traces) => {
		expect(await find(typed)).toEqual(traces);
	});

	it('never shows what another project said', async () => {
		expect(await find('"not yours"')).toEqual([]);
		expect(await find('"not yours"', otherId)).toEqual([4]);
	});

	it('opens the spans of what was found', async () => {
		const query = parseSearch('revoke');
		if (query === null) throw new Error('no query');
		const stretch = { query, filter, requestIds: [], ...day, after: null, limit: 50, isRare: false };
		const parts = await searchParts(db, { projectId }, stretch);
		const words = await readPartSpans(db, { projectId }, parts);
		const texts = words.get(traceIdOf(1))?.flatMap((found) => found.texts.map((text) => text.text));
		expect(texts).toContain('Open Settings → Keys and press “Revoke”.');
	});
});

describe('as a filter of the list', () => {
	const listed = async (more: Partial<TraceFilter>) => {
		const sort = { by: 'startTime', direction: 'desc' } as const;
		const { traces } = await listTraces(db, { projectId }, { filter: { ...filter, ...more }, sort, limit: 50 });
		return traces.map(({ summary }) => Number.parseInt(summary.traceId, 16));
	};

	it('attributes: one key = or, several = and', async () => {
		expect(await listed({ attributes: ['shop.basket=b-17'] })).toEqual([1]);
		expect(await listed({ attributes: ['shop.basket=b-17', 'shop.basket=b-18', 'on=true'] })).toEqual([1]);
		expect(await listed({ attributes: ['shop.basket=b-17', 'on=false'] })).toEqual([]);
		expect(await listed({ attributes: ['service.name=shop'] })).toEqual([3, 2, 1]);
	});

	it('words', async () => {
		const search = parseSearch('rechnung');
		expect(search !== null && (await listed({ search }))).toEqual([2]);
	});
});

it('knows the newest copy after a trace was settled again, and only once', async () => {
	await take(projectId, 5, [{ attributes: said('The first wording', 'a') }]);
	await indexAll();
	expect(await find('wording')).toEqual([5]);
	await take(projectId, 5, [
		{ changes: { attributeCount: 99 }, attributes: said('The second try', 'a') },
		{ attributes: said('And more', 'b') },
	]);
	// what waits to be settled again is left for then
	await indexAll();
	expect(await find('wording')).toEqual([]);
	expect(await find('second more')).toEqual([5]);
});

it('forgets what a payload no longer holds', async () => {
	await take(projectId, 6, [{ attributes: said('Erase this sentence', 'a') }]);
	await indexAll();
	await db.query('DELETE FROM payload_pages WHERE project_id = $1 AND trace_id = $2', [
		projectId,
		Buffer.from(traceIdOf(6), 'hex'),
	]);
	await db.query(
		`INSERT INTO unsettled_traces (project_id, trace_id, version, first_seen, last_seen, span_count, min_start, max_start, due_at)
		 SELECT project_id, trace_id, 9, now(), now(), 0, min_start, max_start, now() FROM traces WHERE project_id = $1 AND trace_id = $2`,
		[projectId, Buffer.from(traceIdOf(6), 'hex')],
	);
	await settle(projectId, 6);
	await indexAll();
	expect(await find('sentence')).toEqual([]);
});
