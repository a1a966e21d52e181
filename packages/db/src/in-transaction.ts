import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Transaction } from './connect.ts';

const attempts = 5;

/** Deadlock, serialisation failure, connection lost, server restarting: the whole transaction is worth another try. */
function isPassingFault(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	return (
		/^(40P01|40001|08...|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code) || lostConnection.test(error.message)
	);
}
// pg tells of a broken socket by message alone
const lostConnection = /^(Connection terminated|Client has encountered a connection error)/;

/**
 * Runs `work` in one transaction and retries all of it on a passing fault, up to five times with growing random pauses.
 * `work` must therefore be safe to run again, and touch nothing but the database.
 */
export async function inTransaction<Result>(db: Db, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await once(db, work);
		} catch (error) {
			if (attempt === attempts || !isPassingFault(error)) throw error;
			await sleep(Math.random() * 20 * 2 ** attempt);
		}
	}
}

async function once<Result>(db: Db, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
	const tx = await db.connect();
	// a connection that breaks while checked out reports here too; the query in flight rejects by itself
	const ignore = () => {};
	tx.on('error', ignore);
	let broken = false;
	try {
		await tx.query('BEGIN');
		const result = await work(tx);
		await tx.query('COMMIT');
		return result;
	} catch (error) {
		await tx.query('ROLLBACK').catch(() => {
			broken = true;
		});
		throw error;
	} finally {
		tx.off('error', ignore);
		tx.release(broken);
	}
}
