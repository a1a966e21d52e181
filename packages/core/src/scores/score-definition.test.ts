import { describe, expect, it, test } from 'vitest';
import { judgeScore } from './judge-score.ts';
import { definitionOf, nameKey, questionOf, type ScoreDefinition, scoreDefinitionInput } from './score-definition.ts';

const none = new Map<string, ScoreDefinition>();
const stars: ScoreDefinition = {
	name: 'stars',
	direction: 'higher',
	min: 1,
	max: 5,
	passMark: 4,
	passLabels: ['Great'],
	failLabels: ['Meh'],
	origin: 'project',
};
const own = new Map([
	['stars', stars],
	['latency-penalty', { ...stars, name: 'latency-penalty', direction: 'lower', min: 0, max: 10, passMark: 2 }],
	['open-ended', { ...stars, name: 'open-ended', min: null, max: null, passMark: 100 }],
] as const);

const numeric = (value: number) => ({ dataType: 'numeric', value, label: null }) as const;
const boolean = (value: 0 | 1) => ({ dataType: 'boolean', value, label: null }) as const;
const word = (label: string, value: number | null = null) => ({ dataType: 'categorical', value, label }) as const;

test.each([
	['ragas.Answer_Relevancy', 'answer-relevancy'],
	['answerRelevancy', 'answer-relevancy'],
	['eval/Hallucination', 'hallucination'],
	['Thumbs up!', 'thumbs-up'],
	['…', ''],
])('%s is read as %s', (name, key) => expect(nameKey(name)).toBe(key));

test.each([
	['thumbs', 'higher', 'known'],
	['Groundedness', 'higher', 'known'],
	['Toxicity', 'lower', 'known'],
	['answer_length', 'none', 'unknown'],
	['stars', 'higher', 'project'],
])('%s: %s, %s', (name, direction, origin) =>
	expect(definitionOf(name, own)).toMatchObject({ name, direction, origin }),
);

describe('judgeScore', () => {
	it.each([
		['thumbs', boolean(1), 1, true],
		['thumbs', boolean(0), 0, false],
		['thumbs', numeric(1), 1, true],
		['thumbs', numeric(0), 0, false],
		// −1: under the range is its end
		['thumbs', numeric(-1), 0, false],
		['thumbs', word('👎'), 0, false],
		['helpfulness', numeric(0.5), 0.5, true],
		['helpfulness', numeric(0.49), 0.49, false],
		// 4 of what? Somebody must say
		['helpfulness', numeric(4), null, null],
		['hallucination', numeric(0.25), 0.75, true],
		['hallucination', boolean(1), 0, false],
		['hallucination', word('hallucinated', 1), 0, false],
		['hallucination', word('factual', 0), 1, true],
		['toxicity', word('no'), 1, true],
		['tone', numeric(0.9), null, null],
		['tone', boolean(1), null, null],
		['tone', word('good'), null, null],
		['helpfulness', word('so-so'), null, null],
		// (4 − 1) / (5 − 1)
		['stars', numeric(4), 0.75, true],
		['stars', numeric(3), 0.5, false],
		['stars', numeric(9), 1, true],
		['stars', word('GREAT'), 1, true],
		['stars', word('meh', 2), 0.25, false],
		['latency-penalty', numeric(3), 0.7, false],
		['latency-penalty', numeric(2), 0.8, true],
		['open-ended', numeric(120), null, true],
	])('%s %j: %s, passed %s', (name, score, normalised, passed) =>
		expect(judgeScore(score, definitionOf(name, own))).toEqual({ normalised, passed }),
	);
});

describe('scoreDefinitionInput', () => {
	const sent = { name: 'stars', direction: 'higher', min: 1, max: 5, passMark: 4 };

	it('fills what was left out', () =>
		expect(scoreDefinitionInput.parse({ name: ' stars ', direction: 'none' })).toEqual({
			...{ name: 'stars', direction: 'none', min: null, max: null, passMark: null, passLabels: [], failLabels: [] },
		}));

	it.each([
		[{ max: null }, 'max', 'a range has two ends'],
		[{ min: 5 }, 'max', 'the range ends (5) before it begins (5)'],
		[{ passMark: 6 }, 'passMark', 'the pass mark 6 lies outside the range 1 – 5'],
		[{ direction: 'none' }, 'passMark', 'a pass mark needs a direction'],
		[{ passLabels: ['Yes'], failLabels: ['yes '] }, 'failLabels', '"Yes" cannot both pass and fail'],
	])('refuses %j', (change, field, message) => {
		const { error } = scoreDefinitionInput.safeParse({ ...sent, ...change });
		expect([error?.issues[0]?.path[0], error?.issues[0]?.message]).toEqual([field, message]);
	});
});

test('what is known stays known under any spelling, and nothing is known twice', () => {
	expect(definitionOf('Answer Relevance', none).direction).toBe('higher');
	expect(definitionOf('answerRelevance', none)).toEqual({
		...definitionOf('answer_relevance', none),
		name: 'answerRelevance',
	});
});

test.each([
	['tone', 0.5, 'unknown'],
	['tone', null, 'unknown'],
	['helpfulness', 1, null],
	['helpfulness', null, null],
	['helpfulness', 5, 'beyond'],
	// somebody has set its range
	['stars', 9, null],
])('%s up to %s: open is %s', (name, seenMax, question) =>
	expect(questionOf(definitionOf(name, own), seenMax)).toBe(question),
);
