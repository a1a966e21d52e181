import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSettingsVersion } from './read-settings-version.ts';

/** Most projects remembered at once; beyond it all are read anew. */
const mostRemembered = 10_000;

/**
 * Wraps a read of settings so that it happens once per change: every call looks at the project's version (one row by its key)
 * and reads again only when somebody has saved something since. What it gives is therefore never older than the call.
 */
export function readOnChange<Settings>(
	db: Db,
	read: (db: Db, scope: Scope) => Promise<Settings>,
): (scope: Scope) => Promise<Settings> {
	const known = new Map<string, { version: bigint; settings: Settings }>();
	return async (scope) => {
		const version = await readSettingsVersion(db, scope);
		const before = known.get(scope.projectId);
		if (before?.version === version) return before.settings;
		const settings = await read(db, scope);
		if (known.size >= mostRemembered) known.clear();
		known.set(scope.projectId, { version, settings });
		return settings;
	};
}
