import { createHash } from 'node:crypto';
import { linkFacts } from '@spanledger/core/links/link-facts';
import { type LinkedValues, linkedValues } from '@spanledger/core/links/linked-values';
import { saidOf } from '@spanledger/core/links/said-of';
import type { Span } from '@spanledger/core/spans/span';
import type { SettledTrace } from '@spanledger/core/traces/settle-trace';
import type { Db } from '@spanledger/db/connect';
import { readLinkedTraces } from '@spanledger/db/links/read-linked-traces';
import { readSpanLinks } from '@spanledger/db/links/read-span-links';
import { tellLinking } from '@spanledger/db/links/tell-linking';
import type { Scope } from '@spanledger/db/scope';
import type { SettledWork } from '@spanledger/db/settle/settled-work';

const nothing: LinkedValues = new Map();

/** What the traces say that the spans of each trace link to. */
export async function readLinked(
	db: Db,
	scope: Scope,
	spansOf: ReadonlyMap<string, Span[]>,
): Promise<(traceId: string) => LinkedValues> {
	const links = await readSpanLinks(db, scope, spansOf);
	if (links.size === 0) return () => nothing;
	const traces = await readLinkedTraces(db, scope, [...links.values()].flat());
	return (traceId) => linkedValues(links.get(traceId) ?? [], traces);
}

/** Has the traces settled again that link to these and took over something else before. */
export async function tellSettled(db: Db, scope: Scope, works: readonly SettledWork[]): Promise<void> {
	await tellLinking(
		db,
		scope,
		works.map(({ claim, settled }) => ({
			traceId: claim.traceId,
			version: claim.version,
			hash: () => factsHash(settled),
		})),
	);
}

function factsHash({ spans, summary, borrowed }: SettledTrace): bigint {
	const facts = linkFacts(
		spans.map(({ span }) => span),
		saidOf(summary.dimensions, borrowed),
	);
	return createHash('sha256').update(facts).digest().readBigInt64BE();
}
