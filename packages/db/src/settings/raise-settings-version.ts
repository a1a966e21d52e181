import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** Call it first in the transaction of a change: who changes settings of one project at once waits here for the other. */
export async function raiseSettingsVersion(tx: Transaction, { projectId }: Scope): Promise<void> {
	await tx.query('UPDATE projects SET settings_version = settings_version + 1 WHERE id = $1', [projectId]);
}
