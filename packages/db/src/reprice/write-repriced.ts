import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { matchesFilter, type RepriceFilter } from '@spanledger/core/reprice/reprice-filter';
import type { RepricePlace } from '@spanledger/core/reprice/reprice-place';
import type { RepricedEntry } from '@spanledger/core/reprice/reprice-sums';
import { diffRollups, type RollupDiff } from '@spanledger/core/rollups/diff-rollups';
import { feedBudgets } from '../budgets/feed-budgets.ts';
import type { Db, Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readStoredEntries } from '../settle/read-stored-entries.ts';
import { writeEntries } from '../settle/write-entries.ts';
import { writeAllRollups } from '../settle/write-settled.ts';
import { lockTraceRows } from './lock-trace-rows.ts';
import { updateTraceCosts } from './update-trace-costs.ts';
import { comparePlaces, placeOf } from './walk-order.ts';

/** The entries of a step: behind `after`, not behind `last`, and asked for by the filter. */
export type StepBounds = { after: RepricePlace; last: RepricePlace; filter: RepriceFilter };

/**
 * Writes what pricing again changes, in settling's own order: traces → ledger → rollups → budgets. `found` was read without a lock: it only says
 * which traces to look at. Under their lock the entries are read and priced once more, so that a settlement that came between
 * is neither lost nor undone. Returns the entries of the step as they now are.
 */
export async function writeRepriced(
	db: Db,
	tx: Transaction,
	scope: Scope,
	found: readonly RepricedEntry[],
	bounds: StepBounds,
	reprice: (entries: readonly LedgerEntry[]) => RepricedEntry[],
): Promise<RepricedEntry[]> {
	const traceIds = [...new Set(found.filter(({ isChanged }) => isChanged).map(({ before }) => before.traceId))];
	if (traceIds.length === 0) return [...found];
	await lockTraceRows(tx, scope, traceIds);
	const repriced = reprice(await readAgain(tx, scope, traceIds, bounds));
	const changed = repriced.filter(({ isChanged }) => isChanged);
	if (changed.length > 0) await writeChanges(db, tx, scope, changed);
	const locked = new Set(traceIds);
	return [...found.filter(({ before }) => !locked.has(before.traceId)), ...repriced];
}

async function readAgain(
	tx: Transaction,
	scope: Scope,
	traceIds: string[],
	{ after, last, filter }: StepBounds,
): Promise<LedgerEntry[]> {
	const byTrace = await readStoredEntries(tx, scope, {
		traceIds,
		from: new Date(after.startMs),
		to: new Date(last.startMs + 1),
	});
	return [...byTrace.values()].flat().filter((entry) => {
		const place = placeOf(entry);
		return comparePlaces(place, after) > 0 && comparePlaces(place, last) <= 0 && matchesFilter(entry, filter);
	});
}

/** Rollups get the difference alone. Keys and starts stay as they are, so that the counts of traces cancel out. */
async function writeChanges(db: Db, tx: Transaction, scope: Scope, changed: readonly RepricedEntry[]): Promise<void> {
	await updateTraceCosts(tx, scope, changed);
	await writeEntries(tx, scope, { removed: [], written: changed.map(({ after }) => after) });
	const rollups: RollupDiff = new Map();
	for (const ofTrace of groupByTrace(changed).values()) {
		diffRollups(
			rollups,
			ofTrace.map(({ before }) => before),
			ofTrace.map(({ after }) => after),
		);
	}
	await writeAllRollups(db, tx, scope, rollups);
	await feedBudgets(db, tx, scope, [
		{ before: changed.map(({ before }) => before), after: changed.map(({ after }) => after) },
	]);
}

function groupByTrace(entries: readonly RepricedEntry[]): Map<string, RepricedEntry[]> {
	const groups = new Map<string, RepricedEntry[]>();
	for (const entry of entries) {
		const group = groups.get(entry.before.traceId);
		if (group === undefined) groups.set(entry.before.traceId, [entry]);
		else group.push(entry);
	}
	return groups;
}
