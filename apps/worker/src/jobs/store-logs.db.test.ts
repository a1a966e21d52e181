import { isMessages } from '@spanledger/core/conventions/content';
import { readContent } from '@spanledger/core/conventions/read-content';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import { readLogs } from '@spanledger/db/logs/read-logs';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import { readPayloads } from '@spanledger/db/spans/read-payloads';
import { readSpans } from '@spanledger/db/spans/read-spans';
import { recordedBodies } from '@spanledger/fixtures/recordings';
import { shiftBodyToNow } from '@spanledger/fixtures/shift-to-now';
import type { IngestJob } from '@spanledger/queue/ingest-queue';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { jobOf, openStore, receivedAtMs } from '../testing/open-store.ts';

const { db, drop, newProject, take, settleAll } = await openStore();
afterAll(drop);
let projectId = '';
beforeEach(async () => {
	projectId = await newProject();
});

/** The requests of a recording in the order they were sent, a millisecond apart. */
const recorded = (folder: string): Promise<IngestJob[]> =>
	Promise.all(
		recordedBodies(folder).flatMap((sent, index) => {
			if (sent.signal === 'metrics') return [];
			const { body, contentType, signal } = shiftBodyToNow(sent, BigInt(receivedAtMs - 1_000) * 1_000_000n);
			const format = contentType === 'application/json' ? 'json' : 'protobuf';
			return [jobOf(projectId, body, { signal, format, receivedAtMs: receivedAtMs + index })];
		}),
	);

/** What the list shows of every trace, and every conversation, in words. */
async function shown() {
	const { rows } = await db.query<{ id: string; has_content: boolean; input_preview: string | null }>(
		`SELECT encode(trace_id, 'hex') AS id, has_content, input_preview FROM traces WHERE project_id = $1 ORDER BY 1`,
		[projectId],
	);
	return Promise.all(rows.map(async (row) => ({ ...row, conversations: await conversations(row.id) })));
}

async function conversations(traceId: string): Promise<string[][]> {
	const bounds = { traceId, minStart: new Date(receivedAtMs - 3_600_000), maxStart: new Date(receivedAtMs) };
	const spans = await readSpans(db, { projectId }, bounds);
	const payloads = await readPayloads(db, { projectId }, bounds);
	const logs = await readLogs(db, { projectId }, { ...bounds, limit: 1_000 });
	return spans.flatMap((span) => {
		const payload = payloads.find(({ spanId }) => spanId === span.spanId);
		if (payload === undefined) throw new Error('a payload is missing');
		const raw = rawSpanOf(span, payload);
		const own = contentEvents(logs.filter(({ spanId }) => spanId === span.spanId));
		const { input, output } = readContent(raw, own);
		const said = [input, output].flatMap((side) => (isMessages(side) ? side : []));
		return said.length === 0 ? [] : [said.map(({ role, parts }) => `${role}: ${parts.map(inWords).join(' ')}`)];
	});
}

function inWords(part: { kind: string }): string {
	if ('text' in part) return String(part.text);
	return 'name' in part && part.kind === 'toolCall' ? `calls ${part.name}` : part.kind;
}

const weather = 'Weather in Paris?';
const openAi = [
	['system: You are terse.', `user: ${weather}`, 'assistant: calls get_weather'],
	[`user: ${weather}`, 'assistant: calls get_weather', 'tool: toolResult', 'assistant: It is rainy in Paris, 57F.'],
	['system: terse', `user: ${weather}`, 'assistant: It is rainy in Paris, 57F.'],
];

describe('content that comes on /v1/logs', () => {
	it.each(['logs first', 'spans first'])('of OTel OpenAI shows as messages: %s', async (order) => {
		const jobs = await recorded('otel-js-openai-content-logs');
		const [first, second] = order === 'logs first' ? (['logs', 'traces'] as const) : (['traces', 'logs'] as const);
		for (const one of jobs.filter(({ signal }) => signal === first)) await take(one);
		await settleAll();
		for (const one of jobs.filter(({ signal }) => signal === second)) await take(one);
		await settleAll();
		expect(await shown()).toMatchObject([{ has_content: true, input_preview: weather, conversations: openAi }]);
	});

	it('of OpenLIT too', async () => {
		for (const one of await recorded('openlit-js')) await take(one);
		await settleAll();
		expect((await shown()).flatMap(({ conversations }) => conversations)).toEqual([
			['system: terse', `user: ${weather}`, 'assistant: calls get_weather'],
			['user: stream', 'assistant: It is rainy in Paris, 57F.'],
		]);
	});

	it('ends the same in every order, however often it is sent and settled in between', { timeout: 60_000 }, async () => {
		const jobs = await recorded('otel-js-openai-content-logs');
		const arrivals = fc.shuffledSubarray([...jobs, ...jobs], { minLength: 2 * jobs.length });
		await fc.assert(
			fc.asyncProperty(arrivals, fc.array(fc.nat(2 * jobs.length), { maxLength: 3 }), async (order, settledAfter) => {
				projectId = await newProject();
				for (const [index, one] of order.entries()) {
					await take({ ...one, projectId });
					if (settledAfter.includes(index)) await settleAll();
				}
				await settleAll();
				expect(await shown()).toMatchObject([{ has_content: true, input_preview: weather, conversations: openAi }]);
			}),
			{ numRuns: 12 },
		);
	});
});
