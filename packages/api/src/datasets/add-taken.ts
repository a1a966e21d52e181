import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import { addDatasetItem } from '@spanledger/db/datasets/add-dataset-item';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { takeTrace } from './take-trace.ts';

type Order = Pick<DatasetItem, 'expected' | 'labels'> & {
	dataset: string;
	traceId: string;
	spanId?: string | undefined;
	addedBy: string;
};

/** Puts one trace, or one span of it, into a dataset, with what should have been answered. Throws `invalid` when it tells no question. */
export async function addTaken(deps: Pick<Deps, 'db' | 'book'>, scope: Scope, order: Order) {
	const { dataset, traceId, spanId, expected, labels, addedBy } = order;
	const taken = await takeTrace(deps, scope, { traceId, spanId });
	if (taken === null)
		throw new DomainError('invalid', 'no question was sent here, or its content has expired', 'traceId');
	return addDatasetItem(deps.db, scope, { dataset, item: { ...taken, expected, labels }, addedBy });
}
