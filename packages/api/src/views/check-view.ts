import { DomainError } from '@spanledger/core/domain-error';
import { z } from 'zod';
import { parseQuery } from '../rest/parse-query.ts';
import { traceFilter, traceQuery } from '../traces/trace-query.ts';

const longest = 4_000;

/** What an address of the list may say in a view: its filters and order, a range that goes with the clock, and whether all traces are shown. */
const viewQuery = traceFilter.omit({ from: true, to: true }).extend({
	sort: traceQuery.shape.sort,
	range: z
		.string()
		.regex(/^\d{1,3}[mhd]$/)
		.optional(),
	all: z.enum(['true', 'false']).optional(),
});

/** The query as it is kept: sorted by name. Throws DomainError('invalid') with what of it the list would refuse. */
export function checkView(query: string): string {
	if (query.length > longest)
		throw new DomainError('invalid', `a view has at most ${longest} characters, this has ${query.length}`, 'query');
	const parameters = new URLSearchParams(query);
	parseQuery(viewQuery, parameters);
	parameters.sort();
	return parameters.toString();
}
