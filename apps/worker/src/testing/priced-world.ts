import type { RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import { type RepriceResult, repriceResult } from '@spanledger/core/reprice/reprice-result';
import type { Span } from '@spanledger/core/spans/span';
import type { Db } from '@spanledger/db/connect';
import { createOverride } from '@spanledger/db/prices/create-override';
import type { NewOverride } from '@spanledger/db/prices/override-row';
import { createProject } from '@spanledger/db/projects/create-project';
import { createRangeJob } from '@spanledger/db/range-jobs/create-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import type { Scope } from '@spanledger/db/scope';
import type { Payload } from '@spanledger/db/spans/payload';
import { storeSpans } from '@spanledger/db/spans/store-spans';
import { spanOf } from '@spanledger/fixtures/span-of';
import { workOnce } from '../jobs/range-jobs.ts';
import { repriceRange } from '../jobs/reprice-range.ts';
import { pricingOfProjects } from '../jobs/settle-pricing.ts';
import { settleDue } from '../jobs/settle-traces.ts';

const epochMs = Date.now() - 3_600_000;
const epochNs = BigInt(epochMs) * 1_000_000n;

export const by = 'ada@example.com';
export const firstStart = new Date(epochMs);
export const range = { from: new Date(epochMs - 60_000), to: new Date(epochMs + 3_600_000) };
export const never = new AbortController().signal;

const payload: Payload = {
	resource: {},
	traceState: '',
	flags: 0,
	attributes: {},
	events: [],
	links: [],
	droppedAttributesCount: 0,
	truncatedKeys: [],
};

export const traceNamed = (letter: string): string => letter.repeat(32);

/** A call of 1,000 input and 100 output tokens to a model that no catalogue knows. */
export const callOf = (name: string, more: Parameters<typeof spanOf>[1] = {}): Span =>
	spanOf(
		name,
		{
			usage: { inputTokens: 1_000, outputTokens: 100 },
			requestModel: 'acme-7b',
			provider: null,
			dimensions: { tenant: 'acme', user: 'u_1' },
			...more,
		},
		epochNs,
	);

/** 1 and 10 dollars a million: a call of `callOf` costs $0.002. */
export const priceOf = (more: Partial<NewOverride> = {}): NewOverride => ({
	provider: null,
	model: 'acme-7b',
	validFrom: null,
	rates: { input: { base: '1', tiers: [] }, output: { base: '10', tiers: [] } },
	units: {},
	multipliers: {},
	mapsTo: null,
	note: '',
	...more,
});

/** Two traces of different tenants, a model of the catalogue, one that is unknown, and a call that told no tokens. */
export const mixedCalls = [
	callOf('a', { traceId: traceNamed('a') }),
	callOf('b', { traceId: traceNamed('a'), startMs: 1_000, dimensions: { tenant: 'globex' } }),
	callOf('c', { traceId: traceNamed('b'), startMs: 1_000_000, requestModel: 'gpt-4o-mini', provider: 'openai' }),
	callOf('d', { traceId: traceNamed('b'), startMs: 1_000_001, requestModel: 'acme-9b' }),
	callOf('e', { traceId: traceNamed('c'), startMs: 2, usage: null }),
];

/** Storing, settling, setting prices and pricing again on one database, as the worker does. */
export function pricedWorld(db: Db) {
	const faults: string[] = [];
	const pricingOf = pricingOfProjects(db);
	const settling = { db, pricingOf, now: () => new Date(), onFault: (reason: string) => void faults.push(reason) };

	const newProject = async (): Promise<Scope> => {
		const { id } = await createProject(db, { slug: crypto.randomUUID(), name: 'test' });
		return { projectId: id };
	};

	const store = (scope: Scope, spans: readonly Span[]) =>
		storeSpans(db, scope, { spans: spans.map((span) => ({ span, payload })), receivedAt: new Date() });

	const settleAll = async (): Promise<void> => {
		for (let round = 0; round < 20; round++) {
			await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
			const taken = await Promise.all([settleDue(settling), settleDue(settling)]);
			if (taken.every((count) => count === 0)) return;
		}
		throw new Error('settling does not come to rest');
	};

	const setPrice = (scope: Scope, override = priceOf()) => createOverride(db, scope, { override, createdBy: by });

	/** Two calls a step, so that a few calls are several steps. */
	const reprice = async (scope: Scope, writes: boolean, filter: RepriceFilter = {}): Promise<RepriceResult> => {
		const order = { kind: 'reprice', writes, ...range, input: filter, createdBy: by } as const;
		const { id } = await createRangeJob(db, scope, order);
		await workOnce(db, { reprice: repriceRange(pricingOf, { writes: 2, preview: 2 }) }, never);
		const job = await findRangeJob(db, scope, { id });
		if (job?.state !== 'done') throw new Error(`the re-pricing is ${job?.state}: ${job?.error}`);
		if (job.done !== job.total) throw new Error(`${job.done} of ${job.total} calls`);
		return repriceResult.parse(job.result);
	};

	return { faults, pricingOf, settling, newProject, store, settleAll, setPrice, reprice };
}
