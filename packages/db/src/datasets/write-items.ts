import { createHash } from 'node:crypto';
import { contentKey } from '@spanledger/core/datasets/content-key';
import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';

/** An item on its way into a version. */
export type ItemToWrite = { id: string; position: number; item: DatasetItem; hash: Buffer };

export const hashOf = (item: DatasetItem): Buffer => createHash('sha256').update(contentKey(item)).digest();

/** Writes items that stand from this version on. */
export async function writeItems(
	tx: Transaction,
	{ projectId }: Scope,
	{
		datasetId,
		version,
		writtenBy,
		rows,
	}: { datasetId: string; version: number; writtenBy: string; rows: readonly ItemToWrite[] },
): Promise<void> {
	await insertRows<never, ItemToWrite>(tx, {
		table: 'dataset_items',
		columns: [
			['project_id', () => projectId],
			['dataset_id', () => datasetId],
			['item_id', ({ id }) => id],
			['version_from', () => version],
			['position', ({ position }) => position],
			['input', ({ item }) => jsonText(item.input)],
			['output', ({ item }) => jsonText(item.output)],
			['expected', ({ item }) => jsonText(item.expected)],
			['context', ({ item }) => jsonText(item.context)],
			['labels', ({ item }) => [...item.labels]],
			['trace_id', ({ item }) => item.traceId ?? ''],
			['span_id', ({ item }) => item.spanId ?? ''],
			['user_id', ({ item }) => item.userId ?? ''],
			['content_hash', ({ hash }) => hash],
			['created_by', () => writtenBy],
		],
		key: ['project_id', 'dataset_id', 'item_id', 'version_from'],
		rows,
	});
}
