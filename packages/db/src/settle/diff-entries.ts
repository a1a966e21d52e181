import type { LedgerEntry } from '@spanledger/core/ledger/ledger-entry';
import { ledgerColumns } from './ledger-columns.ts';

export type EntryDiff = { removed: LedgerEntry[]; written: LedgerEntry[] };

/** What must be deleted and written so that the stored entries of a trace become the settled ones. */
export function diffEntries(stored: readonly LedgerEntry[], settled: readonly LedgerEntry[]): EntryDiff {
	const storedByKey = new Map(stored.map((entry) => [keyOf(entry), entry]));
	const written: LedgerEntry[] = [];
	for (const entry of settled) {
		const before = storedByKey.get(keyOf(entry));
		storedByKey.delete(keyOf(entry));
		if (before === undefined || contentOf(before) !== contentOf(entry)) written.push(entry);
	}
	return { removed: [...storedByKey.values()], written };
}

const keyOf = ({ spanId, startTimeNs }: LedgerEntry): string => `${spanId}${startTimeNs / 1_000_000n}`;

/** Equal for entries whose rows would be equal. Object keys are sorted: jsonb gives them back in an order of its own. */
const contentOf = (entry: LedgerEntry): string => ledgerColumns.map(([, value]) => textOf(value(entry))).join('\u0000');

function textOf(value: unknown): string {
	if (typeof value !== 'string' || !value.startsWith('{')) return String(value);
	try {
		return JSON.stringify(sortKeys(JSON.parse(value)));
	} catch {
		return value;
	}
}

function sortKeys(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.entries(value)
		.map(([key, inner]) => [key, sortKeys(inner)] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1));
}
