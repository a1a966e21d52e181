import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';

/** A number that every change of a setting raises: one cheap read tells that what was read before is old. */
export async function readSettingsVersion(db: Queryable, { projectId }: Scope): Promise<bigint> {
	const { rows } = await db.query<{ settings_version: bigint }>({
		name: 'read-settings-version',
		text: 'SELECT settings_version FROM projects WHERE id = $1',
		values: [projectId],
	});
	return rows[0]?.settings_version ?? 0n;
}
