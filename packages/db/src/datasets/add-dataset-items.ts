import { randomUUID } from 'node:crypto';
import { type DatasetItem, mostItems } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db, Transaction } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { changeDataset } from './change-dataset.ts';
import { refuseTooLarge } from './refuse-too-large.ts';
import { hashOf, type ItemToWrite, writeItems } from './write-items.ts';

/** What became of each item, in the order sent: the id under which it now stands, and whether it stood there before. */
export type AddedItem = { itemId: string; isDuplicate: boolean };

/**
 * Puts items into a dataset, which is made when there is none of this name: one new version for all of them. What asks the same, with the
 * same documents, as an item that stands there (or earlier in the list) is refused as a duplicate; nothing new, no new version.
 * Throws DomainError('too-large') for an item over 256 KB, or when the dataset would grow past its limit.
 */
export async function addDatasetItems(
	db: Db,
	scope: Scope,
	{ dataset, items, addedBy }: { dataset: string; items: readonly DatasetItem[]; addedBy: string },
): Promise<{ version: number; items: AddedItem[] }> {
	for (const item of items) refuseTooLarge(item);
	const hashed = items.map((item) => ({ item, hash: hashOf(item) }));
	const { version, result } = await changeDataset(db, scope, {
		dataset,
		create: true,
		change: 'add',
		changedBy: addedBy,
		work: async (tx, held) => {
			const standing = await standingItems(
				tx,
				scope,
				held.id,
				hashed.map(({ hash }) => hash),
			);
			const { fresh, added } = sort(hashed, standing, held.nextPosition);
			if (held.items + fresh.length > mostItems)
				throw new DomainError('too-large', `a dataset holds at most ${mostItems} items`, 'dataset');
			await writeItems(tx, scope, { datasetId: held.id, version: held.next, writtenBy: addedBy, rows: fresh });
			return { result: added, changed: fresh.length, grown: fresh.length };
		},
	});
	return { version, items: result };
}

function sort(
	hashed: readonly { item: DatasetItem; hash: Buffer }[],
	standing: ReadonlyMap<string, string>,
	firstPosition: number,
): { fresh: ItemToWrite[]; added: AddedItem[] } {
	const known = new Map(standing);
	const fresh: ItemToWrite[] = [];
	const added = hashed.map(({ item, hash }) => {
		const there = known.get(hash.toString('hex'));
		if (there !== undefined) return { itemId: there, isDuplicate: true };
		const id = randomUUID();
		known.set(hash.toString('hex'), id);
		fresh.push({ id, position: firstPosition + fresh.length, item, hash });
		return { itemId: id, isDuplicate: false };
	});
	return { fresh, added };
}

/** Which of these contents stand in the dataset now: digest → item. */
async function standingItems(
	tx: Transaction,
	{ projectId }: Scope,
	datasetId: string,
	hashes: readonly Buffer[],
): Promise<Map<string, string>> {
	const { rows } = await tx.query<{ item_id: string; content_hash: Buffer }>(
		`SELECT item_id, content_hash FROM dataset_items
		 WHERE project_id = $1 AND dataset_id = $2 AND content_hash = ANY($3) AND version_to IS NULL`,
		[projectId, datasetId, hashes],
	);
	return new Map(rows.map((row) => [row.content_hash.toString('hex'), row.item_id]));
}
