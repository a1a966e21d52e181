import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import type { Pricing } from '@spanledger/core/prices/pricing';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { repriceEntries } from '@spanledger/core/reprice/reprice-entries';
import { type RepriceFilter, repriceFilter } from '@spanledger/core/reprice/reprice-filter';
import { placeBefore, type RepricePlace, repricePlace } from '@spanledger/core/reprice/reprice-place';
import { figuresOf, type RepriceResult, repriceResult, sumsOf } from '@spanledger/core/reprice/reprice-result';
import { addSums, type RepriceSums, sumRepriced } from '@spanledger/core/reprice/reprice-sums';
import type { Db, Transaction } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import type { RangeStep } from '@spanledger/db/range-jobs/save-step';
import { addRepriceSums } from '@spanledger/db/reprice/add-reprice-sums';
import { clearRepriceSums } from '@spanledger/db/reprice/clear-reprice-sums';
import { countCalls } from '@spanledger/db/reprice/count-calls';
import { readChunk } from '@spanledger/db/reprice/read-chunk';
import { readRepriceSums } from '@spanledger/db/reprice/read-reprice-sums';
import { placeOf } from '@spanledger/db/reprice/walk-order';
import { writeRepriced } from '@spanledger/db/reprice/write-repriced';
import type { Scope } from '@spanledger/db/scope';
import { holdSettings } from '@spanledger/db/settings/hold-settings';
import { readSettingsVersion } from '@spanledger/db/settings/read-settings-version';
import type { RangeStepInput, RangeWork } from './range-jobs.ts';

/** Short of a second each: a step that writes holds the rows of its traces, and storing waits while any of them is reckoned. */
const entriesPerStep = { writes: 2_000, preview: 4_000 };
type EntriesPerStep = typeof entriesPerStep;
/** A filter may find nothing in millions of calls: no step looks at more of them than lie in these hours. */
const filteredWindowMs = 6 * 3_600_000;

/**
 * Prices the ledger of a range again: read a stretch → price it → write the difference → sum it up. The ledger alone is read, so that
 * bills whose spans retention has taken are priced too. A preview is the same walk without the writing.
 */
export function repriceRange(
	pricingOf: (scope: Scope) => Promise<Pricing>,
	perStep: EntriesPerStep = entriesPerStep,
): RangeWork {
	return {
		count: (db, scope, job) => countCalls(db, scope, { from: job.from, to: job.to, filter: filterOf(job) }),
		step: (db, scope, input, save) =>
			inTransaction(db, async (tx) => {
				// while they are held nobody changes them, so that what is written is right when it is committed
				const version = input.job.writes ? await holdSettings(tx, scope) : await readSettingsVersion(tx, scope);
				const prices = { pricing: await pricingOf(scope), settingsVersion: String(version), perStep };
				const step = await doStep(db, tx, scope, input, prices);
				await save(tx, step);
				return step;
			}),
	};
}

type Prices = { pricing: Pricing; settingsVersion: string; perStep: EntriesPerStep };
/** The entries behind `after` and before `to`; `last` is where the next step begins, null = there is none. */
type Stretch = { entries: LedgerEntry[]; after: RepricePlace; next: RepricePlace | null; to: Date };

async function doStep(
	db: Db,
	tx: Transaction,
	scope: Scope,
	input: RangeStepInput,
	{ pricing, settingsVersion, perStep }: Prices,
): Promise<RangeStep> {
	const { job } = input;
	const reprice = (entries: readonly LedgerEntry[]) => repriceEntries(entries, pricing.book, pricing.costSetting);
	const { entries, after, next, to } = await readStretch(tx, scope, input, perStep);
	const found = reprice(entries);
	const bounds = { after, last: next ?? placeBefore(to), filter: filterOf(job) };
	const repriced = job.writes ? await writeRepriced(db, tx, scope, found, bounds, reprice) : found;
	const { total, keyed } = sumRepriced(repriced);
	await addRepriceSums(tx, scope, { jobId: job.id, sums: keyed });
	const result = addToResult(input.result, total, settingsVersion);
	return {
		place: next,
		done: input.done + entries.length,
		result: next === null ? { ...result, ...(await takeRows(tx, scope, job)) } : result,
	};
}

async function readStretch(
	tx: Transaction,
	scope: Scope,
	{ job, place }: RangeStepInput,
	perStep: EntriesPerStep,
): Promise<Stretch> {
	const filter = filterOf(job);
	const after = place === null ? placeBefore(job.from) : repricePlace.parse(place);
	const to = windowEnd(job, after, filter);
	const limit = job.writes ? perStep.writes : perStep.preview;
	const entries = await readChunk(tx, scope, { after, to, filter, limit });
	const last = entries.length === limit ? entries.at(-1) : undefined;
	if (last !== undefined) return { entries, after, next: placeOf(last), to };
	return { entries, after, next: to < job.to ? placeBefore(to) : null, to };
}

function windowEnd(job: RangeJob, after: RepricePlace, filter: RepriceFilter): Date {
	if (Object.keys(filter).length === 0) return job.to;
	return new Date(Math.min(job.to.getTime(), after.startMs + filteredWindowMs));
}

/** The prices it began with stay named; whether others came meanwhile is told. */
function addToResult(before: unknown, more: RepriceSums, settingsVersion: string): RepriceResult {
	if (before === null) return { ...figuresOf(more), settingsVersion, pricesChanged: false, models: [], tenants: [] };
	const result = repriceResult.parse(before);
	const sums = sumsOf(result);
	addSums(sums, more);
	const pricesChanged = result.pricesChanged || result.settingsVersion !== settingsVersion;
	return { ...result, ...figuresOf(sums), pricesChanged };
}

async function takeRows(
	tx: Transaction,
	scope: Scope,
	{ id }: RangeJob,
): Promise<Pick<RepriceResult, 'models' | 'tenants'>> {
	const models = await readRepriceSums(tx, scope, { jobId: id, dimension: 'model' });
	const tenants = await readRepriceSums(tx, scope, { jobId: id, dimension: 'tenant' });
	await clearRepriceSums(tx, scope, { jobId: id });
	return { models, tenants };
}

const filterOf = (job: RangeJob): RepriceFilter => repriceFilter.parse(job.input);
