import type { Transaction } from '../connect.ts';

/** Until the transaction ends nobody else advances the budget: two workers may watch it, and each looks after the other is done. */
export async function lockBudgetWatch(tx: Transaction, { id }: { id: string }): Promise<void> {
	await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('watch-budget' || $1::text, 0))`, [id]);
}
