import { expect, it } from 'vitest';
import { filterChips, filterProblem, readFilters, withFilter, withoutFilter } from './filter-fields.ts';

it('adds a value once and takes it away again', () => {
	const two = withFilter(withFilter({ tenant: ['acme'] }, 'tenant', 'globex'), 'tenant', 'acme');
	expect(two).toEqual({ tenant: ['acme', 'globex'] });
	expect(withoutFilter(two, 'tenant', 'acme')).toEqual({ tenant: ['globex'] });
	expect(withoutFilter({ tenant: ['acme'] }, 'tenant', 'acme')).toEqual({});
});

it('replaces where only one value makes sense', () => {
	expect(withFilter({ q: ['refund'] }, 'q', 'invoice')).toEqual({ q: ['invoice'] });
});

it('lists chips in the order of the fields', () => {
	expect(filterChips({ model: ['gpt-4o'], route: ['chat', 'search'] })).toEqual([
		{ key: 'route', value: 'chat' },
		{ key: 'route', value: 'search' },
		{ key: 'model', value: 'gpt-4o' },
	]);
});

it('says what of a URL it ignores', () => {
	const given = { status: ['broken', 'error'], minDurationMs: ['abc'], tenant: [''], q: [''] };
	expect(readFilters(given)).toEqual({
		filters: { status: ['error'], tenant: [''] },
		ignored: [
			{ key: 'status', value: 'broken' },
			{ key: 'minDurationMs', value: 'abc' },
		],
	});
	expect(readFilters(given, ['tenant'])).toEqual({ filters: { tenant: [''] }, ignored: [] });
});

it.each([
	['status', 'error', null],
	['status', 'failed', 'Status is ok, error or unset.'],
	['signal', 'refusal', null],
	['signal', 'sad', 'No such signal.'],
	['outcome', 'unknown', null],
	['outcome', 'ok', 'Outcome is success, failure or unknown.'],
	['minCostUsd', '0.05', null],
	['minCostUsd', '1e-3', 'Dollars as a number: 0.05'],
	['minDurationMs', 'slow', 'Milliseconds as a number: 2000'],
	// Without a value a dimension means "not set".
	['tenant', '', null],
	['q', '  ', 'Type a value.'],
] as const)('%s = "%s": %s', (key, value, problem) => {
	expect(filterProblem(key, value)).toBe(problem);
});
