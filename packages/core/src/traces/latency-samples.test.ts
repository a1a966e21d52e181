import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logBucket } from '../latency/log-bucket.ts';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import { type SpanType, spanTypes } from '../spans/span.ts';
import { settleTrace } from './settle-trace.ts';

const book = createCatalogueBook();
const usage = { inputTokens: 1_000, outputTokens: 150 };

//   root      ├──────────────── 2,000 ───────────────┤
//   retrieve    ├─ 100 → 300 ─┤
//   chat                         ├─ 400 → 1,900 ──┤      first token after 500
const spans = [
	spanOf('root', { type: 'workflow', durationMs: 2_000, status: 'error', dimensions: { route: 'ask' } }),
	spanOf('retrieve', { parentSpanId: idOf('root'), type: 'retrieval', startMs: 100, durationMs: 200 }),
	spanOf('chat', { parentSpanId: idOf('root'), startMs: 400, durationMs: 1_500, timeToFirstTokenMs: 500, usage }),
];
const batch = { serviceTier: 'batch', durationMs: 3 * 3_600_000 };
const samplesOf = (of: typeof spans) =>
	settleTrace({ spans: of, foreignClaims: [], book }).samples.map(({ kind, key, logBucket, us, error }) => ({
		kind,
		key,
		logBucket,
		us,
		error: error === true,
	}));

it('a trace gives its route, its stages with their part of the path, its parts; a call its model, first token and speed', () => {
	const of = (kind: string, key: string, ms: number | null, us: number, error = false) => ({
		kind,
		key,
		logBucket: ms === null ? null : logBucket(ms),
		us,
		error,
	});
	expect(samplesOf(spans)).toEqual([
		of('route', 'ask', 2_000, 2_000_000, true),
		of('stage', 'llm', 1_500, 1_500_000),
		of('stage', 'other', 2_000, 300_000), // 100 before retrieve, 100 between, 100 behind chat
		of('stage', 'retrieval', 200, 200_000),
		of('part', 'before', null, 400_000),
		of('part', 'first-token', null, 500_000),
		of('part', 'stream', null, 1_000_000),
		of('part', 'after', null, 100_000),
		of('model', 'gpt-4o-mini', 1_500, 1_500_000),
		of('ttft', 'gpt-4o-mini', 500, 500_000),
		of('speed', 'gpt-4o-mini', 100, 0), // 150 tokens in 1.5 s
	]);
});

it('while the root has not come, only the calls count', () => {
	expect(samplesOf(spans.slice(1)).map(({ kind }) => kind)).toEqual(['model', 'ttft', 'speed']);
});

it('a replay of a cache is in a series of its own, and says nothing of the speed', () => {
	const replay = spans.map((span) =>
		span.name === 'chat' ? { ...span, billingHint: 'cached-replay' as const } : span,
	);
	expect(samplesOf(replay).filter(({ kind }) => !['route', 'stage'].includes(kind))).toMatchObject([
		{ kind: 'model', key: 'gpt-4o-mini (cached)' },
	]);
});

it('a call of a provider’s batch is in a series of its own too: its hours are not the model’s', () => {
	const batched = spans.map((span) =>
		span.name === 'chat'
			? spanOf('chat', { ...batch, usage, parentSpanId: idOf('root'), timeToFirstTokenMs: 500 })
			: span,
	);
	expect(samplesOf(batched).filter(({ kind }) => !['route', 'stage'].includes(kind))).toEqual([
		{
			kind: 'model',
			key: 'gpt-4o-mini (batch)',
			logBucket: logBucket(3 * 3_600_000),
			us: 3 * 3_600_000_000,
			error: false,
		},
	]);
	// one that has ended at once is one all the same
	const atOnce = spanOf('root', { ...batch, durationMs: 0, usage });
	expect(samplesOf([atOnce]).map(({ kind }) => kind)).toEqual(['route', 'stage', 'model']);
});

it('shares of the stages sum to 100 %, and their time on the path to the trace’s, whatever the tree', () => {
	const row = fc.record({
		parent: fc.nat(30),
		type: fc.constantFrom<SpanType>(...spanTypes),
		startMs: fc.nat(3_000),
		durationMs: fc.nat(4_000),
	});
	fc.assert(
		fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
			const tree = rows.map(({ parent, ...parts }, index) => {
				const parentSpanId = index === 0 ? null : idOf(`${Math.min(parent, index - 1)}`);
				return spanOf(`${index}`, { ...parts, parentSpanId, durationMs: parts.durationMs + (index === 0 ? 1 : 0) });
			});
			const { stages, summary, samples } = settleTrace({ spans: tree, foreignClaims: [], book });
			expect(stages.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
			const critical = samples.filter(({ kind }) => kind === 'stage').reduce((sum, { us }) => sum + (us ?? 0), 0);
			expect(Math.abs(critical - summary.durationNs / 1e3)).toBeLessThanOrEqual(stages.length);
		}),
	);
});
