import { expect, it } from 'vitest';
import { type Arrival, missingPiecesOf } from './missing-pieces-of.ts';

const complete: Arrival = {
	traces: 10,
	spans: 42,
	modelCalls: 12,
	tracesWithContent: 10,
	tracesWithTenant: 10,
	tracesWithUser: 10,
	unpricedSpans: 0,
	unsettledTraces: 0,
	lastSeen: new Date('2026-11-18T12:00:00Z'),
	isCapped: false,
};
const titles = (change: Partial<Arrival>) => missingPiecesOf({ ...complete, ...change }).map(({ title }) => title);

it.each<[string, Partial<Arrival>, string[]]>([
	['nothing while all is there', {}, []],
	['nothing before the first span', { traces: 0, spans: 0, modelCalls: 0, tracesWithContent: 0 }, []],
	['nothing while the first trace settles', { traces: 0, unsettledTraces: 1, modelCalls: 0, tracesWithTenant: 0 }, []],
	['nothing while others settle', { unsettledTraces: 3, modelCalls: 0 }, []],
	[
		'only the model while there is none',
		{ modelCalls: 0, tracesWithContent: 0, tracesWithTenant: 0 },
		['42 spans, none from a model: add this line'],
	],
	['prompts', { tracesWithContent: 0 }, ['No prompts: set this variable']],
	['the tenant', { tracesWithTenant: 0 }, ['No tenant: add this attribute']],
	['prices', { unpricedSpans: 1 }, ['1 call without a price']],
])('names %s', (_name, change, expected) => {
	expect(titles(change)).toEqual(expected);
});
