import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSignals, findSignals } from './find-signals.ts';
import { type SignalName, signalNames, sortSignals } from './signal-name.ts';
import { signalRules } from './signal-rules.ts';
import { noFacts, type SpanFacts } from './span-facts.ts';

const llm = (answer: string | null, more: Partial<SpanFacts> = {}): Partial<SpanFacts> => ({
	type: 'llm',
	answer,
	...more,
});
const failed = (statusMessage: string, more: Partial<SpanFacts> = {}): Partial<SpanFacts> => ({
	type: 'llm',
	status: 'error',
	statusMessage,
	...more,
});
const found = (count: number, scores: number[] = []): Partial<SpanFacts> => ({
	type: 'retrieval',
	documents: {
		count,
		bestScore: scores.length === 0 ? null : Math.max(...scores),
		lowestScore: scores.length === 0 ? null : Math.min(...scores),
	},
});
const loop = 'We will look into your order as soon as we can. ';

/** Of every rule: facts on which it fires, and facts next to them on which it does not. */
const cases: { readonly [name in SignalName]?: { fires: Partial<SpanFacts>[]; silent: Partial<SpanFacts>[] } } = {
	'validation-failed': {
		fires: [{ validation: 'failure' }, { type: 'guardrail', validation: 'failure' }],
		silent: [{ validation: 'success' }, { validation: null, status: 'error' }],
	},
	'validation-passed': { fires: [{ validation: 'success' }], silent: [{ validation: 'failure' }, {}] },
	'policy-failed': { fires: [{ policy: 'failure' }], silent: [{ policy: 'success' }, {}] },
	'policy-passed': { fires: [{ policy: 'success' }], silent: [{ policy: 'failure' }, {}] },
	'content-filtered': {
		fires: [
			llm('', { finishReasons: ['content_filter'] }),
			llm(null, { finishReasons: ['SAFETY'] }),
			llm(null, { finishReasons: ['stop', 'PROHIBITED_CONTENT'] }),
			failed('The response was filtered due to the prompt triggering Azure content management policy'),
			failed('', { errorType: 'content_policy_violation' }),
		],
		silent: [
			llm('', { finishReasons: ['stop'] }),
			// an application's own check is no provider's policy
			{ type: 'guardrail', status: 'error', statusMessage: 'content policy' },
			llm('our content policy says', { status: 'ok' }),
		],
	},
	'guardrail-triggered': {
		fires: [
			{ type: 'guardrail', guardrail: 'failure' },
			{ type: 'guardrail', status: 'error' },
			{ type: 'other', guardrail: 'failure' },
		],
		silent: [{ type: 'guardrail', guardrail: 'success' }, { type: 'guardrail' }, { type: 'tool', status: 'error' }],
	},
	'guardrail-passed': {
		fires: [{ type: 'guardrail', guardrail: 'success' }],
		// whoever says nothing has not passed
		silent: [{ type: 'guardrail' }, { type: 'guardrail', guardrail: 'success', status: 'error' }],
	},
	'rate-limited': {
		fires: [
			failed('429 Too Many Requests'),
			failed('Rate limit reached for gpt-4o'),
			failed('', { errorType: 'RateLimitError' }),
			failed('RESOURCE_EXHAUSTED: quota', { type: 'embedding' }),
			failed('ThrottlingException: slow down'),
			failed('You exceeded your current quota'),
		],
		silent: [
			failed('500 server error'),
			llm('rate limit', { statusMessage: 'rate limit' }),
			// the error of a call climbs up to the spans around it
			failed('429', { type: 'workflow' }),
		],
	},
	'tool-failed': {
		fires: [{ type: 'tool', status: 'error', toolName: 'get_invoice' }],
		silent: [{ type: 'tool', status: 'ok' }, { type: 'tool' }, failed('broken')],
	},
	'empty-answer': {
		fires: [llm(''), llm('  \n '), llm(null, { outputTokens: 0 })],
		silent: [
			llm(null),
			llm('x'),
			llm(null, { outputTokens: 5 }),
			llm(null, { callsTools: true, outputTokens: 0 }),
			failed('', { answer: '' }),
			{ type: 'embedding', outputTokens: 0 },
		],
	},
	'invalid-json': {
		fires: [
			llm('Sure! {"a": 1}', { jsonAsked: true }),
			llm('{"a": ', { jsonAsked: true }),
			llm('```json\n{"a": \n```', { jsonAsked: true }),
		],
		silent: [
			llm('{"a": 1}', { jsonAsked: true }),
			llm('[1]', { jsonAsked: true }),
			llm('```json\n{"a": 1}\n```', { jsonAsked: true }),
			llm('Sure!', { jsonAsked: false }),
			llm(null, { jsonAsked: true }),
			llm('', { jsonAsked: true }),
		],
	},
	truncated: {
		fires: [
			llm('x', { finishReasons: ['length'] }),
			llm(null, { finishReasons: ['max_tokens'] }),
			llm(null, { finishReasons: ['MAX_TOKENS'] }),
			llm(null, { finishReasons: ['stop', 'max_output_tokens'] }),
		],
		silent: [llm('x', { finishReasons: ['stop'] }), llm('x'), llm('x', { finishReasons: ['tool_calls'] })],
	},
	refusal: {
		fires: [
			llm("I'm sorry, but I can’t help with that."),
			llm('Unfortunately, I cannot provide medical advice.'),
			llm('As an AI language model, I cannot browse.'),
			llm('That would be against our guidelines.'),
			llm('Es tut mir leid, ich kann dabei nicht helfen.'),
			llm(null, { finishReasons: ['refusal'] }),
		],
		silent: [
			llm('You can help by sending the invoice.'),
			llm(`${'Here is how. '.repeat(30)} I cannot help with more.`),
			llm(null),
		],
	},
	apology: {
		fires: [
			llm('I’m sorry to hear that. Your order …'),
			llm('Sorry, we lost it.'),
			llm('We apologise for the delay.'),
			llm('Es tut mir leid, dass …'),
		],
		silent: [llm('Your order is on its way.'), llm(`${'All is well. '.repeat(30)}Sorry.`), llm(null)],
	},
	'repeated-answer': {
		fires: [
			llm(loop.repeat(4)),
			llm(`Well, ${'the end and '.repeat(40)}`),
			llm(`${'A line that is long enough\n'.repeat(5)}`),
		],
		silent: [
			llm(loop.repeat(3)),
			llm('ok. '.repeat(50)),
			llm('-'.repeat(400)),
			llm('| --- | --- |\n'.repeat(30)),
			llm(null),
		],
	},
	'has-code': { fires: [llm('Use:\n```sql\nSELECT 1\n```')], silent: [llm('Use `SELECT 1`.'), llm(null)] },
	'no-documents': {
		fires: [found(0)],
		silent: [found(1), { type: 'retrieval', documents: null }, { ...found(0), type: 'rerank' }],
	},
	'low-retrieval': {
		fires: [found(3, [0.1, 0.29, 0.2]), { ...found(1, [0]), type: 'rerank' }],
		silent: [
			found(3, [0.1, 0.3]),
			// scores below zero are no similarities between 0 and 1
			found(2, [-3.2, -1]),
			found(2, [12.4, 8]),
			found(2),
		],
	},
	escalated: {
		fires: [
			{ escalated: true },
			{ type: 'tool', toolName: 'escalate_to_human' },
			{ type: 'tool', toolName: 'transfer_to_human_agents' },
			{ type: 'tool', toolName: 'handoff-to-human' },
		],
		silent: [
			{ escalated: false },
			{ type: 'tool', toolName: 'transfer_to_billing_agent' },
			{ type: 'llm', toolName: 'escalate' },
			{ type: 'tool', toolName: 'get_invoice' },
		],
	},
	'not-escalated': { fires: [{ escalated: false }], silent: [{ escalated: null }, { escalated: true }] },
	fallback: { fires: [llm(null, { fallback: 'gpt-4o-mini' })], silent: [llm(null)] },
	retry: { fires: [llm(null, { retries: 2 })], silent: [llm(null, { retries: 0 }), llm(null)] },
};

