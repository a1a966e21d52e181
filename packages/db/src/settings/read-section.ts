import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { SettingsSection } from './save-section.ts';

/** What tells whether a value has the shape of a section: every zod schema does. */
type Shape<Value> = { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } };

/** A section as it was saved; `unset` where nobody has saved it, or a release with another shape did. */
export async function readSection<Value>(
	db: Queryable,
	{ projectId }: Scope,
	{ section, shape, unset }: { section: SettingsSection; shape: Shape<Value>; unset: Value },
): Promise<Value> {
	const { rows } = await db.query<{ value: unknown }>(
		'SELECT value FROM project_settings WHERE project_id = $1 AND section = $2',
		[projectId, section],
	);
	const parsed = shape.safeParse(rows[0]?.value);
	return parsed.success ? parsed.data : unset;
}
