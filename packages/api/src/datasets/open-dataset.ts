import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '@spanledger/db/connect';
import type { Dataset, StoredItem } from '@spanledger/db/datasets/dataset-row';
import { findDataset } from '@spanledger/db/datasets/find-dataset';
import { readDatasetItems } from '@spanledger/db/datasets/read-dataset-items';
import type { Scope } from '@spanledger/db/scope';

/** A dataset and the version that is meant: the latest unless one is named. Throws `not-found`, `invalid`. */
export async function openDataset(
	db: Db,
	scope: Scope,
	{ name, version }: { name: string; version?: number | undefined },
): Promise<{ dataset: Dataset; version: number }> {
	const dataset = await findDataset(db, scope, { name });
	if (version !== undefined && version > dataset.version)
		throw new DomainError('invalid', `"${name}" has versions up to ${dataset.version}`, 'version');
	return { dataset, version: version ?? dataset.version };
}

const itemsPerPage = 100;

/** An item as JSON and nothing else: what was sent may hold any key. */
export type ItemShape = Omit<StoredItem, 'createdAt'> & { createdAt: string };
const presentItem = (item: StoredItem): ItemShape => ({ ...item, createdAt: item.createdAt.toISOString() });

/** One page of items of a version, by their numbers; `cursor` = the number after which it begins. */
export async function pageItems(
	db: Db,
	scope: Scope,
	{ name, version, cursor }: { name: string; version?: number | undefined; cursor?: number | null | undefined },
): Promise<{ items: ItemShape[]; nextCursor: number | null }> {
	const open = await openDataset(db, scope, { name, version });
	const read = { datasetId: open.dataset.id, version: open.version, after: cursor ?? 0, limit: itemsPerPage + 1 };
	const items = await readDatasetItems(db, scope, read);
	const page = items.slice(0, itemsPerPage);
	return {
		items: page.map(presentItem),
		nextCursor: items.length > itemsPerPage ? (page.at(-1)?.position ?? null) : null,
	};
}
