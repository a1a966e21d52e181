import { countTraces } from '@spanledger/db/traces/count-traces';
import { countValues } from '@spanledger/db/traces/count-values';
import { locateTrace } from '@spanledger/db/traces/locate-trace';
import { readDurations } from '@spanledger/db/traces/read-durations';
import { searchIds } from '@spanledger/db/traces/search-ids';
import { facetNames, spanFacetNames } from '@spanledger/db/traces/trace-filter';
import { z } from 'zod';
import { compareTraces } from '../compare/compare-traces.ts';
import { spanId, traceId } from '../parameters.ts';
import { findInTrace } from '../search/find-in-trace.ts';
import { readFirstRows } from '../traces/first-rows.ts';
import { firstSpans } from '../traces/first-spans.ts';
import { listTraces } from '../traces/list-traces.ts';
import { contentsQuery, readContents } from '../traces/read-contents.ts';
import { readSpan } from '../traces/read-span.ts';
import { histogramQuery, traceHistogram } from '../traces/trace-histogram.ts';
import { toPageFilter, toTraceFilter, traceFilter, tracePageFilter, tracePageQuery } from '../traces/trace-query.ts';
import { readTranscript } from '../transcript/read-transcript.ts';
import { inProject, router, signedIn } from './procedures.ts';
import { asPlain } from './transformer.ts';

const valueQuery = tracePageFilter.extend({
	field: z.enum([...facetNames, ...spanFacetNames, 'error', 'status', 'stage', 'score', 'attribute']),
	typed: z.string().max(300).default(''),
});

const mostDurations = 5_000;
const textToFind = z.string().trim().min(1).max(200);

export const traces = router({
	list: inProject
		.input(tracePageQuery)
		.query(async ({ ctx, input }) => asPlain(await listTraces(ctx, ctx.scope, input))),

	/** How many traces of the filter have no model call: "n others hidden". Counted up to a limit. */
	hidden: inProject.input(traceFilter).query(({ ctx, input }) => {
		const filter = { ...toTraceFilter(input, ctx.now()), hasModel: false };
		return countTraces(ctx.db, ctx.scope, { filter, limit: 10_000 });
	}),

	/** How long the latest traces of a filter took. */
	durations: inProject
		.input(traceFilter)
		.query(({ ctx, input }) =>
			readDurations(ctx.db, ctx.scope, { filter: toTraceFilter(input, ctx.now()), limit: mostDurations }),
		),

	/** Traces over time: what stands above the list. */
	histogram: inProject.input(histogramQuery).query(({ ctx, input }) => traceHistogram(ctx, ctx.scope, input)),

	/** The values that a filter may take, with how many of the latest traces have each. */
	values: inProject.input(valueQuery).query(({ ctx, input: { field, typed, ...query } }) => {
		const filter = toPageFilter(query, ctx.now());
		return countValues(ctx.db, ctx.scope, { field, text: typed, filter, limit: 30 });
	}),

	/** The top of a trace, for the HTML of its page. */
	firstRows: inProject
		.input(z.object({ traceId }))
		.query(async ({ ctx, input }) => readFirstRows(ctx, ctx.scope, input.traceId)),

	/** Its first spans by name, to choose one of. */
	firstSpans: inProject
		.input(z.object({ traceId }))
		.query(({ ctx, input }) => firstSpans(ctx, ctx.scope, input.traceId)),

	/** One span with everything it carried, its conversation, and its invoice. */
	span: inProject
		.input(z.object({ traceId, spanId }))
		.query(async ({ ctx, input }) =>
			asPlain(await readSpan(ctx, ctx.scope, { traceId: input.traceId, spanId: input.spanId })),
		),

	/** The spans of a trace that were asked or answered something. */
	findInTrace: inProject
		.input(z.object({ traceId, text: textToFind }))
		.query(({ ctx, input }) => findInTrace(ctx, ctx.scope, input)),

	/** Question, answer and documents of a page of traces; those of which nothing was kept are missing. */
	contents: inProject
		.input(contentsQuery)
		.query(async ({ ctx, input }) => asPlain(await readContents(ctx, ctx.scope, input))),

	/** What was said in it, step after step. */
	transcript: inProject
		.input(z.object({ traceId }))
		.query(async ({ ctx, input }) => asPlain(await readTranscript(ctx, ctx.scope, input.traceId))),

	/** Two traces step by step. */
	compare: inProject
		.input(z.object({ a: traceId, b: traceId }))
		.query(async ({ ctx, input }) => asPlain(await compareTraces(ctx, ctx.scope, { a: input.a, b: input.b }))),

	/** What a pasted or half-typed id may mean: traces, requests, users, sessions. */
	find: inProject
		.input(z.object({ text: textToFind }))
		.query(({ ctx, input }) => searchIds(ctx.db, ctx.scope, { text: input.text, limit: 8 })),

	/** The project, among those of the person signed in, that holds the trace: for links written into logs. */
	locate: signedIn
		.input(z.object({ traceId }))
		.query(({ ctx, input }) => locateTrace(ctx.db, { userId: ctx.member.userId, traceId: input.traceId })),
});
