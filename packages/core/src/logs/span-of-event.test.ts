import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleRawLog } from './sample-raw-log.ts';
import { spanOfCallEvent } from './span-of-event.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const noIds = { traceId: null, spanId: null };
const at = (seconds: number) => ({ timeNs: BigInt(seconds) * 1_000_000_000n });

const claude = (event: string, attributes = {}, overrides = {}) =>
	sampleRawLog(
		{ 'session.id': 's1', 'prompt.id': 'p1', 'event.name': event, ...attributes },
		{ ...noIds, body: `claude_code.${event}`, ...overrides },
	);
const spanOf = (...args: Parameters<typeof claude>) => {
	const span = spanOfCallEvent(claude(...args), digest);
	if (span === null) throw new Error('no span');
	return span;
};
const request = { model: 'claude-opus-4-5', duration_ms: '1500', input_tokens: '12' };

describe('spanOfCallEvent', () => {
	it('ends at the record and began its duration before', () => {
		expect(spanOf('api_request', request, at(100))).toMatchObject({
			name: 'chat claude-opus-4-5',
			kind: 3,
			startTimeNs: 98_500_000_000n, // 100 s − 1,500 ms
			endTimeNs: 100_000_000_000n,
			status: { code: 0 },
		});
	});

	it('keeps the attributes as they were, with the whole name of the event', () => {
		expect(Object.fromEntries(spanOf('api_request', request).attributes)).toEqual({
			'session.id': 's1',
			'prompt.id': 'p1',
			'event.name': 'claude_code.api_request',
			...request,
		});
	});

	it('one prompt is one trace, whose root is the prompt', () => {
		const prompt = spanOf('user_prompt', { prompt: 'Why?' });
		const call = spanOf('api_request', request);
		const tool = spanOf('tool_result', { tool_name: 'Bash', success: 'true' });
		expect(prompt).toMatchObject({ name: 'claude-code prompt', parentSpanId: null });
		for (const child of [call, tool]) {
			expect(child).toMatchObject({ traceId: prompt.traceId, parentSpanId: prompt.spanId });
		}
		expect(call.traceId).toMatch(/^[0-9a-f]{32}$/);
		expect(new Set([prompt, call, tool].map(({ spanId }) => spanId)).size).toBe(3);
	});

	it('another prompt, another session, another application: another trace', () => {
		const traces = [
			spanOf('api_request'),
			spanOf('api_request', { 'prompt.id': 'p2' }),
			spanOf('api_request', { 'session.id': 's2' }),
			spanOfCallEvent(
				sampleRawLog({ 'event.name': 'gemini_cli.api_response', 'session.id': 's1', prompt_id: 'p1' }, noIds),
				digest,
			),
		];
		expect(new Set(traces.map((span) => span?.traceId)).size).toBe(4);
	});

	it('the same record is the same span, whatever the order of its attributes; another record is another', () => {
		const log = claude('api_request', request);
		const again = { ...log, attributes: new Map([...log.attributes].reverse()) };
		expect(spanOfCallEvent(again, digest)?.spanId).toBe(spanOf('api_request', request).spanId);
		expect(spanOf('api_request', { ...request, input_tokens: '13' }).spanId).not.toBe(
			spanOf('api_request', request).spanId,
		);
		expect(spanOf('api_request', request, at(1)).spanId).not.toBe(spanOf('api_request', request, at(2)).spanId);
	});

	it.each([
		['a failed request', 'api_error', { error: 'overloaded', status_code: 529 }, { code: 2, message: 'overloaded' }],
		['a failed tool', 'tool_result', { success: 'false', error: 'exit 1' }, { code: 2, message: 'exit 1' }],
		['a tool that ran', 'tool_result', { success: true }, { code: 1, message: '' }],
	])('%s', (_, event, attributes, status) => {
		expect(spanOf(event, attributes)).toMatchObject({ status });
	});

	it.each([
		['none', undefined],
		['nonsense', 'soon'],
		['negative', -5],
		['a month', 2_592_000_000],
	])('duration %s: no length', (_, duration) => {
		const span = spanOf('api_request', duration === undefined ? {} : { duration_ms: duration });
		expect(span.startTimeNs).toBe(span.endTimeNs);
	});

	it('a session without prompt ids is one trace; Codex tells where it began', () => {
		const codex = (name: string, attributes = {}) =>
			spanOfCallEvent(sampleRawLog({ 'event.name': name, 'conversation.id': 'c1', ...attributes }, noIds), digest);
		const root = codex('codex.conversation_starts');
		const call = codex('codex.sse_event', { 'event.kind': 'response.completed', input_token_count: 10 });
		expect(root).toMatchObject({ name: 'codex session', parentSpanId: null });
		expect(call).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId });
		expect(codex('codex.user_prompt')).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId });
		const old = claude('api_request');
		old.attributes.delete('prompt.id');
		expect(spanOfCallEvent(old, digest)).toMatchObject({ parentSpanId: null });
	});

	it('a call in a span that carries no usage is its child', () => {
		const log = sampleRawLog({ 'event.name': 'gemini_cli.api_response', duration_ms: 20 });
		expect(spanOfCallEvent(log, digest)).toMatchObject({ traceId: log.traceId, parentSpanId: log.spanId });
		expect(spanOfCallEvent(sampleRawLog({}, { body: 'claude_code.api_request' }), digest)).toBeNull();
	});
});
