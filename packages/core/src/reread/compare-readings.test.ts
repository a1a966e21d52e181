import { spanOf } from '@spanledger/fixtures/span-of';
import { expect, test } from 'vitest';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import type { Span } from '../spans/span.ts';
import { settleTrace } from '../traces/settle-trace.ts';
import { compareReadings } from './compare-readings.ts';
import { addMove, emptyTally, mostMoves, rereadTally } from './reread-tally.ts';

const book = createCatalogueBook();

function compared(before: Span[], after: Span[]) {
	const tally = emptyTally();
	const settle = (spans: Span[]) => settleTrace({ spans, foreignClaims: [], book }).spans;
	compareReadings(tally, settle(before), settle(after));
	return tally;
}

const call = (more: Parameters<typeof spanOf>[1] = {}) =>
	spanOf('b', { parentSpanId: '000000000000000a', usage: { inputTokens: 10 }, ...more });
const root = (more: Parameters<typeof spanOf>[1] = {}) =>
	spanOf('a', { type: 'workflow', usage: null, durationMs: 5_000, ...more });

test('a tenant on the root moves every call below it', () => {
	expect(compared([root(), call()], [root({ dimensions: { tenant: 'acme' } }), call()])).toEqual({
		...emptyTally(),
		dimensions: { tenant: { moves: [{ from: '', to: 'acme', calls: 1 }], otherCalls: 0 } },
	});
});

test('a stage is compared for every span, a bill only where there is one', () => {
	expect(compared([root(), call()], [root({ stage: 'front' }), call()]).dimensions).toEqual({
		stage: { moves: [{ from: expect.any(String), to: 'front', calls: 1 }], otherCalls: 0 },
	});
});

const bills: [
	name: string,
	before: Span,
	after: Span,
	expected: [added: number, removed: number, recounted: number],
][] = [
	['a step that turns out to be a call', call({ type: 'tool' }), call(), [1, 0, 0]],
	['a call that turns out to be none', call(), call({ type: 'tool' }), [0, 1, 0]],
	['other tokens', call(), call({ usage: { inputTokens: 11 } }), [0, 0, 1]],
	['another model', call(), call({ responseModel: 'gpt-4o' }), [0, 0, 1]],
	['the same', call(), call(), [0, 0, 0]],
];

test.each(bills)('%s', (_, before, after, [callsAdded, callsRemoved, callsRecounted]) => {
	expect(compared([root(), before], [root(), after])).toMatchObject({ callsAdded, callsRemoved, callsRecounted });
});

test('the tally stays small: past fifty kinds of moves only their number is kept', () => {
	const tally = emptyTally();
	for (let user = 0; user < 70; user++) addMove(tally, 'user', '', `u${user}`);
	addMove(tally, 'user', '', 'u3');
	expect(tally.dimensions.user?.moves).toHaveLength(mostMoves);
	expect(tally.dimensions.user?.moves[3]).toEqual({ from: '', to: 'u3', calls: 2 });
	expect(tally.dimensions.user?.otherCalls).toBe(20);
	expect(rereadTally.parse(JSON.parse(JSON.stringify(tally)))).toEqual(tally);
});
