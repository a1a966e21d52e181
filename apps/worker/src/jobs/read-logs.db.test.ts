import { readIngestCounters } from '@spanledger/db/ingest-counters/read-ingest-counters';
import { readScores } from '@spanledger/db/scores/read-scores';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
	jobOf,
	type LogRecord,
	logsBody,
	nanosecondsAgo,
	openStore,
	otlpAttributes,
	receivedAtMs,
} from '../testing/open-store.ts';

const { db, drop, newProject, take, settleAll } = await openStore();
afterAll(drop);
let projectId = '';
beforeEach(async () => {
	projectId = await newProject();
});

/** The calls of the ledger and the spans of the one trace. */
async function bill() {
	const { rows: calls } = await db.query(
		`SELECT model, error, user_id, session_id, input_tokens::int AS input, output_tokens::int AS output, cost_usd::float8 AS cost
		 FROM ledger_entries WHERE project_id = $1 ORDER BY start_time`,
		[projectId],
	);
	const { rows: traces } = await db.query(
		`SELECT name, root_missing, span_count, input_preview, duration_ns::float8 / 1e9 AS seconds FROM traces WHERE project_id = $1`,
		[projectId],
	);
	return { calls, traces };
}

describe('coding agents that log their calls', () => {
	const identity = {
		'session.id': 's1',
		'prompt.id': 'p1',
		'user.email': 'ada@example.com',
		'organization.id': 'acme',
	};
	const claude = (event: string, secondsAgo: number, attributes: LogRecord['attributes']): LogRecord => ({
		body: `claude_code.${event}`,
		secondsAgo,
		attributes: { 'event.name': event, ...identity, ...attributes },
	});
	const request = {
		model: 'claude-sonnet-4-5',
		cost_usd: '0.01',
		duration_ms: '2000',
		input_tokens: '10',
		cache_read_tokens: '100',
		cache_creation_tokens: '0',
	};
	const session = [
		claude('user_prompt', 60, { prompt: 'Fix the build', prompt_length: '13' }),
		claude('api_request', 50, { ...request, output_tokens: '20' }),
		claude('tool_result', 45, { tool_name: 'Bash', success: 'true', duration_ms: '3000' }),
		claude('api_request', 40, { ...request, output_tokens: '30' }),
		claude('api_error', 30, { model: 'claude-sonnet-4-5', error: 'overloaded', duration_ms: '10' }),
	];

	it('count each call of Claude Code once, whatever is sent again and in whichever order', async () => {
		const scope = 'com.anthropic.claude_code.events';
		const whole = await jobOf(projectId, logsBody(session, scope), { signal: 'logs' });
		const single = await Promise.all(
			[...session].reverse().map((record) => jobOf(projectId, logsBody([record], scope), { signal: 'logs' })),
		);
		for (const one of [...single, whole, whole]) await take(one);
		await settleAll();
		const { calls, traces } = await bill();
		expect(calls).toMatchObject([
			{ model: 'claude-sonnet-4-5', input: 110, output: 20, session_id: 's1' }, // 10 beside 100 from the cache
			{ input: 110, output: 30, error: false },
			{ input: null, output: null, error: true },
		]);
		expect(traces).toMatchObject([
			{ name: 'claude-code prompt', root_missing: false, span_count: 5, input_preview: 'Fix the build', seconds: 30 },
		]);
	});

	it('leave calls alone that have spans of their own', async () => {
		const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) };
		await take(await jobOf(projectId, logsBody(session.map((record) => ({ ...record, ...ids }))), { signal: 'logs' }));
		await settleAll();
		expect(await bill()).toEqual({ calls: [], traces: [] });
	});

	it('count the calls of Codex', async () => {
		const codex = (name: string, secondsAgo: number, attributes: LogRecord['attributes'] = {}): LogRecord => ({
			secondsAgo,
			attributes: { 'event.name': name, 'conversation.id': 'c1', model: 'gpt-5', ...attributes },
		});
		const tokens = {
			input_token_count: '1000',
			cached_token_count: 400,
			output_token_count: '50',
			reasoning_token_count: 20,
		};
		const records = [
			codex('codex.conversation_starts', 60),
			codex('codex.user_prompt', 59, { prompt: 'Fix the build' }),
			codex('codex.api_request', 50, { 'http.response.status_code': 200, duration_ms: '900' }),
			codex('codex.sse_event', 48, { 'event.kind': 'response.created' }),
			codex('codex.sse_event', 45, { 'event.kind': 'response.completed', ...tokens }),
			codex('codex.tool_result', 44, { tool_name: 'shell', call_id: 'c', duration_ms: '100', success: 'true' }),
			codex('codex.api_request', 40, { 'http.response.status_code': 500, 'error.message': 'boom', duration_ms: '9' }),
		];
		await take(await jobOf(projectId, logsBody(records), { signal: 'logs' }));
		await settleAll();
		expect((await bill()).calls).toMatchObject([
			{ model: 'gpt-5', input: 1000, output: 50, error: false },
			{ model: 'gpt-5', input: null, error: true },
		]);
		const { 'uncorrelated-logs': dropped } = await readIngestCounters(db, { projectId }, { from: new Date(0) });
		expect(dropped).toBe(2); // the request that succeeded and the piece of an answer tell nothing more
	});

	it('count a call of Gemini CLI once, in its span', async () => {
		const ids = { traceId: 'c'.repeat(32), spanId: 'd'.repeat(16) };
		const answer = {
			'event.name': 'gemini_cli.api_response',
			'session.id': 's',
			prompt_id: 'p',
			model: 'gemini-2.5-pro',
			duration_ms: 1000,
		};
		const tokens = {
			input_token_count: 500,
			output_token_count: 40,
			cached_content_token_count: 100,
			thoughts_token_count: 10,
			total_token_count: 550,
		};
		await take(
			await jobOf(projectId, logsBody([{ attributes: { ...answer, ...tokens }, ...ids }], 'gemini-cli'), {
				signal: 'logs',
			}),
		);
		const span = {
			...ids,
			name: 'llm_call',
			startTimeUnixNano: nanosecondsAgo(11),
			endTimeUnixNano: nanosecondsAgo(9),
			attributes: otlpAttributes({ 'gen_ai.operation.name': 'llm_call', 'gen_ai.agent.name': 'gemini-cli' }),
		};
		const body = { resourceSpans: [{ scopeSpans: [{ scope: { name: 'gemini-cli' }, spans: [span] }] }] };
		await take(await jobOf(projectId, Buffer.from(JSON.stringify(body)), { signal: 'traces' }));
		await settleAll();
		expect((await bill()).calls).toMatchObject([{ model: 'gemini-2.5-pro', input: 500, output: 50 }]);
	});
});

