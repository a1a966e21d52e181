import type { Transaction } from '../connect.ts';
import type { SearchBatch } from './claim-search-batch.ts';

/** Takes a batch off the list, in the transaction that wrote what it asked for. */
export async function finishSearchBatch(tx: Transaction, { batchId }: SearchBatch): Promise<void> {
	await tx.query({
		name: 'finish-search-batch',
		text: 'DELETE FROM search_backlog WHERE batch_id = $1',
		values: [batchId],
	});
}
