import { exportItem } from '@spanledger/core/datasets/export-item';
import { readDatasetItems } from '@spanledger/db/datasets/read-dataset-items';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import type { ExportQuery } from './export-query.ts';
import { openDataset } from './open-dataset.ts';

/** Items weigh up to 256 KB each. */
const itemsAtOnce = 100;

/**
 * A version of a dataset as JSONL, an item a line in the order they came in; read while it is sent. A version stands for ever, so what
 * is added meanwhile is no part of it. Throws `not-found`, `invalid`.
 */
export async function exportDataset(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ name, format, version }: ExportQuery & { name: string },
): Promise<Response> {
	const open = await openDataset(db, scope, { name, version });
	const encoder = new TextEncoder();
	let after = 0;
	const lines = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const read = { datasetId: open.dataset.id, version: open.version, after, limit: itemsAtOnce };
			const items = await readDatasetItems(db, scope, read);
			const text = items.map((item) => `${JSON.stringify(exportItem(item, format))}\n`).join('');
			if (text !== '') controller.enqueue(encoder.encode(text));
			after = items.at(-1)?.position ?? after;
			if (items.length < itemsAtOnce) controller.close();
		},
	});
	const file = `${name}-v${open.version}.jsonl`;
	return new Response(lines, {
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
			'cache-control': 'no-store',
			'x-dataset-version': String(open.version),
		},
	});
}
