import { z } from 'zod';
import { linkQuery } from '../links/link-query.ts';
import { countTraceLinks, listTraceLinks } from '../links/list-trace-links.ts';
import { spanId, traceId } from '../parameters.ts';
import { inProject, router } from './procedures.ts';

export const links = router({
	/** One page of links, in one direction. */
	list: inProject.input(linkQuery.extend({ traceId })).query(({ ctx, input }) => listTraceLinks(ctx, ctx.scope, input)),

	/** How many there are in each. */
	count: inProject
		.input(z.object({ traceId, spanId: spanId.nullish() }))
		.query(({ ctx, input }) => countTraceLinks(ctx, ctx.scope, input)),
});
