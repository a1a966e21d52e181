import { sampleRawSpan } from '@spanledger/core/spans/sample-raw-span';
import { expect, test } from 'vitest';
import { explainForPages } from './present-explanation.ts';

const span = sampleRawSpan(
	{
		'gen_ai.operation.name': 'chat',
		'gen_ai.request.model': 'gpt-4o-mini',
		'gen_ai.input.messages': `[{"role":"user","parts":[{"type":"text","content":"${'x'.repeat(400)}"}]}]`,
		'shop.account': 'acme',
		'customer.id': 'c-1',
		metadata: '{"tenant":"m-1","plan":"pro"}',
	},
	{ resource: new Map([['k8s.namespace.name', 'shop']]) },
);
const of = (mapping = {}) => explainForPages(span, mapping);
const fieldOf = (explanation: ReturnType<typeof of>, name: string) =>
	explanation.fields.find(({ field }) => field === name);

test('each value with the key that gave it, long ones cut', () => {
	const explanation = of();
	expect(explanation).toMatchObject({ type: 'llm', convention: { name: 'otel-genai' } });
	expect(fieldOf(explanation, 'requestModel')).toEqual({
		field: 'requestModel',
		value: 'gpt-4o-mini',
		key: 'gen_ai.request.model',
		isOwn: false,
	});
	expect(fieldOf(explanation, 'tenant')).toMatchObject({ value: 'c-1', key: 'customer.id' });
	expect(fieldOf(explanation, 'input')?.value).toHaveLength(301);
});

test('what gave nothing is there to be used: on the span, in its bags, on its resource', () => {
	expect(of().unused).toEqual([
		{ key: 'shop.account', value: 'acme', place: 'span', outrankedFor: [] },
		{ key: 'metadata › tenant', value: 'm-1', place: 'span', outrankedFor: [] },
		{ key: 'metadata › plan', value: 'pro', place: 'span', outrankedFor: [] },
		{ key: 'k8s.namespace.name', value: 'shop', place: 'resource', outrankedFor: [] },
	]);
});

test('a key of the project’s own comes first and is marked', () => {
	const explanation = of({ tenant: ['shop.account'], team: ['k8s.namespace.name'], feature: ['metadata › plan'] });
	expect(fieldOf(explanation, 'tenant')).toEqual({ field: 'tenant', value: 'acme', key: 'shop.account', isOwn: true });
	expect(fieldOf(explanation, 'team')).toMatchObject({
		value: 'shop',
		key: 'resource: k8s.namespace.name',
		isOwn: true,
	});
	expect(fieldOf(explanation, 'feature')).toMatchObject({ value: 'pro', key: 'metadata › plan', isOwn: true });
	expect(explanation.unused.map(({ key }) => key)).toEqual(['customer.id', 'metadata › tenant']);
});
