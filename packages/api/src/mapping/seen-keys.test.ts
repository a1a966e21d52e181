import type { JsonObject } from '@spanledger/core/spans/json';
import { expect, test } from 'vitest';
import { seenKeys } from './seen-keys.ts';

const payload = (attributes: JsonObject, resource: JsonObject = {}) => ({
	resource,
	traceState: '',
	flags: 0,
	attributes,
	events: [],
	links: [],
	droppedAttributesCount: 0,
	truncatedKeys: [],
});

test('keys that could be names, most frequent first, with a few of their values', () => {
	expect(
		seenKeys([
			payload({ 'shop.account': 'acme', prompt: 'x'.repeat(201), list: '["a"]', metadata: '{"plan":"pro","deep":{}}' }),
			payload({ 'shop.account': 'globex', retries: 0, bag: { plan: 'free' } }, { 'k8s.namespace.name': 'shop' }),
			payload({ 'shop.account': 'acme', '': null }, { 'k8s.namespace.name': 'shop' }),
		]),
	).toEqual([
		{ key: 'shop.account', spans: 3, values: ['acme', 'globex'] },
		{ key: 'k8s.namespace.name', spans: 2, values: ['shop'] },
		{ key: 'bag › plan', spans: 1, values: ['free'] },
		{ key: 'metadata › plan', spans: 1, values: ['pro'] },
		{ key: 'retries', spans: 1, values: ['0'] },
	]);
});
