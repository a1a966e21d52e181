import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import { addDatasetItems } from '@spanledger/db/datasets/add-dataset-items';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { takeTrace } from './take-trace.ts';

/** What became of a bulk: how many went in, how many stood there, and which traces tell no question. */
export type AddedTraces = { version: number; added: number; duplicates: number; withoutContent: string[] };

type Order = {
	dataset: string;
	traceIds: readonly string[];
	labels: string[];
	/** The answers were right: they become what is expected. */
	answersAreExpected: boolean;
	addedBy: string;
};

/** Puts traces into a dataset, which is made when there is none of this name; one version for all of them. */
export async function addTraces(
	deps: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	{ dataset, traceIds, labels, answersAreExpected, addedBy }: Order,
): Promise<AddedTraces> {
	const items: DatasetItem[] = [];
	const withoutContent: string[] = [];
	for (const traceId of new Set(traceIds)) {
		const taken = await takeTrace(deps, scope, { traceId }).catch(nullIfGone);
		if (taken === null) withoutContent.push(traceId);
		else items.push({ ...taken, labels, expected: answersAreExpected ? taken.output : null });
	}
	const none = { version: 0, items: [] };
	const { version, items: added } =
		items.length === 0 ? none : await addDatasetItems(deps.db, scope, { dataset, items, addedBy });
	const duplicates = added.filter(({ isDuplicate }) => isDuplicate).length;
	return { version, added: added.length - duplicates, duplicates, withoutContent };
}

/** A trace that retention has taken since it was chosen. */
function nullIfGone(error: unknown): null {
	if (error instanceof DomainError && error.code === 'not-found') return null;
	throw error;
}
