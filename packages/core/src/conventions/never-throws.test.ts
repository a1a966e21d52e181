import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attributes, RawEvent } from '../spans/raw-span.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { anyValue } from './convention.cases.ts';
import { explainSpan } from './explain-span.ts';
import { tableFor } from './fields/convention-table.ts';
import { conventions } from './list-conventions.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';

const knownKeys = [...new Set(conventions.flatMap((convention) => [...tableFor(convention).keys()]))];
const operationKeys = conventions.flatMap(({ operations }) => operations.map(({ key }) => key));
const indexed = [
	'llm.input_messages.',
	'gen_ai.prompt.',
	'retrieval.documents.',
	'llm.tools.',
	'embedding.embeddings.',
];
const words = [
	'0',
	'1',
	'99999999999',
	'-1',
	'__proto__',
	'message',
	'role',
	'content',
	'constructor',
	'prototype',
	'',
];

const anyKey = fc.oneof(
	fc.constantFrom(...knownKeys),
	fc.constantFrom(...operationKeys),
	fc.constantFrom('__proto__', 'constructor', 'constructor.prototype.x', 'toString', ''),
	fc
		.tuple(fc.constantFrom(...indexed), fc.array(fc.constantFrom(...words), { maxLength: 5 }))
		.map(([prefix, rest]) => prefix + rest.join('.')),
	fc.string({ unit: 'binary' }),
);
const anyAttributes: fc.Arbitrary<Attributes> = fc
	.array(fc.tuple(anyKey, anyValue), { maxLength: 25 })
	.map((entries) => new Map(entries));
const anyEvent: fc.Arbitrary<RawEvent> = fc.record({
	name: fc.oneof(
		fc.constantFrom(
			'gen_ai.user.message',
			'gen_ai.choice',
			'gen_ai.content.prompt',
			'db.query.result',
			'exception',
			'new_token',
		),
		fc.constant('gen_ai.client.inference.operation.details'),
		fc.string(),
	),
	timeNs: fc.bigInt({ min: 0n, max: 2n ** 63n }),
	attributes: anyAttributes,
});

test('any attributes on any span become a span and content that can be stored and sent', () => {
	const anySpan = fc.record({
		attributes: anyAttributes,
		resource: anyAttributes,
		events: fc.array(anyEvent, { maxLength: 3 }),
		name: fc.string({ unit: 'binary' }),
		scope: fc.record({
			name: fc.constantFrom(
				'',
				'ai',
				'gen_ai',
				'litellm',
				'langfuse-sdk',
				'@traceloop/x',
				'pydantic-ai',
				'genkit-tracer',
				'codex',
			),
			version: fc.string(),
		}),
	});
	fc.assert(
		fc.property(anySpan, (parts) => {
			const raw = sampleRawSpan(parts.attributes, parts);
			const { startTimeNs, endTimeNs, ...span } = normaliseSpan(raw);
			const stored = JSON.stringify(span);
			expect(stored).not.toMatch(/\\u0000/);
			expect(stored.length).toBeLessThan(200_000);
			expect(endTimeNs).toBeGreaterThanOrEqual(startTimeNs);
			JSON.stringify(readContent(raw, raw.events));
			const { attributes, fields } = explainSpan(raw, { tenant: [...raw.attributes.keys()].slice(0, 20) });
			expect(attributes).toHaveLength(raw.attributes.size);
			expect(JSON.stringify([attributes, fields])).toBeTypeOf('string');
		}),
		{ numRuns: 500 },
	);
});

test('a list that holds a list with an empty kvlist, where a convention gathers entries', () => {
	const raw = sampleRawSpan(new Map([['ai.values', [[new Map()]]]]), { scope: { name: '@traceloop/x', version: '' } });
	expect(() => readContent(raw, raw.events)).not.toThrow();
});

const deepest = 100_000;
const deep: readonly (readonly [name: string, text: string])[] = [
	['lists', '['.repeat(deepest)],
	['closed lists', '['.repeat(deepest) + ']'.repeat(deepest)],
	['objects', `${'{"role":"user","message":'.repeat(2000)}1${'}'.repeat(2000)}`],
	['messages', `[{"role":"user","content":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`],
	[
		'arguments inside text',
		JSON.stringify([
			{ role: 'assistant', tool_calls: [{ name: 'f', arguments: '['.repeat(9999) + ']'.repeat(9999) }] },
		]),
	],
];

test.each(deep)('nesting beyond reason: %s', (_name, text) => {
	for (const key of [
		'gen_ai.input.messages',
		'output.value',
		'metadata',
		'ai.response.providerMetadata',
		'rag.documents',
	]) {
		const raw = sampleRawSpan({ 'gen_ai.operation.name': 'chat', [key]: text });
		normaliseSpan(raw);
		JSON.stringify(readContent(raw));
	}
});

test('hostile keys leave the language alone', () => {
	const raw = sampleRawSpan({
		'openinference.span.kind': 'LLM',
		'llm.input_messages.0.message.__proto__.polluted': 'yes',
		'llm.input_messages.0.message.role': 'user',
		'llm.input_messages.__proto__.message.role': 'user',
		metadata: '{"__proto__":{"tenant":"evil"},"constructor":{"prototype":{"tenant":"evil"}}}',
	});
	expect(normaliseSpan(raw).dimensions).toEqual({});
	readContent(raw);
	expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
