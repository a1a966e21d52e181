import { describe, expect, test } from 'vitest';
import type { AttributeValue } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { normaliseSpan } from './normalise-span.ts';

describe('steps of an agent', () => {
	const steps: readonly (readonly [
		name: string,
		sent: { readonly [key: string]: AttributeValue },
		expected: object,
	])[] = [
		['agent.plan', {}, { type: 'workflow' }],
		['agent.step.3', { 'step.type': 'plan' }, { type: 'workflow', operation: 'plan' }],
		['agent.step.1', { 'step.type': 'tool', 'step.tool': 'search' }, { type: 'tool', toolName: 'search' }],
		['agent.step.2', { 'step.type': 'retrieval' }, { type: 'retrieval' }],
		['agent.step.4', { 'step.type': 'llm' }, { type: 'workflow' }],
		['agent.plan', { 'step.type': 'plan', 'llm.model': 'gpt-4o', 'llm.input_tokens': 5 }, { type: 'llm' }],
		['any', { 'step.type': 'extrude', 'llm.model': 'gpt-4o', 'llm.input_tokens': 5 }, { type: 'llm' }],
		[
			'agent.step.5',
			{ 'step.type': 'llm', 'model.id': 'gpt-4o', input_tokens: 5 },
			{ type: 'llm', usage: { inputTokens: 5 } },
		],
		['tool.execute', { 'tool.name': 'search', error: true }, { type: 'tool', toolName: 'search', status: 'error' }],
		['tool.execute', {}, { type: 'tool' }],
		[
			'llm.generate',
			{ 'model.id': 'gpt-4o', prompt_version: 'v3' },
			{ type: 'llm', requestModel: 'gpt-4o', promptVersion: 'v3', usageSource: 'missing' },
		],
		[
			'agent.run',
			{ 'agent.total_cost': 0.42, 'agent.total_tokens': 9000 },
			{ type: 'agent', reportedCostUsd: null, usage: null },
		],
	];

	test.each(steps)('%s %j', (name, sent, expected) => {
		expect(normaliseSpan(sampleRawSpan(sent, { name }))).toMatchObject({ convention: 'plain', ...expected });
	});

	test.each(['agent', 'agent.run', 'tool.call', 'GET /agent.plan', 'agents.plan', 'tooling.execute'])(
		'the name "%s" alone claims nothing',
		(name) => {
			expect(normaliseSpan(sampleRawSpan({}, { name })).convention).toBeNull();
		},
	);
});
