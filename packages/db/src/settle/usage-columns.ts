import { type Usage, usageFields } from '@spanledger/core/spans/usage';
import type { Column } from '../insert-rows.ts';
import { usageColumns } from '../spans/usage-columns.ts';

/** The usage columns of any row that has a usage, for `insertRows`. */
export function columnsOfUsage<Row extends { usage: Usage | null }>(): Column<Row>[] {
	return usageFields.map(
		(field, index): Column<Row> => [usageColumns[index] ?? field, ({ usage }) => usage?.[field] ?? null],
	);
}
