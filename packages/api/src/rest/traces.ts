import { z } from 'zod';
import { traceId } from '../parameters.ts';
import { exportTraces, exportTracesQuery } from '../traces/export-traces.ts';
import { listTraces } from '../traces/list-traces.ts';
import { readTrace } from '../traces/read-trace.ts';
import { traceQuery } from '../traces/trace-query.ts';
import { type TracePage, traceDetail, traceItem, tracePage } from '../traces/trace-shape.ts';
import { parseInput, parseQuery } from './parse-query.ts';
import type { RestCall, Route } from './route.ts';

async function list({ deps, scope, parameters }: RestCall): Promise<TracePage> {
	const { items, nextCursor } = await listTraces(deps, scope, parseQuery(traceQuery, parameters));
	// what only the pages show is cut by the public shape
	return { items: items.map((item) => traceItem.parse(item)), nextCursor };
}

const noParameters = z.object({});
const traceIdPath = z.object({ traceId });

export const traceRoutes: Route[] = [
	{
		method: 'GET',
		path: '/traces',
		summary: 'Traces by start, newest first, without their spans',
		scope: 'read',
		query: traceQuery,
		answer: tracePage,
		handle: list,
	},
	{
		method: 'GET',
		path: '/traces/export',
		summary: 'Up to 200 traces as JSONL, one a line, each as /traces/{traceId} has it',
		scope: 'read',
		query: exportTracesQuery,
		handle: async ({ deps, scope, parameters }) => exportTraces(deps, scope, parseQuery(exportTracesQuery, parameters)),
	},
	{
		method: 'GET',
		path: '/traces/{traceId}',
		summary: 'One trace with its spans; readable once stored, `settled` says whether its bill is final for now',
		scope: 'read',
		answer: traceDetail,
		handle: ({ deps, scope, path, parameters }) => {
			parseQuery(noParameters, parameters);
			return readTrace(deps, scope, parseInput(traceIdPath, path).traceId);
		},
	},
];
