import { amountOfFigure, amountText } from '@spanledger/core/budgets/amount';
import type { Projection } from '@spanledger/core/budgets/project-spend';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';
import type { StoredBudget } from './budget-row.ts';

type Row = { group: string; projection: Projection | null };

/** Notes where groups will end a period beside what they have spent. The settings must be held: the budget is as it was read. */
export async function writeProjections(
	tx: Transaction,
	{ projectId }: Scope,
	{ id, unit }: Pick<StoredBudget, 'id' | 'unit'>,
	periodStart: Date,
	projections: ReadonlyMap<string, Projection | null>,
): Promise<void> {
	const key = ['project_id', 'budget_id', 'period_start', 'group_key'];
	const figures = ['projected', 'projected_low', 'projected_high'];
	const text = (figure: number | undefined): string | null =>
		figure === undefined ? null : amountText(unit, amountOfFigure(unit, figure));
	await insertRows<never, Row>(tx, {
		table: 'budget_spend',
		columns: [
			['project_id', () => projectId],
			['budget_id', () => id],
			['period_start', () => periodStart],
			['group_key', ({ group }) => group],
			['projected', ({ projection }) => text(projection?.amount)],
			['projected_low', ({ projection }) => text(projection?.low)],
			['projected_high', ({ projection }) => text(projection?.high)],
		],
		key,
		rows: [...projections].map(([group, projection]) => ({ group, projection })),
		conflict: `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${figures
			.map((figure) => `${figure} = excluded.${figure}`)
			.join(', ')}, changed_tx = excluded.changed_tx`,
	});
}
