import { writeAudit } from '../audit/write-audit.ts';
import type { Db } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { raiseSettingsVersion } from './raise-settings-version.ts';

/** costs: which figure is the bill, head sampling. mapping: the project's own attribute keys. weeklySpend: who is told each week. review: when it builds itself. */
export type SettingsSection = 'costs' | 'mapping' | 'weeklySpend' | 'review';

/** Replaces a section, whose shape the caller has checked. Audited with what it was before. */
export async function saveSection(
	db: Db,
	scope: Scope,
	{ section, value, savedBy }: { section: SettingsSection; value: unknown; savedBy: string },
): Promise<void> {
	await inTransaction(db, async (tx) => {
		await raiseSettingsVersion(tx, scope);
		const before = await tx.query<{ value: unknown }>(
			'SELECT value FROM project_settings WHERE project_id = $1 AND section = $2',
			[scope.projectId, section],
		);
		await tx.query(
			`INSERT INTO project_settings (project_id, section, value, updated_by, updated_at)
			 VALUES ($1, $2, $3, $4, clock_timestamp())
			 ON CONFLICT (project_id, section) DO UPDATE
			 SET value = excluded.value, updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
			[scope.projectId, section, jsonText(value), savedBy],
		);
		await writeAudit(tx, scope, {
			actor: savedBy,
			action: `${section}.save`,
			subject: section,
			details: { before: before.rows[0]?.value ?? null, after: value },
		});
	});
}
