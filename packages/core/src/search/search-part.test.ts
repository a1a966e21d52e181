import { expect, it } from 'vitest';
import { createPartBuilder, type SearchableSpan } from './search-part.ts';

const startMs = Date.parse('2026-11-20T10:00:00Z');

function searchParts(spans: readonly SearchableSpan[]) {
	const builder = createPartBuilder();
	return [...builder.add(spans), ...builder.finish()];
}

function span(spanId: string, texts: string[], more: Partial<SearchableSpan> = {}): SearchableSpan {
	return {
		spanId,
		type: 'llm',
		startMs,
		texts: texts.map((text) => ({ place: 'input', text })),
		attributes: {},
		resource: {},
		...more,
	};
}

it('numbers words so that no phrase goes from one text into the next', () => {
	const [part] = searchParts([span('a', ['one two', 'three one'])]);
	expect(Object.fromEntries(part?.words ?? [])).toEqual({ one: [2, 6], two: [3], three: [5] });
});

it('keeps a text once, under the span that did the work', () => {
	const [part] = searchParts([
		span('root', ['a question'], { type: 'workflow', startMs: startMs - 5 }),
		span('call', ['a question']),
	]);
	expect(part?.spanIds).toEqual(['call', 'root']);
	expect(part?.words.get('question')).toEqual([3]);
	expect(part?.startMs).toBe(startMs - 5);
});

it('keeps attributes as pairs: scalars, lists of them, of span and resource; long ones are content', () => {
	const attributes = { n: 3, on: true, tags: ['x', 'y'], long: 'z'.repeat(200), nested: { a: 1 }, none: null };
	const [part] = searchParts([span('a', [], { attributes, resource: { 'service.name': 'shop' } })]);
	expect([...(part?.attributes ?? [])]).toEqual(['n=3', 'on=true', 'tags=x', 'tags=y', 'service.name=shop']);
});

it('parts what is long, and what lies on two days', () => {
	const texts = [Array.from({ length: 9_000 }, (_, index) => `w${index}`).join(' ')];
	const nextDay = { startMs: startMs + 86_400_000 };
	const parts = searchParts([span('a', texts), span('b', ['late']), span('c', ['tomorrow'], nextDay)]);
	expect(parts.map(({ spanIds }) => spanIds)).toEqual([['a'], ['b'], ['c']]);
	expect(searchParts(Array.from({ length: 130 }, (_, index) => span(`s${index}`, ['same'])))).toHaveLength(3);
});

it('stays within what an index entry may hold, however long a text', () => {
	const [part] = searchParts([span('a', [`${'again '.repeat(20_000)}end`])]);
	expect(part?.words.get('again')?.length).toBe(255);
	expect(part?.words.get('end')).toEqual([16_000]);
});
