import { type RepriceFilter, repriceFilterNames } from '@spanledger/core/reprice/reprice-filter';

/** Conditions of a filter on `ledger_entries` (its columns are named alike), with parameters from `$first` on. */
export function filterConditions(filter: RepriceFilter, first: number): { sql: string; values: string[][] } {
	const values: string[][] = [];
	let sql = '';
	for (const name of repriceFilterNames) {
		const wanted = filter[name];
		if (wanted === undefined) continue;
		sql += ` AND ${name} = ANY($${first + values.length})`;
		values.push(wanted);
	}
	return { sql, values };
}
