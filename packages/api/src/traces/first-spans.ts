import { DomainError } from '@spanledger/core/domain-error';
import type { Scope } from '@spanledger/db/scope';
import { findTrace } from '@spanledger/db/traces/find-trace';
import { type NamedSpan, readFirstSpans } from '@spanledger/db/traces/read-first-spans';
import type { Deps } from '../deps.ts';

/** A list box of thousands helps nobody. */
const mostListed = 200;

/** The spans of a trace to choose one of: those that started first. Throws `not-found`. */
export async function firstSpans({ db }: Pick<Deps, 'db'>, scope: Scope, traceId: string): Promise<NamedSpan[]> {
	const found = await findTrace(db, scope, { traceId });
	if (found === null) throw new DomainError('not-found', `no trace ${traceId}`, 'traceId');
	return readFirstSpans(db, scope, { ...found.bounds, limit: mostListed });
}
