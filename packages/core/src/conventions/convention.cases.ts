import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';
import { claimSpan } from './claim-span.ts';
import { normaliseSpan } from './normalise-span.ts';
import { readContent } from './read-content.ts';
import { readEvaluations } from './read-evaluations.ts';

/** Any attribute value, the ones that no sane emitter sends included. */
export const anyValue: fc.Arbitrary<AttributeValue> = fc.letrec<{ value: AttributeValue }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.string({ unit: 'binary' }),
		fc.json(),
		fc.constantFrom('{"a":', '[{"role":"user","content":[', '"', '\0', '\ud800', '[[[[', '{"__proto__":{"x":1}}'),
		fc.double(),
		fc.bigInt(),
		fc.boolean(),
		fc.constant(null),
		fc.uint8Array({ maxLength: 8 }),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
	),
})).value;

/** What every convention must hold to, whatever dialect it reads. `own`: spans it wrote; `foreign`: spans others wrote. */
export function conventionCases(name: string | null, own: readonly RawSpan[], foreign: readonly RawSpan[]): void {
	test('claims its own spans', () => {
		expect(own.length).toBeGreaterThan(0);
		for (const span of own) expect(claimSpan(span)?.name ?? null, span.name).toBe(name);
	});

	test("claims no other's", () => {
		for (const span of foreign)
			expect(claimSpan(span)?.name ?? null, `${span.scope.name}: ${span.name}`).not.toBe(name);
	});

	test('leaves the span as it was sent', () => {
		for (const span of own) {
			const before = structuredClone(span);
			normaliseSpan(span);
			readContent(span);
			expect(span).toEqual(before);
		}
	});

	test('leaves unknown attributes alone', () => {
		for (const span of own) {
			const attributes = new Map(span.attributes)
				.set('acme.colour', 'blue')
				.set('__proto__', 'x')
				.set('constructor', 'y');
			const { attributeCount, ...with3more } = normaliseSpan({ ...span, attributes });
			const { attributeCount: count, ...without } = normaliseSpan(span);
			expect(with3more).toEqual(without);
			expect(attributeCount).toBe(count + 3);
			expect(readContent({ ...span, attributes })).toEqual(readContent(span));
		}
	});

	test('never throws, whatever its keys hold', () => {
		const garbled = fc.constantFrom(...own).chain((span) =>
			fc.tuple(...[...span.attributes.keys()].map((key) => fc.tuple(fc.constant(key), anyValue))).map((entries) => ({
				...span,
				attributes: new Map(entries),
			})),
		);
		fc.assert(
			fc.property(garbled, (span) => {
				normaliseSpan(span);
				JSON.stringify(readContent(span));
				readEvaluations(span);
			}),
			{ numRuns: 60 },
		);
	});
}
