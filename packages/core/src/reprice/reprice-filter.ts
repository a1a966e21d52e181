import { z } from 'zod';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';

const value = z.string().max(1_000).optional();

/** Which calls are priced again: those of a provider, a model, a tenant; absent = all, '' = those that name none. */
export const repriceFilter = z.strictObject({ provider: value, model: value, tenant: value });
export type RepriceFilter = z.infer<typeof repriceFilter>;

export const repriceFilterNames = ['provider', 'model', 'tenant'] as const;

/** Whether an entry is asked for. */
export const matchesFilter = (entry: LedgerEntry, filter: RepriceFilter): boolean =>
	repriceFilterNames.every((name) => filter[name] === undefined || filter[name] === entry[name]);
