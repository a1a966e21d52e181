import type { DatasetItem } from '@spanledger/core/datasets/dataset-item';
import { itemOfSpan, itemOfTrace } from '@spanledger/core/datasets/item-of-trace';
import { DomainError } from '@spanledger/core/domain-error';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { openTrace } from '../traces/open-trace.ts';
import { readTold, spansToRead } from '../traces/read-told.ts';

type ReadDeps = Pick<Deps, 'db' | 'book'>;
export type TakenItem = Omit<DatasetItem, 'expected' | 'labels'>;

/**
 * The test case in a trace, or in one of its spans: what was asked and answered, and the documents. null = no question was sent, or its
 * content has expired. Throws `not-found`.
 */
export async function takeTrace(
	deps: ReadDeps,
	scope: Scope,
	{ traceId, spanId }: { traceId: string; spanId?: string | undefined },
): Promise<TakenItem | null> {
	const { trace, bounds } = await openTrace(deps, scope, traceId);
	const all = trace.spans.map(({ span }) => span);
	const wanted = spanId === undefined ? spansToRead(all) : all.filter((span) => span.spanId === spanId);
	const [spans = []] = await readTold(deps, scope, [{ bounds, spans: wanted }]);
	const [only] = spans;
	if (spanId !== undefined && only === undefined)
		throw new DomainError('not-found', `no span ${spanId} in trace ${traceId}`, 'spanId');
	const taken = spanId === undefined || only === undefined ? itemOfTrace(spans) : itemOfSpan(only);
	const userId = trace.summary.dimensions.user ?? null;
	return taken === null ? null : { ...taken, traceId, spanId: spanId ?? null, userId };
}
