import { describe, expect, it } from 'vitest';
import { eventNameOf } from './event-name.ts';
import { logUse } from './log-use.ts';
import { sampleRawLog } from './sample-raw-log.ts';

const noIds = { traceId: null, spanId: null };

describe('eventNameOf', () => {
	it.each([
		['the field', sampleRawLog({}, { eventName: 'gen_ai.choice' }), 'gen_ai.choice'],
		['the attribute', sampleRawLog({ 'event.name': 'gen_ai.choice' }), 'gen_ai.choice'],
		[
			'the attribute before a place in the source',
			sampleRawLog({ 'event.name': 'codex.user_prompt' }, { eventName: 'event otel/src/lib.rs:40' }),
			'codex.user_prompt',
		],
		[
			'the body of Claude Code',
			sampleRawLog({ 'event.name': 'api_request' }, { body: 'claude_code.api_request' }),
			'claude_code.api_request',
		],
		[
			'its short name, from its scope',
			sampleRawLog(
				{ 'event.name': 'api_request' },
				{ scope: { name: 'com.anthropic.claude_code.events', version: '2' } },
			),
			'claude_code.api_request',
		],
		[
			'its short name, from its service',
			sampleRawLog({ 'event.name': 'api_error' }, { resource: new Map([['service.name', 'claude-code']]) }),
			'claude_code.api_error',
		],
		['none', sampleRawLog({}, { body: 'user logged in' }), ''],
	])('%s', (_, log, name) => {
		expect(eventNameOf(log)).toBe(name);
	});
});

describe('logUse', () => {
	it.each([
		['a message', { 'event.name': 'gen_ai.user.message' }, {}, 'content'],
		['an answer', {}, { eventName: 'gen_ai.choice' }, 'content'],
		['the whole operation', {}, { eventName: 'gen_ai.client.inference.operation.details' }, 'content'],
		['a message of no span', { 'event.name': 'gen_ai.user.message' }, noIds, 'uncorrelated'],
		['a message of no span in a trace', { 'event.name': 'gen_ai.choice' }, { spanId: null }, 'uncorrelated'],
		['a verdict', {}, { eventName: 'gen_ai.evaluation.result' }, 'score'],
		[
			'a verdict on an answer',
			{ 'gen_ai.response.id': 'r' },
			{ ...noIds, eventName: 'gen_ai.evaluation.result' },
			'score',
		],
		['a verdict on nothing', {}, { ...noIds, eventName: 'gen_ai.evaluation.result' }, 'uncorrelated'],
		['an exception', { 'exception.type': 'E' }, {}, 'exception'],
		['an exception by name', {}, { eventName: 'gen_ai.client.operation.exception' }, 'exception'],
		['any record of a span', {}, { body: 'cache miss' }, 'correlated'],
		['any other', {}, { ...noIds, body: 'started' }, 'uncorrelated'],
	] as const)('%s', (_, attributes, overrides, use) => {
		expect(logUse(sampleRawLog(attributes, overrides))).toBe(use);
	});

	const named = (name: string, attributes = {}) => sampleRawLog({ 'event.name': name, ...attributes }, noIds);
	it.each([
		['Claude Code: a request', sampleRawLog({}, { ...noIds, body: 'claude_code.api_request' }), 'call'],
		['Claude Code: a request its spans tell of', sampleRawLog({}, { body: 'claude_code.api_request' }), 'correlated'],
		['Claude Code: a decision', sampleRawLog({}, { ...noIds, body: 'claude_code.tool_decision' }), 'uncorrelated'],
		[
			'Codex: a complete answer',
			named('codex.sse_event', { 'event.kind': 'response.completed', input_token_count: 1000 }),
			'call',
		],
		['Codex: its end, timed', named('codex.sse_event', { 'event.kind': 'response.completed' }), 'uncorrelated'],
		['Codex: a piece of one', named('codex.sse_event', { 'event.kind': 'response.created' }), 'uncorrelated'],
		[
			'Codex: a request that went well',
			named('codex.api_request', { 'http.response.status_code': 200 }),
			'uncorrelated',
		],
		['Codex: one that failed', named('codex.api_request', { 'http.response.status_code': 429 }), 'call'],
		['Gemini CLI: an answer', named('gemini_cli.api_response'), 'call'],
		['Gemini CLI: an answer in its bare span', sampleRawLog({ 'event.name': 'gemini_cli.api_response' }), 'call'],
		['Gemini CLI: a tool in its span', sampleRawLog({ 'event.name': 'gemini_cli.tool_call' }), 'correlated'],
	] as const)('%s', (_, log, use) => {
		expect(logUse(log)).toBe(use);
	});
});
