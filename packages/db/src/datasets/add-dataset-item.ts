import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import type { Db } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { type AddedItem, addDatasetItems } from './add-dataset-items.ts';

/** One item; the same rules as for many. */
export async function addDatasetItem(
	db: Db,
	scope: Scope,
	{ dataset, item, addedBy }: { dataset: string; item: DatasetItem; addedBy: string },
): Promise<AddedItem & { version: number }> {
	const { version, items } = await addDatasetItems(db, scope, { dataset, items: [item], addedBy });
	const [added] = items;
	if (added === undefined) throw new Error('one item went in, none came out');
	return { ...added, version };
}
