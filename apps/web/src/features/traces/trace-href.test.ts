import { expect, test } from 'vitest';
import { traceHref } from './trace-href.ts';

test('what one sees of a trace goes along, what belongs to the list does not', () => {
	const search = new URLSearchParams('tenant=acme&sort=-costUsd&trace=t1&span=s1&zoom=1.5-3&view=timeline');
	expect(traceHref('shop', 't1', search)).toBe('/shop/traces/t1?span=s1&view=timeline&zoom=1.5-3');
	expect(traceHref('shop', 't1', new URLSearchParams('tenant=acme'))).toBe('/shop/traces/t1');
});
