import { z } from 'zod';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';

const values = z.array(z.string().max(1_000)).min(1).max(100).optional();

/** Which calls are priced again: those that name one of the values; absent = all, '' = those that name none. */
export const repriceFilter = z.strictObject({ provider: values, model: values, tenant: values });
export type RepriceFilter = z.infer<typeof repriceFilter>;

export const repriceFilterNames = ['provider', 'model', 'tenant'] as const;

/** Whether an entry is asked for. */
export const matchesFilter = (entry: LedgerEntry, filter: RepriceFilter): boolean =>
	repriceFilterNames.every((name) => filter[name] === undefined || filter[name].includes(entry[name]));
