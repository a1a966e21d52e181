import { spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, it } from 'vitest';
import type { LogNote } from './span-log.ts';
import { withLogs } from './with-logs.ts';

const bare = spanOf('a', { inputPreview: null, hasContent: false });
const note = (changes: Partial<LogNote> = {}): LogNote => ({
	spanId: bare.spanId,
	use: 'content',
	inputPreview: null,
	exceptionMessage: null,
	answer: null,
	...changes,
});
const joined = (span: typeof bare, ...notes: LogNote[]) => withLogs([span], notes)[0];

describe('withLogs', () => {
	it('the last question is the one that is asked', () => {
		const history = ['first', 'last'].map((inputPreview) => note({ inputPreview }));
		expect(joined(bare, note(), ...history, note())).toMatchObject({ inputPreview: 'last', hasContent: true });
	});

	it("the span's own question stays", () => {
		const own = spanOf('a', { inputPreview: 'own', hasContent: true });
		expect(joined(own, note({ inputPreview: 'other' }))).toEqual(own);
	});

	it('an answer alone is content without a question', () => {
		expect(joined(bare, note())).toMatchObject({ inputPreview: null, hasContent: true });
	});

	it.each([
		['explains a failure', { status: 'error' }, 'rate limited'],
		['leaves what the span says of it', { status: 'error', statusMessage: 'own' }, 'own'],
		['does not make a failure', { status: 'ok' }, ''],
	] as const)('an exception %s', (_, span, statusMessage) => {
		const told = note({ use: 'exception', exceptionMessage: 'rate limited' });
		expect(joined(spanOf('a', span), told)).toMatchObject({ statusMessage, hasContent: false });
	});

	it('leaves other spans as they are', () => {
		expect(joined(bare, note({ spanId: 'f'.repeat(16) }))).toBe(bare);
	});
});

describe('an answer beside its span', () => {
	const call = spanOf('a', { type: 'llm', answerLength: null, finishReasons: [], signals: [] });
	const said = (changes: Partial<NonNullable<LogNote['answer']>>) =>
		note({ answer: { finishReasons: [], length: null, signals: [], ...changes } });

	it('tells its length, its end and its signals', () => {
		const answer = said({ finishReasons: ['length'], length: 40, signals: ['truncated', 'apology'] });
		expect(joined(call, answer)).toMatchObject({
			answerLength: 40,
			finishReasons: ['length'],
			signals: ['truncated', 'apology'],
		});
	});

	it.each<[what: string, span: { jsonAsked?: boolean }, signals: string[]]>([
		['is no JSON, and none was asked', {}, []],
		['is no JSON, which was asked', { jsonAsked: true }, ['invalid-json']],
	])('%s', (_, span, signals) => {
		const answer = said({ length: 5, signals: ['invalid-json'] });
		expect(joined({ ...call, ...span }, answer)?.signals).toEqual(signals);
	});

	it('is there although the provider counted no tokens of it; a failed call owes none', () => {
		expect(joined({ ...call, signals: ['empty-answer'] }, said({ length: 5 }))?.signals).toEqual([]);
		const empty = said({ length: 0, signals: ['empty-answer'] });
		expect(joined(call, empty)?.signals).toEqual(['empty-answer']);
		expect(joined({ ...call, status: 'error' }, empty)?.signals).toEqual([]);
	});

	it('never replaces what the span itself says', () => {
		const own = { ...call, answerLength: 9, finishReasons: ['stop'], signals: ['has-code' as const] };
		const other = said({ finishReasons: ['length'], length: 5, signals: ['truncated', 'apology'] });
		expect(joined(own, other)).toMatchObject({ answerLength: 9, finishReasons: ['stop'], signals: ['has-code'] });
	});

	it('of several choices the last one speaks, and each may have been cut', () => {
		const choices = [
			said({ finishReasons: ['length'], length: 5, signals: ['truncated', 'refusal'] }),
			said({ finishReasons: ['stop'], length: 7, signals: ['apology'] }),
		];
		expect(joined(call, ...choices)).toMatchObject({
			finishReasons: ['length', 'stop'],
			answerLength: 7,
			signals: ['truncated', 'apology'],
		});
	});

	it('says nothing of a span that is no call', () => {
		expect(joined({ ...call, type: 'tool' }, said({ length: 5, signals: ['apology'] }))).toMatchObject({
			answerLength: null,
			signals: [],
		});
	});
});
