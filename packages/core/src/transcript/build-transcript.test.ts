import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, test } from 'vitest';
import type { Message, Part, SpanContent } from '../conventions/content.ts';
import type { Span, SpanType } from '../spans/span.ts';
import { buildTranscript } from './build-transcript.ts';
import type { ToldSpan } from './telling-spans.ts';
import type { TranscriptEntry } from './transcript.ts';

const said = (role: string, ...parts: (string | Part)[]): Message => ({
	role,
	parts: parts.map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : part)),
});
const calls = (name: string, given: object, id: string | null = null): Part => ({
	kind: 'toolCall',
	id,
	name,
	arguments: given as never,
});
const gave = (result: unknown, id: string | null = null): Part => ({
	kind: 'toolResult',
	id,
	name: null,
	result: result as never,
});

type Content = Partial<SpanContent>;
const told = (
	name: string,
	parent: string | null,
	type: SpanType,
	content: Content | null,
	more: Partial<Span> = {},
): ToldSpan => ({
	span: spanOf(name, { parentSpanId: parent === null ? null : idOf(parent), type, usage: null, ...more }),
	content:
		content === null
			? null
			: {
					input: null,
					output: null,
					systemInstructions: null,
					toolDefinitions: [],
					documents: [],
					keys: {},
					...content,
				},
});

/** One line per entry: `depth who: words`. */
const lines = (spans: ToldSpan[]): string[] => buildTranscript(spans).flatMap(linesOf);

function linesOf(entry: TranscriptEntry): string[] {
	const at = '  '.repeat(entry.depth);
	switch (entry.kind) {
		case 'label':
			return [`${at}[${entry.type} ${entry.name}]`];
		case 'asked':
			return [
				...entry.messages.map((message) => `${at}${message.role}: ${wordsOf(message)}`),
				...(entry.resent > 0 ? [`${at}(${entry.resent} resent)`] : []),
			];
		case 'answered':
			if (entry.messages.length === 0) return [`${at}no answer`];
			return entry.messages.map((message) => `${at}${message.role}! ${wordsOf(message)}`);
		case 'tool':
			return [`${at}${entry.name}(${JSON.stringify(entry.arguments)}) = ${JSON.stringify(entry.result)}`];
		case 'documents':
			return [`${at}${entry.query} found ${entry.documents.length}`];
		case 'silent':
			return [`${at}…`];
	}
}

const wordsOf = ({ parts }: Message): string =>
	parts
		.map((part) => {
			if (part.kind === 'text') return part.text;
			if (part.kind === 'toolCall') return `→ ${part.name}`;
			return part.kind === 'toolResult' ? `= ${JSON.stringify(part.result)}` : part.kind;
		})
		.join(' ');

describe('an agent', () => {
	const system = said('system', 'You plan.');
	const user = said('user', 'Weather in Paris?');
	const call = said('assistant', calls('weather', { city: 'Paris' }, 'c1'));
	const spans = [
		told('a0', null, 'agent', { input: 'Weather in Paris?', output: 'Sunny.' }, { name: 'planner' }),
		told('a1', 'a0', 'llm', { input: [system, user], output: [call] }),
		told(
			'a2',
			'a0',
			'tool',
			{ input: { city: 'Paris' }, output: '{"sky":"clear"}' },
			{ toolName: 'weather', toolCallId: 'c1' },
		),
		told('a3', 'a0', 'llm', {
			input: [system, user, call, said('tool', gave({ sky: 'clear' }, 'c1'))],
			output: [said('assistant', 'Sunny.')],
		}),
	];

	test('reads as one conversation: history once, a tool’s result at the tool', () => {
		expect(lines(spans)).toEqual([
			'[agent planner]',
			'  system: You plan.',
			'  user: Weather in Paris?',
			'  assistant! → weather',
			'  weather(null) = "{\\"sky\\":\\"clear\\"}"',
			'  (4 resent)',
			'  assistant! Sunny.',
		]);
	});

	test('without the tool’s span its result is what the next call was told', () => {
		expect(lines(spans.filter(({ span }) => span.type !== 'tool')).slice(4)).toEqual([
			'  tool: = {"sky":"clear"}',
			'  (3 resent)',
			'  assistant! Sunny.',
		]);
	});

	test('whose calls were not kept speaks itself', () => {
		const [agent, ...below] = spans;
		if (agent === undefined) throw new Error('an agent');
		const silent = below.filter(({ span }) => span.type === 'llm').map(({ span }) => ({ span, content: null }));
		expect(lines([agent, ...silent])).toEqual(['[agent planner]', '  …', '  …']);
		expect(lines([agent])).toEqual(['user: Weather in Paris?', 'assistant! Sunny.']);
	});

	test('a nested agent is indented, and so is one that a tool runs', () => {
		expect(
			lines([
				told('a0', null, 'workflow', { input: 'hidden', output: 'hidden' }, { name: 'ask' }),
				told('a1', 'a0', 'agent', null, { name: 'lead' }),
				told('a2', 'a1', 'llm', { input: [user], output: [said('assistant', 'I ask research.')] }),
				told('a3', 'a1', 'tool', { input: 'Paris', output: 'Sunny.' }, { toolName: 'research' }),
				told('a4', 'a3', 'agent', null, { name: 'researcher' }),
				told('a5', 'a4', 'llm', { input: [said('user', 'Paris')], output: [said('assistant', 'Sunny.')] }),
				told('a6', 'a1', 'llm', { input: [user], output: [said('assistant', 'Sunny.')] }),
			]),
		).toEqual([
			'[agent lead]',
			'  user: Weather in Paris?',
			'  assistant! I ask research.',
			'  research("Paris") = "Sunny."',
			'    [agent researcher]',
			'      user: Paris',
			'      assistant! Sunny.',
			'  (1 resent)',
			'  assistant! Sunny.',
		]);
	});
});

