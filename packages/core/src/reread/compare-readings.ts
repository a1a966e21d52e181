import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { usageFields } from '../spans/usage.ts';
import type { SettledSpan } from '../traces/settle-trace.ts';
import { addMove, type RereadTally } from './reread-tally.ts';

const entryDimensions = ['tenant', 'team', 'feature', 'user', 'session', 'route'] as const;

/**
 * Adds to the tally how one trace's bill differs between two settlements of it: after its spans as they are stored, and after the
 * same spans read again. The stage is compared for every span, the rest for those that bill.
 */
export function compareReadings(
	tally: RereadTally,
	before: readonly SettledSpan[],
	after: readonly SettledSpan[],
): void {
	const known = new Map(before.map((settled) => [settled.span.spanId, settled]));
	for (const settled of after) {
		const was = known.get(settled.span.spanId);
		if (was === undefined) continue;
		if (was.stage !== settled.stage) addMove(tally, 'stage', was.stage, settled.stage);
		compareEntries(tally, was.entry, settled.entry);
	}
}

function compareEntries(tally: RereadTally, before: LedgerEntry | null, after: LedgerEntry | null): void {
	if (before === null && after === null) return;
	if (before === null) tally.callsAdded++;
	else if (after === null) tally.callsRemoved++;
	else {
		for (const dimension of entryDimensions) {
			if (before[dimension] !== after[dimension]) addMove(tally, dimension, before[dimension], after[dimension]);
		}
		if (!countsAlike(before, after)) tally.callsRecounted++;
	}
}

function countsAlike(before: LedgerEntry, after: LedgerEntry): boolean {
	return (
		before.model === after.model &&
		before.provider === after.provider &&
		before.serviceTier === after.serviceTier &&
		usageFields.every((field) => (before.usage?.[field] ?? null) === (after.usage?.[field] ?? null))
	);
}
