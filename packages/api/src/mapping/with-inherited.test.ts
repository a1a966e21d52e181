import { createCatalogueBook } from '@spanledger/core/prices/catalogue-book';
import type { Dimensions } from '@spanledger/core/spans/dimensions';
import type { Span } from '@spanledger/core/spans/span';
import { settleTrace } from '@spanledger/core/traces/settle-trace';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { expect, test } from 'vitest';
import type { Explanation } from './present-explanation.ts';
import { withInherited } from './with-inherited.ts';

const book = createCatalogueBook();
const own: Explanation = {
	name: 'call',
	type: 'llm',
	convention: null,
	alsoClaimedBy: [],
	usageSource: 'reported',
	fields: [{ field: 'user', value: 'u-1', key: 'user.id', isOwn: false }],
	unused: [],
};

function inherited(call: Partial<Span>, others: Span[], explanation = own, linked: Dimensions = {}) {
	const span = spanOf('c', {
		parentSpanId: idOf('b'),
		usage: { inputTokens: 1 },
		dimensions: { user: 'u-1' },
		...call,
	});
	const links = new Map([[span.spanId, linked]]);
	const { spans } = settleTrace({ spans: [span, ...others], foreignClaims: [], linked: links, book });
	const settled = spans.find((one) => one.span.spanId === span.spanId);
	if (settled === undefined) throw new Error('the call was not settled');
	return withInherited(explanation, settled, spans).fields.map(({ field, value, key }) => [field, value, key]);
}

const root = spanOf('a', {
	type: 'workflow',
	usage: null,
	name: 'POST /ask',
	dimensions: { tenant: 'acme', user: 'u-0' },
});
const agent = spanOf('b', {
	parentSpanId: idOf('a'),
	type: 'agent',
	usage: null,
	name: 'agent',
	dimensions: { team: 'blue' },
});

test('what ancestors gave is named by them; the call’s own stays', () => {
	expect(inherited({}, [root, agent])).toEqual([
		['user', 'u-1', 'user.id'],
		['tenant', 'acme', 'ancestor: POST /ask'],
		['team', 'blue', 'ancestor: agent'],
		['route', 'POST /ask', 'ancestor: POST /ask'],
	]);
});

test('what a span beside it gave, where no ancestor is known', () => {
	const beside = spanOf('d', {
		parentSpanId: idOf('x'),
		type: 'tool',
		usage: null,
		name: 'search',
		dimensions: { tenant: 'acme' },
	});
	expect(inherited({}, [beside])).toContainEqual(['tenant', 'acme', 'trace: search']);
});

test('an ancestor’s value stands instead of the resource’s', () => {
	const explanation = {
		...own,
		fields: [{ field: 'tenant', value: 'shared', key: 'resource: tenant', isOwn: false }],
	};
	const fields = inherited({ resourceDimensions: { tenant: 'shared' } }, [root, agent], explanation);
	expect(fields.filter(([field]) => field === 'tenant')).toEqual([['tenant', 'acme', 'ancestor: POST /ask']]);
});

test('what came over a link', () => {
	const fields = inherited({ resourceDimensions: { team: 'blue' } }, [], own, { tenant: 'acme', team: 'red' });
	expect(fields).toContainEqual(['tenant', 'acme', 'linked trace']);
	expect(fields).toContainEqual(['team', 'red', 'linked trace']);
});

test('a span that does not bill says only what is its own', () => {
	expect(inherited({ type: 'tool', usage: null }, [root, agent])).toEqual([['user', 'u-1', 'user.id']]);
});