describe.each(signalRules.filter(({ test }) => test !== undefined))('$name', ({ name }) => {
	const { fires, silent } = cases[name] ?? { fires: [], silent: [] };
	const reasonOn = (facts: Partial<SpanFacts>) =>
		explainSignals({ ...noFacts, ...facts }).find((signal) => signal.name === name)?.why;

	it('has cases', () => expect([fires.length, silent.length].every((count) => count > 0)).toBe(true));
	it.each(fires.map((facts) => [facts]))('fires on %j and says why', (facts) => {
		expect(reasonOn(facts)?.length).toBeGreaterThan(5);
	});
	it.each(silent.map((facts) => [facts]))('is silent on %j', (facts) => {
		expect(reasonOn(facts)).toBeUndefined();
	});
});

it('has one rule for every name, each with its words', () => {
	expect(signalRules.map(({ name }) => name)).toEqual([...signalNames]);
	for (const { says, title } of signalRules) expect([says.endsWith('.'), title !== '']).toEqual([true, true]);
});

it('finds nothing on a span that says nothing, whatever its type', () => {
	for (const type of ['llm', 'tool', 'retrieval', 'guardrail', 'other'] as const) {
		expect(findSignals({ ...noFacts, type })).toEqual([]);
	}
});

it('keeps signals once and in the order of the table', () => {
	expect(sortSignals(['has-code', 'refusal', 'refusal', 'rate-limited'])).toEqual([
		'rate-limited',
		'refusal',
		'has-code',
	]);
});