describe('verdicts and what belongs to nothing', () => {
	const ids = { traceId: 'e'.repeat(32), spanId: 'f'.repeat(16) };

	it('gen_ai.evaluation.result becomes a score, once', async () => {
		const verdict = {
			eventName: 'gen_ai.evaluation.result',
			attributes: { 'gen_ai.evaluation.name': 'Relevance', 'gen_ai.evaluation.score.label': 'relevant' },
			...ids,
		};
		const sent = await jobOf(projectId, logsBody([verdict]), { signal: 'logs' });
		await Promise.all([take(sent), take(sent)]);
		await take(sent);
		const scores = await readScores(db, { projectId }, [{ traceId: ids.traceId, requestId: null }]);
		expect(scores.get(ids.traceId)).toMatchObject([
			{ name: 'Relevance', dataType: 'categorical', label: 'relevant', source: 'judge', spanId: ids.spanId },
		]);
	});

	it('a verdict on a span becomes a score of that span, once', async () => {
		const result = { 'gen_ai.evaluation.name': 'Relevance', 'gen_ai.evaluation.score.value': 4 };
		const span = {
			...ids,
			name: 'chat',
			startTimeUnixNano: nanosecondsAgo(11),
			endTimeUnixNano: nanosecondsAgo(9),
			attributes: otlpAttributes({ 'gen_ai.operation.name': 'chat' }),
			events: [{ name: 'gen_ai.evaluation.result', attributes: otlpAttributes(result) }],
		};
		const body = Buffer.from(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
		const sent = await jobOf(projectId, body, { signal: 'traces' });
		await take(sent);
		await take(sent);
		const scores = await readScores(db, { projectId }, [{ traceId: ids.traceId, requestId: null }]);
		expect(scores.get(ids.traceId)).toMatchObject([{ name: 'Relevance', value: 4, spanId: ids.spanId }]);
	});

	it('records of no span, and calls that began too long ago, are counted and dropped', async () => {
		const stray = { body: 'started', attributes: {} };
		const began = { secondsAgo: 90 * 86_400 - 60, attributes: { 'session.id': 's', duration_ms: 120_000 } };
		const old = { body: 'claude_code.api_request', ...began };
		await take(await jobOf(projectId, logsBody([stray, stray, old]), { signal: 'logs' }));
		expect(await readIngestCounters(db, { projectId }, { from: new Date(receivedAtMs - 3_600_000) })).toMatchObject({
			'uncorrelated-logs': 2,
			'late-logs': 1,
		});
		const { rows } = await db.query('SELECT 1 FROM span_logs WHERE project_id = $1', [projectId]);
		expect(rows).toEqual([]);
	});
});
