import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/**
 * Call it first in the transaction of a change: who changes settings of one project at once waits here for the other, and for
 * settlements under way that go by the old ones (`holdSettings`).
 */
export async function raiseSettingsVersion(tx: Transaction, { projectId }: Scope): Promise<void> {
	await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('settings' || $1::text, 0))`, [projectId]);
	await tx.query('UPDATE projects SET settings_version = settings_version + 1 WHERE id = $1', [projectId]);
}