describe('quick looks let nothing slip', () => {
	it.each([
		['refusal', 'Ich kann das leider nicht.'],
		['refusal', 'Wir können Ihnen dabei nicht helfen.'],
		['refusal', 'Je ne peux pas.'],
		['refusal', "Je suis dans l'incapacité de le dire."],
		['refusal', 'Je ne suis pas en mesure de répondre.'],
		['refusal', 'No puedo ayudar con eso.'],
		['refusal', "As an AI assistant, I don't do that."],
		['refusal', 'I must decline to answer.'],
		['refusal', 'We are sorry; we won’t discuss it.'],
		['refusal', 'It violates our principles.'],
		['apology', 'Entschuldigung, das war falsch.'],
		['apology', 'DÉSOLÉE pour cela.'],
		['apology', 'Désolé, je me suis trompé.'],
		['apology', 'Lo siento mucho.'],
		['apology', 'Mi dispiace.'],
		['apology', 'My Apologies.'],
	])('%s: %s', (name, answer) => {
		expect(findSignals({ ...noFacts, ...llm(answer) })).toContain(name);
	});

	it('a sentence said four times is found wherever it stands, in whatever case, between whatever', () => {
		const words = fc.constantFrom(
			'the order',
			'is on',
			'its way',
			'over there',
			'tomorrow',
			'Über Straßen',
			'東京の駅',
		);
		const sentence = fc
			.array(words, { minLength: 2, maxLength: 6 })
			.map((parts) => parts.join(' '))
			.filter((text) => text.length >= 15);
		const noise = fc.array(fc.stringMatching(/^[a-z ]{0,30}$/), { minLength: 3, maxLength: 6 });
		const mark = fc.constantFrom('.', '!', '?', '\n', '...', '.\u00a0', '.  \t');
		fc.assert(
			fc.property(sentence, noise, mark, fc.boolean(), (said, others, end, isLoud) => {
				const spoken = [said, isLoud ? said.toUpperCase() : said, said, said].filter(
					(one) => one.toLowerCase() === said.toLowerCase(),
				);
				const pieces = spoken.flatMap((one, at) => [one, others[at] ?? 'and so on']);
				const answer = `${pieces.join(end)}${end}`;
				const isFound = findSignals({ ...noFacts, ...llm(answer) }).includes('repeated-answer');
				if (spoken.length === 4) expect(isFound).toBe(true);
			}),
		);
	});
});