describe('resent messages', () => {
	test('the same words said twice stand twice', () => {
		const [ok, sure] = [said('user', 'ok'), said('assistant', 'Sure.', { kind: 'reasoning', text: 'hm' })];
		expect(
			lines([
				told('a1', null, 'llm', { input: [ok], output: [sure] }),
				told('a2', null, 'llm', { input: [ok, said('assistant', ' Sure. '), ok], output: [sure] }),
				told('a3', null, 'llm', { input: [ok, sure, ok, sure, ok], output: [sure] }),
			]),
		).toEqual([
			...['user: ok', 'assistant! Sure. reasoning'],
			...['user: ok', '(2 resent)', 'assistant! Sure. reasoning'],
			...['user: ok', '(4 resent)', 'assistant! Sure. reasoning'],
		]);
	});

	test('system instructions beside the messages are one of them', () => {
		const systemInstructions: Part[] = [{ kind: 'text', text: 'Be brief.' }];
		const call = (name: string) => told(name, null, 'llm', { systemInstructions, input: name, output: 'x' });
		expect(lines([call('a1'), call('a2')])).toEqual([
			'system: Be brief.',
			'user: a1',
			'assistant! x',
			'user: a2',
			'(1 resent)',
			'assistant! x',
		]);
	});
});

test('of a call that is seen by two instrumentations the inner one speaks; what runs inside it stands between question and answer', () => {
	const input = [said('user', 'Hi')];
	expect(
		lines([
			told('a0', null, 'llm', { input, output: 'Hello' }),
			told('a1', 'a0', 'llm', { input, output: [said('assistant', calls('look', {}))] }),
			told('a2', 'a1', 'tool', { input: {}, output: 'x' }, { toolName: 'look' }),
		]),
	).toEqual(['user: Hi', 'look({}) = "x"', 'assistant! → look']);
	expect(lines([told('a0', null, 'llm', { input, output: 'Hello' }), told('a1', 'a0', 'llm', null)])).toEqual([
		'user: Hi',
		'assistant! Hello',
	]);
});

test('a call that failed has its place', () => {
	const input = [said('user', 'Hi')];
	expect(
		lines([
			told('a1', null, 'llm', { input }, { status: 'error' }),
			told('a2', null, 'llm', { input, output: [said('assistant', 'Hello')] }),
		]),
	).toEqual(['user: Hi', 'no answer', '(1 resent)', 'assistant! Hello']);
});

test('documents, judges, and steps that say nothing', () => {
	const documents = [{ id: 'd1', content: 'x', score: 0.7, metadata: null }];
	expect(
		lines([
			told('a0', null, 'workflow', null),
			told('a1', 'a0', 'retrieval', { input: 'keys', documents }),
			told('a2', 'a0', 'other', { input: 'GET /', output: '200' }),
			told('a3', 'a0', 'evaluator', null, { name: 'judge' }),
			told('a4', 'a3', 'llm', { input: 'Good?', output: 'Yes' }),
		]),
	).toEqual(['keys found 1', '[evaluator judge]', '  user: Good?', '  assistant! Yes']);
});

test('a trace that has no call tells what its root was given', () => {
	expect(lines([told('a0', null, 'workflow', { input: { q: 1 }, output: 'done' })])).toEqual([
		'user: other',
		'assistant! done',
	]);
});
