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
