import type { Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSettingsVersion } from './read-settings-version.ts';

/** What was reckoned by settings that are no more: reckon again. */
export class SettingsChanged extends Error {}

/**
 * Keeps a project's settings as they are until the transaction ends, and gives their version; call it first. Who saves a setting
 * waits for all who hold it: once it is saved, nothing reckoned by the old one can still be written behind a re-pricing's back.
 * An advisory lock because it queues fairly: shared row locks could keep a saver waiting for ever.
 */
export async function holdSettings(tx: Transaction, scope: Scope): Promise<bigint> {
	await tx.query({
		name: 'hold-settings',
		text: `SELECT pg_advisory_xact_lock_shared(hashtextextended('settings' || $1::text, 0))`,
		values: [scope.projectId],
	});
	// a statement of its own: it must see what was committed while the lock was waited for
	return readSettingsVersion(tx, scope);
}
