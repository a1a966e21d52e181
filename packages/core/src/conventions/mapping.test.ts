import { describe, expect, test } from 'vitest';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { explainSpan } from './explain-span.ts';
import { type Mapping, mappingSchema } from './mapping.ts';
import { normaliseSpan } from './normalise-span.ts';

const attributes = (entries: object) => new Map(Object.entries(entries));

describe('a project’s rules for stages', () => {
	const stageRules: Mapping['stageRules'] = [
		{ by: 'name', pattern: 'fetch *', stage: 'lookup' },
		{ by: 'attribute', key: 'db.system', pattern: 'redis', stage: 'cache' },
		{ by: 'attribute', key: 'step', pattern: '2', stage: 'second' },
	];
	const stageOf = (name: string, sent: { [key: string]: string | number }, mapping: Mapping = { stageRules }) =>
		normaliseSpan(sampleRawSpan(sent, { name }), mapping).stage;

	test.each([
		['the first that fits', 'fetch orders', { 'db.system': 'redis' }, 'lookup'],
		['an attribute', 'GET', { 'db.system': 'redis' }, 'cache'],
		['a number', 'GET', { step: 2 }, 'second'],
		['before a standard key', 'fetch orders', { stage: 'standard' }, 'lookup'],
		['none', 'GET', { 'db.system': 'postgresql' }, null],
		['none, then the standard key', 'GET', { stage: 'standard' }, 'standard'],
	])('%s', (_, name, sent, stage) => {
		expect(stageOf(name, sent)).toBe(stage);
	});

	test('a key of the project’s own comes before them', () => {
		expect(stageOf('fetch orders', { phase: 'own' }, { stageRules, stage: ['phase'] })).toBe('own');
	});

	test('are told as what gave the stage', () => {
		const raw = sampleRawSpan({}, { name: 'fetch orders' });
		expect(explainSpan(raw, { stageRules }).fields).toContainEqual({
			field: 'stage',
			value: 'lookup',
			key: 'the rule: name is fetch *',
		});
	});

	test.each([
		['no pattern', { by: 'name', pattern: '', stage: 'x' }],
		['no such kind', { by: 'colour', pattern: 'x', stage: 'x' }],
		['an attribute without a key', { by: 'attribute', pattern: 'x', stage: 'x' }],
		['no stage', { by: 'name', pattern: 'x', stage: ' ' }],
	])('are refused: %s', (_, rule) => {
		expect(mappingSchema.safeParse({ stageRules: [rule] }).success).toBe(false);
	});
});

describe('a project’s own keys', () => {
	const mapping: Mapping = {
		tenant: ['acme.account', 'acme.fallback'],
		user: ['metadata › person.id'],
		session: ['chat'],
		route: ['job'],
		stage: ['phase'],
		feature: [],
	};

	test('come before the standard ones, in their own order, on calls and on plain spans', () => {
		const sent = {
			tenant: 'standard',
			'acme.fallback': 'second',
			feature: 'f',
			chat: 's-1',
			job: 'nightly',
			phase: 'rerank',
		};
		for (const call of [{}, { 'gen_ai.request.model': 'gpt-4o', 'gen_ai.usage.input_tokens': 1 }]) {
			const span = normaliseSpan(sampleRawSpan({ ...sent, ...call }), mapping);
			expect(span.dimensions).toEqual({ tenant: 'second', feature: 'f', session: 's-1', route: 'nightly' });
			expect(span.stage).toBe('rerank');
		}
		expect(normaliseSpan(sampleRawSpan({ ...sent, 'acme.account': 'first' }), mapping).dimensions.tenant).toBe('first');
	});

	test('reach inside JSON, by path or by a key with dots', () => {
		const user = (metadata: string) => normaliseSpan(sampleRawSpan({ metadata }), mapping).dimensions.user;
		expect(user('{"person":{"id":"u-1"}}')).toBe('u-1');
		expect(user('{"person.id":"u-2"}')).toBe('u-2');
		expect(user('{"userId":"u-3"}')).toBe('u-3');
	});

	test('count on the resource too, at the resource’s level', () => {
		const resource = attributes({ 'acme.account': 'by-process', tenant: 'standard' });
		const raw = sampleRawSpan({ tenant: 'own' }, { resource });
		expect(normaliseSpan(raw, mapping)).toMatchObject({
			dimensions: { tenant: 'own' },
			resourceDimensions: { tenant: 'by-process' },
		});
		expect(normaliseSpan(raw).resourceDimensions.tenant).toBe('standard');
		expect(normaliseSpan(raw, { team: ['tenant'] }).resourceDimensions).toEqual({
			tenant: 'standard',
			team: 'standard',
		});
	});

	test('that are empty or unusable leave the standard key its turn', () => {
		const span = normaliseSpan(
			sampleRawSpan({ tenant: 'standard', 'acme.account': '', 'acme.fallback': ['x'] }),
			mapping,
		);
		expect(span.dimensions.tenant).toBe('standard');
	});
});

const mappings: readonly (readonly [what: string, value: unknown, valid: boolean])[] = [
	['nothing', {}, true],
	['some keys', { tenant: ['a', 'b'], stage: [] }, true],
	['twenty keys', { tenant: Array.from({ length: 20 }, (_, at) => `k${at}`) }, true],
	['more', { tenant: Array.from({ length: 21 }, (_, at) => `k${at}`) }, false],
	['an empty key', { tenant: [''] }, false],
	['a long key', { tenant: ['x'.repeat(201)] }, false],
	['a name that cannot be mapped', { environment: ['env'] }, false],
	['no list', { tenant: 'a' }, false],
];

test.each(mappings)('the schema and %s', (_what, value, valid) => {
	expect(mappingSchema.safeParse(value).success).toBe(valid);
});
