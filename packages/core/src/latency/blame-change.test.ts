import { expect, it } from 'vitest';
import { blameChange } from './blame-change.ts';

type Then = { p95Ms: number; meanMs: number } | null;
const stage = (name: string, p95Ms: number, meanMs: number, before: Then) => ({ stage: name, p95Ms, meanMs, before });
const steady = stage('llm', 900, 800, { p95Ms: 900, meanMs: 790 });

it.each([
	{
		name: 'the stage that added the most is named first, one that added much less is not',
		route: { p95Ms: 2_900, before: { p95Ms: 1_400 } },
		stages: [
			steady,
			stage('prompt', 30, 12, { p95Ms: 5, meanMs: 2 }), // 10 of 200 added
			stage('retrieval', 790, 180, { p95Ms: 100, meanMs: 90 }), // 90 added
			stage('rerank', 1_260, 310, { p95Ms: 207, meanMs: 110 }), // 200 added
		],
		blamed: ['rerank', 'retrieval'],
	},
	{
		name: 'a stage that is new is one that added',
		route: { p95Ms: 2_000, before: { p95Ms: 1_000 } },
		stages: [steady, stage('guardrail', 900, 700, null)],
		blamed: ['guardrail'],
	},
	{
		name: 'quicker is a change as well',
		route: { p95Ms: 700, before: { p95Ms: 1_400 } },
		stages: [stage('rerank', 90, 40, { p95Ms: 800, meanMs: 300 }), stage('tool', 900, 500, { p95Ms: 90, meanMs: 40 })],
		blamed: ['rerank'],
	},
	{
		name: 'a fifth more or less is none',
		route: { p95Ms: 1_190, before: { p95Ms: 1_000 } },
		stages: [stage('rerank', 900, 400, { p95Ms: 90, meanMs: 40 })],
		blamed: [],
	},
	{
		name: 'without a time before nothing is blamed',
		route: { p95Ms: 1_190, before: null },
		stages: [stage('rerank', 900, 400, null)],
		blamed: [],
	},
])('$name', ({ route, stages, blamed }) => {
	expect(blameChange(route, stages).map((one) => one.stage)).toEqual(blamed);
});
