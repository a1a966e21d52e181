import { DomainError } from '@spanledger/core/domain-error';
import { startTime } from '@spanledger/db/spans/start-time';
import { memberScope } from '../auth/member-scope.ts';
import type { Deps } from '../deps.ts';
import { time } from '../parameters.ts';
import { refusalOf } from '../refusal.ts';
import { lineHeaders, linesOf } from '../rest/lines-of.ts';
import { parseQuery } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { toPageFilter, toSearch, tracePageFilter } from '../traces/trace-query.ts';
import { searchTraces } from './search-traces.ts';

/** The filters of the list, and where to go on. */
const searchQuery = tracePageFilter.extend({ before: time.optional() });

/** The full-text search of the pages: one JSON event a line as it finds them; it stops when the reader leaves. Never throws. */
export async function streamSearch(request: Request, slug: string, deps: Deps): Promise<Response> {
	const where = 'search of traces';
	try {
		const { scope } = await memberScope(request, slug, deps);
		const query = parseQuery(searchQuery, new URL(request.url).searchParams);
		if (query.text === undefined) throw new DomainError('invalid', 'text: what to look for', 'text');
		const events = searchTraces(deps, scope, {
			query: toSearch(query.text),
			filter: toPageFilter(query, deps.now()),
			before: query.before === undefined ? null : startTime(query.before),
			signal: request.signal,
		});
		return new Response(
			linesOf(events, (error) => refusalOf(error, where, deps.reportBug).message),
			{ headers: { ...lineHeaders, 'cache-control': 'no-store' } },
		);
	} catch (error) {
		return errorResponse(refusalOf(error, where, deps.reportBug));
	}
}
