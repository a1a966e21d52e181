import { keyCaps } from '@spanledger/core/rollups/key-caps';
import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import type { Db } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

export type DimensionKey = { dimension: UsageDimension; key: string };

/** Answers whether a key has a row of its own. The choice, once made, is for ever: a diff must find the row it added to. */
export type KeyAdmission = (dimensionKey: DimensionKey) => boolean;

/** What this process knows, per pool: (project, dimension, key) → admitted. */
const known = new WeakMap<Db, Map<string, boolean>>();
const mostRemembered = 200_000;

const identity = (projectId: string, { dimension, key }: DimensionKey): string => `${projectId} ${dimension} ${key}`;

/** Decides for all keys that a settlement touches; new ones are admitted while their dimension has room. */
export async function admitKeys(db: Db, { projectId }: Scope, keys: readonly DimensionKey[]): Promise<KeyAdmission> {
	const memory = remembered(db);
	const unknown = keys.filter((key) => !memory.has(identity(projectId, key)));
	const byDimension = new Map<UsageDimension, Set<string>>();
	for (const { dimension, key } of unknown) {
		byDimension.set(dimension, (byDimension.get(dimension) ?? new Set()).add(key));
	}
	for (const [dimension, names] of byDimension) {
		if (dimension === 'none') continue;
		for (const { key, admitted } of await decide(db, projectId, dimension, [...names])) {
			memory.set(identity(projectId, { dimension, key }), admitted);
		}
	}
	return ({ dimension, key }) =>
		dimension === 'none' || key === '' || (memory.get(identity(projectId, { dimension, key })) ?? true);
}

function remembered(db: Db): Map<string, boolean> {
	const memory = known.get(db) ?? new Map<string, boolean>();
	if (memory.size > mostRemembered) memory.clear();
	known.set(db, memory);
	return memory;
}

/** Two workers may both count before either writes: a dimension can pass its cap by one batch, never by more. */
async function decide(
	db: Db,
	projectId: string,
	dimension: Exclude<UsageDimension, 'none'>,
	keys: string[],
): Promise<{ key: string; admitted: boolean }[]> {
	const { rows } = await db.query<{ taken: bigint }>(
		'SELECT count(*) AS taken FROM dimension_values WHERE project_id = $1 AND dimension = $2 AND admitted',
		[projectId, dimension],
	);
	let room = keyCaps[dimension] - Number(rows[0]?.taken ?? 0n);
	const named = keys.filter((key) => key !== '');
	await insertRows<never, { key: string; admitted: boolean }>(db, {
		table: 'dimension_values',
		columns: [
			['project_id', () => projectId],
			['dimension', () => dimension],
			['key', (row) => row.key],
			['admitted', (row) => row.admitted],
		],
		key: ['project_id', 'dimension', 'key'],
		rows: named.map((key) => ({ key, admitted: room-- > 0 })),
		conflict: 'ON CONFLICT DO NOTHING',
	});
	const decided = await db.query<{ key: string; admitted: boolean }>(
		'SELECT key, admitted FROM dimension_values WHERE project_id = $1 AND dimension = $2 AND key = ANY($3)',
		[projectId, dimension, named],
	);
	return decided.rows;
}
