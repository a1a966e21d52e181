import { DomainError } from '@spanledger/core/domain-error';
import { startTime } from '@spanledger/db/spans/start-time';
import { memberScope } from '../auth/member-scope.ts';
import type { Deps } from '../deps.ts';
import { time } from '../parameters.ts';
import { refusalOf } from '../refusal.ts';
import { parseQuery } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { toPageFilter, toSearch, tracePageFilter } from '../traces/trace-query.ts';
import type { SearchEvent } from './search-shape.ts';
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
			{ headers },
		);
	} catch (error) {
		return errorResponse(refusalOf(error, where, deps.reportBug));
	}
}

// no proxy may hold the lines back
const headers = {
	'content-type': 'application/x-ndjson; charset=utf-8',
	'cache-control': 'no-store',
	'x-accel-buffering': 'no',
};

function linesOf(
	events: AsyncGenerator<SearchEvent>,
	messageOf: (error: unknown) => string,
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const line = (event: SearchEvent) => encoder.encode(`${JSON.stringify(event)}\n`);
	return new ReadableStream({
		pull: async (controller) => {
			try {
				const { value, done } = await events.next();
				if (done === true) controller.close();
				else controller.enqueue(line(value));
			} catch (error) {
				controller.enqueue(line({ kind: 'failed', message: messageOf(error) }));
				controller.close();
			}
		},
		cancel: async () => {
			await events.return(undefined);
		},
	});
}
