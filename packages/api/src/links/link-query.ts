import { linkDirections } from '@spanledger/db/links/list-links';
import { z } from 'zod';
import { limit, spanId } from '../parameters.ts';

/** The public parameters of `GET /traces/{traceId}/links`. */
export const linkQuery = z.object({
	side: z
		.enum(linkDirections)
		.default('to')
		.meta({ description: 'to = what the trace links to; from = what links to it' }),
	spanId: spanId.optional(),
	limit: limit.default(50),
	cursor: z.string().max(500).nullish(),
});
export type LinkQuery = z.output<typeof linkQuery>;
