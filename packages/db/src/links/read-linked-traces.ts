import type { LinkedTrace } from '@spanledger/core/links/linked-values';
import { saidOf } from '@spanledger/core/links/said-of';
import type { SpanLink } from '@spanledger/core/links/span-link';
import type { DimensionName, Dimensions } from '@spanledger/core/spans/dimensions';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { groupByDays } from '../spans/group-by-days.ts';
import { bytesOf, hexOf } from '../spans/hex.ts';
import type { TraceSpans } from '../spans/read-spans.ts';
import { readSpanDimensions, type SpanPlace } from './read-span-dimensions.ts';

/** A tree deeper than this gives the value of its trace. */
const mostLevels = 64;

type Row = {
	trace_id: Buffer;
	min_start: Date;
	max_start: Date;
	tenant: string;
	team: string;
	feature: string;
	user_id: string;
	session_id: string;
	request_id: string;
	borrowed: DimensionName[];
};

/**
 * What the traces that are linked to say: their rows by primary key, then the linked spans and level by level their ancestors, each by
 * primary key. However large the trace is, what is read grows with the links and the depth alone. Traces that are not
 * settled yet are left out.
 */
export async function readLinkedTraces(
	db: Queryable,
	scope: Scope,
	links: readonly SpanLink[],
): Promise<Map<string, LinkedTrace>> {
	const { rows } = await db.query<Row>({
		name: 'read-linked-traces',
		text: `SELECT trace_id, min_start, max_start, tenant, team, feature, user_id, session_id, request_id, borrowed
			FROM traces WHERE project_id = $1 AND trace_id = ANY($2)`,
		values: [scope.projectId, [...new Set(links.map(({ targetTraceId }) => targetTraceId))].map(bytesOf)],
	});
	const traces = new Map(rows.map((row) => [hexOf(row.trace_id), { said: saidBy(row), spans: new Map() }]));
	const places = rows.map((row) => ({
		...scope,
		traceId: hexOf(row.trace_id),
		minStart: row.min_start,
		maxStart: row.max_start,
	}));
	for (const alike of groupByDays(places)) await readChains(db, alike, links, traces);
	return traces;
}

type FoundTraces = Map<string, { said: Dimensions; spans: Map<string, SpanPlace> }>;

/** From the linked spans upwards; ancestors that several have in common are read once. */
async function readChains(
	db: Queryable,
	alike: readonly (Scope & TraceSpans)[],
	links: readonly SpanLink[],
	traces: FoundTraces,
): Promise<void> {
	const here = new Set(alike.map(({ traceId }) => traceId));
	const asked = new Set<string>();
	const isNew = (traceId: string, spanId: string): boolean => {
		const isKnown = asked.has(traceId + spanId);
		asked.add(traceId + spanId);
		return !isKnown;
	};
	let wanted = links
		.filter(({ targetTraceId, targetSpanId }) => here.has(targetTraceId) && isNew(targetTraceId, targetSpanId))
		.map(({ targetTraceId, targetSpanId }) => ({ traceId: targetTraceId, spanId: targetSpanId }));
	for (let level = 0; level < mostLevels && wanted.length > 0; level++) {
		const found = await readSpanDimensions(db, alike, wanted);
		for (const span of found) traces.get(span.traceId)?.spans.set(span.spanId, span);
		wanted = found.flatMap(({ traceId, parentSpanId: spanId }) =>
			spanId !== null && isNew(traceId, spanId) ? [{ traceId, spanId }] : [],
		);
	}
}

function saidBy(row: Row): Dimensions {
	const stored = {
		tenant: row.tenant,
		team: row.team,
		feature: row.feature,
		user: row.user_id,
		session: row.session_id,
		requestId: row.request_id,
	};
	const set = Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== ''));
	return saidOf(set, row.borrowed);
}
