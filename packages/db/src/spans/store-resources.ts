import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** Hashes that this process knows to be stored, per pool; forgotten when there are too many. */
const stored = new WeakMap<Db, Set<string>>();
const mostRemembered = 10_000;

/**
 * Stores the resources not yet stored. Not part of the spans' transaction: a small table is copied to every node of a spread
 * Postgres, and a resource without spans harms nobody.
 */
export async function storeResources(
	db: Db,
	{ projectId }: Scope,
	resources: readonly { resourceHash: Buffer; resourceJson: string }[],
): Promise<void> {
	const known = stored.get(db) ?? new Set();
	const unseen = new Map<string, { resourceHash: Buffer; resourceJson: string }>();
	for (const resource of resources) {
		const key = projectId + resource.resourceHash.toString('base64');
		if (!known.has(key)) unseen.set(key, resource);
	}
	if (unseen.size === 0) return;
	await insertRows(db, {
		table: 'resources',
		columns: [
			['project_id', () => projectId],
			['resource_hash', (resource) => resource.resourceHash],
			['attributes', (resource) => resource.resourceJson],
		],
		key: ['project_id', 'resource_hash'],
		rows: [...unseen.values()],
		conflict: 'ON CONFLICT DO NOTHING',
	});
	if (known.size + unseen.size > mostRemembered) known.clear();
	for (const key of unseen.keys()) known.add(key);
	stored.set(db, known);
}
