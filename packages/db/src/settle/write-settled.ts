import type { LedgerChange } from '@spanledger/core/budgets/diff-spend';
import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { diffQuality, newQualityDiff, type QualityDiff } from '@spanledger/core/quality/rollup/diff-quality';
import { changesOf, diffRollups, type RollupDiff } from '@spanledger/core/rollups/diff-rollups';
import { feedBudgets } from '../budgets/feed-budgets.ts';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { feedAdjustments } from '../months/feed-adjustments.ts';
import { writeQuality } from '../quality/write-quality.ts';
import { admitKeys } from '../rollups/admit-keys.ts';
import { keysToAdmit, placeChanges } from '../rollups/place-changes.ts';
import { writeLatency } from '../rollups/write-latency.ts';
import { writeRollups } from '../rollups/write-rollups.ts';
import type { Scope } from '../scope.ts';
import { holdSettings, SettingsChanged } from '../settings/hold-settings.ts';
import { diffEntries, type EntryDiff } from './diff-entries.ts';
import { readStoredEntries } from './read-stored-entries.ts';
import type { SettledWork } from './settled-work.ts';
import { writeClaims } from './write-claims.ts';
import { writeEntries } from './write-entries.ts';
import { lockTraces, type StoredTrace, writeTraces } from './write-traces.ts';

/** What the settlement changed beyond its own traces: response ids that were given up. */
export type SettledWrite = { releasedResponses: string[] };

/**
 * Stores settled traces of one project in one transaction, always in this order: traces → ledger → claims → rollups → quality → budgets.
 * Rollups and budgets get the difference between the stored and the new ledger entries, and nothing else: settling again, in any
 * order, by any number of settlers, leaves sum(rollups) = sum(ledger). With the `settingsVersion` the traces were settled by it
 * throws SettingsChanged when there is a newer one.
 */
export async function writeSettled(
	db: Db,
	scope: Scope,
	works: readonly SettledWork[],
	settledAt: Date,
	settingsVersion?: bigint,
): Promise<SettledWrite> {
	return inTransaction(db, async (tx) => {
		const heldVersion = await holdSettings(tx, scope);
		if (settingsVersion !== undefined && heldVersion !== settingsVersion) throw new SettingsChanged();
		const { writable, stored } = await lockTraces(tx, scope, works);
		if (writable.length === 0) return { releasedResponses: [] };
		await writeTraces(tx, scope, writable, stored, settledAt);

		// a trace without a row has no entries and no claims: they are only ever written together
		const known = writable.filter(({ claim }) => stored.has(claim.traceId));
		const storedEntries = await readKnownEntries(tx, scope, known, stored);
		const { entries, rollups, changes } = diffLedger(writable, storedEntries);
		await writeEntries(tx, scope, entries);

		const releasedResponses = await writeClaims(tx, scope, writable, known);
		await writeAllRollups(db, tx, scope, rollups);
		const samples = {
			before: writable.flatMap(({ claim }) => stored.get(claim.traceId)?.samples ?? []),
			after: writable.flatMap(({ settled }) => settled.samples),
		};
		await writeLatency(tx, scope, samples, settledAt);
		await writeQuality(db, tx, scope, qualityOf(writable, stored));
		await feedBudgets(db, tx, scope, changes);
		return { releasedResponses };
	});
}

function qualityOf(works: readonly SettledWork[], stored: ReadonlyMap<string, StoredTrace>): QualityDiff {
	const diff = newQualityDiff();
	for (const { claim, settled } of works)
		diffQuality(diff, stored.get(claim.traceId)?.quality ?? null, settled.quality);
	return diff;
}

function diffLedger(
	works: readonly SettledWork[],
	stored: ReadonlyMap<string, LedgerEntry[]>,
): { entries: EntryDiff; rollups: RollupDiff; changes: LedgerChange[] } {
	const entries: EntryDiff = { removed: [], written: [] };
	const rollups: RollupDiff = new Map();
	const changes: LedgerChange[] = [];
	for (const { claim, settled } of works) {
		const before = stored.get(claim.traceId) ?? [];
		const { removed, written } = diffEntries(before, settled.entries);
		entries.removed.push(...removed);
		entries.written.push(...written);
		if (removed.length + written.length === 0) continue;
		diffRollups(rollups, before, settled.entries);
		changes.push({ before, after: settled.entries });
	}
	return { entries, rollups, changes };
}

/** Adds a diff to every rollup, and to the adjustments of closed months. New keys are admitted outside the transaction: that choice must stand even if this write is taken back. */
export async function writeAllRollups(db: Db, tx: Transaction, scope: Scope, rollups: RollupDiff): Promise<void> {
	const changes = changesOf(rollups);
	if (changes.length === 0) return;
	const isAdmitted = await admitKeys(db, scope, keysToAdmit(changes));
	const placed = placeChanges(changes, isAdmitted);
	await writeRollups(tx, scope, placed);
	await feedAdjustments(db, tx, scope, placed);
}

/** Entries of traces that were settled before, which lie within the bounds they had then. */
async function readKnownEntries(
	tx: Transaction,
	scope: Scope,
	known: readonly SettledWork[],
	stored: ReadonlyMap<string, StoredTrace>,
): Promise<Map<string, LedgerEntry[]>> {
	const bounds = known.flatMap(({ claim }) => stored.get(claim.traceId) ?? []);
	if (bounds.length === 0) return new Map();
	return readStoredEntries(tx, scope, {
		traceIds: known.map(({ claim }) => claim.traceId),
		from: new Date(Math.min(...bounds.map(({ minStart }) => minStart.getTime()))),
		to: new Date(Math.max(...bounds.map(({ maxStart }) => maxStart.getTime())) + 1),
	});
}
