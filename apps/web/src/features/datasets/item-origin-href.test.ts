import { expect, test } from 'vitest';
import { itemOriginHref } from './item-origin-href.ts';

test.each([
	[null, null, null],
	['a1', null, '/shop/traces/a1'],
	['a1', 'b2', '/shop/traces/a1?span=b2'],
])('trace %s, span %s: %s', (traceId, spanId, href) => expect(itemOriginHref('shop', { traceId, spanId })).toBe(href));
