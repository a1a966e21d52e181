import type { Mapping } from '@spanledger/core/conventions/mapping';
import { contentEvents } from '@spanledger/core/logs/event-of-log';
import type { Scope } from '@spanledger/db/scope';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { rawSpanOf } from '@spanledger/db/spans/raw-span-of';
import type { Deps } from '../deps.ts';
import { openSpan } from '../traces/open-span.ts';
import { type Explanation, explainForPages } from './present-explanation.ts';

/** What is recognised in a stored span by the keys to try, else the project's own; null when its content has expired. Throws `not-found`. */
export async function explainStored(
	deps: Pick<Deps, 'db' | 'book'>,
	scope: Scope,
	{ mapping, ...place }: { traceId: string; spanId: string; mapping?: Mapping | undefined },
): Promise<{ explanation: Explanation | null }> {
	const { settled, payload, logs } = await openSpan(deps, scope, place);
	if (payload === null) return { explanation: null };
	const keys = mapping ?? (await readMapping(deps.db, scope));
	return { explanation: explainForPages(rawSpanOf(settled.span, payload), keys, contentEvents(logs)) };
}
