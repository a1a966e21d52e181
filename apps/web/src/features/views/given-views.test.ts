import { expect, test } from 'vitest';
import { addressOf, givenViews, isShown, viewOf } from './given-views.ts';

test('low-scored asks for every score that can fail by number', () => {
	const views = givenViews([
		{ name: 'helpful', direction: 'higher', passMark: 0.5 },
		{ name: 'toxicity', direction: 'lower', passMark: 0.2 },
		{ name: 'length', direction: 'none', passMark: null },
		{ name: 'tone', direction: 'higher', passMark: null },
	]);
	expect(views.map(({ name }) => name)).toEqual(['Errors', 'Slowest', 'Dearest', 'Low-scored', 'Unreviewed']);
	expect(views[3]?.query).toBe('score=helpful%3Alt%3A0.5&score=toxicity%3Agt%3A0.2');
});

test('without a score that can fail there is no such view', () => {
	expect(givenViews([{ name: 'length', direction: 'none', passMark: null }]).map(({ name }) => name)).not.toContain(
		'Low-scored',
	);
});

test.each([
	[
		'what is open and where the clock stands is left out',
		'trace=a&span=b&tz=UTC&from=x&to=y&tenant=acme',
		'tenant=acme',
	],
	[
		'a range that goes with the clock is kept',
		'tenant=acme&range=7d&sort=-costUsd',
		'range=7d&sort=-costUsd&tenant=acme',
	],
])('%s', (_, address, view) => {
	expect(viewOf(new URLSearchParams(address))).toBe(view);
});

test.each([
	['sort=-costUsd', 'range=7d&sort=-costUsd&tz=UTC&trace=a', true],
	['sort=-costUsd', 'sort=-costUsd&tenant=acme', false],
	['range=1h&status=error', 'status=error&range=7d', false],
	['status=error&range=7d', 'range=7d&status=error', true],
])('%s is what %s shows: %s', (query, address, shown) => {
	expect(isShown({ name: 'v', query }, new URLSearchParams(address))).toBe(shown);
});

test.each([
	['status=error', 'range=7d&tz=UTC&tenant=acme', 'status=error&tz=UTC&range=7d'],
	['status=error&range=1h', 'range=7d&tz=UTC', 'status=error&range=1h&tz=UTC'],
	['', 'from=a&to=b', 'from=a&to=b'],
])('%s from %s leads to %s', (query, here, address) => {
	expect(addressOf({ name: 'v', query }, new URLSearchParams(here))).toBe(address);
});
