import { expect, it } from 'vitest';
import { describeCause } from './describe-cause.ts';

const stage = (name: string, share: number) => ({ stage: name, durationMs: 0, criticalMs: 0, share });
const facts: Parameters<typeof describeCause>[0] = {
	cause: { stage: 'llm', share: 0.82, spanName: 'chat', retries: 0, firstError: null },
	durationMs: 2310,
	routeP95Ms: null,
	stages: [stage('llm', 0.82), stage('retrieval', 0.18)],
	modelCalls: 1,
};

it.each<[string, Partial<typeof facts>, string]>([
	['the stage', {}, '82 % of the time in the model call.'],
	['several calls', { modelCalls: 3 }, '82 % of the time in 3 model calls.'],
	['calls that are not counted yet', { modelCalls: null }, '82 % of the time in model calls.'],
	['a slow trace', { routeP95Ms: 962.5 }, '82 % of the time in the model call; 2.4 × its route’s p95 of 0.96 s.'],
	['a usual one', { routeP95Ms: 3000 }, '82 % of the time in the model call; within its route’s p95 of 3.00 s.'],
	[
		'a failure',
		{
			cause: {
				stage: 'search',
				share: 0.5,
				spanName: 'search',
				retries: 3,
				firstError: { spanName: 'search_flights', message: 'timed out after 5 s.' },
			},
		},
		'Failed in search_flights: timed out after 5 s; 50 % of the time in search; 3 retries.',
	],
	[
		'glue code that took more than any step',
		{ cause: { ...facts.cause, share: 0.013 }, stages: [stage('other', 0.987), stage('llm', 0.013)] },
		'99 % of the time in code between the steps.',
	],
	['nothing in a trace of one span', { stages: [stage('llm', 1)] }, ''],
])('tells %s', (_name, change, line) => {
	expect(describeCause({ ...facts, ...change })).toBe(line);
});
