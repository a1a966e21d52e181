import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { itemOfTrace } from '@spanledger/core/datasets/item-of-trace';
import type { Scope } from '@spanledger/db/scope';
import { readSpansOf } from '@spanledger/db/spans/read-spans';
import { findTraceBounds } from '@spanledger/db/traces/find-trace-bounds';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { traceId } from '../parameters.ts';
import { readTold, spansToRead } from './read-told.ts';

/** A page of traces. */
export const contentsQuery = z.object({ traceIds: z.array(traceId).min(1).max(50) });

/** What was asked and answered in a trace, and the documents (`context`). */
export type TraceContent = Pick<DatasetItem, 'input' | 'output' | 'context'> & { traceId: string };

/**
 * What was said in each of some traces. Those of which no question was sent or kept are missing, and those that are not there. As many
 * queries for a page as for one trace, as long as they began on one day.
 */
export async function readContents(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ traceIds }: z.output<typeof contentsQuery>,
): Promise<TraceContent[]> {
	const bounds = await findTraceBounds(db, scope, { traceIds });
	const spans = await readSpansOf(
		db,
		bounds.map((one) => ({ ...scope, ...one })),
	);
	const traces = bounds.map((one, index) => ({ bounds: one, spans: spansToRead(spans[index] ?? []) }));
	const told = await readTold({ db }, scope, traces);
	return bounds.flatMap(({ traceId }, index) => {
		const said = itemOfTrace(told[index] ?? []);
		return said === null ? [] : [{ traceId, ...said }];
	});
}
