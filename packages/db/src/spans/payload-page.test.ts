import { expect, test } from 'vitest';
import { noonNs, samplePayload, sampleSpan, spanIdOf, traceIdOf } from '../testing/sample-spans.ts';
import type { Payload } from './payload.ts';
import { packPage, pagesOf, unpackPage } from './payload-page.ts';
import { spansToStore } from './span-to-store.ts';

const rowsOf = (sent: [span: Parameters<typeof sampleSpan>[0], payload?: Partial<Payload>][]) =>
	spansToStore(sent.map(([span, payload]) => ({ span: sampleSpan(span), payload: samplePayload(payload) })));

test('a page gives back what was packed', () => {
	const payload = samplePayload({
		attributes: { text: '"ä😀\\', big: '9007199254740993', __proto__: 'own' },
		events: [{ name: 'e', timeNs: '1', attributes: {} }],
		links: [{ traceId: traceIdOf(1), spanId: spanIdOf(2), traceState: 'x', attributes: {} }],
		traceState: 'vendor="1"',
		truncatedKeys: ['text'],
	});
	const rows = rowsOf([[{ spanId: spanIdOf(1) }, payload], [{ spanId: spanIdOf(2) }]]);
	const { resource: _, ...kept } = payload;
	const [first, second] = unpackPage(packPage(rows));
	expect(first).toEqual({
		...kept,
		spanId: spanIdOf(1),
		startMs: Number(noonNs / 1_000_000n),
		pending: false,
		endTimeNs: noonNs + 1_000_000_000n,
		attributeCount: 12,
		bodyHash: rows[0]?.bodyHash,
	});
	expect(second?.spanId).toBe(spanIdOf(2));
});

test('a page is of one trace, one day and one resource', () => {
	const resource = { 'service.name': 'other' };
	const rows = rowsOf([
		[{ spanId: spanIdOf(1) }],
		[{ spanId: spanIdOf(2), traceId: traceIdOf(2) }],
		[{ spanId: spanIdOf(3), startTimeNs: noonNs + 86_400_000_000_000n }],
		[{ spanId: spanIdOf(4) }, { resource }],
		[{ spanId: spanIdOf(5) }],
	]);
	const ids = pagesOf(rows).map((page) => page.map(({ span }) => Number.parseInt(span.spanId, 16)));
	expect(ids).toEqual([[1, 5], [2], [3], [4]]);
});

test('a page holds 256 KB of JSON; what is larger stands alone', () => {
	const text = (length: number) => ({ attributes: { text: 'x'.repeat(length) } });
	const rows = rowsOf(
		[100_000, 100_000, 100_000, 500_000, 10].map((length, i) => [{ spanId: spanIdOf(i) }, text(length)]),
	);
	expect(pagesOf(rows).map((page) => page.length)).toEqual([2, 1, 1, 1]);
});
